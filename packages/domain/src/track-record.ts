import { isUsable } from './baseline/usable-points.ts'
import type { Measurement } from './measurement.ts'
import { comparePeriods, type IsoDate, type Period, sortKey } from './period.ts'

/** A current forecast as it was when it was made, kept to be scored. */
export type KeptForecast = Readonly<{
  madeOn: IsoDate
  period: Period
  centre: number
  lower80: number | null
  upper80: number | null
}>

/** A kept forecast against what came: `error` is value minus forecast; `isInside80` is null where it had no range. */
export type ScoredForecast = KeptForecast & Readonly<{ value: number; error: number; isInside80: boolean | null }>

/** Past forecasts that can be scored, oldest first, and how many of those with a range held the value in the 80 % one. */
export type TrackRecord = Readonly<{ scored: readonly ScoredForecast[]; withRange: number; inside80: number }>

/**
 * How past forecasts did: those whose period has a value by now, by period and then by the day they were made. Limits
 * belong to the range. A period without a value scores nothing. Source: METHOD, step 6 of the baseline.
 */
export function trackRecord(kept: readonly KeptForecast[], values: readonly Measurement[]): TrackRecord {
  const known = new Map(values.filter(isUsable).map((one) => [sortKey(one.period), one.value]))
  const scored = kept
    .flatMap((forecast) => {
      const value = known.get(sortKey(forecast.period))
      return value === undefined ? [] : [scoreOf(forecast, value)]
    })
    .toSorted((a, b) => comparePeriods(a.period, b.period) || (a.madeOn < b.madeOn ? -1 : 1))
  return {
    scored,
    withRange: scored.filter((one) => one.isInside80 !== null).length,
    inside80: scored.filter((one) => one.isInside80 === true).length,
  }
}

function scoreOf(forecast: KeptForecast, value: number): ScoredForecast {
  const { lower80, upper80 } = forecast
  const isInside80 = lower80 === null || upper80 === null ? null : value >= lower80 && value <= upper80
  return { ...forecast, value, error: value - forecast.centre, isInside80 }
}
