import type { ScaleView } from '@ttc/contracts/figure'
import type { RevisionListView, RevisionView } from '@ttc/contracts/measurement'
import { describeNumber, describeStatus, describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { useState } from 'react'
import { Day } from '../design/Day.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { Table } from '../design/Table.tsx'

const ORIGIN = {
  typed: 'Typed',
  import: 'File',
  example: 'Example',
  undo: 'Put back by an undo',
  derived: 'Computed',
} as const
const AT_ONCE = 6

/** Nothing is overwritten: a changed value stands above the one it superseded. */
export function RevisionTable({ list, scale }: { list: RevisionListView; scale: ScaleView }) {
  const [shown, setShown] = useState(AT_ONCE)
  const rows = list.revisions.slice(0, shown)
  return (
    <>
      <Table
        caption="Values as they were recorded, newest first"
        captionHidden
        narrow="blocks"
        rows={rows}
        rowKey={(row) => `${row.period.start} ${row.period.end} ${row.revision}`}
        empty="Nothing has been recorded yet."
        columns={[
          {
            key: 'period',
            header: 'Period',
            rowHeader: true,
            cell: ({ period }) => describePeriod(period, scale.accumulation),
          },
          { key: 'value', header: 'Value', numeric: true, cell: (row) => describeRevision(row, scale) },
          { key: 'counts', header: 'From', cell: countsOf },
          {
            key: 'origin',
            header: 'Where from',
            cell: ({ origin, source }) => [ORIGIN[origin], source].filter(Boolean).join(': '),
          },
          {
            key: 'when',
            header: 'Recorded',
            cell: ({ recordedAt, recordedBy }) => (
              <>
                <Day date={recordedAt} short />
                {recordedBy !== null && `, ${recordedBy}`}
              </>
            ),
          },
          {
            key: 'state',
            header: 'Stands',
            cell: ({ supersededAt }) =>
              supersededAt === null ? (
                'now'
              ) : (
                <>
                  until <Day date={supersededAt} short />
                </>
              ),
          },
          { key: 'note', header: 'Note', cell: ({ note }) => note ?? '' },
        ]}
      />
      {list.revisions.length > AT_ONCE && (
        <ShowMore
          shown={rows.length}
          total={list.revisions.length}
          things="revisions"
          onMore={() => setShown(shown + 50)}
        />
      )}
    </>
  )
}

export function describeRevision({ value, status, provisional }: RevisionView, scale: ScaleView): string {
  const said = value === null ? describeStatus(status) : describeValue(value, scale)
  return provisional ? `${said} (provisional)` : said
}

function countsOf({ numerator, denominator }: RevisionView): string {
  if (numerator === null || denominator === null) return ''
  return `${describeNumber(numerator, 0)} of ${describeNumber(denominator, 0)}`
}
