import type { ExceptionRowView } from '@ttc/contracts/exception'
import { describeDay } from '@ttc/domain/period/label'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { type Cell, cellsOf, columns } from './exception-cells.ts'

const head = (names: readonly string[]) => names.map((value) => ({ value, fontWeight: 'bold' as const }))

/** The list as a spreadsheet: a cover, the list under a frozen header, and what each column means. */
export function exceptionsXlsx(rows: readonly ExceptionRowView[], of: Readonly<{ name: string; today: string }>) {
  const list: SheetData = [
    head(columns.map(({ name }) => name)),
    ...rows.map((row) => cellsOf(row, of.today).map(written)),
  ]
  const notes: SheetData = [
    head(['Column', 'What it says']),
    ...columns.map(({ name, meaning }) => [name, meaning].map(written)),
  ]
  const cover: SheetData = [
    head([`Red and amber: ${of.name}`]),
    [written(`As of ${describeDay(of.today)}; ${rows.length} ${rows.length === 1 ? 'line' : 'lines'}`)],
    [written('What each column says stands on the sheet “Columns”. Figures are in the unit of their line.')],
  ]
  const wide = columns.map(() => ({ width: 20 }))
  return writeXlsxFile([
    { data: cover, sheet: 'Cover', columns: [{ width: 90 }] },
    { data: list, sheet: 'Red and amber', columns: wide, stickyRowsCount: 1 },
    { data: notes, sheet: 'Columns', columns: [{ width: 30 }, { width: 80 }], stickyRowsCount: 1 },
  ]).toBuffer()
}

/** Text stays text, which no spreadsheet runs as a formula; what has no value stays empty. */
function written(value: Cell) {
  if (value === null) return null
  if (typeof value === 'number') return { value, type: Number }
  if (typeof value === 'boolean') return { value, type: Boolean }
  return { value, type: String }
}
