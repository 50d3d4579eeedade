import type { ChallengeView } from '@ttc/contracts/challenge'
import type { ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import { newId } from '@ttc/contracts/new-id'
import type { PromiseView } from '@ttc/contracts/promise'
import type { TestApp } from './app.ts'

export const aMeeting = (more: object = {}) => ({
  id: newId(),
  name: 'Autumn challenge meeting',
  meetsOn: '2026-11-23',
  startsAt: '14:00',
  place: 'Town hall',
  minutes: 90,
  ...more,
})

export type Meeting = Readonly<{
  id: string
  view: () => Promise<ChallengeMeetingView>
  put: (path: string, body: object) => ReturnType<TestApp['send']>
  /** Moves on to an item, the first one where none is named; the first time begins the meeting. */
  begin: (itemId?: string | null) => Promise<ChallengeMeetingView>
  close: () => Promise<ChallengeMeetingView>
  /** Types a field of a challenge or a promise over a version of it. */
  write: (what: 'challenges' | 'promises', id: string, body: object) => ReturnType<TestApp['send']>
  /** Asks a whole question under the item that is on. */
  ask: (question: string, more?: Readonly<Record<string, unknown>>) => Promise<ChallengeView>
  promise: (text: string, more?: Readonly<Record<string, unknown>>) => Promise<PromiseView>
}>

/** A challenge meeting of the test's plan, planned through the API. */
export async function planMeeting(it: TestApp, more: object = {}): Promise<Meeting> {
  const body = aMeeting(more)
  const planned = await it.send('POST', `/plans/${it.planId}/challenge-meetings`, body)
  if (planned.statusCode !== 201) throw new Error(`No meeting was planned: ${planned.body}`)
  const at = `/challenge-meetings/${body.id}`
  const view = async () => (await it.get(at)).json<ChallengeMeetingView>()
  const put: Meeting['put'] = (path, change) => it.send('PUT', `${at}${path}`, change)
  const write: Meeting['write'] = (what, id, change) => put(`/${what}/${id}`, { reason: null, ...change })
  const typed = async <Row>(what: 'challenges' | 'promises', fields: object, under: object): Promise<Row> => {
    const id = newId()
    let last: Row | null = null
    for (const [field, value] of Object.entries(fields)) {
      const answer = await write(what, id, { ...under, version: 0, change: { field, value } })
      if (answer.statusCode !== 200) throw new Error(`Not written: ${answer.body}`)
      last = answer.json<Row>()
    }
    if (last === null) throw new Error('Nothing was written')
    return last
  }
  const now = async () => (await view()).items.find(({ state }) => state === 'now')?.id ?? null
  return {
    id: body.id,
    view,
    put,
    write,
    begin: async (itemId) => {
      const { version, items } = await view()
      const course = { version, itemId: itemId === undefined ? items[0]?.id : itemId, running: true }
      return (await put('/course', course)).json()
    },
    close: async () => (await put('/closing', { version: (await view()).version })).json(),
    ask: async (question, { itemId, ...fields } = {}) =>
      typed('challenges', { question, ...fields }, { itemId: itemId ?? (await now()) }),
    promise: async (text, { challengeId = null, itemId, ...fields } = {}) =>
      typed('promises', { text, ...fields }, { challengeId, itemId: itemId ?? (await now()) }),
  }
}

/** The item of the agenda that is about an indicator. */
export const itemAbout = ({ items }: ChallengeMeetingView, placementId: string) =>
  items.find((item) => item.placementId === placementId)
