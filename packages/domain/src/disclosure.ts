import { isUsable } from './baseline/usable-points.ts'
import type { Pair } from './breakdown.ts'
import { type CountedCell, withSecondary } from './disclosure/secondary.ts'
import type { Scale } from './indicator.ts'
import type { Measurement } from './measurement.ts'
import { sortKey } from './period.ts'

/**
 * Which small numbers of an indicator are hidden: counts from 1 to `hideUpTo` (null hides none) and the rates made of
 * them; zero too where it is not shown; what has a denominator below `leastDenominator`; and, with `secondary`, one
 * number more wherever a hidden one could be worked out. `roundTo` rounds the counts that are shown.
 */
export type Disclosure = Readonly<{
  hideUpTo: number | null
  showZero: boolean
  roundTo: number | null
  leastDenominator: number | null
  secondary: boolean
}>

/** What holds unless somebody decides otherwise. Source: DATA, disclosure control. */
export const usualDisclosure: Disclosure = {
  hideUpTo: 5,
  showZero: true,
  roundTo: null,
  leastDenominator: null,
  secondary: true,
}

/** For figures that their publisher has treated already: shown as they are. */
export const asPublished: Disclosure = {
  hideUpTo: null,
  showZero: true,
  roundTo: null,
  leastDenominator: null,
  secondary: false,
}

/** One number of a group of children; no pairs are all children. */
export type Cell = Readonly<{ pairs: readonly Pair[]; measurement: Measurement }>

/** Whether a policy changes nothing of what it is given. */
export function showsAll({ hideUpTo, leastDenominator, roundTo, showZero }: Disclosure): boolean {
  return hideUpTo === null && leastDenominator === null && roundTo === null && showZero
}

/**
 * What may be shown of the numbers of one indicator, area and period: all groups of children at once, answered in the
 * order given. A hidden number is 'suppressed' and carries no value, counts, limits or note, since the note may say
 * it. What was suppressed, missing or not applicable when it came stays what it was.
 */
export function disclosed(cells: readonly Cell[], policy: Disclosure, scale: Scale): readonly Measurement[] {
  if (showsAll(policy)) return cells.map((cell) => cell.measurement)
  const small = cells.map(({ measurement }) => isTooSmall(measurement, policy, scale))
  const hidden = policy.secondary ? withSecondary(cells.map(countedCell(small, scale)), policy) : small
  return cells.map(({ measurement }, i) =>
    hidden[i] === true ? hide(measurement) : rounded(measurement, policy, scale),
  )
}

/** The numbers of one group of children over time. */
export type Line = Readonly<{ pairs: readonly Pair[]; history: readonly Measurement[] }>

/** What may be shown of all groups of one indicator and area over time: `disclosed`, period by period. */
export function disclosedLines(
  lines: readonly Line[],
  policy: Disclosure,
  scale: Scale,
): readonly (readonly Measurement[])[] {
  const all = lines.flatMap(({ pairs, history }) => history.map((measurement) => ({ pairs, measurement })))
  const isNothingSmall = all.every(({ measurement }) => !isSensitive(measurement, policy, scale))
  if (showsAll(policy) || (isNothingSmall && policy.roundTo === null)) return lines.map((line) => line.history)
  const periods = new Map<string, Cell[]>()
  for (const cell of all) {
    const key = sortKey(cell.measurement.period)
    periods.set(key, [...(periods.get(key) ?? []), cell])
  }
  const shown = new Map(
    [...periods.values()].flatMap((cells) => {
      const results = disclosed(cells, policy, scale)
      return cells.map(({ measurement }, i) => [measurement, results[i] ?? hide(measurement)] as const)
    }),
  )
  return lines.map((line) => line.history.map((one) => shown.get(one) ?? hide(one)))
}

/** Whether something small stands there, or did before its publisher hid it: what others must not tell. */
export function isSensitive(measurement: Measurement, policy: Disclosure, scale: Scale): boolean {
  return measurement.status === 'suppressed' || isTooSmall(measurement, policy, scale)
}

/** Whether a number is hidden whatever stands beside it. */
export function isTooSmall(measurement: Measurement, policy: Disclosure, scale: Scale): boolean {
  const { hideUpTo, showZero, leastDenominator } = policy
  const { denominator } = measurement
  if (leastDenominator !== null && denominator !== null && denominator < leastDenominator) return true
  const counts = [countOf(measurement, scale), denominator].filter((count) => count !== null)
  return counts.some((count) => (count === 0 ? !showZero : count > 0 && hideUpTo !== null && count <= hideUpTo))
}

/**
 * How many children a value stands for: its numerator; else what its denominator makes of its rate; else the value
 * itself, where the indicator counts. Null where it cannot be known, such as a rate published alone.
 */
export function countOf({ value, numerator, denominator }: Measurement, scale: Scale): number | null {
  if (numerator !== null) return numerator
  if (value === null) return null
  if (scale.multiplier !== null)
    return denominator === null ? null : Math.round((value * denominator) / scale.multiplier)
  return isCount(scale) ? value : null
}

const notCounted = /%|£|\b(?:per|days?|weeks?|months?|years?|hours?|minutes?|points?|scores?|ratio|rank|grade)\b/i

/** Whether the plain number of an indicator counts: whole, and its unit neither a rate nor time, money or marks. */
export function isCount({ multiplier, decimals, unit }: Scale): boolean {
  return multiplier === null && decimals === 0 && !notCounted.test(unit)
}

/**
 * A number that is not shown: nothing of it is left but its period and whether it is provisional. One that came
 * suppressed has nothing to lose, and keeps its note.
 */
export function hide(measurement: Measurement): Measurement {
  const { status, value, numerator } = measurement
  if (status === 'suppressed' && value === null && numerator === null) return measurement
  const nothing = { value: null, numerator: null, denominator: null, lower: null, upper: null, note: null }
  return { ...measurement, ...nothing, status: 'suppressed' }
}

const countedCell =
  (small: readonly boolean[], scale: Scale) =>
  ({ pairs, measurement }: Cell, i: number): CountedCell => ({
    pairs,
    count: countOf(measurement, scale),
    isHidden: small[i] === true || measurement.status === 'suppressed',
  })

/** Counts to the nearest multiple of the base, and the rate made of those; limits would tell the counts, so go. */
function rounded(measurement: Measurement, { roundTo }: Disclosure, scale: Scale): Measurement {
  if (roundTo === null || !isUsable(measurement)) return measurement
  const nearest = (count: number) => Math.round(count / roundTo) * roundTo
  const count = countOf(measurement, scale)
  if (count === null) return measurement
  const denominator = measurement.denominator === null ? null : nearest(measurement.denominator)
  const numerator = measurement.numerator === null ? null : nearest(measurement.numerator)
  const made = { ...measurement, numerator, denominator, lower: null, upper: null }
  if (count > 0 && nearest(count) === 0) return { ...made, value: null, numerator: null, status: 'rounds-to-zero' }
  if (scale.multiplier === null) return isCount(scale) ? { ...made, value: nearest(measurement.value) } : made
  if (denominator === null) return made
  return denominator === 0 ? hide(measurement) : { ...made, value: (nearest(count) * scale.multiplier) / denominator }
}
