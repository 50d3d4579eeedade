import type { Period } from './period.ts'

/**
 * Why a measurement has, or has not, a value. Only 'value' and 'unreliable' carry a number that is computed with;
 * 'rounds-to-zero' is known to be above zero but too small to print; the others carry none, and none of them is zero.
 */
export type ValueStatus =
  | 'value'
  | 'unreliable'
  | 'rounds-to-zero'
  | 'suppressed'
  | 'missing'
  | 'not-applicable'
  | 'not-available'

/** One value of a series for one period, as it stands now. Numbers are in the indicator's own unit. */
export type Measurement = Readonly<{
  period: Period
  value: number | null
  status: ValueStatus
  numerator: number | null
  denominator: number | null
  lower: number | null
  upper: number | null
  provisional: boolean
  note: string | null
}>
