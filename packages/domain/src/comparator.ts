import { type Polarity, signOf } from './indicator.ts'

/** A plain mean of those areas that have a value: "n of 10". */
export type AreasMean = Readonly<{ mean: number; counted: number; asked: number }>

/** Where a value stands among areas. Rank 1 is the best, or the highest without a good direction; ties share a rank. */
export type Standing = Readonly<{ rank: number; of: number; tied: number; quartile: 1 | 2 | 3 | 4 }>

/** A comparator that lies outside the values of the very areas it sums up. */
export type RangeWarning = Readonly<{ comparator: number; lowest: number; highest: number; areas: number }>

/**
 * How many areas stand under one name, how many such names are in use at once (each is a line of every indicator's
 * comparison), and how long a name may be.
 */
export const comparatorLimits = { areas: 40, inUse: 6, name: 60 } as const

/** Fewer areas than this say nothing about where the comparator must lie. */
const LEAST_AREAS = 3

/**
 * The plain mean of the areas with a value; suppressed and missing ones (null) are skipped and counted, never zero.
 * Null when none has a value.
 */
export function meanOfAreas(values: readonly (number | null)[]): AreasMean | null {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  return { mean, counted: known.length, asked: values.length }
}

/** How many areas the mean stands on, in words: "mean of 8 of 10". */
export function describeMean({ counted, asked }: AreasMean): string {
  return `mean of ${counted} of ${asked}`
}

/**
 * The rank of a value among all areas, itself among them, and the quartile that rank falls into (1 the best, or the
 * highest). Null where the value is not among those known or no other area has one.
 */
export function standingOf(value: number, areas: readonly (number | null)[], polarity: Polarity): Standing | null {
  const known = areas.filter((area) => area !== null)
  const tied = known.filter((area) => area === value).length
  if (tied === 0 || known.length < 2) return null
  const sign = signOf(polarity) ?? 1
  const rank = known.filter((area) => sign * (area - value) > 0).length + 1
  return { rank, of: known.length, tied, quartile: quartileOf(rank, known.length) }
}

/** A standing in words: "12th of 150, best quarter"; joint ranks say so. */
export function describeStanding({ rank, of, tied, quartile }: Standing, polarity: Polarity): string {
  const [first, last] = signOf(polarity) === null ? ['highest', 'lowest'] : ['best', 'worst']
  const quarters = { 1: `${first} quarter`, 2: 'second quarter', 3: 'third quarter', 4: `${last} quarter` } as const
  return `${tied > 1 ? 'joint ' : ''}${ordinalWord(rank)} of ${of}, ${quarters[quartile]}`
}

/**
 * Warns when a comparator (England, a region, a mean) lies below the lowest or above the highest of its own areas,
 * which a sum or a mean of them cannot: the published England rate of first-time entrants is such a one. Null when it
 * lies among them or fewer than three areas are known.
 */
export function rangeWarning(comparator: number | null, areas: readonly (number | null)[]): RangeWarning | null {
  const known = areas.filter((area) => area !== null)
  if (comparator === null || known.length < LEAST_AREAS) return null
  const lowest = known.reduce((least, area) => Math.min(least, area))
  const highest = known.reduce((most, area) => Math.max(most, area))
  if (comparator >= lowest && comparator <= highest) return null
  return { comparator, lowest, highest, areas: known.length }
}

/** The warning in words, with the comparator's name. */
export function describeRangeWarning(warning: RangeWarning, name: string): string {
  const { comparator, lowest, highest, areas } = warning
  return `${name} is ${comparator}, outside its own ${areas} areas, which run from ${lowest} to ${highest}.`
}

function quartileOf(rank: number, of: number): 1 | 2 | 3 | 4 {
  const share = rank / of
  if (share <= 0.25) return 1
  if (share <= 0.5) return 2
  return share <= 0.75 ? 3 : 4
}

function ordinalWord(rank: number): string {
  const endings = ['th', 'st', 'nd', 'rd']
  const teen = rank % 100 >= 11 && rank % 100 <= 13
  return `${rank}${teen ? 'th' : (endings[rank % 10] ?? 'th')}`
}
