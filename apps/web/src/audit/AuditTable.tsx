import type { AuditEntryView } from '@ttc/contracts/audit'
import { Details } from '../design/Details.tsx'
import { Moment } from '../design/Moment.tsx'
import { Table } from '../design/Table.tsx'
import { auditAddress, memberAddress } from '../http/address.ts'
import { changesOf, describeAction, describeKind, describeNobody, type Names, nameOf } from './audit-words.ts'
import './audit.scss'

type AuditTableProps = { partnership: string; entries: readonly AuditEntryView[]; names: Names }

export function AuditTable({ partnership, entries, names }: AuditTableProps) {
  return (
    <Table
      caption="Entries, newest first"
      captionHidden
      narrow="blocks"
      rows={entries}
      rowKey={({ id }) => id}
      empty="Nothing is recorded for this."
      columns={[
        { key: 'at', header: 'When', rowHeader: true, width: '15%', cell: ({ at }) => <Moment at={at} /> },
        {
          key: 'by',
          header: 'Who',
          width: '20%',
          cell: ({ by, action }) =>
            by === null ? (
              describeNobody(action)
            ) : (
              <>
                <a href={memberAddress(partnership, by.id)}>{by.name}</a>
                {by.agency !== '' && `, ${by.agency}`}
              </>
            ),
        },
        { key: 'action', header: 'What', width: '20%', cell: ({ action }) => describeAction(action) },
        {
          key: 'object',
          header: 'To which object',
          width: '23%',
          cell: (entry) => <AuditObject partnership={partnership} entry={entry} name={nameOf(entry, names)} />,
        },
        { key: 'change', header: 'Before and after', cell: (entry) => <Changes entry={entry} names={names} /> },
      ]}
    />
  )
}

type AuditObjectProps = { partnership: string; entry: AuditEntryView; name: string | null }

function AuditObject({ partnership, entry: { objectKind, objectId }, name }: AuditObjectProps) {
  return (
    <>
      <a href={`${auditAddress(partnership)}?object=${objectId}`}>
        {describeKind(objectKind)}
        <span className="govuk-visually-hidden"> {objectId.slice(-6)}: all that happened to it</span>
      </a>
      {name !== null && <span className="ttc-audit-name">{name}</span>}
    </>
  )
}

function Changes({ entry, names }: { entry: AuditEntryView; names: Names }) {
  const changes = changesOf(entry.before, entry.after, names)
  if (changes.length === 0) return <span className="ttc-muted">Nothing to show</span>
  return (
    <Details summary={changes.length === 1 ? '1 field' : `${changes.length} fields`}>
      <dl className="ttc-changes">
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              {before !== null && <del>{before}</del>} {after !== null && <ins>{after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </Details>
  )
}
