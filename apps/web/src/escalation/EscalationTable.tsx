import type { EscalationRowView } from '@ttc/contracts/escalation'
import { describeDecision, describeReached, describeStep } from '@ttc/domain/escalation.words'
import { Day } from '../design/Day.tsx'
import { Table } from '../design/Table.tsx'
import { escalationAddress, recoverySheetAddress } from '../http/address.ts'

type EscalationTableProps = { partnership: string; escalations: readonly EscalationRowView[] }

/** Each step with why it was reached, since when, and what came of it. */
export function EscalationTable({ partnership, escalations }: EscalationTableProps) {
  return (
    <Table
      caption="Escalations, those open longest first"
      captionHidden
      narrow="blocks"
      rows={escalations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'indicator',
          header: 'Indicator',
          rowHeader: true,
          width: '27%',
          cell: (row) => <About row={row} partnership={partnership} />,
        },
        { key: 'step', header: 'Step', width: '13%', cell: ({ step }) => describeStep(step) },
        { key: 'why', header: 'Because', width: '18%', cell: (row) => describeReached(row) },
        { key: 'since', header: 'Reached', width: '12%', cell: ({ reachedOn }) => <Day date={reachedOn} short /> },
        {
          key: 'came',
          header: 'What came of it',
          width: '30%',
          cell: (row) => <Came row={row} partnership={partnership} />,
        },
      ]}
    />
  )
}

type RowProps = { row: EscalationRowView; partnership: string }

function About({ row, partnership }: RowProps) {
  const { indicator, plan, priority, placementId, isInPlan, owner } = row
  return (
    <>
      {isInPlan ? (
        <a href={escalationAddress({ partnership, plan: plan.id }, placementId)}>{indicator.name}</a>
      ) : (
        indicator.name
      )}
      <small>
        {priority.name}
        {isInPlan ? `, ${owner?.name ?? 'no owner'}` : ', no longer in the plan'}
      </small>
    </>
  )
}

function Came({ row, partnership }: RowProps) {
  const { step, state, decision, endedOn, reason, by, plan, placementId, mayDecide, indicator } = row
  const at = { partnership, plan: plan.id }
  if (state === 'open' && step === 'sheet')
    return (
      <a href={recoverySheetAddress(at, placementId)}>
        Waits for a recovery sheet<span className="govuk-visually-hidden"> about {indicator.name}</span>
      </a>
    )
  if (state === 'open')
    return mayDecide ? (
      <a href={escalationAddress(at, placementId)}>
        <b>Decide</b>
        <span className="govuk-visually-hidden"> about {indicator.name}</span>
      </a>
    ) : (
      <b>Waits for a decision</b>
    )
  return (
    <>
      {decision !== null && <b>{describeDecision(decision)}</b>}
      {state === 'answered' && 'A sheet was sent'}
      {state === 'lapsed' && 'Not needed any more'}
      {reason !== '' && <span className="ttc-esc__reason">{reason}</span>}
      <small>
        {endedOn !== null && <Day date={endedOn} short />}
        {by !== null && `, ${by.name}`}
      </small>
    </>
  )
}
