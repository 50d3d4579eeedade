import type { PlanPriorityView, PlanRowView, PlanView } from '@ttc/contracts/plan'
import { allowedAt, type Grant, planActions } from '@ttc/domain/access'
import { lateDaysOf } from '@ttc/domain/assessment/assess'
import type { OutcomeRow } from '../outcome/outcome.queries.ts'
import type { PriorityRow } from '../priority/priority.queries.ts'
import type { DashboardRow } from './dashboard.queries.ts'
import type { PlanRow } from './plan.queries.ts'

export type PlanParts = Readonly<{
  plan: PlanRow
  outcomes: readonly OutcomeRow[]
  priorities: readonly PriorityRow[]
  rows: readonly DashboardRow[]
  today: string
  grants: readonly Grant[]
}>

/** The dashboard: outcomes in their order, under each the priorities that name it first, under each its indicators. */
export function planView({ plan, outcomes, priorities, rows, today, grants }: PlanParts): PlanView {
  const { versionId: _, ...shown } = plan
  return {
    ...shown,
    asOf: today,
    allowed: allowedAt(grants, [{ planId: plan.id, priorityId: null }], planActions),
    outcomes: outcomes.map((outcome) => ({
      ...outcome,
      priorities: priorities
        .filter((one) => one.outcomeIds[0] === outcome.id)
        .map((one) => priorityView(one, rows, today, grants)),
    })),
    sources: sourcesOf(rows),
  }
}

export function priorityView(
  row: PriorityRow,
  rows: readonly DashboardRow[],
  today: string,
  grants: readonly Grant[],
): PlanPriorityView {
  const { planId, outcomeIds, ...shown } = row
  return {
    ...shown,
    allowed: allowedAt(grants, [{ planId, priorityId: row.id }], planActions),
    outcomeIds: [...outcomeIds],
    rows: rows.filter((one) => one.priorityId === row.id).map((one) => planRowView(one, today)),
  }
}

/** One placed indicator, as every list shows it. */
export function planRowView(
  { priorityId: _priority, nextDueOn, result, source: _source, licence: _licence, ...row }: DashboardRow,
  today: string,
): PlanRowView {
  return { ...row, assessment: result, lateDays: lateDaysOf(nextDueOn, today) }
}

/** Each source with its licence once, in order of the alphabet. */
export function sourcesOf(rows: readonly Readonly<{ source: string; licence: string }>[]): string[] {
  const lines = rows.map(({ source, licence }) => [source, licence].filter((part) => part !== '').join('. '))
  return [...new Set(lines.filter((line) => line !== ''))].toSorted()
}
