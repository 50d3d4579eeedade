import type {
  CloseChallengeMeeting,
  EditChallengeMeeting,
  SetAgenda,
  SetCourse,
} from '@ttc/contracts/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { checkMove, checkOpen } from '@ttc/domain/challenge-meeting'
import { Problem } from '@ttc/domain/problem'
import { sql } from 'drizzle-orm'
import { note } from '../audit/audit.queries.ts'
import { listChallengesOf, saveAskedOn } from '../challenge/challenge.queries.ts'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { checkMember } from '../member/member.queries.ts'
import { type ItemRow, listInPlan, listItems, listSaidUnder, removeItems, saveItems } from './agenda.queries.ts'
import { placePanelQuestions } from './before.queries.ts'
import { saveMeeting, saveVersion } from './challenge-meeting.queries.ts'
import { appendChange, type MeetingTurn, takeTurn } from './change.queries.ts'
import { startItem, stopItem } from './course.queries.ts'

type Run<Request> = (tx: Database, scope: Scope, id: string, request: Request, today: string) => Promise<boolean>

const noteRun = (tx: Database, scope: Scope, id: string, before: unknown, after: unknown) =>
  note(tx, scope, { action: 'challenge-meeting.run', object: 'challenge-meeting', id, before, after })

/** Changes the details of a meeting. Each of these answers false where another change of the meeting came first. */
export const editMeeting: Run<EditChallengeMeeting> = async (tx, scope, id, request) => {
  const before = await takeTurn(tx, scope, id)
  if (before.version !== request.version) return false
  checkOpen(before.state)
  checkMove(before, request.meetsOn, request.reason)
  await checkMember(tx, scope, request.chairMemberId, 'chairMemberId')
  await checkMember(tx, scope, request.minuteTakerMemberId, 'minuteTakerMemberId')
  await saveMeeting(tx, scope, id, request)
  const isMoved = before.meetsOn !== request.meetsOn
  await appendChange(tx, scope, id, {
    what: isMoved ? 'moved' : 'details',
    objectId: id,
    ...(isMoved ? { before: before.meetsOn, after: request.meetsOn, reason: request.reason } : {}),
  })
  await noteRun(tx, scope, id, detailsOf(before), request)
  return true
}

const detailsOf = ({ name, meetsOn, startsAt, place, minutes, chairMemberId, minuteTakerMemberId }: MeetingTurn) => ({
  name,
  meetsOn,
  startsAt,
  place,
  minutes,
  chairMemberId,
  minuteTakerMemberId,
})

/** Lays the agenda out anew, in the chair's order. What something was said under stays on it. */
export const setAgenda: Run<SetAgenda> = async (tx, scope, id, { version, items }) => {
  const meeting = await takeTurn(tx, scope, id)
  if (meeting.version !== version) return false
  checkOpen(meeting.state)
  const present = await listItems(tx, scope, id)
  await checkAbout(tx, scope, meeting.planId, items)
  const kept = new Set(items.map((item) => item.id))
  const gone = present.filter((item) => !kept.has(item.id))
  await checkGone(tx, scope, gone)
  await removeItems(
    tx,
    scope,
    gone.map((item) => item.id),
  )
  await saveItems(tx, scope, id, items)
  const forPanel = items.find((item) => item.forPanel)
  if (forPanel !== undefined) await placePanelQuestions(tx, scope, id, forPanel.id)
  await saveVersion(tx, scope, { id, version }, {})
  await appendChange(tx, scope, id, { what: 'agenda', objectId: id, after: items })
  await noteRun(tx, scope, id, { agenda: present.map(({ title }) => title) }, { agenda: items.map((one) => one.title) })
  return true
}

/** Refuses items about what does not stand in the meeting's plan. */
async function checkAbout(tx: Database, scope: Scope, planId: string, items: SetAgenda['items']): Promise<void> {
  const of = (key: 'placementId' | 'priorityId') => items.flatMap((item) => item[key] ?? [])
  const there = await listInPlan(tx, scope, planId, { placements: of('placementId'), priorities: of('priorityId') })
  const isStrange = (about: string | null) => about !== null && !there.has(about)
  const at = items.findIndex(({ placementId, priorityId }) => isStrange(placementId) || isStrange(priorityId))
  if (at === -1) return
  const message = `“${items[at]?.title}” is not in the plan of this meeting. Take it off the agenda.`
  throw new Problem('invalid', message, { fields: [{ field: `items.${at}`, message }] })
}

async function checkGone(tx: Database, scope: Scope, gone: readonly ItemRow[]): Promise<void> {
  const said = new Set(
    await listSaidUnder(
      tx,
      scope,
      gone.map(({ id }) => id),
    ),
  )
  const kept = gone.find(({ id, state }) => said.has(id) || state === 'now')
  if (kept === undefined) return
  throw new Problem('rule-broken', `Something was said under “${kept.title}”, so it stays on the agenda.`)
}

/** Moves on to an item, or stops and starts its clock. The first time begins the meeting. */
export const setCourse: Run<SetCourse> = async (tx, scope, id, { version, itemId, running, minutes }, today) => {
  const meeting = await takeTurn(tx, scope, id)
  if (meeting.version !== version) return false
  checkOpen(meeting.state)
  await stopItem(tx, scope, id, itemId)
  if (itemId !== null && !(await startItem(tx, scope, id, { itemId, minutes })))
    throw new Problem('invalid', 'This item is not on the agenda any more. Choose another.', {
      fields: [{ field: 'itemId', message: 'This item is not on the agenda any more. Choose another.' }],
    })
  const begins = meeting.state === 'planned'
  await saveVersion(
    tx,
    scope,
    { id, version },
    {
      runsSince: running && itemId !== null ? sql`now()` : null,
      ...(begins ? { state: 'held' as const, begunAt: new Date() } : {}),
    },
  )
  if (begins) {
    await saveAskedOn(tx, scope, id, today)
    await noteRun(tx, scope, id, { state: 'planned' }, { state: 'held' })
    await touchAll(tx, scope, id)
  }
  await appendChange(tx, scope, id, { what: 'course', objectId: itemId ?? id, after: { running } })
  return true
}

/** Closes a meeting: who did and when is kept, and from then on its minutes are only corrected. */
export const closeMeeting: Run<CloseChallengeMeeting> = async (tx, scope, id, { version }) => {
  const meeting = await takeTurn(tx, scope, id)
  if (meeting.version !== version) return false
  if (meeting.state === 'planned')
    throw new Problem('rule-broken', 'This meeting has not begun. Put it on another day, or begin it.')
  checkOpen(meeting.state)
  await stopItem(tx, scope, id, null)
  const closed = { state: 'closed' as const, closedAt: new Date(), closedBy: scope.memberId, runsSince: null }
  await saveVersion(tx, scope, { id, version }, closed)
  await appendChange(tx, scope, id, { what: 'closed', objectId: id })
  await noteRun(tx, scope, id, { state: meeting.state }, { state: 'closed' })
  return true
}

/** What the list of exceptions says of the indicators of a meeting may read otherwise. */
async function touchAll(tx: Database, scope: Scope, id: string): Promise<void> {
  const about = [...(await listItems(tx, scope, id)), ...(await listChallengesOf(tx, scope, id))]
  const placements = [...new Set(about.flatMap(({ placementId }) => placementId ?? []))]
  if (placements.length > 0) await touchExceptions(tx, scope, { placements })
}
