import type { ImportView } from '@ttc/contracts/import'
import { describeNumber } from '@ttc/domain/figure/value'
import { Details } from '../design/Details.tsx'
import { Table } from '../design/Table.tsx'

const SHOWN = 100

/** Why rows are refused, counted by reason, and the rows themselves. */
export function Refusals({ view }: { view: ImportView }) {
  if (view.counts.refused === 0) return null
  return (
    <div className="ttc-import__refused">
      <Table
        caption="Refused, by reason"
        rows={view.refusalsByReason}
        rowKey={({ code, reason }) => `${code} ${reason}`}
        columns={[
          { key: 'reason', header: 'Reason', rowHeader: true, cell: ({ reason }) => reason },
          { key: 'count', header: 'Values', numeric: true, cell: ({ count }) => describeNumber(count, 0) },
        ]}
      />
      <Details summary={`Show the first ${Math.min(SHOWN, view.refusals.length)} refused values`}>
        <Table
          caption="Refused values"
          captionHidden
          rows={view.refusals.slice(0, SHOWN)}
          rowKey={({ row, column, code }) => `${row} ${column} ${code}`}
          columns={[
            { key: 'row', header: 'Row', rowHeader: true, cell: ({ row }) => describeNumber(row, 0) },
            { key: 'column', header: 'Column', cell: ({ column }) => column },
            { key: 'value', header: 'What it says', cell: ({ value }) => value },
            { key: 'reason', header: 'Why', cell: ({ reason }) => reason },
          ]}
        />
      </Details>
    </div>
  )
}
