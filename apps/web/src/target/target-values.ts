import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import type { PeriodView } from '@ttc/contracts/period'
import { comparePeriods, type Period, shiftPeriod } from '@ttc/domain/period'
import { describePeriod } from '@ttc/domain/period/label'
import type { Option } from '../design/Select.tsx'
import { numberOf, typedNumber } from '../problem/typed-number.ts'
import type { TypedTarget } from './target-reality.api.ts'

export type TargetRow = { id: string; period: string; value: string; lower: string; upper: string }
export type TargetValues = { targets: TargetRow[]; reason: string }

const keyOf = ({ start, end }: Pick<PeriodView, 'start' | 'end'>) => `${start}_${end}`

export function valuesOf({ placement }: IndicatorView): TargetValues {
  return {
    targets: placement.targets.map(({ id, period, value, lower, upper }) => ({
      id,
      period: keyOf(period),
      value: typedNumber(value),
      lower: typedNumber(lower),
      upper: typedNumber(upper),
    })),
    reason: '',
  }
}

export const emptyTarget = (): TargetRow => ({ id: newId(), period: '', value: '', lower: '', upper: '' })

export function targetEntries(rows: readonly TargetRow[], isRange: boolean) {
  return rows.map(({ id, period, value, lower, upper }) => {
    const [start = '', end = ''] = period.split('_')
    return {
      id,
      period: { start, end },
      value: isRange ? null : numberOf(value),
      lower: isRange ? numberOf(lower) : null,
      upper: isRange ? numberOf(upper) : null,
    }
  })
}

/** The latest dated target that is typed in full; null where there is none. */
export function lastTyped(rows: readonly TargetRow[]): TypedTarget | null {
  const whole = rows.flatMap((row) => {
    const [start = '', end = ''] = row.period.split('_')
    const value = numberOf(row.value)
    return value === null || !Number.isFinite(value) || end === '' ? [] : [{ value, start, end }]
  })
  return whole.toSorted((a, b) => (a.end < b.end ? -1 : 1)).at(-1) ?? null
}

/** Back as far as anything was measured, and on until the period that holds the plan's last day. */
const MOST_AHEAD = 60

/** The periods a target can be set for, in their order; those that have one already included. */
export function targetPeriods({ series, placement, nextPeriods, scale }: IndicatorView): readonly Option[] {
  const measured = series[0]?.curve.measurements.map(({ period }) => period) ?? []
  const known = [...measured, ...nextPeriods, ...placement.targets.map(({ period }) => period)].toSorted(comparePeriods)
  const last = known.at(-1)
  const ahead = last === undefined ? [] : untilEnd(last, placement.plan.endsOn, scale.accumulation)
  const all = new Map([...known, ...ahead].map((period) => [keyOf(period), period]))
  return [...all].map(([value, period]) => ({ value, text: describePeriod(period, scale.accumulation) }))
}

function untilEnd(last: Period, endsOn: string, accumulation: IndicatorView['scale']['accumulation']): Period[] {
  const ahead: Period[] = []
  for (let steps = 1; steps <= MOST_AHEAD; steps += 1) {
    const period = shiftPeriod(last, steps, accumulation)
    ahead.push(period)
    if (period.end >= endsOn) break
  }
  return ahead
}
