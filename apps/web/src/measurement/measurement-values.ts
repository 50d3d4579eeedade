import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import type { RevisionView } from '@ttc/contracts/measurement'
import type { PeriodView } from '@ttc/contracts/period'
import { describePeriod } from '@ttc/domain/period/label'
import type { OptionGroup } from '../design/Select.tsx'
import { emptyToNull, numberOf } from '../problem/typed-number.ts'

/** What the form holds: everything as it is typed. `known` says in which form the number is at hand. */
export type MeasurementValues = {
  period: string
  known: 'counts' | 'value' | 'none'
  value: string
  numerator: string
  denominator: string
  status: 'suppressed' | 'missing' | 'not-applicable' | 'not-available'
  provisional: boolean
  note: string
}

export const keyOf = ({ start, end }: Pick<PeriodView, 'start' | 'end'>) => `${start}_${end}`

/** Those to come first, then what is stored, newest first, for corrections. */
export function periodChoices(indicator: IndicatorView, series: SeriesView): readonly OptionGroup[] {
  const { curve } = series
  const option = (period: PeriodView) => ({
    value: keyOf(period),
    text: describePeriod(period, curve.scale.accumulation),
  })
  const stored = curve.measurements.map(({ period }) => period).toReversed()
  return [
    { label: 'No value yet', options: openPeriods(indicator, series).map(option) },
    { label: 'Correct a stored value', options: stored.map(option) },
  ].filter(({ options }) => options.length > 0)
}

/** Periods that have ended and have no value, the newest first. */
export function openPeriods({ nextPeriods }: IndicatorView, { curve }: SeriesView): readonly PeriodView[] {
  const known = new Set(curve.measurements.map(({ period }) => keyOf(period)))
  return nextPeriods.filter((period) => !known.has(keyOf(period)))
}

/** The newest open period is chosen; where none is open nothing is, lest a stored value be replaced by a slip. */
export function emptyValues(indicator: IndicatorView, series: SeriesView): MeasurementValues {
  const [newest] = openPeriods(indicator, series)
  return {
    period: newest === undefined ? '' : keyOf(newest),
    known: series.curve.scale.multiplier === null ? 'value' : 'counts',
    value: '',
    numerator: '',
    denominator: '',
    status: 'missing',
    provisional: false,
    note: '',
  }
}

/** The revision that stands for a period, or null. */
export function standingFor(period: string, revisions: readonly RevisionView[]): RevisionView | null {
  return revisions.find((one) => one.supersededAt === null && keyOf(one.period) === period) ?? null
}

/** Only what belongs to the chosen form is sent: a number typed in another one is not meant. */
export function requestFields(typed: MeasurementValues) {
  const [start = '', end = ''] = typed.period.split('_')
  return {
    period: { start, end },
    value: typed.known === 'value' ? numberOf(typed.value) : null,
    numerator: typed.known === 'counts' ? numberOf(typed.numerator) : null,
    denominator: typed.known === 'counts' ? numberOf(typed.denominator) : null,
    status: typed.known === 'none' ? typed.status : ('value' as const),
    provisional: typed.provisional,
    note: emptyToNull(typed.note),
  }
}

/** The value that two counts give, or null while they give none. */
export function valueOfCounts({ numerator, denominator }: MeasurementValues, multiplier: number | null): number | null {
  const [above, below] = [numberOf(numerator), numberOf(denominator)]
  if (above === null || below === null || multiplier === null) return null
  const value = (above / below) * multiplier
  return Number.isFinite(value) && below > 0 ? value : null
}
