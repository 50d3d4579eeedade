import type { PromiseView, SettlePromise, WritePromise } from '@ttc/contracts/promise'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { checkMinutes, meetingLimits } from '@ttc/domain/challenge-meeting'
import { Problem } from '@ttc/domain/problem'
import { checkSettled } from '@ttc/domain/promise'
import { note } from '../audit/audit.queries.ts'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { checkMember } from '../member/member.queries.ts'
import {
  findPromise,
  listPromisesOf,
  type PromiseRow,
  saveNewPromise,
  savePromiseField,
  saveState,
} from '../promise/promise.queries.ts'
import { mayUpdate, promiseView } from '../promise/promise.view.ts'
import { appendEvent } from '../promise/promise-event.queries.ts'
import { mayWrite } from './challenge-meeting.view.ts'
import { appendChange, type MeetingTurn, takeTurn } from './change.queries.ts'
import { checkWriter, keptValue, noteCorrection, sameValue } from './minutes.command.ts'
import { itemIn, settleCrossing, takeChallenge } from './write-challenge.command.ts'

type At = Readonly<{ meeting: string; promise: string }>

/** Stores one field of a promise as it was typed; like `writeChallenge`. */
export async function writePromise(
  tx: Database,
  scope: Scope,
  at: At,
  request: WritePromise,
  today: string,
): Promise<PromiseView> {
  const { version, reason, change } = request
  const meeting = await takeTurn(tx, scope, at.meeting)
  checkWriter(scope, meeting)
  checkMinutes(meeting.state, reason)
  const row = await takePromise(tx, scope, meeting, { ...request, id: at.promise, isNew: version === 0, today })
  const before: unknown = promiseView(row)[change.field]
  if (sameValue(before, change.value)) return promiseView(row)
  if ((row.versions[change.field] ?? 0) !== version)
    throw new Problem('conflict', 'Someone else typed in this field first.', { present: promiseView(row) })
  if (change.field === 'owner') await checkMember(tx, scope, change.value.memberId, 'change.value.memberId')
  await savePromiseField(tx, scope, row, change)
  const { field } = change
  const [was, after] = [keptValue(before), keptValue(change.value)]
  await appendChange(tx, scope, meeting.id, { what: 'promise', objectId: row.id, field, before: was, after, reason })
  await noteCorrection(tx, scope, meeting, { field, before: was, after, reason })
  if (meeting.state === 'closed')
    await appendEvent(tx, scope, {
      promiseId: row.id,
      what: 'corrected',
      state: row.state,
      on: today,
      note: reason ?? '',
    })
  if (row.challengeId !== null) await settleCrossing(tx, scope, row.challengeId)
  if (row.placementId !== null) await touchExceptions(tx, scope, { placements: [row.placementId] })
  return promiseView((await findPromise(tx, scope, row.id)) ?? row)
}

type Wanted = Pick<WritePromise, 'challengeId' | 'itemId'> & Readonly<{ id: string; isNew: boolean; today: string }>

/** The promise of this id, made where its first word comes. */
async function takePromise(tx: Database, scope: Scope, meeting: MeetingTurn, wanted: Wanted): Promise<PromiseRow> {
  const { id, challengeId, isNew, today } = wanted
  const found = await findPromise(tx, scope, id)
  if (found !== null && found.meetingId === meeting.id) return found
  if (found !== null || !isNew) throw new Problem('not-found', 'There is no such promise in this meeting.')
  if ((await listPromisesOf(tx, scope, meeting.id)).length >= meetingLimits.promises)
    throw new Problem('rule-broken', `A meeting holds ${meetingLimits.promises} promises at most.`)
  // A promise may be typed before the question that it answers.
  const answered =
    challengeId === null ? null : await takeChallenge(tx, scope, meeting, { ...wanted, id: challengeId, isNew: true })
  const itemId = answered?.itemId ?? wanted.itemId
  const item = await itemIn(tx, scope, meeting.id, itemId)
  const placementId = answered?.placementId ?? item?.placementId ?? null
  await saveNewPromise(tx, scope, { id, meetingId: meeting.id, itemId, challengeId, placementId, madeOn: today })
  await appendEvent(tx, scope, { promiseId: id, what: 'made', state: 'open', on: today, meetingId: meeting.id })
  const made = await findPromise(tx, scope, id)
  if (made === null) throw new Error('A promise that was stored is not there')
  return made
}

/** Says what became of a promise, in a later meeting or between meetings. */
export async function settlePromise(
  tx: Database,
  scope: Scope,
  id: string,
  { version, state, note: words, on, meetingId }: SettlePromise,
  today: string,
): Promise<PromiseView> {
  const meeting = meetingId === null ? null : await takeTurn(tx, scope, meetingId)
  const row = await findPromise(tx, scope, id)
  if (row === null) throw new Problem('not-found', 'There is no such promise, or you cannot see it.')
  checkMaySettle(scope, row, meeting)
  const settled = { state, note: words, on: on ?? today }
  checkSettled(settled, { today, madeOn: row.madeOn })
  if (!(await saveState(tx, scope, id, { version, ...settled })))
    throw new Problem('conflict', 'Someone else has said what became of this promise.', { present: promiseView(row) })
  await appendEvent(tx, scope, { promiseId: id, what: 'state', meetingId, ...settled })
  if (meeting !== null)
    await appendChange(tx, scope, meeting.id, { what: 'promise', objectId: id, field: 'state', after: state })
  await note(tx, scope, {
    action: 'promise.update',
    object: 'promise',
    id,
    before: { state: row.state, note: row.note },
    after: settled,
  })
  if (row.placementId !== null) await touchExceptions(tx, scope, { placements: [row.placementId] })
  return promiseView((await findPromise(tx, scope, id)) ?? row)
}

function checkMaySettle(scope: Scope, row: PromiseRow, meeting: MeetingTurn | null): void {
  if (meeting !== null && meeting.planId !== row.planId)
    throw new Problem('not-found', 'There is no such promise in the plan of this meeting.')
  const isMinuteTaker = meeting !== null && meeting.state !== 'closed' && mayWrite(scope, meeting)
  if (isMinuteTaker || mayUpdate(scope, row)) return
  const message = 'Whoever promised it says what became of it, or the plan coordinator or plan lead. Ask one of them.'
  throw new Problem('forbidden', message)
}
