import { type RangeWarning, rangeWarning } from '../comparator.ts'
import type { Period } from '../period.ts'
import type { Entry } from './adoption.ts'
import type { Cell } from './sheet.ts'

/** A comparator's figure outside its own areas: the latest period in which it is so, and in how many it is. */
export type RangeFinding = Readonly<{ period: Period; warning: RangeWarning; periods: number }>

/**
 * Holds a comparator (England, a region) against all the areas it sums up, period by period. A figure that is about
 * the sum of its areas is a total, which lies outside them rightly; but no share or rate is a total. Null where no
 * period is outside.
 */
export function comparatorFinding(
  comparator: readonly Cell[],
  areas: readonly (readonly Cell[])[],
  { periodKind: kind, unit }: Pick<Entry, 'periodKind' | 'unit'>,
): RangeFinding | null {
  const canBeTotal = unit !== '%' && !unit.startsWith('per ')
  const valuesAt = areas.map((cells) => new Map(cells.map(([start, end, value]) => [`${end} ${start}`, value])))
  const found = comparator.flatMap(([start, end, value]) => {
    const values = valuesAt.map((at) => at.get(`${end} ${start}`) ?? null)
    const warning = canBeTotal && isTotal(value, values) ? null : rangeWarning(value, values)
    return warning === null ? [] : [{ period: { kind, start, end }, warning }]
  })
  const latest = found.toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0]
  return latest === undefined ? null : { ...latest, periods: found.length }
}

/** Give or take the areas that are not published: where only a third of them are, three times as much may be right. */
function isTotal(comparator: number | null, areas: readonly (number | null)[]): boolean {
  const known = areas.filter((value) => value !== null)
  const sum = known.reduce((total, value) => total + value, 0)
  const missing = areas.length / Math.max(1, known.length)
  return comparator !== null && comparator >= sum / 2 && comparator <= sum * 2 * missing
}
