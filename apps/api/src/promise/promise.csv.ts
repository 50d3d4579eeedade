import type { PromiseRowView } from '@ttc/contracts/promise'
import { describePromise } from '@ttc/domain/promise.words'
import { stringify } from 'csv-stringify/sync'

const cellsOf = (row: PromiseRowView, today: string) => ({
  'Promised on': row.madeOn,
  Plan: row.plan.name,
  Meeting: row.meeting.name,
  Indicator: row.indicator?.name ?? '',
  Promise: row.text,
  Owner: row.owner,
  Agency: row.agency,
  Due: row.dueOn ?? '',
  State: describePromise(row, today),
  'Since when': row.stateOn ?? '',
  Note: row.note,
  'What was asked': row.question ?? '',
})

/** The promises as CSV for a spreadsheet: text that it would run as a formula is guarded. */
export function promisesCsv(rows: readonly PromiseRowView[], today: string): string {
  return stringify(
    rows.map((row) => cellsOf(row, today)),
    { bom: true, header: true, escape_formulas: true, record_delimiter: 'windows' },
  )
}
