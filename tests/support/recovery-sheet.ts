import { type Period, yearPeriod } from '@ttc/domain/period'
import type { RagStatus } from '@ttc/domain/rag'
import type { Standing } from '@ttc/domain/recovery-sheet'

/** So many financial years in a row. */
export function financialYears(first: number, count: number): [Period, Period, Period, Period] {
  const years = Array.from({ length: count }, (_, i) => yearPeriod('financial-year', first + i))
  return years as [Period, Period, Period, Period]
}

/** An indicator that has stood so since a period, its latest value being that of 2025/26. */
export function standing(
  status: RagStatus,
  since: Period | null,
  before: RagStatus | null,
  forecast: RagStatus | null = null,
): Standing {
  return {
    status,
    since,
    before,
    latest: yearPeriod('financial-year', 2025),
    forecast,
    nextDueOn: '2027-06-30',
    askedFrom: null,
  }
}
