import type { ScaleView } from '@ttc/contracts/figure'
import type { RagPreviewView } from '@ttc/contracts/target'
import { describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import type { Problem } from '@ttc/domain/problem'
import { statusOf } from '../assessment/statuses.ts'
import { Notice } from '../design/Notice.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { Table } from '../design/Table.tsx'

type RagPreviewProps = { view: RagPreviewView | null; problem: Problem | null; scale: ScaleView }

/** Every period so far, as it is judged now and as it would have been. */
export function RagPreview({ view, problem, scale }: RagPreviewProps) {
  if (problem !== null) {
    return (
      <Notice tone="problem" title="There is no preview yet">
        <p>{problem.message}</p>
        {problem.fields.length > 0 && <p>{problem.fields.map(({ message }) => message).join(' ')}</p>}
      </Notice>
    )
  }
  if (view === null) return null
  const changed = view.periods.filter((one) => one.now !== one.would).length
  return (
    <div className="ttc-preview" role="status">
      <p>
        {changed === 0
          ? 'No period would have another colour.'
          : `${changed} of ${view.periods.length} periods would have another colour.`}
        {view.correction && ' Some have been judged already: this would be stored as a correction.'}
      </p>
      <Table
        caption="Judged now, and as this would have judged"
        rows={view.periods}
        rowKey={({ period }) => `${period.start} ${period.end}`}
        columns={[
          {
            key: 'period',
            header: 'Period',
            rowHeader: true,
            cell: ({ period }) => describePeriod(period, scale.accumulation),
          },
          {
            key: 'value',
            header: 'Value',
            numeric: true,
            cell: ({ value }) => (value === null ? '' : describeValue(value, scale)),
          },
          {
            key: 'target',
            header: 'Target',
            numeric: true,
            cell: ({ target }) => (target === null ? '' : describeValue(target, scale)),
          },
          { key: 'now', header: 'Now', cell: ({ now }) => <StatusTag status={statusOf(now)} look="plain" /> },
          {
            key: 'would',
            header: 'Would be',
            cell: ({ now, would }) => <StatusTag status={statusOf(would)} look="plain" quiet={now === would} />,
          },
        ]}
      />
    </div>
  )
}
