import type { Layout } from './layout.ts'
import type { BreakdownPair } from './observation.ts'

const TOTALS =
  /^(total|all|all (children|pupils|people|persons|ages|groups)|persons|both( sexes)?|everyone|not applicable|n\/a|-)$/i
const NONE: readonly BreakdownPair[] = []

/**
 * Reads the group of children of a row: a column for each category, or a category column with its value. A total (all,
 * persons, …) is no group. `known` are groups by the name they are shown under, as our own export writes them.
 */
export function tableBreakdowns(
  { header, roles }: Layout,
  known: ReadonlyMap<string, readonly BreakdownPair[]>,
): (cells: readonly string[]) => readonly BreakdownPair[] {
  const single = roles.flatMap((role, at) => (role === 'breakdown' ? [{ category: header[at] ?? '', at }] : []))
  const topicAt = roles.indexOf('breakdown-topic')
  const valueAt = roles.indexOf('breakdown-value')
  if (single.length === 0 && valueAt < 0) return () => NONE
  return (cells) => {
    const own = single.flatMap(({ category, at }) => {
      const value = textAt(cells, at)
      return known.get(value) ?? pairOf(category, value)
    })
    const topic = valueAt < 0 ? NONE : pairOf(textAt(cells, topicAt) || (header[valueAt] ?? ''), textAt(cells, valueAt))
    if (own.length + topic.length === 0) return NONE
    return [...own, ...topic].toSorted((a, b) => (a.category < b.category ? -1 : 1))
  }
}

function pairOf(category: string, value: string): readonly BreakdownPair[] {
  return value === '' || TOTALS.test(value) ? NONE : [{ category, value }]
}

function textAt(cells: readonly string[], at: number): string {
  return at < 0 ? '' : (cells[at] ?? '').trim()
}
