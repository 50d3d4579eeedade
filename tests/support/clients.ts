import { newId } from '@ttc/contracts/new-id'
import type { SessionCookie } from './server-sign-in.ts'

/** What became of one change that was sent: its status, or the code of the connection's fault. */
export type Sent = Readonly<{ id: string; outcome: number | string }>

export type Clients = Readonly<{
  sent: readonly Sent[]
  /** Those that were told that their change is stored. */
  acknowledged: () => readonly string[]
  /** No more is begun; answers when the last has its outcome. */
  stop: () => Promise<void>
}>

/** Sends a new plan to an address of plans, and answers what became of it; a request without an answer has no status. */
export async function addPlan(plans: string, { name, value }: SessionCookie, id = newId()): Promise<Sent> {
  const body = { id, name: `Plan ${id}`, startsOn: '2025-04-01', endsOn: '2028-03-31' }
  try {
    const answer = await fetch(plans, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `${name}=${value}` },
      body: JSON.stringify(body),
    })
    await answer.arrayBuffer()
    return { id, outcome: answer.status }
  } catch (error) {
    return { id, outcome: codeOf(error) }
  }
}

function codeOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? String(error)
}

/** So many people who add one plan after the other over connections that are kept, until they are stopped. */
export function startClients(count: number, add: () => Promise<Sent>): Clients {
  const sent: Sent[] = []
  let isOver = false
  const act = async () => {
    while (!isOver) sent.push(await add())
  }
  const acting = Array.from({ length: count }, act)
  return {
    sent,
    acknowledged: () => sent.filter(({ outcome }) => outcome === 201).map(({ id }) => id),
    stop: async () => {
      isOver = true
      await Promise.all(acting)
    },
  }
}
