import { describeWhen } from '../figure/description.ts'
import { describeNumber, describeValue } from '../figure/value.ts'
import type { Scale } from '../indicator.ts'
import { describePeriod } from '../period/label.ts'
import { type Gap, type GapMovement, scaleOfGap } from './gap.ts'

const movements: Readonly<Record<GapMovement, string>> = {
  'narrower-than-expected': 'Narrower than was to be expected',
  'wider-than-expected': 'Wider than was to be expected',
  'widening-more-slowly': 'Widening more slowly than before',
  'as-expected': 'As was to be expected',
  narrowing: 'Narrowing over the last five values',
  widening: 'Widening over the last five values',
  'no-clear-trend': 'No clear trend',
  'too-soon-to-tell': 'Too soon to tell',
}

/** Whether a gap narrows, for a row. */
export function describeMovement(movement: GapMovement): string {
  return movements[movement]
}

/** The size of a gap with its unit, and its side: "4.2 points higher". */
export function describeDifference({ difference }: Pick<Gap, 'difference'>, scale: Scale): string {
  if (difference === 0) return 'the same'
  const size = describeValue(Math.abs(difference), scaleOfGap(scale))
  return `${size} ${difference > 0 ? 'higher' : 'lower'}`
}

/** How many times the other's value: "1.4 times"; empty where the other is zero. */
export function describeRatio({ ratio }: Pick<Gap, 'ratio'>): string {
  return ratio === null ? '' : `${describeNumber(ratio, 1)} times`
}

/**
 * The gap as a sentence, of groups as they are named in one: "For sex: girls it is 45.1% in 2024/25, 4.2 points lower
 * than for all children (49.3%)."
 */
export function describeGap(gap: Gap, own: string, other: string, scale: Scale): string {
  const [mine, theirs] = [describeValue(gap.own, scale), describeValue(gap.other, scale)]
  const when = describePeriod(gap.period, scale.accumulation)
  const opening = `For ${own} it is ${mine} ${describeWhen(when)}`
  if (gap.difference === 0) return `${opening}, the same as for ${other}.`
  return `${opening}, ${describeDifference(gap, scale)} than for ${other} (${theirs}).`
}

const movementSentences: Readonly<Record<GapMovement, string>> = {
  'narrower-than-expected': 'The gap is narrower than was to be expected.',
  'wider-than-expected': 'The gap is wider than was to be expected.',
  'widening-more-slowly': 'The gap is widening more slowly than before.',
  'as-expected': 'The gap is as was to be expected.',
  narrowing: 'The gap has narrowed over the last five values.',
  widening: 'The gap has widened over the last five values.',
  'no-clear-trend': 'The gap shows no clear trend.',
  'too-soon-to-tell': 'It is too soon to tell whether the gap narrows.',
}

/** Whether a gap narrows, as a sentence. */
export function describeWhetherNarrowing(movement: GapMovement): string {
  return movementSentences[movement]
}
