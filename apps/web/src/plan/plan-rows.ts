import type { PlanRowView, PlanView } from '@ttc/contracts/plan'
import { statusShown } from '@ttc/domain/override'
import { shownStatusOf } from '../assessment/statuses.ts'
import type { Status } from '../design/status.ts'

/** What the dashboard's counts filter by; kept in the page's address. */
export type PlanFilter = Readonly<{
  status?: Status
  verdict?: VerdictKey
  late?: true
}>

export const VERDICT_KEYS = [
  'turned',
  'slowing',
  'on-the-baseline',
  'worse-than-the-baseline',
  'too-soon-to-tell',
] as const
export type VerdictKey = (typeof VERDICT_KEYS)[number]

const STATUS_KEYS = ['red', 'amber', 'green', 'contextual', 'no-target', 'not-due', 'late'] as const

/** Reads a filter from an address; what it does not know it leaves out. */
export function filterFrom(search: Record<string, unknown>): PlanFilter {
  const status = STATUS_KEYS.find((key) => key === search.status)
  const verdict = VERDICT_KEYS.find((key) => key === search.verdict)
  return {
    ...(status === undefined ? {} : { status }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(search.late === true || search.late === 'true' ? { late: true as const } : {}),
  }
}

export function rowsOf(plan: PlanView): readonly PlanRowView[] {
  return plan.outcomes.flatMap(({ priorities }) => priorities.flatMap(({ rows }) => rows))
}

/** Each indicator once, however many priorities it serves: the first of its rows, which is its worst. */
export function distinctIndicators(rows: readonly PlanRowView[]): readonly PlanRowView[] {
  return [...new Map([...rows].reverse().map((row) => [row.indicatorId, row])).values()].reverse()
}

/** The status that is shown: an override's where one is in force. Counts, filters and edges go by it. */
export const statusOfRow = ({ assessment, override, lateDays }: PlanRowView): Status =>
  shownStatusOf(statusShown(assessment.status, override), lateDays)

export function isShown(row: PlanRowView, { status, verdict, late }: PlanFilter): boolean {
  if (status !== undefined && statusOfRow(row) !== status) return false
  if (verdict !== undefined && row.assessment.verdict.verdict !== verdict) return false
  return late !== true || row.lateDays !== null
}

export function countByStatus(rows: readonly PlanRowView[]): readonly { status: Status; count: number }[] {
  const distinct = distinctIndicators(rows)
  return STATUS_KEYS.map((status) => ({
    status,
    count: distinct.filter((row) => statusOfRow(row) === status).length,
  })).filter(({ count }) => count > 0)
}

export function countByVerdict(rows: readonly PlanRowView[]): readonly { verdict: VerdictKey; count: number }[] {
  const distinct = distinctIndicators(rows)
  return VERDICT_KEYS.map((verdict) => ({
    verdict,
    count: distinct.filter((row) => row.assessment.verdict.verdict === verdict).length,
  })).filter(({ count }) => count > 0)
}

type Changed = Readonly<{ row: PlanRowView; before: Status; now: Status }>

/** Indicators whose latest value brought another colour by its rule, with the one before. */
export function changedRows(rows: readonly PlanRowView[]): readonly Changed[] {
  return distinctIndicators(rows).flatMap((row) => {
    const [before, now] = row.assessment.lastFour.slice(-2)
    if (before === undefined || now === undefined || before.status === now.status) return []
    const coloured = (status: string) => status === 'red' || status === 'amber' || status === 'green'
    if (!coloured(before.status) || !coloured(now.status) || now.status !== row.assessment.status) return []
    return [{ row, before: shownStatusOf(before.status, null), now: shownStatusOf(now.status, null) }]
  })
}

export function lateRows(rows: readonly PlanRowView[]): readonly PlanRowView[] {
  return distinctIndicators(rows)
    .filter((row) => row.lateDays !== null)
    .toSorted((a, b) => (b.lateDays ?? 0) - (a.lateDays ?? 0))
}
