import type { IsoDate } from './day.ts'
import type { Measurement } from './measurement.ts'

/** What an idea costs; null until the group has said. At least one idea of a walk is to cost little or nothing. */
export const costs = ['none', 'low', 'funded'] as const
export type Cost = (typeof costs)[number]

/** How well it is known to work. */
export const strengths = ['strong', 'promising', 'untested'] as const
export type Strength = (typeof strengths)[number]

/** Something that might work. What it answers (a factor) is its link. */
export type Idea = Readonly<{
  kind: 'idea'
  text: string
  cost: Cost | null
  offTheWall: boolean
  /** It stops something: that counts as an idea too. */
  stops: boolean
  strength: Strength | null
  evidence: string
  /** What others did, and where that can be read. */
  elsewhere: string
  source: string
}>

/** Whether an idea can be begun without waiting for money. */
export function isCheap({ cost }: Pick<Idea, 'cost'>): boolean {
  return cost === 'none' || cost === 'low'
}

type Valued = Measurement & Readonly<{ value: number }>
type Around = Readonly<{ before: Valued | null; after: Valued | null }>

/**
 * What a curve said when something began and what it says now: `before` is the last value whose period had ended by that
 * day, `after` the last of those that came later; null where there is none. Which way that is better, and whether it is more than
 * noise, is for the assessment to say; what caused it is for nobody to read off a curve.
 */
export function readingsAround(measurements: readonly Measurement[], since: IsoDate): Around {
  const valued = measurements
    .filter((one): one is Valued => one.value !== null)
    .toSorted((a, b) => a.period.end.localeCompare(b.period.end))
  return {
    before: valued.findLast(({ period }) => period.end <= since) ?? null,
    after: valued.findLast(({ period }) => period.end > since) ?? null,
  }
}
