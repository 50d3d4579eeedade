import type { IndicatorView } from '@ttc/contracts/indicator'
import type { TargetView } from '@ttc/contracts/target'
import { describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { Table } from '../design/Table.tsx'

/** The targets as they are agreed, for whoever reads and does not set them. */
export function TargetList({ indicator }: { indicator: IndicatorView }) {
  const { scale, placement } = indicator
  const words = ({ value, lower, upper }: TargetView) => {
    if (value !== null) return describeValue(value, scale)
    const [from, to] = [lower, upper].map((limit) => (limit === null ? '…' : describeValue(limit, scale)))
    return `${from} to ${to}`
  }
  return (
    <Table
      caption="Targets"
      captionHidden
      rows={placement.targets}
      rowKey={({ id }) => id}
      empty="No target has been set yet."
      columns={[
        {
          key: 'period',
          header: 'Period',
          rowHeader: true,
          cell: ({ period }) => describePeriod(period, scale.accumulation),
        },
        { key: 'value', header: 'Target', numeric: true, cell: words },
        {
          key: 'reason',
          header: 'Reason',
          cell: ({ reason, correction }) => `${reason.trim() || 'No reason given'}${correction ? ' (correction)' : ''}`,
        },
      ]}
    />
  )
}
