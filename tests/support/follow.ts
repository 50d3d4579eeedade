import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import type { WalkChangeView } from '@ttc/contracts/turning-the-curve'

/** Somebody who follows a walk over a real connection. */
export type Following = Readonly<{
  sequences: () => number[]
  texts: () => (string | undefined)[]
  present: () => readonly unknown[]
  /** Until the change of this number has come. */
  until: (sequence: number) => Promise<void>
  untilPresent: (count: number) => Promise<void>
  ended: () => Promise<void>
  leave: () => Promise<void>
}>

const PATIENCE_MS = 20_000

/** Opens the stream of a walk and keeps what it is told. */
export async function follow(url: string, headers: Readonly<Record<string, string>>): Promise<Following> {
  const { asked, answer } = await open(url, { accept: 'text/event-stream', ...headers })
  const changes: WalkChangeView[] = []
  let present: readonly unknown[] = []
  let isOver = false
  const reading = readEvents(answer, (event, data) => {
    if (event === 'change') changes.push(data as WalkChangeView)
    if (event === 'present') present = (data as { members: readonly unknown[] }).members
  })
    .catch(() => {})
    .finally(() => {
      isOver = true
    })
  return {
    sequences: () => changes.map(({ sequence }) => sequence),
    texts: () => changes.map(({ answer: said }) => said?.content.text),
    present: () => present,
    until: (sequence) => waitFor(() => changes.some((one) => one.sequence === sequence), `change ${sequence}`),
    untilPresent: (count) => waitFor(() => present.length === count, `${count} present`),
    ended: () => waitFor(() => isOver, 'the end'),
    leave: async () => {
      asked.destroy()
      await reading
    },
  }
}

/**
 * On a connection of its own, which is cut when it is left: `fetch` keeps spare ones, and a server that closes waits a
 * minute for one on which nothing has ever been asked.
 */
function open(url: string, headers: Readonly<Record<string, string>>) {
  return new Promise<{ asked: ClientRequest; answer: IncomingMessage }>((resolve, reject) => {
    const asked = get(url, { headers, agent: false }, (answer) => {
      if (answer.statusCode === 200) resolve({ asked, answer })
      else reject(new Error(`Following answered ${answer.statusCode}`))
    })
    asked.once('error', reject)
  })
}

async function readEvents(body: AsyncIterable<Uint8Array>, tell: (event: string, data: unknown) => void) {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const part of body) {
    const blocks = `${rest}${decoder.decode(part, { stream: true })}`.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1]
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (event !== undefined && data !== undefined) tell(event, JSON.parse(data))
    }
  }
}

async function waitFor(done: () => boolean, what: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (!done()) {
    if (performance.now() > until) throw new Error(`Waited in vain for ${what}.`)
    await new Promise((resume) => setTimeout(resume, 20))
  }
}
