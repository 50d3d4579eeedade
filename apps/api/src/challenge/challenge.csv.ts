import type { ChallengeRowView } from '@ttc/contracts/challenge'
import { describeDecision } from '@ttc/domain/challenge.words'
import { stringify } from 'csv-stringify/sync'

const YES: Readonly<Record<string, string>> = { true: 'yes', false: 'no', null: '' }

const cellsOf = (row: ChallengeRowView) => ({
  'Asked on': row.askedOn,
  Plan: row.plan.name,
  Meeting: row.meeting.name,
  Indicator: row.indicator?.name ?? '',
  Question: row.question,
  'Asked by': row.askedBy,
  'Agency that asked': row.agency,
  Answer: row.answer,
  'Answered by': row.answeredBy,
  'Agency that answered': row.answerAgency,
  'Between agencies': YES[String(row.crosses)],
  Decision: row.decision === null ? '' : describeDecision(row.decision),
  Promises: row.promises,
})

/** The challenges as CSV for a spreadsheet: text that it would run as a formula is guarded. */
export function challengesCsv(rows: readonly ChallengeRowView[]): string {
  return stringify(rows.map(cellsOf), {
    bom: true,
    header: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}
