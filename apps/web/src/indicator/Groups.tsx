import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { describeStatus, describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { AgainstBaseline } from '../assessment/Marks.tsx'
import { statusOf } from '../assessment/statuses.ts'
import { Section } from '../design/Page.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { Table } from '../design/Table.tsx'
import { LateSparkline } from '../figure/LateSparkline.tsx'
import { useLater } from '../http/use-later.ts'

type GroupsProps = { indicator: IndicatorView; shown: SeriesView; address: string }

/** The groups of children behind the figure of all: each with its own curve, value and status. */
export function Groups({ indicator, shown, address }: GroupsProps) {
  const isLater = useLater()
  if (indicator.series.length < 2) return null
  return (
    <Section title="Groups of children" id="groups">
      <Table
        caption="The same indicator for each group"
        captionHidden
        narrow="blocks"
        middle
        rows={indicator.series}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'group',
            header: 'Group',
            rowHeader: true,
            cell: ({ id, breakdown }) =>
              id === shown.id ? (
                <>{breakdown.label} (shown)</>
              ) : (
                <a href={breakdown.all ? address : `${address}?series=${id}`}>{breakdown.label}</a>
              ),
          },
          { key: 'curve', header: 'Curve', cell: ({ curve }) => <LateSparkline curve={curve} isLater={isLater} /> },
          { key: 'latest', header: 'Latest', cell: (series) => <GroupValue series={series} /> },
          {
            key: 'status',
            header: 'Status',
            cell: ({ assessment }) => <StatusTag status={statusOf(assessment.status)} look="plain" />,
          },
          {
            key: 'verdict',
            header: 'Against its baseline',
            cell: ({ assessment, curve }) => <AgainstBaseline assessment={assessment} scale={curve.scale} />,
          },
        ]}
      />
    </Section>
  )
}

function GroupValue({ series: { assessment, curve } }: { series: SeriesView }) {
  const { latest, reported } = assessment
  if (latest === null || latest.value === null) {
    return <span className="ttc-muted">{reported === null ? 'No value yet' : describeStatus(reported.status)}</span>
  }
  return (
    <>
      <b>{describeValue(latest.value, curve.scale)}</b>
      <small>{describePeriod(latest.period, curve.scale.accumulation)}</small>
    </>
  )
}
