import type { CatalogueRowView, EditionUpdateView } from '@ttc/contracts/catalogue'
import { describeNumber } from '@ttc/domain/figure/value'
import { periodOf } from '@ttc/domain/period'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import { describeKind } from '@ttc/domain/period/reading'

const POLARITY = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  contextual: 'No good direction',
} as const

export const polarityOptions = Object.entries(POLARITY).map(([value, text]) => ({ value, text }))
export const describeCataloguePolarity = (polarity: keyof typeof POLARITY) => POLARITY[polarity]

/** "2015/16 to 2024/25": the periods of the first and the last figure. */
export function describeSpan({ periodKind, firstEnd, lastEnd }: CatalogueRowView): string {
  if (firstEnd === null || lastEnd === null) return 'No figure'
  const [first, last] = [firstEnd, lastEnd].map((day) => describePeriod(periodOf(periodKind, day), 'single'))
  return first === last ? `${first}` : `${first} to ${last}`
}

/** "financial years, pooled over several years". */
export function describeMeasuredBy({ periodKind, accumulation }: CatalogueRowView): string {
  const kind = `${describeKind(periodKind)}s`
  if (accumulation === 'pooled') return `${kind}, several pooled`
  if (accumulation === 'rolling') return `${kind}, rolling`
  return accumulation === 'year-to-date' ? `${kind} to date` : kind
}

export const describeNext = (day: string | null) => (day === null ? 'Not announced' : describeDay(day))

type Part = EditionUpdateView['definition'][number]['part']

/** What a part of a definition says, in words. */
export function describeSaid(part: Part, said: string | number | null): string {
  if (said === null || said === '') return 'nothing'
  if (part === 'nextPublicationOn') return describeDay(String(said))
  if (part === 'polarity') return describeCataloguePolarity(said as keyof typeof POLARITY) ?? String(said)
  return String(said)
}

const CHANGES = { added: 'New', changed: 'Changed', withdrawn: 'Withdrawn', kept: 'Kept, typed here' } as const

export const describeChange = (change: keyof typeof CHANGES) => CHANGES[change]

export const shownCount = (count: number) => describeNumber(count, 0)

/** "1 value", "2 values". */
export const counted = (count: number, thing: string) => `${shownCount(count)} ${thing}${count === 1 ? '' : 's'}`

/** "Westby", "Northby and Westby"; of many the first five and how many more. */
export function describeAreas(names: readonly string[]): string {
  const shown = names.length > MOST_NAMED + 1 ? names.slice(0, MOST_NAMED) : names
  const more = names.length - shown.length
  const words = more > 0 ? [...shown, `${more} more`] : shown
  return new Intl.ListFormat('en-GB').format(words)
}

const MOST_NAMED = 5
