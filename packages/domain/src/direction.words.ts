import type { Direction } from './direction.ts'
import { describeNumber } from './figure/value.ts'
import type { Scale } from './indicator.ts'

const NAMES = {
  rising: 'Rising',
  falling: 'Falling',
  'no-clear-trend': 'No clear trend',
  'too-soon-to-tell': 'Too soon to tell',
} as const

/** Where the values go and, where one direction is better, whether that is good: "Falling: improving". */
export function describeDirection({ direction, meaning }: Pick<Direction, 'direction' | 'meaning'>): string {
  return meaning === null ? NAMES[direction] : `${NAMES[direction]}: ${meaning}`
}

/** What stands under it: that it is a signal, or the plain change since the value before, or how few values there are. */
export function describeDirectionNote({ direction, change, points }: Direction, scale: Scale): string {
  if (direction === 'rising' || direction === 'falling') return 'a signal, not noise'
  if (change === null) return points === 0 ? 'no values yet' : `${points} of 5 values`
  if (change === 0) return 'no change on the last value'
  return `${change > 0 ? '+' : ''}${describeNumber(change, scale.decimals)} on the last value`
}
