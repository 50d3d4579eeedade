import { describeDifference, describeMovement, describeRatio } from '@ttc/domain/breakdown/gap.words'
import type { GroupGap } from '@ttc/domain/breakdown/group-lines.words'
import { describeValue } from '@ttc/domain/figure/value'
import type { Scale } from '@ttc/domain/indicator'
import { describePeriod } from '@ttc/domain/period/label'
import { Table } from '../design/Table.tsx'

type GapTableProps = { gaps: readonly GroupGap[]; against: string; scale: Scale }

/** How far each group stands from the one they are held against, and whether that narrows. */
export function GapTable({ gaps, against, scale }: GapTableProps) {
  return (
    <>
      <Table
        caption={`How far each group stands from ${against}`}
        narrow="blocks"
        rows={gaps}
        rowKey={({ line }) => line.id}
        columns={[
          { key: 'group', header: 'Group', rowHeader: true, cell: ({ line }) => line.name },
          { key: 'value', header: 'Value', numeric: true, cell: ({ gap }) => gap && describeValue(gap.own, scale) },
          {
            key: 'difference',
            header: 'Difference',
            cell: ({ gap }) => (gap === null ? <NoGap /> : describeDifference(gap, scale)),
          },
          { key: 'ratio', header: 'Ratio', numeric: true, cell: ({ gap }) => gap && describeRatio(gap) },
          {
            key: 'period',
            header: 'Period',
            cell: ({ gap }) => gap && describePeriod(gap.period, scale.accumulation),
          },
          { key: 'movement', header: 'The gap', cell: ({ gap }) => gap && describeMovement(gap.movement) },
        ]}
      />
      <p className="ttc-muted">
        The size of a gap is judged like any indicator: against a baseline frozen where this indicator’s was, else by
        its last five values. Hidden or missing values make no gap.
      </p>
    </>
  )
}

function NoGap() {
  return <span className="ttc-muted">No period that both have a value for</span>
}
