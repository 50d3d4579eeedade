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
  return recordOf(scored)
}

/** Some scored forecasts as a record of their own, such as the last few. */
export function recordOf(scored: TrackRecord['scored']): TrackRecord {
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

/** How many past forecasts were scored, and how many of those with a range held the value in it. */
export type RecordTotal = Readonly<{ forecasts: number; withRange: number; inside80: number }>

export function totalOf({ scored, withRange, inside80 }: TrackRecord): RecordTotal {
  return { forecasts: scored.length, withRange, inside80 }
}

/** The records of several indicators together, as counts alone: errors in different units have no sum and no mean. */
export function sumOfTotals(totals: readonly RecordTotal[]): RecordTotal {
  const sum = (of: keyof RecordTotal) => totals.reduce((so, one) => so + one[of], 0)
  return { forecasts: sum('forecasts'), withRange: sum('withRange'), inside80: sum('inside80') }
}

/** Whether ranges have held as many values as they promise. */
export type Calibration = 'too-few-to-tell' | 'as-promised' | 'too-narrow' | 'too-wide'

/** With fewer a range that holds all it should and one that holds half of them cannot be told apart. */
const LEAST_WITH_RANGE = 10
const PROMISED = 0.8
const RARE = 0.05

/**
 * Too narrow, or too wide, where ranges that do hold 80 % would hold so few, or so many, in fewer than 5 % of cases
 * (exact binomial tail): 5 of 10 are too few, 14 of 14 too many. It takes forecasts as independent; those of one bad
 * year are not, so it is a hint and no proof. Source: METHOD, step 6 of the baseline asks for the count; the test of
 * it is our own.
 */
export function calibrationOf({ withRange, inside80 }: Omit<RecordTotal, 'forecasts'>): Calibration {
  if (withRange < LEAST_WITH_RANGE) return 'too-few-to-tell'
  if (chanceOfAtMost(inside80, withRange, PROMISED) < RARE) return 'too-narrow'
  return chanceOfAtMost(withRange - inside80, withRange, 1 - PROMISED) < RARE ? 'too-wide' : 'as-promised'
}

/** In logarithms: of a thousand forecasts each single chance is too small to be written. */
function chanceOfAtMost(count: number, of: number, share: number): number {
  let term = of * Math.log(1 - share)
  let sum = Math.exp(term)
  for (let hits = 1; hits <= count; hits += 1) {
    term += Math.log((of - hits + 1) / hits) + Math.log(share / (1 - share))
    sum += Math.exp(term)
  }
  return sum
}
