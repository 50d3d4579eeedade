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
export function periodChoices({ nextPeriods }: IndicatorView, { curve }: SeriesView): readonly OptionGroup[] {
  const option = (period: PeriodView) => ({
    value: keyOf(period),
    text: describePeriod(period, curve.scale.accumulation),
  })
  const stored = curve.measurements.map(({ period }) => period).toReversed()
  const known = new Set(stored.map(keyOf))
  const open = nextPeriods.filter((period) => !known.has(keyOf(period)))
  return [
    { label: 'No value yet', options: open.map(option) },
    { label: 'Correct a stored value', options: stored.map(option) },
  ].filter(({ options }) => options.length > 0)
}

export function emptyValues(indicator: IndicatorView, series: SeriesView): MeasurementValues {
  const first = periodChoices(indicator, series)[0]?.options[0]
  return {
    period: first?.value ?? '',
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
