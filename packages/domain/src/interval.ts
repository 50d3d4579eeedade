import { chiSquaredQuantile, tQuantile, zOf } from './quantile.ts'

/** Two-sided confidence limits in the unit of the value. */
export type Interval = Readonly<{ lower: number; upper: number }>

/** One stratum of a directly standardised rate: events, people, and the standard population's people. */
export type Stratum = Readonly<{ count: number; population: number; standard: number }>

/** Below this count the limits of a count are exact Poisson ones, and a standardised rate has none. */
const FEW_EVENTS = 10

/**
 * Limits of a proportion by Wilson's method, as a share of 1 times the multiplier (100 for per cent). Defined at none
 * and at all; null where the denominator is not positive or the numerator lies outside it.
 * Source: Wilson 1927, as used by Fingertips; `confidence` such as 0.95 or 0.998.
 */
export function proportionInterval(
  numerator: number,
  denominator: number,
  multiplier: number,
  confidence: number,
): Interval | null {
  if (!(denominator > 0) || !(numerator >= 0) || numerator > denominator) return null
  const z = zOf(confidence)
  const share = numerator / denominator
  const centre = 2 * numerator + z * z
  const spread = z * Math.sqrt(z * z + 4 * numerator * (1 - share))
  const scale = multiplier / (2 * (denominator + z * z))
  const lower = numerator === 0 ? 0 : (centre - spread) * scale
  return { lower, upper: numerator === denominator ? multiplier : (centre + spread) * scale }
}

/**
 * Limits of a count: exact Poisson below ten events, Byar's approximation from ten on. Null for a negative count.
 * Source: Breslow and Day 1987; Fingertips' choice of ten.
 */
export function countInterval(count: number, confidence: number): Interval | null {
  if (!(count >= 0)) return null
  if (count < FEW_EVENTS) return exactPoissonInterval(count, confidence)
  return { lower: byarLower(count, confidence), upper: byarUpper(count, confidence) }
}

/** Exact Poisson limits of a count, through χ²: half its quantiles with 2x and 2x + 2 degrees of freedom. */
export function exactPoissonInterval(count: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2
  return {
    lower: count === 0 ? 0 : chiSquaredQuantile(tail, 2 * count) / 2,
    upper: chiSquaredQuantile(1 - tail, 2 * count + 2) / 2,
  }
}

/** Byar's lower limit of a count above zero. */
export function byarLower(count: number, confidence: number): number {
  return count * (1 - 1 / (9 * count) - zOf(confidence) / (3 * Math.sqrt(count))) ** 3
}

/** Byar's upper limit of a count. */
export function byarUpper(count: number, confidence: number): number {
  const next = count + 1
  return next * (1 - 1 / (9 * next) + zOf(confidence) / (3 * Math.sqrt(next))) ** 3
}

/** Limits of a rate: those of its count over the denominator, times the multiplier. Null without a denominator. */
export function rateInterval(
  count: number,
  denominator: number,
  multiplier: number,
  confidence: number,
): Interval | null {
  const limits = denominator > 0 ? countInterval(count, confidence) : null
  if (limits === null) return null
  return { lower: (limits.lower / denominator) * multiplier, upper: (limits.upper / denominator) * multiplier }
}

/**
 * Limits of a value that is numerator over denominator times a multiplier: Wilson for a percentage, whose numerator is
 * part of the denominator; else the limits of a rate. Null where they cannot be computed.
 */
export function valueInterval(
  numerator: number,
  denominator: number,
  multiplier: number,
  confidence: number,
): Interval | null {
  if (multiplier === 100) return proportionInterval(numerator, denominator, multiplier, confidence)
  return rateInterval(numerator, denominator, multiplier, confidence)
}

/** A directly standardised rate times the multiplier; null without strata or where a population is not positive. */
export function standardisedRate(strata: readonly Stratum[], multiplier: number): number | null {
  const standard = sumOf(strata, (stratum) => stratum.standard)
  if (!(standard > 0) || strata.some((stratum) => !(stratum.population > 0))) return null
  return (sumOf(strata, (s) => (s.standard * s.count) / s.population) / standard) * multiplier
}

/**
 * Limits of a directly standardised rate by Dobson's method. None below ten events. Source: Dobson and others 1991.
 */
export function standardisedRateInterval(
  strata: readonly Stratum[],
  multiplier: number,
  confidence: number,
): Interval | null {
  const rate = standardisedRate(strata, multiplier)
  if (rate === null) return null
  const standard = sumOf(strata, (stratum) => stratum.standard)
  const variance = sumOf(strata, (s) => (s.standard ** 2 * s.count) / s.population ** 2) / standard ** 2
  return dobsonInterval(
    rate,
    sumOf(strata, (stratum) => stratum.count),
    Math.sqrt(variance) * multiplier,
    confidence,
  )
}

/**
 * The limits of the events behind a rate, scaled to the rate: by its standard error over that of the count, √count.
 * For a published rate whose standard error is known; null below ten events.
 */
export function dobsonInterval(
  rate: number,
  count: number,
  standardError: number,
  confidence: number,
): Interval | null {
  const limits = count < FEW_EVENTS ? null : countInterval(count, confidence)
  if (limits === null) return null
  const scale = standardError / Math.sqrt(count)
  return { lower: rate + scale * (limits.lower - count), upper: rate + scale * (limits.upper - count) }
}

/** Limits of a mean by Student's t; null for fewer than two values, which have no spread to judge by. */
export function meanInterval(values: readonly number[], confidence: number): Interval | null {
  const n = values.length
  if (n < 2) return null
  const mean = sumOf(values, (value) => value) / n
  const deviation = Math.sqrt(sumOf(values, (value) => (value - mean) ** 2) / (n - 1))
  const reach = (tQuantile((1 + confidence) / 2, n - 1) * deviation) / Math.sqrt(n)
  return { lower: mean - reach, upper: mean + reach }
}

function sumOf<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}
