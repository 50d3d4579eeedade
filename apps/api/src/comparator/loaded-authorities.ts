import { isUsable } from '@ttc/domain/baseline/usable-points'
import { lastYearsOf, measurementsOf, possibleCells } from '@ttc/domain/catalogue/adoption'
import type { AuthorityHistory } from '@ttc/domain/target-reality'
import type { AreaCells, EntryRow } from '../catalogue/catalogue.queries.ts'
import { entryOf } from '../catalogue/entry.ts'
import type { IndicatorRow } from '../indicator/indicator.queries.ts'

/** The values of every authority that are loaded, each from one source, and how many are from which. */
export type LoadedAuthorities = Readonly<{
  authorities: readonly AuthorityHistory[]
  published: number
  stored: number
}>

/** Whether an entry's figures are of what the indicator measures, which an edit may have changed since it was adopted. */
export function isSameMeasure({ indicator: entry }: EntryRow, row: IndicatorRow): boolean {
  const { periodKind, accumulation, unit } = row
  return entry.periodKind === periodKind && entry.accumulation === accumulation && entry.unit === unit
}

/**
 * An entry's figures as the partnership would hold them had it taken all areas: those that can be true, of the ten
 * years that it takes. Its breaks are marked in these years; in earlier ones nobody has looked for any.
 */
export function publishedAuthorities(
  { indicator }: EntryRow,
  cells: readonly (AreaCells & Readonly<{ name: string }>)[],
): readonly AuthorityHistory[] {
  const entry = entryOf(indicator)
  return cells.map((one) => {
    const recent = lastYearsOf(one.cells, indicator.lastEnd ?? '')
    const history = measurementsOf(possibleCells(recent, entry), entry.periodKind)
    return { code: one.areaCode, name: one.name, history }
  })
}

/**
 * Every authority once. The source that knows more of them is taken as it is, and the other one only for those that
 * the first does not know: values of two sources never stand in one authority's history.
 */
export function loadedAuthorities(
  published: readonly AuthorityHistory[],
  stored: readonly AuthorityHistory[],
): LoadedAuthorities {
  const [theirs, ours] = [published.filter(hasValue), stored.filter(hasValue)]
  const isPublishedFirst = theirs.length > ours.length
  const [first, second] = isPublishedFirst ? [theirs, ours] : [ours, theirs]
  const known = new Set(first.map(({ code }) => code))
  const rest = second.filter(({ code }) => !known.has(code))
  const authorities = [...first, ...rest]
  const [fromFirst, fromSecond] = [first.length, rest.length]
  return isPublishedFirst
    ? { authorities, published: fromFirst, stored: fromSecond }
    : { authorities, published: fromSecond, stored: fromFirst }
}

const hasValue = ({ history }: AuthorityHistory) => history.some(isUsable)
