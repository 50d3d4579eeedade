import type { IdeaRowView } from '@ttc/contracts/idea'
import { describeShortValue } from '@ttc/domain/figure/value'
import { readingsAround } from '@ttc/domain/idea'
import { describeDay, describePeriod } from '@ttc/domain/period/label'

const COSTS = { none: 'No cost', low: 'Low cost', funded: 'Needs funding' } as const
const STRENGTHS = { strong: 'Strong evidence', promising: 'Promising', untested: 'Untested' } as const

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

export const costOptions = optionsOf(COSTS)
export const strengthOptions = optionsOf(STRENGTHS)

/** "Low cost · Promising · Off the wall", of what the group has said. */
export function describeIdea({ cost, strength, offTheWall, stops }: IdeaRowView['content']): string {
  return [
    cost === null ? '' : COSTS[cost],
    strength === null ? '' : STRENGTHS[strength],
    offTheWall ? 'Off the wall' : '',
    stops ? 'Stops something' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** What the curve said when the first action began, and what it says now. */
export function describeAfter({ since, row: { name, curve } }: NonNullable<IdeaRowView['after']>): string {
  const { before, after } = readingsAround(curve.measurements, since)
  const told = (one: NonNullable<typeof before>) =>
    `${describeShortValue(one.value, curve.scale)} (${describePeriod(one.period, curve.scale.accumulation)})`
  const begun = `Begun ${describeDay(since)}.`
  if (after === null) return `${begun} ${name}: no value since${before === null ? '' : `, ${told(before)} before`}.`
  return `${begun} ${name}: ${before === null ? '' : `${told(before)} before, `}${told(after)} now.`
}
