import type { Scale } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import { type Period, quarterPeriod, shiftPeriod, yearPeriod } from '@ttc/domain/period'

/** A scale of percentages, higher is better, with one decimal, by financial years. */
export function aScale(over: Partial<Scale> = {}): Scale {
  return {
    unit: '%',
    decimals: 1,
    polarity: 'higher',
    minimum: null,
    maximum: null,
    multiplier: 100,
    periodKind: 'financial-year',
    accumulation: 'single',
    ...over,
  }
}

/** A measurement with a value, or a missing one where the value is null. */
export function aMeasurement(period: Period, value: number | null, over: Partial<Measurement> = {}): Measurement {
  return {
    period,
    value,
    status: value === null ? 'missing' : 'value',
    numerator: null,
    denominator: null,
    lower: null,
    upper: null,
    provisional: false,
    note: null,
    ...over,
  }
}

/** Values of neighbouring periods, from `first` on; null is a missing one. */
export function seriesFrom(first: Period, values: readonly (number | null)[]): Measurement[] {
  return values.map((value, i) => aMeasurement(shiftPeriod(first, i), value))
}

/** Values of financial years, the first of them starting in `startYear`. */
export function yearly(startYear: number, values: readonly (number | null)[]): Measurement[] {
  return seriesFrom(yearPeriod('financial-year', startYear), values)
}

/** Values of financial quarters, from the first of the year that starts in `startYear`. */
export function quarterly(startYear: number, values: readonly (number | null)[]): Measurement[] {
  return seriesFrom(quarterPeriod('financial-quarter', startYear, 1), values)
}
