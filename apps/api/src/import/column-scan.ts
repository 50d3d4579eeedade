import type { SeenColumn } from '@ttc/domain/import/column-role'

/** A column with what its cells showed over the whole file. `constant` holds one value at most. */
export type ScannedColumn = SeenColumn & Readonly<{ constant: boolean; figures: readonly string[] }>

export type ColumnScan = Readonly<{ see: (cells: readonly string[]) => void; columns: () => readonly ScannedColumn[] }>

const MOST_KEPT = 200
const FEW = 24
const MOST_FIGURES = 200

type Seen = { readonly name: string; readonly cells: Set<string>; readonly figures: string[]; more: boolean }

/** Looks at every row of a file, keeping some different cells of each column. */
export function scanColumns(header: readonly string[]): ColumnScan {
  const seen = header.map((name): Seen => ({ name, cells: new Set(), figures: [], more: false }))
  let rows = 0
  return {
    see: (cells) => {
      rows += 1
      for (let at = 0; at < seen.length; at += 1) {
        const column = seen[at]
        const cell = cells[at]?.trim() ?? ''
        if (column !== undefined && cell !== '') keep(column, cell)
      }
    },
    columns: () =>
      seen.map(({ name, cells, figures, more }) => ({
        name,
        samples: [...cells],
        few: !more && cells.size > 1 && cells.size <= FEW && cells.size * 2 <= rows,
        constant: !more && cells.size <= 1,
        figures,
      })),
  }
}

function keep(column: Seen, cell: string): void {
  if (column.figures.length < MOST_FIGURES) column.figures.push(cell)
  if (column.more || column.cells.has(cell)) return
  if (column.cells.size >= MOST_KEPT) column.more = true
  else column.cells.add(cell)
}
