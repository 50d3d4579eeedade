import { newId } from '@ttc/contracts/new-id'
import type { OwedListView, OwnOwedView, PlanRound, RoundListView, RoundView } from '@ttc/contracts/round'
import { member } from '@ttc/db/member'
import { daysFor } from '@ttc/domain/round/proposal'
import { and, eq } from 'drizzle-orm'
import { signIn, type TestApp } from './app.ts'

/** A round that meets on 15 December 2026: its numbers are due on the 1st, a week after the tests' day. */
export function aRound(over: Partial<PlanRound> = {}): PlanRound {
  const { meetsOn = '2026-12-15' } = over
  return {
    id: newId(),
    name: 'Quarter 3, 2026/27',
    ...daysFor(meetsOn),
    reminders: [-3, 0, 2],
    opensByItself: false,
    ...over,
  }
}

export async function listRoundsOf(it: TestApp): Promise<RoundListView> {
  return (await it.get(`/plans/${it.planId}/rounds`)).json()
}

export async function planRound(it: TestApp, over: Partial<PlanRound> = {}): Promise<string> {
  const body = aRound(over)
  const answer = await it.send('POST', `/plans/${it.planId}/rounds`, body)
  if (answer.statusCode !== 201) throw new Error(`The round could not be planned: ${answer.body}`)
  return body.id
}

export const findRoundView = async (it: TestApp, id: string): Promise<RoundView> => {
  const found = (await listRoundsOf(it)).rounds.find((one) => one.id === id)
  if (found === undefined) throw new Error('There is no such round')
  return found
}

export async function turn(it: TestApp, id: string, state: 'open' | 'closed' = 'open') {
  const { version } = await findRoundView(it, id)
  return it.send('PUT', `/rounds/${id}/state`, { version, state })
}

/** A round that is open. */
export async function anOpenRound(it: TestApp, over: Partial<PlanRound> = {}): Promise<string> {
  const id = await planRound(it, over)
  const answer = await turn(it, id)
  if (answer.statusCode !== 200) throw new Error(`The round could not be opened: ${answer.body}`)
  return id
}

export async function whoOwes(it: TestApp, id: string, search = ''): Promise<OwedListView> {
  return (await it.get(`/rounds/${id}/owed${search}`)).json()
}

/** A member by name, and their session. */
export async function personOf(it: TestApp, name: string) {
  const { db } = it.connection
  const of = and(eq(member.partnershipId, it.scope.partnershipId), eq(member.name, name))
  const [row] = await db.select({ id: member.id }).from(member).where(of)
  const id = row?.id ?? ''
  const headers = { cookie: await signIn(db, it.scope, id) }
  const ask = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
    it.ask({ method, url: it.at + path, headers, ...(payload === undefined ? {} : { payload }) })
  return { id, ask, owed: async (): Promise<OwnOwedView> => (await ask('GET', '/owed')).json() }
}
