import type { PlanPriorityView, PlanRowView } from '@ttc/contracts/plan'
import { describeOverride } from '@ttc/domain/override.words'
import { AgainstBaseline, Travel } from '../assessment/Marks.tsx'
import { Table } from '../design/Table.tsx'
import { LateSparkline } from '../figure/LateSparkline.tsx'
import { type InPlan, placementAddress, priorityAddress } from '../http/address.ts'
import { useLater } from '../http/use-later.ts'
import { Beside, Latest, RowStatus } from './cells.tsx'
import { statusOfRow } from './plan-rows.ts'

type PlanTableProps = { caption: string; priorities: readonly PlanPriorityView[]; at: InPlan }

/** The indicators of some priorities, worst first; three columns of judgement that may disagree and are never merged. */
export function PlanTable({ caption, priorities, at }: PlanTableProps) {
  const isLater = useLater()
  return (
    <Table
      caption={caption}
      captionHidden
      narrow="blocks"
      middle
      rowKey={(row) => row.placementId}
      rowStatus={statusOfRow}
      empty="No indicator is placed here yet."
      groups={priorities.map((priority) => ({
        key: priority.id,
        heading: <PriorityHeading priority={priority} at={at} />,
        rows: priority.rows,
      }))}
      columns={[
        {
          key: 'name',
          header: 'Indicator and owner',
          rowHeader: true,
          width: '25%',
          cell: (row) => <Named row={row} at={at} />,
        },
        {
          key: 'curve',
          header: 'Curve',
          width: '14.5%',
          cell: (row) => <LateSparkline curve={row.curve} isLater={isLater} />,
        },
        {
          key: 'latest',
          header: 'Latest',
          width: '13%',
          cell: (row) => <Latest assessment={row.assessment} scale={row.curve.scale} />,
        },
        { key: 'status', header: 'RAG status', width: '11%', cell: (row) => <RowStatus row={row} /> },
        {
          key: 'direction',
          header: 'Direction',
          width: '12.5%',
          cell: ({ assessment, curve }) => <Travel assessment={assessment} scale={curve.scale} />,
        },
        {
          key: 'verdict',
          header: 'Against the baseline',
          width: '14%',
          cell: ({ assessment, curve }) => <AgainstBaseline assessment={assessment} scale={curve.scale} />,
        },
        { key: 'beside', header: 'Neighbours', width: '10%', cell: (row) => <Beside row={row} /> },
      ]}
    />
  )
}

function Named({ row, at }: { row: PlanRowView; at: InPlan }) {
  return (
    <>
      <a href={placementAddress(at, row.placementId)}>{row.name}</a>
      <small>
        {row.owner === null
          ? 'No owner yet'
          : [row.owner.name, row.owner.agency].filter((part) => part !== '').join(', ')}
        {row.level === 'performance' && <span className="ttc-screen"> · performance measure</span>}
      </small>
      {row.override !== null && <small>{describeOverride(row.override)}</small>}
    </>
  )
}

function PriorityHeading({ priority, at }: { priority: PlanPriorityView; at: InPlan }) {
  return (
    <span className="ttc-priority">
      <b>
        <a href={priorityAddress(at, priority.id)}>{priority.name}</a>
      </b>{' '}
      <span className="ttc-muted">{priority.lead === null ? 'No lead yet' : `Lead: ${priority.lead.name}`}</span>
    </span>
  )
}
