import { Problem } from './problem.ts'

/**
 * A number as the whole count of its smallest shown unit, rounded half away from zero on its decimal text: at one
 * decimal 0.35 is 4 and −0.35 is −4. Rounding the text and not the binary number gives what a person with a pencil
 * gives: 0.35 is stored a little below 0.35, and 1.005 at two decimals must be 1.01. Refuses what is not a finite
 * number, and counts too large to be exact.
 */
export function unitsOf(value: number, decimals: number): number {
  if (!Number.isFinite(value)) throw new Problem('invalid', 'A value must be a number.')
  const [mantissa = '0', exponent = '0'] = String(Math.abs(value)).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const digits = whole + fraction
  const kept = whole.length + Number(exponent) + decimals
  const next = kept < 0 ? '0' : (digits[kept] ?? '0')
  const units = Number(digits.padEnd(kept, '0').slice(0, Math.max(kept, 0))) + (next >= '5' ? 1 : 0)
  if (!Number.isSafeInteger(units)) throw new Problem('invalid', 'A value is too large to be shown exactly.')
  return value < 0 && units > 0 ? -units : units
}

/** A whole count of smallest units as the number it stands for: 694 at one decimal is 69.4. */
export function valueOfUnits(units: number, decimals: number): number {
  return units / 10 ** decimals
}

/** A number rounded half away from zero, on its decimal text, to so many decimals. See `unitsOf`. */
export function roundHalfAway(value: number, decimals: number): number {
  return valueOfUnits(unitsOf(value, decimals), decimals)
}

/**
 * How many decimals a number is written with, at most nine: 0.35 has 2. The limit keeps the noise of binary
 * arithmetic (0.1 + 0.2) out of products of decimals, far below anything the product shows.
 */
export function decimalsIn(value: number): number {
  const text = Math.abs(roundHalfAway(value, 9)).toFixed(9).replace(/0+$/, '')
  return text.length - text.indexOf('.') - 1
}
