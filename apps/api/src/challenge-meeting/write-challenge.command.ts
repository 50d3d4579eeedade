import type { AskBefore, ChallengeView, OrderQuestions, WriteChallenge } from '@ttc/contracts/challenge'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { crossesAgencies } from '@ttc/domain/challenge'
import { checkMinutes, checkOpen, meetingLimits } from '@ttc/domain/challenge-meeting'
import { Problem } from '@ttc/domain/problem'
import {
  type ChallengeRow,
  findChallenge,
  listChallengesOf,
  saveChallengeField,
  saveCrossing,
  saveNewChallenge,
  savePlace,
} from '../challenge/challenge.queries.ts'
import { challengeView } from '../challenge/challenge.view.ts'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { checkMember, findMember } from '../member/member.queries.ts'
import { agenciesOf } from '../promise/promise.queries.ts'
import { listInPlan, listItems } from './agenda.queries.ts'
import { saveVersion } from './challenge-meeting.queries.ts'
import { appendChange, type MeetingTurn, takeTurn } from './change.queries.ts'
import { checkWriter, keptValue, noteCorrection, sameValue } from './minutes.command.ts'

type At = Readonly<{ meeting: string; challenge: string }>

/**
 * Stores one field of a challenge as it was typed. What is stored already is stored again without a trace, so that a
 * request whose answer was lost can be repeated; another's later words are never typed over, but answered with 409.
 */
export async function writeChallenge(
  tx: Database,
  scope: Scope,
  at: At,
  { itemId, version, reason, change }: WriteChallenge,
  today: string,
): Promise<ChallengeView> {
  const meeting = await takeTurn(tx, scope, at.meeting)
  checkWriter(scope, meeting)
  checkMinutes(meeting.state, reason)
  const row = await takeChallenge(tx, scope, meeting, { id: at.challenge, itemId, isNew: version === 0, today })
  const before: unknown = challengeView(row)[change.field]
  if (sameValue(before, change.value)) return challengeView(row)
  if ((row.versions[change.field] ?? 0) !== version)
    throw new Problem('conflict', 'Someone else typed in this field first.', { present: challengeView(row) })
  if (change.field === 'askedBy' || change.field === 'answeredBy')
    await checkMember(tx, scope, change.value.memberId, 'change.value.memberId')
  await saveChallengeField(tx, scope, row, change)
  const { field } = change
  const [was, after] = [keptValue(before), keptValue(change.value)]
  await appendChange(tx, scope, meeting.id, { what: 'challenge', objectId: row.id, field, before: was, after, reason })
  await noteCorrection(tx, scope, meeting, { field, before: was, after, reason })
  await settleCrossing(tx, scope, row.id)
  if (row.placementId !== null && meeting.state !== 'planned')
    await touchExceptions(tx, scope, { placements: [row.placementId] })
  const saved = await findChallenge(tx, scope, row.id)
  return challengeView(saved ?? row)
}

type Wanted = Readonly<{ id: string; itemId: string | null; isNew: boolean; today: string }>

/** The challenge of this id, made where its first word comes. */
export async function takeChallenge(
  tx: Database,
  scope: Scope,
  meeting: MeetingTurn,
  wanted: Wanted,
): Promise<ChallengeRow> {
  const { id, itemId, isNew, today } = wanted
  const found = await findChallenge(tx, scope, id)
  if (found !== null && found.meetingId === meeting.id) return found
  if (found !== null || !isNew) throw new Problem('not-found', 'There is no such challenge in this meeting.')
  const all = await listChallengesOf(tx, scope, meeting.id)
  if (all.length >= meetingLimits.challenges)
    throw new Problem('rule-broken', `A meeting holds ${meetingLimits.challenges} challenges at most.`)
  const item = await itemIn(tx, scope, meeting.id, itemId)
  await saveNewChallenge(tx, scope, {
    id,
    meetingId: meeting.id,
    itemId,
    placementId: item?.placementId ?? null,
    priorityId: item?.priorityId ?? null,
    source: 'room',
    askedOn: today,
  })
  const made = await findChallenge(tx, scope, id)
  if (made === null) throw new Error('A challenge that was stored is not there')
  return made
}

/** The item of a meeting under which something is said; one that has left the agenda is told. */
export async function itemIn(tx: Database, scope: Scope, meetingId: string, itemId: string | null) {
  if (itemId === null) return null
  const item = (await listItems(tx, scope, meetingId)).find(({ id }) => id === itemId)
  if (item !== undefined) return item
  const message = 'This item is not on the agenda any more. Choose another.'
  throw new Problem('invalid', message, { fields: [{ field: 'itemId', message }] })
}

/** Works out again whether a challenge crosses agencies: its own words have changed, or a promise made in answer. */
export async function settleCrossing(tx: Database, scope: Scope, id: string): Promise<void> {
  const row = await findChallenge(tx, scope, id)
  if (row === null) return
  const promised = await agenciesOf(tx, scope, id)
  const crosses = crossesAgencies({ asked: row.agency, answered: row.answerAgency, promised })
  if (crosses !== row.crosses) await saveCrossing(tx, scope, id, crosses)
}

/** Puts a question to a meeting in writing before it has begun. */
export async function askBefore(
  tx: Database,
  scope: Scope,
  meetingId: string,
  { id, question, askedBy, agency, placementId }: AskBefore,
  today: string,
): Promise<void> {
  const meeting = await takeTurn(tx, scope, meetingId)
  if (meeting.state !== 'planned')
    throw new Problem('rule-broken', 'This meeting has begun. Ask your question in the room.')
  const before = (await listChallengesOf(tx, scope, meetingId)).filter(({ source }) => source === 'before')
  if (before.length >= meetingLimits.questions)
    throw new Problem('rule-broken', `${meetingLimits.questions} questions wait for this meeting. Ask it in the room.`)
  if (placementId !== null) {
    const there = await listInPlan(tx, scope, meeting.planId, { placements: [placementId], priorities: [] })
    if (!there.has(placementId)) throw new Problem('not-found', 'This indicator is not in the plan of the meeting.')
  }
  const own = await findMember(tx, scope, scope.memberId)
  const who = askedBy ?? { name: '', memberId: scope.memberId }
  await checkMember(tx, scope, who.memberId, 'askedBy.memberId')
  await saveNewChallenge(tx, scope, {
    id,
    meetingId,
    itemId: null,
    placementId,
    priorityId: null,
    source: 'before',
    askedOn: today,
    question,
    askedBy: who.memberId === null ? who.name : '',
    askedByMemberId: who.memberId,
    agency: agency === '' && askedBy === null ? (own?.agency ?? '') : agency,
    versions: { question: 1, askedBy: 1, agency: 1 },
  })
  await appendChange(tx, scope, meetingId, { what: 'challenge', objectId: id, field: 'question', after: question })
}

/** Puts the questions from before the day in the chair's order; false where another change of the meeting came first. */
export async function orderQuestions(
  tx: Database,
  scope: Scope,
  meetingId: string,
  { version, questions }: OrderQuestions,
): Promise<boolean> {
  const meeting = await takeTurn(tx, scope, meetingId)
  if (meeting.version !== version) return false
  checkOpen(meeting.state)
  const all = await listChallengesOf(tx, scope, meetingId)
  const items = new Set((await listItems(tx, scope, meetingId)).map(({ id }) => id))
  const before = new Set(all.filter(({ source }) => source === 'before').map(({ id }) => id))
  const wrong = questions.findIndex(({ id, itemId }) => !before.has(id) || (itemId !== null && !items.has(itemId)))
  if (wrong !== -1) {
    const message = `Question ${wrong + 1} or its item is not of this meeting. Load the page again.`
    throw new Problem('invalid', message, { fields: [{ field: `questions.${wrong}`, message }] })
  }
  // Those from before the day stand before what is asked in the room.
  for (const [i, { id, itemId }] of questions.entries())
    await savePlace(tx, scope, { id, itemId, position: i - questions.length })
  await saveVersion(tx, scope, { id: meetingId, version }, {})
  await appendChange(tx, scope, meetingId, { what: 'questions', objectId: meetingId })
  return true
}
