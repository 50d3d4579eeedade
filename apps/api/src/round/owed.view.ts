import type { OwedFilter, OwedListView, OwedRowView, OwnOwedView } from '@ttc/contracts/round'
import { type Grant, isAllowedAt } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { type Ask, owedIn, owedStateOf, owedStates } from '@ttc/domain/round/owed'
import type { NoticeRow } from './notice.queries.ts'
import type { OwedGround } from './owed-ground.queries.ts'
import type { RoundRow } from './round.queries.ts'

export type Notices = ReadonlyMap<string, Pick<NoticeRow, 'sent' | 'openedAt'>>
type NotAsked = OwnOwedView['rounds'][number]['notAsked'][number]
export type OwedRow = Omit<OwedRowView, 'mayRecord'>
export type RoundOwed = Readonly<{
  rows: readonly OwedRow[]
  notAsked: readonly (NotAsked & { memberId: string | null })[]
}>

/** A moment's day in London, where deadlines are days. */
const londonDay = (moment: Date): IsoDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(moment)

/** All that a round asks for on a day, with the names beside it: late first, then by the day it is due. */
export function roundOwed(round: RoundRow, ground: OwedGround, notices: Notices, today: IsoDate): RoundOwed {
  const openedOn = round.openedAt === null ? null : londonDay(round.openedAt)
  const { asks, notAsked } = owedIn({ ...round, openedOn }, ground, today)
  const people = new Map(ground.members.map(({ id, name, agency }) => [id, { id, name, agency }]))
  const priorities = new Map(ground.priorities.map(({ priorityId: id, name }) => [id, { id, name }]))
  const values = new Map(ground.values.map((one) => [one.placementId, one]))
  const about = (placementId: string) => {
    const value = values.get(placementId)
    const priority = priorities.get(value?.priorityId ?? '')
    return value === undefined || priority === undefined ? null : { ...value, priority }
  }
  const rowOf = (ask: Ask): OwedRow[] => {
    const opened = ask.memberId !== null && (notices.get(ask.memberId)?.openedAt ?? null) !== null
    const said = {
      kind: ask.kind,
      dueOn: ask.dueOn,
      answeredOn: ask.answeredOn,
      state: owedStateOf(ask, opened, today),
      member: people.get(ask.memberId ?? '') ?? null,
      insteadOf: people.get(ask.insteadOf ?? '') ?? null,
      value: null,
      expectedOn: null,
      placementId: null,
    }
    if (ask.kind === 'card') {
      const priority = priorities.get(ask.priorityId)
      return priority === undefined ? [] : [{ ...said, id: `card ${priority.id}`, name: priority.name, priority }]
    }
    const placed = about(ask.placementId)
    if (placed === null) return []
    const { name, priority, placementId, accumulation } = placed
    if (ask.kind === 'sheet') return [{ ...said, id: `sheet ${ask.sheetId}`, name, priority, placementId }]
    const { period, expectedOn } = ask
    const value = { period, accumulation }
    return [{ ...said, id: `value ${placementId}`, name, priority, placementId, value, expectedOn }]
  }
  return {
    rows: asks.flatMap(rowOf).toSorted(byUrgency),
    notAsked: notAsked.flatMap(({ placementId, memberId, until }) => {
      const placed = about(placementId)
      return placed === null ? [] : [{ placementId, name: placed.name, priority: placed.priority, until, memberId }]
    }),
  }
}

const rank = ({ state }: OwedRow) => (state === 'late' ? 0 : state === 'answered' ? 2 : 1)

function byUrgency(a: OwedRow, b: OwedRow): number {
  return rank(a) - rank(b) || a.dueOn.localeCompare(b.dueOn) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id)
}

/** What is asked of one member. */
export function ownPart({ rows, notAsked }: RoundOwed, memberId: string) {
  return {
    rows: rows.filter(({ member }) => member?.id === memberId),
    notAsked: notAsked.filter((one) => one.memberId === memberId).map(({ memberId: _, ...one }) => one),
  }
}

/** The rows as their reader may use them: a value leads to where it is recorded only for whoever may record there. */
export function rowViews(rows: readonly OwedRow[], planId: string, grants: readonly Grant[]): OwedRowView[] {
  return rows.map((row) => ({
    ...row,
    mayRecord: isAllowedAt(grants, 'measurement.record', [{ planId, priorityId: row.priority.id }]),
  }))
}

const NOBODY = 'nobody'

/** The rows that a filter leaves. */
export function narrowed(rows: readonly OwedRow[], filter: Pick<OwedFilter, 'member' | 'state' | 'kind'>): OwedRow[] {
  const { member, state, kind } = filter
  return rows.filter(
    (row) =>
      (member === undefined || (row.member?.id ?? NOBODY) === member) &&
      (state === undefined || row.state === state) &&
      (kind === undefined || row.kind === kind),
  )
}

export function countsOf(rows: readonly OwedRow[]): OwedListView['counts'] {
  const count = (state: OwedRow['state']) => rows.filter((row) => row.state === state).length
  return Object.fromEntries(owedStates.map((state) => [state, count(state)])) as OwedListView['counts']
}

/** By person: what has no owner first, then who is late with most, then who has most open, then by name. */
export function peopleOf(rows: readonly OwedRow[], ground: OwedGround, notices: Notices): OwedListView['people'] {
  const signsIn = new Map(ground.members.map((one) => [one.id, one.signsIn]))
  const ids = [...new Set(rows.map(({ member }) => member?.id ?? null))]
  const people = ids.map((id) => {
    const own = rows.filter(({ member }) => (member?.id ?? null) === id)
    const notice = id === null ? undefined : notices.get(id)
    const days = (kind: 'opening' | 'reminder') =>
      (notice?.sent ?? []).filter((one) => one.kind === kind).map(({ on }) => on)
    return {
      member: own[0]?.member ?? null,
      counts: countsOf(own),
      reminders: days('reminder'),
      askedOn: days('opening')[0] ?? null,
      openedAt: notice?.openedAt?.toISOString() ?? null,
      signsIn: id !== null && (signsIn.get(id) ?? false),
    }
  })
  const open = ({ counts }: (typeof people)[number]) => counts.late + counts.owed + counts.opened
  return people.toSorted(
    (a, b) =>
      Number(b.member === null) - Number(a.member === null) ||
      b.counts.late - a.counts.late ||
      open(b) - open(a) ||
      (a.member?.name ?? '').localeCompare(b.member?.name ?? ''),
  )
}
