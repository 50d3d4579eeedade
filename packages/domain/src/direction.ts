import {
  type LimitsOf,
  placeOf,
  publishedLimitsOf,
  type Rhythm,
  rhythmOf,
  standardErrorOf,
  type UsablePoint,
  usablePoints,
} from './baseline/usable-points.ts'
import { unitsOf, valueOfUnits } from './decimal.ts'
import { type Scale, signOf } from './indicator.ts'
import type { Measurement } from './measurement.ts'
import type { IsoDate } from './period.ts'
import { fitSeason, type Season, widthFactor, withoutSeason } from './season.ts'

/**
 * Where a series is going. `kind` says which test spoke; `change` is the latest value minus the one before it, at the
 * displayed decimals, and is shown but never an arrow; `points` is how many values can be used, up to five.
 */
export type Direction = Readonly<{
  direction: 'rising' | 'falling' | 'no-clear-trend' | 'too-soon-to-tell'
  meaning: 'improving' | 'worsening' | null
  kind: 'rank' | 'weighted'
  change: number | null
  points: number
}>

export type WeightedTrend = Readonly<{
  slope: number
  standardError: number
  chiSquare: number
  leaveOneOut: readonly number[]
  isSignificant: boolean
}>

type Step = Readonly<{ t: number; value: number; weight: number }>

// χ² of one degree of freedom at 0.998.
const CRITICAL = 9.54953570608324

/**
 * The direction of travel from the last five usable values: rising or falling only where the statistics say signal.
 * By rank (Mann–Kendall, |S| of at least 8 of 10, at the displayed decimals), or, where the 95 % limits of all five are
 * known and leave some width, by the weighted trend of Fingertips. Both take the season out first. Under five values
 * it is too soon to tell. It means better or worse only where the polarity has a direction. `limitsOf` derives limits
 * from counts; without it those published are used. Source: METHOD, "Direction of travel".
 */
export function directionOf(
  history: readonly Measurement[],
  scale: Scale,
  breaks: readonly IsoDate[] = [],
  limitsOf: LimitsOf = publishedLimitsOf,
): Direction {
  const points = usablePoints(history, scale, breaks)
  const last = points.slice(-5)
  const told = { change: changeOf(last, scale), points: last.length }
  const rhythm = rhythmOf(history, points, scale)
  const season = seasonIn(points, rhythm)
  const adjusted = last.map((point) => withoutSeason(point.value, season, placeOf(point.period, rhythm)))
  const errors = last.map((point) => {
    const error = standardErrorOf(point, limitsOf)
    return error === null || !(error > 0) ? [] : [error / widthFactor(season, placeOf(point.period, rhythm))]
  })
  const kind = last.length > 0 && errors.every((one) => one.length === 1) ? 'weighted' : 'rank'
  if (last.length < 5) return { direction: 'too-soon-to-tell', meaning: null, kind, ...told }
  const trend = kind === 'weighted' ? signOfTrend(weightedTrend(adjusted, errors.flat())) : rankTrend(adjusted, scale)
  return { ...meant(trend, scale), kind, ...told }
}

/**
 * The trend over t = 1…n of values weighted by their precision, significant where χ² of the slope passes the 99.8 %
 * point and it keeps its sign when any one value is left out; a slope of zero counts as rising. Source: METHOD; the
 * recent trend of the Fingertips technical guide.
 */
export function weightedTrend(values: readonly number[], standardErrors: readonly number[]): WeightedTrend {
  const steps = values.map((value, i): Step => ({ t: i + 1, value, weight: 1 / (standardErrors[i] ?? 0) ** 2 }))
  const { slope, standardError } = weightedLine(steps)
  const leaveOneOut = steps.map((left) => weightedLine(steps.filter((step) => step !== left)).slope)
  const chiSquare = (slope / standardError) ** 2
  const isOneWay = leaveOneOut.every((one) => one >= 0 === slope >= 0)
  return { slope, standardError, chiSquare, leaveOneOut, isSignificant: chiSquare > CRITICAL && isOneWay }
}

function weightedLine(steps: readonly Step[]): { slope: number; standardError: number } {
  const sum = (of: (step: Step) => number) => steps.reduce((total, step) => total + step.weight * of(step), 0)
  const s0 = sum(() => 1)
  const s1 = sum(({ t }) => t)
  const spread = s0 * sum(({ t }) => t * t) - s1 * s1
  const slope = (s0 * sum(({ t, value }) => t * value) - s1 * sum(({ value }) => value)) / spread
  return { slope, standardError: Math.sqrt(s0 / spread) }
}

function signOfTrend(trend: WeightedTrend): -1 | 0 | 1 {
  if (!trend.isSignificant) return 0
  return trend.slope >= 0 ? 1 : -1
}

function rankTrend(values: readonly number[], scale: Scale): -1 | 0 | 1 {
  const shown = values.map((value) => unitsOf(value, scale.decimals))
  const s = shown.reduce((total, later, j) => {
    return total + shown.slice(0, j).reduce((sum, earlier) => sum + Math.sign(later - earlier), 0)
  }, 0)
  if (Math.abs(s) < 8) return 0
  return s > 0 ? 1 : -1
}

function meant(trend: -1 | 0 | 1, scale: Scale): Pick<Direction, 'direction' | 'meaning'> {
  if (trend === 0) return { direction: 'no-clear-trend', meaning: null }
  const direction = trend > 0 ? 'rising' : 'falling'
  const sign = signOf(scale.polarity)
  if (sign === null) return { direction, meaning: null }
  return { direction, meaning: sign === trend ? 'improving' : 'worsening' }
}

function seasonIn(points: readonly UsablePoint[], rhythm: Rhythm): Season | null {
  const places = points.map((point) => placeOf(point.period, rhythm))
  return fitSeason(
    points.map((point) => point.value),
    places,
    rhythm.perYear,
  )
}

function changeOf(last: readonly UsablePoint[], scale: Scale): number | null {
  const [before, latest] = last.slice(-2)
  if (before === undefined || latest === undefined) return null
  return valueOfUnits(unitsOf(latest.value, scale.decimals) - unitsOf(before.value, scale.decimals), scale.decimals)
}
