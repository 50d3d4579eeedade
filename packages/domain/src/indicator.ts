import type { Accumulation, PeriodKind } from './period.ts'

/** Which way is better. 'contextual' has no good direction and is never judged. */
export type Polarity = 'higher' | 'lower' | 'range' | 'contextual'

/** An indicator of a whole population, or a performance measure of a service. */
export type Level = 'population' | 'performance'

/** The three kinds of performance measure. */
export type MeasureKind = 'how much' | 'how well' | 'better off'

/**
 * What every number of an indicator is read with. `multiplier` turns numerator over denominator into the value (100
 * for a percentage, 10 000 for a rate per 10 000); null where the value is a plain number. `minimum` and `maximum`
 * bound what can be true, and what is displayed of a forecast.
 */
export type Scale = Readonly<{
  unit: string
  decimals: number
  polarity: Polarity
  minimum: number | null
  maximum: number | null
  multiplier: number | null
  periodKind: PeriodKind
  accumulation: Accumulation
}>

/** +1 higher is better, −1 lower is better, null where neither direction is (in a range, contextual). */
export function signOf(polarity: Polarity): 1 | -1 | null {
  if (polarity === 'higher') return 1
  return polarity === 'lower' ? -1 : null
}
