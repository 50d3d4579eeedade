import type { AnswerView } from '@ttc/contracts/answer'
import { newId } from '@ttc/contracts/new-id'
import type { WalkView } from '@ttc/contracts/turning-the-curve'
import { evidenceFile } from '@ttc/db/action'
import { answer, walkChange } from '@ttc/db/turning-the-curve'
import type { TestApp } from './app.ts'
import { freshExceptions } from './exceptions.ts'
import { placeIn } from './place.ts'

export type OpenedWalk = Readonly<{
  id: string
  priorityId: string
  placementId: string
  view: () => Promise<WalkView>
  /** Adds an answer and gives it back; throws with the refusal where it was refused. */
  add: (content: object, more?: object) => Promise<AnswerView>
  edit: (
    answer: Pick<AnswerView, 'id' | 'version' | 'content' | 'linkId'>,
    change: object,
  ) => ReturnType<TestApp['send']>
}>

/** The walk of the first priority of a test's plan, opened through the API. */
export async function openWalk(it: TestApp, more: object = {}): Promise<OpenedWalk> {
  const place = await placeIn(it)
  const id = newId()
  const priorityId = place.priority.id
  const opened = await it.send('POST', `/priorities/${priorityId}/walks`, { id, ...more })
  if (opened.statusCode !== 201) throw new Error(`No walk was opened: ${opened.body}`)
  return {
    id,
    priorityId,
    placementId: place.row.placementId,
    view: async () => (await it.get(`/walks/${id}`)).json(),
    add: async (content, extra = {}) => {
      const answer = await it.send('POST', `/walks/${id}/answers`, { id: newId(), content, ...extra })
      if (answer.statusCode !== 201) throw new Error(`No answer was added: ${answer.body}`)
      return answer.json()
    },
    edit: (answer, change) =>
      it.send('PUT', `/walks/${id}/answers/${answer.id}`, {
        version: answer.version,
        content: answer.content,
        linkId: answer.linkId,
        ...change,
      }),
  }
}

export const aFactor = (text: string, more: object = {}) => ({
  kind: 'factor',
  direction: 'restricting',
  text,
  ...more,
})
export const anIdea = (text: string, more: object = {}) => ({ kind: 'idea', text, ...more })
export const anAction = (text: string, more: object = {}) => ({ kind: 'action', text, ...more })
export const aJudgedCurve = (more: object = {}) => ({
  kind: 'working-baseline',
  text: 'An adult at school to talk to',
  unit: '%',
  betterIs: 'higher',
  year: 2026,
  now: 40,
  course: 'worse',
  speed: 'slow',
  yearsBack: 3,
  before: 45,
  yearsAhead: 3,
  future: 35,
  ...more,
})

/** A walk with a row in every table that a walk writes to. */
export async function fillWalk(it: TestApp): Promise<void> {
  const walk = await openWalk(it)
  const { partnershipId } = it.scope
  const action = await walk.add(anAction('Send a message before every visit'))
  const at = `/walks/${walk.id}`
  await it.send('POST', `${at}/meetings`, { id: newId() })
  await it.send('PUT', `${at}/answers/${action.id}/dots`, { dots: 1 })
  await it.send('PUT', `${at}/confirmed`, { step: 'aim', confirmed: true })
  await it.send('PUT', `${at}/advice`, { code: 'no-cheap-idea', answerId: null, reason: 'Kept' })
  const update = { id: newId(), on: '2026-01-05', status: 'on-track', note: 'Begun' }
  await it.send('POST', `${at}/answers/${action.id}/updates`, update)
  const file = { name: 'Survey.pdf', mediaType: 'application/pdf', size: 1, sha256: '', content: new Uint8Array([0]) }
  await it.connection.db.insert(evidenceFile).values({ partnershipId, id: newId(), walkId: walk.id, ...file })
}

/** As if all that was said so far had been said in another quarter, which no statement of the product can do. */
export async function saidDaysAgo(it: TestApp, days: number): Promise<void> {
  const { db } = it.connection
  const at = new Date(Date.now() - days * 86_400_000)
  const rows = await db.select().from(walkChange)
  await db.delete(walkChange)
  await db.insert(walkChange).values(rows.map((row) => ({ ...row, at })))
  await db.update(answer).set({ changedAt: at })
  await freshExceptions(it)
}
