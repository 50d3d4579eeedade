import type { ScaleView } from '@ttc/contracts/figure'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { type Period, periodOf } from '@ttc/domain/period'
import { describePeriod } from '@ttc/domain/period/label'
import { stepsOfYear } from '@ttc/domain/period/year-to-date'
import { type Profile, profiledTargets } from '@ttc/domain/year-to-date'
import { typedNumber } from '../problem/typed-number.ts'
import { type TargetRow, targetPeriods } from './target-values.ts'

/** A year of a running total whose every step can have a target. */
export type ProfileYear = Readonly<{ start: string; label: string; steps: readonly Period[] }>

const keyOf = ({ start, end }: Pick<Period, 'start' | 'end'>) => `${start}_${end}`

/** The whole years among the periods a target can be set for; none where the series does not add up over a year. */
export function profileYears(indicator: IndicatorView): readonly ProfileYear[] {
  const { accumulation, periodKind: kind } = indicator.scale
  if (accumulation !== 'year-to-date') return []
  const offered = new Set(targetPeriods(indicator).map(({ value }) => value))
  const starts = [...new Set([...offered].map((key) => key.split('_')[0] ?? ''))].toSorted()
  return starts.flatMap((start) => {
    const steps = stepsOfYear({ kind, start, end: start })
    const whole = periodOf(start.slice(5, 7) === '09' ? 'academic-year' : 'financial-year', start)
    return steps.every((step) => offered.has(keyOf(step)))
      ? [{ start, label: describePeriod(whole, 'single'), steps }]
      : []
  })
}

/** The form's targets with those of one year put in place of what stood for its steps, in the order of their periods. */
export function profileRows(
  rows: readonly TargetRow[],
  { steps }: ProfileYear,
  total: number,
  profile: Profile,
  { decimals }: ScaleView,
): TargetRow[] {
  const [first] = steps
  if (first === undefined) return [...rows]
  const keys = new Set(steps.map(keyOf))
  const shared = profiledTargets(total, profile, first, decimals).map(
    ({ period, value }): TargetRow => ({
      id: newId(),
      period: keyOf(period),
      value: typedNumber(value),
      lower: '',
      upper: '',
    }),
  )
  const kept = rows.filter(({ period }) => !keys.has(period))
  const endOf = ({ period }: TargetRow) => period.split('_')[1] ?? ''
  return [...kept, ...shared].toSorted((a, b) => (endOf(a) < endOf(b) ? -1 : 1))
}
