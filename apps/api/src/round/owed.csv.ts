import { describePeriod } from '@ttc/domain/period/label'
import { describeOwedKind, describeOwedState } from '@ttc/domain/round.words'
import { stringify } from 'csv-stringify/sync'
import type { OwedRow } from './owed.view.ts'

const columns = [
  'State',
  'What',
  'Name',
  'Period',
  'Priority',
  'Due',
  'Answered',
  'Asked of',
  'Agency',
  'In the place of',
] as const

/**
 * Who owes what as CSV (RFC 4180), with a byte order mark, so that Excel reads it. Text that a spreadsheet would run as
 * a formula is guarded.
 */
export function owedCsv(rows: readonly OwedRow[]): string {
  return stringify(
    rows.map((row) => [
      describeOwedState(row.state),
      describeOwedKind(row.kind),
      row.name,
      row.value === null ? null : describePeriod(row.value.period, row.value.accumulation),
      row.priority.name,
      row.dueOn,
      row.answeredOn,
      row.member?.name ?? 'No owner',
      row.member?.agency ?? null,
      row.insteadOf?.name ?? null,
    ]),
    { bom: true, header: true, columns: [...columns], escape_formulas: true, record_delimiter: 'windows' },
  )
}
