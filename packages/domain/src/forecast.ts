import { clampFan, type Fan, type Fit, forecastOf, rangeAround } from './baseline/theta.ts'
import {
  type LimitsOf,
  placeOf,
  publishedLimitsOf,
  type Rhythm,
  rhythmOf,
  stepsBetween,
  usablePoints,
} from './baseline/usable-points.ts'
import { fitOfPoints } from './baseline.ts'
import type { Scale } from './indicator.ts'
import type { Measurement } from './measurement.ts'
import { type IsoDate, type Period, shiftPeriod, spanInSteps } from './period.ts'
import { Problem } from './problem.ts'
import { type Rag, type RagRule, ragOf } from './rag.ts'
import type { TargetRange } from './target.ts'

/**
 * The forecast of one period on all data to date. `through` is the last period it knows, `steps` how far ahead it
 * looks, `fan` the forecast as computed and `shown` the same held within what is possible.
 */
export type CurrentForecast = Readonly<{
  period: Period
  through: Period
  steps: number
  fit: Fit
  fan: Fan
  shown: Fan
}>

/** The chance in words. */
export type ChanceWord = 'unlikely' | 'about even' | 'likely'

type Ahead = Readonly<{ fit: Fit; through: Period; period: Period; rhythm: Rhythm }>

// Φ of the method: units of uncertainty, and the share below.
const KNOTS: readonly (readonly [number, number])[] = [
  [0, 0.5],
  [0.95, 0.75],
  [2.1, 0.9],
  [4, 0.975],
  [8, 1],
]

/**
 * The forecast of a period on all data to date: the fit of a baseline, never frozen. Null where there is nothing to
 * forecast from, where a break lies between the last value and the period, and for a period that already has a value
 * or lies before one. A year to date is forecast as what has been counted plus the steps to come, their uncertainties
 * added up, for they err together; one in per cent cannot be. Refuses another kind of period. Source: METHOD, "RAG".
 */
export function currentForecast(
  history: readonly Measurement[],
  scale: Scale,
  breaks: readonly IsoDate[],
  period: Period,
  limitsOf: LimitsOf = publishedLimitsOf,
): CurrentForecast | null {
  const points = usablePoints(history, scale, breaks)
  const rhythm = rhythmOf(history, points, scale)
  const fit = fitOfPoints(points, rhythm, limitsOf)
  const through = points.at(-1)?.period
  if (fit === null || through === undefined) return null
  checkKind(period, through)
  const steps = stepsBetween(through, period, rhythm)
  const isCut = breaks.some((one) => one > through.end && one <= period.end)
  if (steps <= 0 || isCut) return null
  const ahead = { fit, through, period, rhythm }
  const fan = scale.accumulation === 'year-to-date' ? fanOfYear(history, scale, ahead) : fanAt(ahead, period)
  if (fan === null) return null
  return { period, through, steps, fit, fan, shown: clampFan(fan, scale.minimum, scale.maximum) }
}

/**
 * The chance, 0 to 1, that a value turns out at the target or better; null without a range to judge by. `sign` is +1
 * where higher is better. Use the fan as computed, not as shown.
 */
export function chanceOfMeeting(centre: number, target: number, unit: number | null, sign: 1 | -1): number | null {
  return unit === null || unit <= 0 ? null : shareBelow((sign * (centre - target)) / unit)
}

/** The chance, 0 to 1, that a value turns out inside a range; null without a range of the forecast to judge by. */
export function chanceOfBeingWithin(centre: number, range: TargetRange, unit: number | null): number | null {
  if (unit === null || unit <= 0) return null
  return Math.max(0, shareBelow((range.upper - centre) / unit) - shareBelow((range.lower - centre) / unit))
}

/** Under 1 in 3 unlikely, up to 2 in 3 about even, above likely. */
export function chanceWordOf(chance: number): ChanceWord {
  if (chance < 1 / 3) return 'unlikely'
  return chance <= 2 / 3 ? 'about even' : 'likely'
}

/** The colour a period will have if the current forecast comes true: the ordinary rule, on the forecast as shown. */
export function forecastRag(
  forecast: CurrentForecast | null,
  judgedBy: Readonly<{
    target: number | null
    range: TargetRange | null
    rule: RagRule | null
    scale: Scale
    samePeriodLastYear: number | null
  }>,
): Rag {
  return ragOf({ ...judgedBy, value: forecast?.shown.centre ?? null })
}

function fanAt({ fit, through, rhythm }: Ahead, period: Period): Fan {
  return forecastOf(fit, stepsBetween(through, period, rhythm), placeOf(period, rhythm))
}

function fanOfYear(history: readonly Measurement[], scale: Scale, ahead: Ahead): Fan | null {
  if (scale.multiplier === 100) return null
  const { through, period, rhythm } = ahead
  const counted = history.find((one) => one.period.start === period.start && one.period.end === through.end)
  const stepsOfYear = spanInSteps(period) - (counted === undefined ? 0 : spanInSteps(counted.period))
  const fans = Array.from({ length: stepsOfYear }, (_, i) =>
    fanAt(ahead, shiftPeriod(through, stepsBetween(through, period, rhythm) - i)),
  )
  const centre = fans.reduce((sum, fan) => sum + fan.centre, counted?.value ?? 0)
  const unit = fans.some((fan) => fan.unit === null) ? null : fans.reduce((sum, fan) => sum + (fan.unit ?? 0), 0)
  return { ...rangeAround(centre, unit), slopeBonus: fans.reduce((sum, fan) => sum + fan.slopeBonus, 0) }
}

function checkKind(period: Period, through: Period): void {
  if (period.kind !== through.kind) {
    throw new Problem('rule-broken', 'A forecast must be for the same kind of period as its indicator.')
  }
}

function shareBelow(units: number): number {
  if (units < 0) return 1 - shareBelow(-units)
  const next = KNOTS.findIndex(([knot]) => knot > units)
  const [x0, y0] = KNOTS[next - 1] ?? [0, 0.5]
  const [x1, y1] = KNOTS[next] ?? [units, 1]
  return next === -1 ? 1 : y0 + ((y1 - y0) * (units - x0)) / (x1 - x0)
}
