import { Problem } from '../problem.ts'
import { fitSeason, type Season, widthFactor, withoutSeason, withSeason } from '../season.ts'

/** The version of the method, kept with every frozen baseline so that an old one can be read for ever. */
const METHOD_VERSION = 'theta-1'

/**
 * What a forecast is computed from; plain data that survives JSON. `a` + `b`·t is the long-run line of the
 * seasonally adjusted values, t = 1…n; `level` is where they stand now; `meanMovingRange` is how much they usually
 * move (null for one value); `meanChangeSpread` is how much their changes differ from the usual change (null below
 * three values). `floorOfUnit` is the standard error of the latest value where that is known.
 */
export type Fit = Readonly<{
  method: string
  n: number
  perYear: number
  a: number
  b: number
  alpha: number
  level: number
  meanMovingRange: number | null
  meanChangeSpread: number | null
  season: Season | null
  floorOfUnit: number | null
}>

/**
 * A forecast h periods ahead, in the indicator's own unit and not held within what is possible. `unit` is one unit
 * of its uncertainty, `slopeBonus` the other half of the long-run change by then, ½·b·h. Without a range the unit
 * and all limits are null.
 */
export type Fan = Readonly<{
  centre: number
  unit: number | null
  slopeBonus: number
  lower50: number | null
  upper50: number | null
  lower80: number | null
  upper80: number | null
  lower95: number | null
  upper95: number | null
}>

export type FitOptions = Readonly<{
  /** How many steps make a year: 1, 3, 4 or 12. */
  perYear?: number
  /** The 0-based place in its year of every value; null leaves the season out. */
  places?: readonly number[] | null
  floorOfUnit?: number | null
}>

// Below this share of the largest value a movement is the noise of binary arithmetic and counts as none.
const NOISE = 1e-12

/**
 * Fits the Theta method to the valid values of a series in order of time; missing ones are left out, not zero.
 * Half a long-run line, half simple exponential smoothing with the smoothing weight from 0.10 to 0.99 that errs
 * least; ties go to the smaller. One value gives a flat line without a range, two a flat line with one. Refuses an
 * empty series and values that are not numbers. Source: METHOD, steps 1 to 4 of the baseline; Assimakopoulos and
 * Nikolopoulos 2000, in the form of Hyndman and Billah 2003.
 */
export function fitBaseline(values: readonly number[], options: FitOptions = {}): Fit {
  const { perYear = 1, places = null, floorOfUnit = null } = options
  const last = values.at(-1)
  if (last === undefined) throw new Problem('rule-broken', 'A baseline needs at least one value: record one first.')
  if (!values.every(Number.isFinite)) throw new Problem('invalid', 'Every value of a baseline must be a number.')
  const season = places === null ? null : fitSeason(values, places, perYear)
  const d = values.map((y, i) => withoutSeason(y, season, places?.[i] ?? 0))
  const n = d.length
  const kept = { method: METHOD_VERSION, n, perYear, season, floorOfUnit, ...movementsOf(d) }
  if (n < 3) return { ...kept, a: last, b: 0, alpha: 1, level: last }
  const { a, b } = lineThrough(d)
  return { ...kept, a, b, ...smoothingOf(d.map((one, i) => 2 * one - (a + b * (i + 1)))) }
}

/**
 * The forecast `h` periods after the last value fitted: today's level carried on at half the long-run yearly change,
 * with ranges of 50, 80 and 95 %. `place` is the 0-based place in its year of the period forecast; it matters only
 * under a season. Periods of a pooled series are as long as the pool; h may then be a fraction of one.
 */
export function forecastOf(fit: Fit, h: number, place = 0): Fan {
  const factor = widthFactor(fit.season, place)
  const slopeBonus = 0.5 * fit.b * h * factor
  const centre = withSeason(0.5 * (fit.a + fit.b * (fit.n + h)) + 0.5 * fit.level, fit.season, place)
  return { ...rangeAround(centre, unitAt(fit, h, factor)), slopeBonus }
}

/** A centre with the ranges that a unit of uncertainty gives: ±0.95 (50 %), ±2.1 (80 %) and ±4.0 units (95 %). */
export function rangeAround(centre: number, unit: number | null): Omit<Fan, 'slopeBonus'> {
  const at = (units: number) => (unit === null ? null : centre + units * unit)
  return {
    centre,
    unit,
    lower50: at(-0.95),
    upper50: at(0.95),
    lower80: at(-2.1),
    upper80: at(2.1),
    lower95: at(-4),
    upper95: at(4),
  }
}

/** A fan held within what can be true, for display only: verdicts and chances use the fan as computed. */
export function clampFan(fan: Fan, minimum: number | null, maximum: number | null): Fan {
  const within = (x: number) =>
    Math.min(Math.max(x, minimum ?? Number.NEGATIVE_INFINITY), maximum ?? Number.POSITIVE_INFINITY)
  const limit = (x: number | null) => (x === null ? null : within(x))
  return {
    centre: within(fan.centre),
    unit: fan.unit,
    slopeBonus: fan.slopeBonus,
    lower50: limit(fan.lower50),
    upper50: limit(fan.upper50),
    lower80: limit(fan.lower80),
    upper80: limit(fan.upper80),
    lower95: limit(fan.lower95),
    upper95: limit(fan.upper95),
  }
}

/**
 * Why nothing can be judged against a fit, or null when it can: fewer than five values, or than two years of
 * quarters, terms or months; or values that never moved. Source: METHOD, step 4 of the baseline.
 */
export function obstacleOf(fit: Fit): 'too-few-points' | 'has-not-varied' | null {
  if (fit.n < Math.max(5, fit.perYear > 1 ? 2 * fit.perYear : 0)) return 'too-few-points'
  return fit.meanMovingRange === 0 ? 'has-not-varied' : null
}

/** How fast uncertainty grows with the horizon: the smoothing weight, but never below 0.4. */
export function growthOf(fit: Fit): number {
  return Math.max(fit.alpha, 0.4)
}

function unitAt(fit: Fit, h: number, factor: number): number | null {
  if (fit.meanMovingRange === null) return null
  const fewPoints = fit.n <= 3 ? 1.4 : fit.n === 4 ? 1.15 : 1
  const movement = fit.meanMovingRange ** 2 * (1 + (h - 1) * growthOf(fit) ** 2)
  const unit = fewPoints * Math.sqrt(movement + (0.5 * fit.b * h) ** 2) * factor
  return Math.max(unit, fit.floorOfUnit ?? 0)
}

function movementsOf(d: readonly number[]) {
  const changes = d.slice(1).map((one, i) => one - (d[i] ?? 0))
  const noise = NOISE * Math.max(...d.map(Math.abs))
  const meanChange = meanOf(changes)
  const spread = sumOf(changes.map((change) => Math.abs(change - meanChange))) / (d.length - 2)
  return {
    meanMovingRange: d.length < 2 ? null : zeroBelow(meanOf(changes.map(Math.abs)), noise),
    meanChangeSpread: d.length < 3 ? null : zeroBelow(spread, noise),
  }
}

function lineThrough(d: readonly number[]): { a: number; b: number } {
  const n = d.length
  const middle = (n + 1) / 2
  const mean = meanOf(d)
  const products = sumOf(d.map((one, i) => (i + 1 - middle) * (one - mean)))
  const slope = products / ((n * (n * n - 1)) / 12)
  const b = Math.abs(slope) * n <= NOISE * Math.max(...d.map(Math.abs)) ? 0 : slope
  return { a: mean - b * middle, b }
}

function smoothingOf(values: readonly number[]): { alpha: number; level: number } {
  const theta = Float64Array.from(values)
  const errors = new Float64Array(values.length)
  let best = { alpha: 0.1, level: 0, sse: Number.POSITIVE_INFINITY }
  for (let hundredths = 10; hundredths <= 99; hundredths += 1) {
    const tried = smoothedWith(theta, hundredths / 100, errors)
    if (tried.sse < best.sse - 1e-12 * Math.max(1, tried.sse)) best = tried
  }
  return { alpha: best.alpha, level: best.level }
}

/**
 * Simple exponential smoothing with the starting level that errs least, found exactly: errors are linear in it.
 * `errors` is room to write in, lent by the caller because this runs ninety times a fit.
 */
function smoothedWith(theta: Float64Array, alpha: number, errors: Float64Array) {
  let level = 0
  let weight = 1
  let crossed = 0
  let squared = 0
  for (let t = 0; t < theta.length; t += 1) {
    const error = (theta[t] ?? 0) - level
    errors[t] = error
    level += alpha * error
    crossed += weight * error
    squared += weight * weight
    weight *= 1 - alpha
  }
  const start = crossed / squared
  let sse = 0
  let decay = 1
  for (let t = 0; t < errors.length; t += 1) {
    const error = (errors[t] ?? 0) - start * decay
    sse += error * error
    decay *= 1 - alpha
  }
  return { alpha, level: level + start * weight, sse }
}

function zeroBelow(x: number, noise: number): number {
  return x <= noise ? 0 : x
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0)
}

function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length
}
