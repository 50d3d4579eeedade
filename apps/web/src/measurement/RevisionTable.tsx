import type { ScaleView } from '@ttc/contracts/figure'
import type { RevisionListView, RevisionView } from '@ttc/contracts/measurement'
import { describeRevisionChange, describeStanding, type ToldRevision } from '@ttc/domain/figure/revision'
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
  undo: 'An undo',
  derived: 'Computed',
} as const
const AT_ONCE = 6

type RevisionTableProps = {
  list: RevisionListView
  scale: ScaleView
  /** The page of the files brought in, for whoever may read it. */
  files?: string | null
}

/** Nothing is overwritten: a changed value stands above the one it superseded. */
export function RevisionTable({ list, scale, files = null }: RevisionTableProps) {
  const [shown, setShown] = useState(AT_ONCE)
  const rows = list.revisions.slice(0, shown)
  const byKey = new Map(list.revisions.map((row) => [keyOf(row, row.revision), toldOf(row)]))
  return (
    <>
      <Table
        caption="Values as they were recorded, newest first"
        captionHidden
        narrow="blocks"
        rows={rows}
        rowKey={(row) => keyOf(row, row.revision)}
        empty="Nothing has been recorded yet."
        columns={[
          {
            key: 'period',
            header: 'Period',
            rowHeader: true,
            cell: ({ period }) => describePeriod(period, scale.accumulation),
          },
          { key: 'value', header: 'Value', cell: (row) => describeRevision(row, scale) },
          {
            key: 'change',
            header: 'What changed',
            cell: (row) => describeRevisionChange(toldOf(row), byKey.get(keyOf(row, row.revision - 1)) ?? null, scale),
          },
          { key: 'counts', header: 'From', cell: countsOf },
          { key: 'origin', header: 'Where from', cell: (row) => <Origin row={row} files={files} /> },
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
          { key: 'state', header: 'Stands', cell: (row) => <Standing row={row} /> },
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

/** Where a value came from; a file leads to the list of files, where it can be undone. */
function Origin({ row: { origin, source }, files }: { row: RevisionView; files: string | null }) {
  if (source === '') return ORIGIN[origin]
  return (
    <>
      {ORIGIN[origin]}: {files === null ? source : <a href={files}>{source}</a>}
    </>
  )
}

function Standing({ row: { supersededAt, undoneAt } }: { row: RevisionView }) {
  if (supersededAt === null) return 'now'
  return (
    <>
      until <Day date={supersededAt} short />
      {undoneAt !== null && ', the file was undone'}
    </>
  )
}

/** A value as it was recorded, with how settled it is. */
export function describeRevision(row: RevisionView, scale: ScaleView): string {
  const said = row.value === null ? describeStatus(row.status) : describeValue(row.value, scale)
  const standing = describeStanding(toldOf(row))
  return standing === '' ? said : `${said} (${standing})`
}

function toldOf({ value, status, provisional, final, revision, origin, source }: RevisionView): ToldRevision {
  return { value, status, provisional, final, revision, origin, file: source }
}

const keyOf = ({ period }: RevisionView, revision: number) => `${period.start} ${period.end} ${revision}`

function countsOf({ numerator, denominator }: RevisionView): string {
  if (numerator === null || denominator === null) return ''
  return `${describeNumber(numerator, 0)} of ${describeNumber(denominator, 0)}`
}
