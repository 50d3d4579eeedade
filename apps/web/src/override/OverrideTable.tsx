import type { OverrideRowView } from '@ttc/contracts/override'
import { describeEnding } from '@ttc/domain/override.words'
import { describePeriod } from '@ttc/domain/period/label'
import { statusOf } from '../assessment/statuses.ts'
import { Day } from '../design/Day.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { Table } from '../design/Table.tsx'
import { placementAddress } from '../http/address.ts'

type OverrideTableProps = { partnership: string; overrides: readonly OverrideRowView[] }

/** Each with both statuses, why, by whom, and how it stands or ended. */
export function OverrideTable({ partnership, overrides }: OverrideTableProps) {
  return (
    <Table
      caption="Overrides, newest first"
      captionHidden
      narrow="blocks"
      rows={overrides}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'indicator',
          header: 'Indicator',
          rowHeader: true,
          width: '25%',
          cell: (row) => <About row={row} partnership={partnership} />,
        },
        {
          key: 'shown',
          header: 'Shown, and by the rule',
          width: '17%',
          cell: ({ status, computed }) => (
            <>
              <StatusTag status={status} />
              <small className="ttc-rule-says">
                The rule said <StatusTag status={statusOf(computed)} look="plain" quiet />
              </small>
            </>
          ),
        },
        { key: 'reason', header: 'Because', width: '28%', cell: ({ reason }) => reason },
        {
          key: 'by',
          header: 'By whom',
          width: '15%',
          cell: ({ by, on }) => (
            <>
              {by?.name ?? 'Not known'}
              <small>
                <Day date={on} short />
              </small>
            </>
          ),
        },
        { key: 'until', header: 'Until', width: '15%', cell: (row) => <Until row={row} /> },
      ]}
    />
  )
}

function About({ row, partnership }: { row: OverrideRowView; partnership: string }) {
  const { indicator, plan, priority, placementId, isInPlan, period, accumulation } = row
  const at = { partnership, plan: plan.id }
  return (
    <>
      {isInPlan ? <a href={placementAddress(at, placementId)}>{indicator.name}</a> : indicator.name}
      <small>
        {describePeriod(period, accumulation)}, {priority.name}
        {!isInPlan && ', no longer in the plan'}
      </small>
    </>
  )
}

function Until({ row: { until, ended } }: { row: OverrideRowView }) {
  if (ended === null)
    return (
      <>
        <b>In force</b>
        <small>
          until <Day date={until} short />
        </small>
      </>
    )
  return (
    <>
      {describeEnding(ended.how)}
      <small>
        <Day date={ended.on} short />
        {ended.by !== null && `, ${ended.by.name}`}
      </small>
    </>
  )
}
