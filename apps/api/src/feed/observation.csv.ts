import { type ObservationView, observationColumns } from '@ttc/contracts/feed'
import { stringify } from 'csv-stringify/sync'

/** A byte order mark, so that Excel reads the names of places as they are written. */
export const csvHead = `\uFEFF${observationColumns.join(',')}\r\n`

/** Lines of CSV (RFC 4180). Text that a spreadsheet would run as a formula is guarded; numbers are left as they are. */
export function csvLines(rows: readonly ObservationView[]): string {
  return stringify([...rows], {
    columns: [...observationColumns],
    cast: { boolean: String },
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}
