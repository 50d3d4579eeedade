import type { ExceptionRowView } from '@ttc/contracts/exception'
import { stringify } from 'csv-stringify/sync'
import { cellsOf, columns } from './exception-cells.ts'

/**
 * The list as CSV (RFC 4180), with a byte order mark, so that Excel reads it. Text that a spreadsheet would run as a
 * formula is guarded; numbers, negative ones too, are left as they are.
 */
export function exceptionsCsv(rows: readonly ExceptionRowView[], today: string): string {
  return stringify(
    rows.map((row) => cellsOf(row, today)),
    {
      bom: true,
      header: true,
      columns: columns.map(({ name }) => name),
      cast: { boolean: String },
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  )
}
