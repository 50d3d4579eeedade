import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { configure, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { InjectOptions } from 'fastify'
import { createQueryClient } from '../../apps/web/src/app/query-client.ts'
import { createAppRouter } from '../../apps/web/src/app/routes.tsx'
import { setTransport } from '../../apps/web/src/http/transport.ts'
import type { TestApp } from './app.ts'
import { Browser } from './cookie-jar.ts'

// The real application works out every answer; on a busy machine a page may take a while.
configure({ asyncUtilTimeout: 10_000 })

/** Leads the pages' requests to the real application in memory. */
export function connectPages({ app }: TestApp): void {
  setTransport(async (path, init) => {
    const { headers, payload } = await bodyOf(init)
    const answer = await app.inject({
      method: (init.method ?? 'GET') as InjectOptions['method'],
      url: path,
      headers: { ...(init.headers as Record<string, string>), ...headers },
      payload,
    })
    return new Response(answer.rawPayload.length === 0 ? null : answer.payload, {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type'] ?? '') },
    })
  })
}

/** The same as whoever a session's cookie is of. */
export function connectAs({ ask }: TestApp, cookie: string): void {
  setTransport(async (path, init) => {
    const { headers, payload } = await bodyOf(init)
    const answer = await ask({
      method: (init.method ?? 'GET') as InjectOptions['method'],
      url: path,
      headers: { ...(init.headers as Record<string, string>), ...headers, cookie },
      payload,
    })
    return new Response(answer.rawPayload.length === 0 ? null : answer.payload, {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type'] ?? '') },
    })
  })
}

/** Leads them there as a browser of its own does, signed in as nobody at first; answers that browser. */
export function connectVisitor(it: TestApp): Browser {
  const browser = new Browser(it)
  setTransport(async (path, init) => {
    const method = (init.method ?? 'GET') as 'GET' | 'POST' | 'PUT' | 'DELETE'
    const { headers, payload } = await bodyOf(init)
    const sent = { ...(init.headers as Record<string, string>), ...headers }
    const answer = await browser.ask(method, path.replace(/^\/api/, ''), payload, sent)
    return new Response(answer.rawPayload.length === 0 ? null : answer.payload, {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type'] ?? '') },
    })
  })
  return browser
}

/** A form with a file is written out as a browser would send it; every other body is text already. */
async function bodyOf({ body }: RequestInit): Promise<{ headers: Record<string, string>; payload?: string | Buffer }> {
  if (!(body instanceof FormData)) return { headers: {}, payload: (body as string | null) ?? undefined }
  const line = '--------------------------turningthecurve'
  const parts = await Promise.all(
    [...body.entries()].map(async ([name, value]) => {
      const file = typeof value === 'string' ? '' : `; filename="${value.name}"\r\ncontent-type: ${value.type}`
      const content = typeof value === 'string' ? Buffer.from(value) : await bytesOf(value)
      const head = `--${line}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`
      return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n')])
    }),
  )
  const payload = Buffer.concat([...parts, Buffer.from(`--${line}--\r\n`)])
  return { headers: { 'content-type': `multipart/form-data; boundary=${line}` }, payload }
}

/** The document's own files know no `bytes()`. */
function bytesOf(file: File): Promise<Buffer> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(Buffer.from(reader.result as ArrayBuffer)))
    reader.readAsArrayBuffer(file)
  })
}

/** Answers nothing, as when the connection is lost. */
export function disconnectPages(): void {
  setTransport(() => Promise.reject(new TypeError('Failed to fetch')))
}

/** Opens the product at an address, as a browser would. */
export function openPage(address: string) {
  // Nothing is laid out here, so there is nowhere to scroll to.
  window.scrollTo = () => undefined
  Element.prototype.scrollIntoView = () => undefined
  // The simulated browser has no way to show a dialog above the page.
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function hide() {
    this.open = false
  }
  const queryClient = createQueryClient()
  queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retry: false } })
  const router = createAppRouter(queryClient, createMemoryHistory({ initialEntries: [address] }))
  const page = render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return { ...page, router, user: userEvent.setup() }
}
