export type SortValue = string | number | null

export type Sort = { key: string; descending: boolean }

/** Words in alphabetical order, numbers by size; what has no value comes last whichever way the rest runs. */
export function sortedBy<Row>(
  rows: readonly Row[],
  value: (row: Row) => SortValue,
  descending: boolean,
): readonly Row[] {
  return rows.toSorted((left, right) => compare(value(left), value(right), descending ? -1 : 1))
}

function compare(left: SortValue, right: SortValue, way: 1 | -1): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null)
  if (typeof left === 'number' && typeof right === 'number') return way * (left - right)
  return way * String(left).localeCompare(String(right), 'en-GB', { numeric: true, sensitivity: 'base' })
}
