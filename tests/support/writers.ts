import { newId } from '@ttc/contracts/new-id'
import type { Balancer } from './balancer.ts'
import type { SessionCookie } from './server-sign-in.ts'

export type Writers = Readonly<{
  /** Ids of the plans that were answered as stored. */
  acknowledged: readonly string[]
  /** Those that whoever stored them did not find when they looked right after. */
  unseen: readonly string[]
  /** What was answered otherwise. */
  refused: readonly number[]
  stop: () => Promise<void>
}>

/** So many people, each with a browser of their own, who add one plan after the other and look at it, until they are stopped. */
export function startWriters(count: number, { ask }: Balancer, plans: string, session: SessionCookie): Writers {
  const acknowledged: string[] = []
  const unseen: string[] = []
  const refused: number[] = []
  let isOver = false
  const addOne = async (seen: string): Promise<string> => {
    const id = newId()
    const cookie = `${session.name}=${session.value}${seen}`
    const body = JSON.stringify({ id, name: `Plan ${id}`, startsOn: '2025-04-01', endsOn: '2028-03-31' })
    const headers = { 'content-type': 'application/json', cookie }
    const answer = await ask(plans, { method: 'POST', headers, body })
    await answer.arrayBuffer().catch(() => {})
    if (answer.status !== 201) {
      refused.push(answer.status)
      return seen
    }
    acknowledged.push(id)
    const carried = seenIn(answer) ?? seen
    const looked = await ask(`${plans}/${id}`, { headers: { cookie: `${session.name}=${session.value}${carried}` } })
    await looked.arrayBuffer().catch(() => {})
    if (looked.status !== 200) unseen.push(id)
    return carried
  }
  const act = async () => {
    for (let seen = ''; !isOver; ) seen = await addOne(seen)
  }
  const acting = Array.from({ length: count }, act)
  return {
    acknowledged,
    unseen,
    refused,
    stop: async () => {
      isOver = true
      await Promise.all(acting)
    },
  }
}

/** What a browser would send back of the answer's cookies. */
function seenIn(answer: Response): string | null {
  const [pair] =
    answer.headers
      .getSetCookie()
      .find((one) => one.startsWith('ttc_seen='))
      ?.split(';') ?? []
  return pair === undefined ? null : `; ${pair}`
}
