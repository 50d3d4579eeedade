import type { EscalationRowView } from '@ttc/contracts/escalation'
import { describeDecision, describeReached, describeStep } from '@ttc/domain/escalation.words'
import { stringify } from 'csv-stringify/sync'

const columns: readonly Readonly<{ name: string; of: (row: EscalationRowView) => string | number | null }>[] = [
  { name: 'Step', of: ({ step }) => describeStep(step) },
  { name: 'State', of: ({ state }) => state },
  { name: 'Indicator', of: ({ indicator }) => indicator.name },
  { name: 'Plan', of: ({ plan }) => plan.name },
  { name: 'Priority', of: ({ priority }) => priority.name },
  { name: 'Owner', of: ({ owner }) => owner?.name ?? null },
  { name: 'Agency', of: ({ owner }) => owner?.agency ?? null },
  { name: 'Why', of: describeReached },
  { name: 'Red rounds', of: ({ redRounds, missedOn }) => (missedOn === null ? redRounds : null) },
  { name: 'Round', of: ({ roundEnd }) => roundEnd },
  { name: 'Day missed', of: ({ missedOn }) => missedOn },
  { name: 'Reached', of: ({ reachedOn }) => reachedOn },
  { name: 'Ended', of: ({ endedOn }) => endedOn },
  { name: 'Decision', of: ({ decision }) => (decision === null ? null : describeDecision(decision)) },
  { name: 'Reason', of: ({ reason }) => reason || null },
  { name: 'Decided by', of: ({ by }) => by?.name ?? null },
]

/**
 * The register as CSV (RFC 4180), with a byte order mark, so that Excel reads it. Text that a spreadsheet would run as a
 * formula is guarded; days are ISO days.
 */
export function escalationsCsv(rows: readonly EscalationRowView[]): string {
  return stringify(
    rows.map((row) => columns.map(({ of }) => of(row))),
    {
      bom: true,
      header: true,
      columns: columns.map(({ name }) => name),
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  )
}
