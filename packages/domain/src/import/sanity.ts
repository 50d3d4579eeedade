import type { Scale } from '../indicator.ts'

/** What looks wrong with a value beside its series; nothing is refused for it. `suggested` is what it may be meant as. */
export type SanityWarning =
  | Readonly<{ warning: 'factor'; value: number; factor: Factor; suggested: number; lowest: number; highest: number }>
  | Readonly<{ warning: 'fraction'; value: number; suggested: number; lowest: number; highest: number }>
  | Readonly<{ warning: 'out-of-range'; value: number; minimum: number | null; maximum: number | null }>
  | Readonly<{ warning: 'beyond-usual'; value: number; previous: number; usual: number }>

/** A value this many times too large (10 …) or too small (0.1 …). */
export type Factor = 10 | 100 | 1000 | 0.1 | 0.01 | 0.001

const FACTORS: readonly Factor[] = [10, 100, 1000, 0.1, 0.01, 0.001]
/** Movements beyond this many mean moving ranges are rare enough to ask: the control limits lie at 2.66. */
const USUAL_MOVEMENTS = 4
const LEAST_FOR_FACTOR = 3
const LEAST_FOR_MOVEMENT = 5
/** How far outside its own past a series can plausibly be, and how far a value must be to be taken for a slip. */
const NEAR = 1.25
const FAR = 2

/**
 * Warnings for a new value beside the series' earlier ones (oldest first, missing ones left out): outside what the
 * indicator can be; off by a factor of 10, 100 or 1,000; a fraction of 1 in a series of percentages (or a percentage
 * among fractions); or moved from the last value by more than four times the usual movement. A slip of scale is told
 * once, not as a jump as well. Series that touch or cross zero have no factor.
 */
export function sanityOf(value: number, history: readonly number[], scale: Scale): readonly SanityWarning[] {
  const range = rangeOf(value, scale)
  const slip = slipOf(value, history, scale)
  const jump = slip === null ? jumpOf(value, history) : null
  return [range, slip, jump].filter((warning) => warning !== null)
}

/** A warning in words, with the unit where one is written behind numbers. */
export function describeSanity(warning: SanityWarning, unit: string): string {
  const shown = (number: number) => `${number}${unit === '%' ? '%' : ''}`
  if (warning.warning === 'out-of-range') {
    const { minimum, maximum } = warning
    if (minimum !== null && warning.value < minimum)
      return `${shown(warning.value)} is below ${shown(minimum)}, the least it can be.`
    return `${shown(warning.value)} is above ${shown(maximum ?? warning.value)}, the most it can be.`
  }
  if (warning.warning === 'beyond-usual') {
    const moved = tidy(Math.abs(warning.value - warning.previous) / warning.usual, 1)
    return `${shown(warning.value)} after ${shown(warning.previous)} is ${moved} times the usual movement, ${shown(tidy(warning.usual, 2))}.`
  }
  const past = `The series runs from ${shown(warning.lowest)} to ${shown(warning.highest)}.`
  if (warning.warning === 'fraction') {
    return `${past} ${warning.value} looks like ${warning.suggested > warning.value ? 'a fraction of 1' : 'a percentage'}: it may mean ${shown(warning.suggested)}.`
  }
  const times =
    warning.factor > 1 ? `${warning.factor} times too large` : `${Math.round(1 / warning.factor)} times too small`
  return `${past} ${shown(warning.value)} looks ${times}: it may mean ${shown(warning.suggested)}.`
}

function rangeOf(value: number, { minimum, maximum }: Scale): SanityWarning | null {
  const isOutside = (minimum !== null && value < minimum) || (maximum !== null && value > maximum)
  return isOutside ? { warning: 'out-of-range', value, minimum, maximum } : null
}

function slipOf(value: number, history: readonly number[], scale: Scale): SanityWarning | null {
  const sizes = history.map(Math.abs)
  if (history.length < LEAST_FOR_FACTOR || value === 0 || sizes.some((size) => size === 0)) return null
  if (history.some((earlier) => Math.sign(earlier) !== Math.sign(value))) return null
  const low = Math.min(...sizes)
  const high = Math.max(...sizes)
  const size = Math.abs(value)
  if (size >= low / FAR && size <= high * FAR) return null
  const factor = FACTORS.find((one) => size / one >= low / NEAR && size / one <= high * NEAR)
  if (factor === undefined) return null
  const found = {
    value,
    suggested: tidy(value / factor, 15),
    lowest: Math.min(...history),
    highest: Math.max(...history),
  }
  return isScaleOfHundred(size, factor, high, scale)
    ? { warning: 'fraction', ...found }
    : { warning: 'factor', factor, ...found }
}

/** 0.185 among 18.5, or 18.5 among 0.185, of an indicator that is a percentage. */
function isScaleOfHundred(size: number, factor: Factor, high: number, { unit, multiplier }: Scale): boolean {
  if (unit !== '%' && multiplier !== 100) return false
  return (factor === 0.01 && size <= 1) || (factor === 100 && high <= 1)
}

function jumpOf(value: number, history: readonly number[]): SanityWarning | null {
  const previous = history.at(-1)
  if (history.length < LEAST_FOR_MOVEMENT || previous === undefined) return null
  const total = history.slice(1).reduce((sum, one, n) => sum + Math.abs(one - (history[n] ?? one)), 0)
  const usual = total / (history.length - 1)
  if (usual === 0 || Math.abs(value - previous) <= USUAL_MOVEMENTS * usual) return null
  return { warning: 'beyond-usual', value, previous, usual }
}

/** 15 significant digits, or so many decimals: what division adds beyond is noise. */
function tidy(value: number, digits: number): number {
  return digits === 15 ? Number(value.toPrecision(15)) : Number(value.toFixed(digits))
}
