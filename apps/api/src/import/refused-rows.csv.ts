import type { Refusal } from '@ttc/domain/import/observation'
import { stringify } from 'csv-stringify/sync'

/** The refusals of a file, with the rows they stand in as far as those were kept. */
export type Refused = Readonly<{
  refusals: readonly Refusal[]
  header: readonly string[]
  rows: ReadonlyMap<number, readonly string[]>
}>

/**
 * Refused values as a CSV file: where each stands, what it holds, why it stays out, and behind that its whole row, so
 * that it can be put right and sent again. Text that a spreadsheet would run as a formula is guarded.
 */
export function refusedRowsCsv({ refusals, header, rows }: Refused): string {
  const lines = refusals.map(({ row, column, value, reason }) => [row, column, value, reason, ...(rows.get(row) ?? [])])
  return stringify([['row_number', 'column', 'value', 'reason', ...header], ...lines], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}
