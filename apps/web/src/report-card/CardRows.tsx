import type { CardRow } from '@ttc/contracts/report-card'
import { directionOf, judgedOf } from '../assessment/statuses.ts'
import { DirectionMark } from '../design/DirectionMark.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { Table } from '../design/Table.tsx'
import { LateSparkline } from '../figure/LateSparkline.tsx'
import { periodOf, statusOfCard } from './card-marks.ts'

/** The further indicators, a line each. */
export function CardRows({ rows, isNarrow }: { rows: readonly CardRow[]; isNarrow: boolean }) {
  if (rows.length === 0) return null
  return (
    <section className="ttc-card__rows" aria-label="Further indicators">
      <Table
        caption="Further indicators"
        middle
        narrow={isNarrow ? 'blocks' : 'scroll'}
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            header: 'Indicator',
            rowHeader: true,
            width: '31%',
            cell: ({ name, level }) => (
              <>
                {name}
                {level === 'performance' && <small>performance measure</small>}
              </>
            ),
          },
          {
            key: 'curve',
            header: 'Curve',
            width: '14%',
            cell: ({ curve }) => <LateSparkline isLater curve={curve} width={92} height={30} />,
          },
          {
            key: 'latest',
            header: 'Latest',
            width: '14%',
            cell: (row) => (
              <>
                <b>{row.latest?.text ?? '–'}</b>
                <small>{periodOf(row)}</small>
              </>
            ),
          },
          {
            key: 'status',
            header: 'Status',
            width: '17%',
            cell: (row) => (
              <>
                <StatusTag status={statusOfCard(row)} look="plain" />
                {row.status.note !== null && <small>{row.status.note}</small>}
              </>
            ),
          },
          {
            key: 'direction',
            header: 'Direction and verdict',
            width: '24%',
            cell: ({ direction, verdict, curve }) => (
              <DirectionMark
                direction={directionOf(direction)}
                judged={judgedOf(direction, curve.scale)}
                note={verdict.short}
              >
                {direction.short}
              </DirectionMark>
            ),
          },
        ]}
      />
    </section>
  )
}
