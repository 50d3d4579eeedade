import { type Fan, type Fit, fitBaseline, forecastOf, rangeAround } from './baseline/theta.ts'
import {
  type LimitsOf,
  placeOf,
  publishedLimitsOf,
  type Rhythm,
  rhythmOf,
  standardErrorOf,
  stepsBetween,
  type UsablePoint,
  usablePoints,
} from './baseline/usable-points.ts'
import type { Scale } from './indicator.ts'
import type { Measurement } from './measurement.ts'
import { comparePeriods, type IsoDate, type Period, shiftPeriod, stepsPerYear } from './period.ts'
import { Problem } from './problem.ts'

/** A forecast drawn by the group in place of the computed one, with why. The computed one is kept beside it. */
export type Adjustment = Readonly<{ points: readonly Readonly<{ period: Period; value: number }>[]; reason: string }>

/** The forecast of one period of a frozen baseline; `steps` is how far it lies from the last value before the freeze. */
export type FanStep = Fan & Readonly<{ period: Period; steps: number }>

/**
 * History and forecast as they stood on a day. Plain data that survives JSON and never changes: later revisions of
 * `points` do not reach it. `through` is the last period with a value, `used` what was fitted (of year-to-date series
 * the single steps), `fan` the computed forecast, unclamped.
 */
export type FrozenBaseline = Readonly<{
  schema: 1
  frozenOn: IsoDate
  method: string
  through: Period
  points: readonly Measurement[]
  used: readonly UsablePoint[]
  breaks: readonly IsoDate[]
  rhythm: Rhythm
  fit: Fit
  fan: readonly FanStep[]
  adjustment: Adjustment | null
}>

export type FreezeOptions = Readonly<{
  frozenOn: IsoDate
  breaks?: readonly IsoDate[]
  adjustment?: Adjustment | null
  limitsOf?: LimitsOf
  yearsAhead?: number
}>

/** What the points of a series are fitted with: null when none is usable. */
export function fitOfPoints(points: readonly UsablePoint[], rhythm: Rhythm, limitsOf: LimitsOf): Fit | null {
  const latest = points.at(-1)
  if (latest === undefined) return null
  return fitBaseline(
    points.map((point) => point.value),
    {
      perYear: rhythm.perYear,
      places: rhythm.perYear > 1 ? points.map((point) => placeOf(point.period, rhythm)) : null,
      floorOfUnit: standardErrorOf(latest, limitsOf),
    },
  )
}

/**
 * Freezes a baseline on a day from the history known then: the usable points since the last break, the fit, and the
 * fan for five years ahead (or `yearsAhead`). `limitsOf` derives a value's 95 % limits from its counts; without it
 * those published are used. Refuses a history without a usable value, mixed periods, and an adjustment that gives
 * no point, no reason or a period that is not in the future. Source: METHOD, step 5 of the baseline.
 */
export function freezeBaseline(
  history: readonly Measurement[],
  scale: Scale,
  { frozenOn, breaks = [], adjustment = null, limitsOf = publishedLimitsOf, yearsAhead = 5 }: FreezeOptions,
): FrozenBaseline {
  const used = usablePoints(history, scale, breaks)
  const rhythm = rhythmOf(history, used, scale)
  const fit = fitOfPoints(used, rhythm, limitsOf)
  const through = used.at(-1)?.period
  if (fit === null || through === undefined) {
    throw new Problem('rule-broken', 'A baseline needs at least one value since the last break: record one first.')
  }
  checkAdjustment(adjustment, through)
  const points = history.toSorted((a, b) => comparePeriods(a.period, b.period))
  const fan = fanOf(fit, through, rhythm, yearsAhead)
  return { schema: 1, frozenOn, method: fit.method, through, points, used, breaks, rhythm, fit, fan, adjustment }
}

/**
 * What a frozen baseline expects of a period after it, unclamped. An adjusted baseline is moved by what the group
 * drew above or below the computed forecast: straight between the drawn points, starting from no difference at the
 * freeze, and staying at the last difference after the last point; so a season keeps its shape and widths stay as
 * computed. `slopeBonus` stays that of the history.
 */
export function baselineAt(frozen: FrozenBaseline, period: Period): FanStep {
  const steps = stepsBetween(frozen.through, period, frozen.rhythm)
  const computed = computedAt(frozen, period)
  const centre = computed.centre + shiftAt(frozen, steps)
  return { ...computed, ...rangeAround(centre, computed.unit), period, steps }
}

function computedAt(frozen: FrozenBaseline, period: Period): Fan {
  return forecastOf(frozen.fit, stepsBetween(frozen.through, period, frozen.rhythm), placeOf(period, frozen.rhythm))
}

function shiftAt(frozen: FrozenBaseline, steps: number): number {
  const drawn = (frozen.adjustment?.points ?? [])
    .map(({ period, value }) => ({
      steps: stepsBetween(frozen.through, period, frozen.rhythm),
      shift: value - computedAt(frozen, period).centre,
    }))
    .toSorted((a, b) => a.steps - b.steps)
  const knots = [{ steps: 0, shift: 0 }, ...drawn]
  const before = knots.findLast((knot) => knot.steps <= steps) ?? { steps: 0, shift: 0 }
  const after = knots.find((knot) => knot.steps > steps)
  if (after === undefined) return before.shift
  return before.shift + ((after.shift - before.shift) * (steps - before.steps)) / (after.steps - before.steps)
}

function fanOf(fit: Fit, through: Period, rhythm: Rhythm, yearsAhead: number): FanStep[] {
  const stepsInYear = through.kind === 'snapshot' ? rhythm.snapshotsPerYear : stepsPerYear(through.kind)
  const count = Math.ceil((yearsAhead * stepsInYear) / rhythm.stride)
  return Array.from({ length: count }, (_, i) => {
    const period = shiftPeriod(through, (i + 1) * rhythm.stride, 'single', rhythm.snapshotsPerYear)
    return { ...forecastOf(fit, i + 1, placeOf(period, rhythm)), period, steps: i + 1 }
  })
}

function checkAdjustment(adjustment: Adjustment | null, through: Period): void {
  if (adjustment === null) return
  if (adjustment.reason.trim() === '') throw new Problem('invalid', 'Say why the forecast is adjusted.')
  if (adjustment.points.length === 0) throw new Problem('invalid', 'Draw at least one point of the adjusted forecast.')
  if (adjustment.points.some(({ period }) => period.kind !== through.kind || period.end <= through.end)) {
    throw new Problem('invalid', 'An adjusted forecast must be of the same kind of period, after the last value.')
  }
}
