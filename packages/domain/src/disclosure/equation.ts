/** Terms of unknown numbers whose sum is known; the sum itself does not matter to what can be worked out. */
export type Equation = readonly Readonly<{ of: string; times: number }>[]

const NEARLY_ZERO = 1e-9

/**
 * The unknown numbers that linear equations determine: those whose row of the reduced echelon form has no other
 * unknown left. Equations between several totals can determine a number that none of them determines alone.
 */
export function determinedBy(equations: readonly Equation[]): ReadonlySet<string> {
  const names = [...new Set(equations.flatMap((equation) => equation.map((term) => term.of)))]
  const column = new Map(names.map((name, i) => [name, i]))
  const rows = equations.map((equation) => {
    const row = new Array<number>(names.length).fill(0)
    for (const { of, times } of equation) {
      const at = column.get(of) ?? 0
      row[at] = (row[at] ?? 0) + times
    }
    return row
  })
  const reduced = reduce(rows, names.length)
  const alone = reduced.flatMap((row) => {
    const left = row.flatMap((times, i) => (Math.abs(times) > NEARLY_ZERO ? [i] : []))
    return left.length === 1 ? [names[left[0] ?? 0] ?? ''] : []
  })
  return new Set(alone)
}

function reduce(given: readonly (readonly number[])[], columns: number): number[][] {
  const rows = given.map((row) => [...row])
  let top = 0
  for (let at = 0; at < columns && top < rows.length; at += 1) {
    const found = largestBelow(rows, top, at)
    if (found === null) continue
    const pivot = rows[found] ?? []
    rows[found] = rows[top] ?? []
    const scaled = pivot.map((times) => times / (pivot[at] ?? 1))
    rows[top] = scaled
    for (const [i, row] of rows.entries()) {
      const by = row[at] ?? 0
      if (i !== top && Math.abs(by) > NEARLY_ZERO) rows[i] = row.map((times, j) => times - by * (scaled[j] ?? 0))
    }
    top += 1
  }
  return rows
}

function largestBelow(rows: readonly (readonly number[])[], top: number, at: number): number | null {
  const size = (i: number) => Math.abs(rows[i]?.[at] ?? 0)
  const found = rows.reduce((best, _, i) => (i >= top && (best < top || size(i) > size(best)) ? i : best), -1)
  return found >= top && size(found) > NEARLY_ZERO ? found : null
}
