import { describeGap, describeValue } from './figure/value.ts'
import type { Scale } from './indicator.ts'
import { describePeriod } from './period/label.ts'
import type { Period } from './period.ts'
import {
  LEAST_AUTHORITIES,
  type NearStart,
  type NeededChange,
  type NotCounted,
  type TargetReality,
} from './target-reality.ts'

type Counted = Extract<TargetReality, { answer: 'counted' }>
type TooFew = Extract<TargetReality, { answer: 'too-few' }>

const PARTS_OF_YEAR: Readonly<Record<number, string>> = { 2: 'half-year', 3: 'term', 4: 'quarter', 12: 'month' }

const NOT_COUNTED: Readonly<Record<NotCounted, string>> = {
  'no-direction': 'This indicator has no single direction to improve in, so what others did cannot be counted.',
  'no-target': 'No target is set yet.',
  'no-value': 'There is no value of ours yet that the target can be held against.',
  break: 'A break in the series lies between our latest value and the target: no change can be counted across it.',
  overlap: 'The target’s period overlaps that of our latest value, so the change between them is not a whole one.',
  'not-ahead': 'The target is not dated after our latest value, so there is no time left to count.',
}

/** "+3.1 points in 3 years: 4 of 96 authorities that started near 62.4% did it."; or why that cannot be said. */
export function describeTargetReality(reality: TargetReality, scale: Scale): string {
  if (reality.answer === 'not-counted') return NOT_COUNTED[reality.reason]
  if (reality.answer === 'met') return metWords(reality.needed, scale)
  const asked = describeNeededChange(reality.needed, scale)
  if (reality.answer === 'too-few') return `${asked}: ${tooFewWords(reality, scale)}`
  const { did, authorities, needed } = reality
  const many = did.length === 0 ? 'none' : did.length === authorities ? 'all' : String(did.length)
  return `${asked}: ${many} of ${authorities} authorities that started near ${describeValue(needed.from.value, scale)} did it.`
}

/** What is needed, by when: "+3.1 points in 3 years", "−12 per 10,000 in 5 quarters". */
function describeNeededChange(needed: NeededChange, scale: Scale): string {
  return `${needed.change < 0 ? '−' : '+'}${describeGap(needed.change, scale)} in ${describeTime(needed)}`
}

/** How it was counted, a sentence each, so that anyone can count it again. */
export function describeCounting(reality: Counted, scale: Scale): readonly string[] {
  const { needed, near, first, last, loaded } = reality
  const time = describeTime(needed)
  return [
    nearWords(needed, near, scale),
    `Every authority counts once: it is asked if it had such a start and a value ${time} later, anywhere from ${label(first, scale)} to ${label(last, scale)}, and did it if at least one of those times it improved by at least as much. ${reality.authorities} of ${loaded} authorities with values had such a start.`,
    ...(needed.stepsPerYear > 1 ? ['Each start is of the same season as ours.'] : []),
    'Our own area, regions and England are left out, and so is any time that a break in the series falls into. Values are compared as they are displayed.',
    'It says how usual such a change has been, not what is possible here.',
  ]
}

function metWords({ from, to }: NeededChange, scale: Scale): string {
  const value = describeValue(from.value, scale)
  return `Already met: ${value} in ${label(from.period, scale)}, against a target of ${describeValue(to.value, scale)}.`
}

function tooFewWords({ authorities, loaded, needed }: TooFew, scale: Scale): string {
  if (loaded === 0) return 'no other authority’s values are here to count.'
  const others = loaded === 1 ? '1 other authority' : `${loaded} other authorities`
  const start = `a start near ${describeValue(needed.from.value, scale)} and a value ${describeTime(needed)} later`
  const many = authorities === 0 ? 'none' : authorities
  return `of ${others} with values, ${many} had ${start}. That is too few to count: it takes at least ${LEAST_AUTHORITIES}.`
}

function nearWords({ from }: NeededChange, near: NearStart, scale: Scale): string {
  const within = near.within === 0 ? 'at' : `within ${describeGap(near.within, scale)} of`
  return `Near means ${within} our ${describeValue(from.value, scale)} in ${label(from.period, scale)}: half a standard deviation of the values of ${near.authorities} authorities in ${label(near.period, scale)}.`
}

/** In whole years where it comes to them, else in the indicator's own periods: "3 years", "5 quarters". */
function describeTime({ steps, stepsPerYear }: NeededChange): string {
  const isWhole = steps % stepsPerYear === 0
  const count = isWhole ? steps / stepsPerYear : steps
  const unit = isWhole ? 'year' : (PARTS_OF_YEAR[stepsPerYear] ?? 'period')
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

const label = (period: Period, { accumulation }: Scale) => describePeriod(period, accumulation)
