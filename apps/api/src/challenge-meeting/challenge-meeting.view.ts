import type { ChallengeMeetingView, MeetingHistoryView } from '@ttc/contracts/challenge-meeting'
import { allowedAt, isAllowed, type Scope } from '@ttc/domain/access'
import type { ChallengeRow } from '../challenge/challenge.queries.ts'
import { challengeView } from '../challenge/challenge.view.ts'
import type { PromiseRow } from '../promise/promise.queries.ts'
import { promiseView } from '../promise/promise.view.ts'
import type { ItemRow } from './agenda.queries.ts'
import type { MeetingRow } from './challenge-meeting.queries.ts'
import type { HistoryRow } from './change.queries.ts'

type Parts = Readonly<{
  meeting: MeetingRow
  items: readonly ItemRow[]
  challenges: readonly ChallengeRow[]
  promises: readonly PromiseRow[]
  brought: readonly PromiseRow[]
  history: readonly HistoryRow[]
  scope: Scope
}>

/** A meeting as its pages show it: agenda, minutes, and the promises it begins with. */
export function challengeMeetingView(parts: Parts): ChallengeMeetingView {
  const { meeting, items, challenges, promises, brought, history, scope } = parts
  const { row, plan, chair, minuteTaker, closedBy } = meeting
  const place = { planId: row.planId, priorityId: null }
  return {
    id: row.id,
    plan,
    name: row.name,
    meetsOn: row.meetsOn,
    startsAt: row.startsAt,
    place: row.place,
    minutes: row.minutes,
    state: row.state,
    chair,
    minuteTaker,
    marking: row.marking,
    closedAt: row.closedAt?.toISOString() ?? null,
    closedBy,
    running: row.runsSince !== null,
    items: [...items],
    challenges: challenges.map(challengeView),
    promises: promises.map(promiseView),
    brought: brought.map(promiseView),
    history: history.map((one) => historyView(one, namesIn(parts))),
    sequence: row.sequence,
    version: row.version,
    mayWrite: mayWrite(scope, row),
    allowed: allowedAt(scope.grants, [place], ['challenge-meeting.run', 'challenge.ask']),
  }
}

/** Whoever runs the meeting takes its minutes, and whoever was asked to. */
export function mayWrite(
  scope: Scope,
  { planId, minuteTakerMemberId }: Readonly<{ planId: string; minuteTakerMemberId: string | null }>,
): boolean {
  const action = minuteTakerMemberId === scope.memberId ? 'challenge.write' : 'challenge-meeting.run'
  return isAllowed(scope.grants, action, { planId, priorityId: null })
}

/** Of members the minutes keep the id, since the name may be taken back: the present names of those they name. */
function namesIn({ challenges, promises }: Parts): ReadonlyMap<string, string> {
  const named = [
    ...challenges.flatMap((one) => [
      [one.askedByMemberId, one.askedBy] as const,
      [one.answeredByMemberId, one.answeredBy] as const,
    ]),
    ...promises.map((one) => [one.ownerMemberId, one.owner] as const),
  ]
  return new Map(named.flatMap(([id, name]) => (id === null ? [] : [[id, name] as const])))
}

type Names = ReturnType<typeof namesIn>

function historyView({ at, by, what, field, before, after, reason }: HistoryRow, names: Names): MeetingHistoryView {
  return {
    at: at.toISOString(),
    by,
    what: what === 'moved' ? 'moved' : 'corrected',
    from: textOf(before, names),
    to: textOf(after, names),
    field,
    reason,
  }
}

/** What was stored of a field, as text: a name of somebody, a day, words. */
function textOf(value: unknown, names: Names): string | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') return String(value)
  const { name = '', memberId = null } = value as { name?: string; memberId?: string | null }
  return memberId === null ? name : (names.get(memberId) ?? 'a member')
}
