import type { PlacementEscalationView } from '@ttc/contracts/escalation'
import { statusOf } from '../assessment/statuses.ts'
import { Day } from '../design/Day.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { Table } from '../design/Table.tsx'

/** How it stood when each round closed, and whether that counts. */
export function RoundTable({ rounds }: Pick<PlacementEscalationView, 'rounds'>) {
  return (
    <Table
      caption="Rounds, newest first"
      captionHidden
      narrow="blocks"
      rows={rounds}
      rowKey={({ end }) => end}
      empty="No round has closed since it stands in the plan."
      columns={[
        { key: 'round', header: 'Round to', rowHeader: true, cell: ({ end }) => <Day date={end} /> },
        {
          key: 'status',
          header: 'Shown',
          cell: ({ status, computed }) => (
            <>
              <StatusTag status={statusOf(status)} />
              {status !== computed && (
                <small>
                  The rule said <StatusTag status={statusOf(computed)} look="plain" quiet />
                </small>
              )}
            </>
          ),
        },
        { key: 'value', header: 'New value', cell: ({ hasNewValue }) => (hasNewValue ? 'Yes' : 'No') },
        {
          key: 'sheet',
          header: 'Recovery sheet',
          cell: ({ sheetUnanswered }) => (sheetUnanswered ? 'Not answered' : 'None open'),
        },
        { key: 'counts', header: 'Counts toward the board', cell: ({ counts }) => (counts ? 'Yes' : 'No') },
      ]}
    />
  )
}
