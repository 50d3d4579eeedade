import type { PlanRowView, PlanView } from '@ttc/contracts/plan'
import type { Choice } from '../design/Choices.tsx'
import { distinctIndicators, rowsOf } from '../plan/plan-rows.ts'

/** What is asked for beside the file: which indicators to fill, and the name each has in the file. */
export type ImportValues = {
  indicators: { indicatorId: string; name: string; key: string; chosen: boolean }[]
  yearType: '' | 'calendar' | 'financial' | 'academic' | 'tax'
  source: string
  refuseAllOnProblem: boolean
}

/** Every indicator of the plans once, not chosen yet, with its code as the likeliest name in a file. */
export function importValues(plans: readonly PlanView[]): ImportValues {
  const rows: readonly PlanRowView[] = distinctIndicators(plans.flatMap((plan) => rowsOf(plan)))
  return {
    indicators: rows
      .map(({ indicatorId, name, code }) => ({ indicatorId, name, key: code, chosen: false }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    yearType: '',
    source: '',
    refuseAllOnProblem: false,
  }
}

export function optionsOf(typed: ImportValues) {
  return {
    indicators: typed.indicators
      .filter(({ chosen }) => chosen)
      .map(({ indicatorId, key }) => ({ indicatorId, key, breakdown: '' })),
    areas: null,
    yearType: typed.yearType === '' ? null : typed.yearType,
    source: typed.source,
    refuseAllOnProblem: typed.refuseAllOnProblem,
  }
}

export const YEAR_TYPES: readonly Choice[] = [
  { value: '', label: 'The file says so itself' },
  { value: 'financial', label: 'Financial years (April to March)' },
  { value: 'academic', label: 'Academic years (September to August)' },
  { value: 'calendar', label: 'Calendar years' },
]
