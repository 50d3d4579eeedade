import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAppRouter } from '../../apps/web/src/app/routes.tsx'
import { setTransport } from '../../apps/web/src/http/transport.ts'

// With no API to be reached: what the frame itself owes the reader.
beforeEach(() => {
  setTransport(() => Promise.reject(new TypeError('Failed to fetch')))
  vi.spyOn(window, 'scrollTo').mockReturnValue()
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
})

afterEach(() => {
  cleanup()
  setTransport()
  vi.restoreAllMocks()
})

function open(path: string) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } })
  const history = createMemoryHistory({ initialEntries: [path] })
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={createAppRouter(queryClient, history)} />
    </QueryClientProvider>,
  )
  return history
}

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

describe('going from page to page', () => {
  test('the first page leaves the focus to the browser', async () => {
    open('/nowhere')
    await heading('Page not found')
    expect(document.title).toBe('Page not found – Turning the Curve')
    expect(document.activeElement).toBe(document.body)
  })

  test('a plain link changes the page; title and focus follow', async () => {
    const history = open('/nowhere')
    await heading('Page not found')
    await userEvent.click(screen.getByRole('link', { name: 'Go to the plans' }))
    const title = await heading('We cannot reach Turning the Curve')
    expect(history.location.pathname).toBe('/')
    expect(document.title).toBe('We cannot reach Turning the Curve – Turning the Curve')
    await waitFor(() => expect(document.activeElement).toBe(title))
  })

  test('with a key held the browser keeps the link', async () => {
    const history = open('/nowhere')
    await heading('Page not found')
    const user = userEvent.setup()
    await user.keyboard('{Control>}')
    await user.click(screen.getByRole('link', { name: 'Go to the plans' }))
    expect(history.location.pathname).toBe('/nowhere')
  })

  test('the frame stands while nothing answers, with a way to try again', async () => {
    open('/')
    await heading('We cannot reach Turning the Curve')
    expect(screen.getByRole('banner').textContent).toContain('Turning the Curve')
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
  })
})
