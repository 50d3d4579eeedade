import type { OwedRowView } from '@ttc/contracts/round'
import { describePeriod } from '@ttc/domain/period/label'
import { describeOwedKind } from '@ttc/domain/round.words'
import { Day } from '../design/Day.tsx'
import { type Column, Table } from '../design/Table.tsx'
import { type InPlan, priorityAddress, recoverySheetAddress, reportCardAddress, sheetAddress } from '../http/address.ts'
import { OwedTag } from './OwedTag.tsx'

type OwedTableProps = {
  caption: string
  at: InPlan
  rows: readonly OwedRowView[]
  /** For the coordinator: of whom it is asked. */
  withPeople?: boolean
}

/** What is asked for, until when, and how it stands; each leads to where it is given. */
export function OwedTable({ caption, at, rows, withPeople = false }: OwedTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      narrow="blocks"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'what', header: 'What', rowHeader: true, width: '44%', cell: (row) => <What row={row} at={at} /> },
        ...(withPeople ? [people] : []),
        { key: 'until', header: 'Until', width: '16%', cell: ({ dueOn }) => <Day date={dueOn} short /> },
        { key: 'state', header: 'State', width: '18%', cell: (row) => <State row={row} /> },
      ]}
    />
  )
}

const people: Column<OwedRowView> = {
  key: 'who',
  header: 'Asked of',
  width: '22%',
  cell: ({ member, insteadOf }) => (
    <>
      {member === null ? <b>No owner</b> : member.name}
      <small>
        {[
          member?.agency ?? '',
          insteadOf === null ? '' : member === null ? `${insteadOf.name} has left` : `for ${insteadOf.name}`,
        ]
          .filter((part) => part !== '')
          .join(', ')}
      </small>
    </>
  ),
}

function What({ row, at }: { row: OwedRowView; at: InPlan }) {
  const { kind, name, priority, value, placementId, insteadOf, member, mayRecord } = row
  const address = {
    value: mayRecord ? sheetAddress(at, priority.id) : priorityAddress(at, priority.id),
    card: reportCardAddress(at, priority.id),
    sheet: recoverySheetAddress(at, placementId ?? ''),
  }[kind]
  const about = [
    describeOwedKind(kind),
    value === null ? '' : describePeriod(value.period, value.accumulation),
    kind === 'card' ? '' : priority.name,
    insteadOf !== null && member !== null ? `for ${insteadOf.name}, who is away` : '',
  ]
  return (
    <>
      <a href={address}>{name}</a>
      <small>{about.filter((part) => part !== '').join(', ')}</small>
    </>
  )
}

function State({ row: { state, answeredOn, expectedOn, dueOn } }: { row: OwedRowView }) {
  return (
    <>
      <OwedTag state={state} />
      {answeredOn !== null && (
        <small>
          <Day date={answeredOn} short />
        </small>
      )}
      {answeredOn === null && expectedOn !== null && expectedOn < dueOn && (
        <small>
          out since <Day date={expectedOn} short />
        </small>
      )}
    </>
  )
}
