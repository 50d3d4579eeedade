import type { OverrideRegisterView } from '@ttc/contracts/override'
import type { ReactNode } from 'react'
import { Details } from '../design/Details.tsx'
import { Table } from '../design/Table.tsx'
import { overridesAddress } from '../http/address.ts'

type HowOftenProps = { partnership: string; register: OverrideRegisterView }

/** By whom, and of which indicators; in both most often first, with how many showed better than the rule. */
export function HowOften({ partnership, register: { authors, indicators } }: HowOftenProps) {
  if (authors.length === 0) return null
  return (
    <div className="ttc-often">
      <Counted
        caption="By whom"
        header="Member"
        rows={authors.map(({ member, hasLeft, ...counts }) => ({
          ...counts,
          key: member?.id ?? 'nobody',
          name:
            member === null ? (
              'Not known'
            ) : (
              <>
                <a href={overridesAddress(partnership, { member: member.id })}>{member.name}</a>
                <small>{[member.agency, hasLeft ? 'has left' : ''].filter(Boolean).join(', ')}</small>
              </>
            ),
        }))}
      />
      <Counted
        caption="Of which indicators"
        header="Indicator"
        rows={indicators.map(({ placementId, name, priority, planId: _plan, ...counts }) => ({
          ...counts,
          key: placementId,
          name: (
            <>
              <a href={overridesAddress(partnership, { placement: placementId })}>{name}</a>
              <small>{priority}</small>
            </>
          ),
        }))}
      />
    </div>
  )
}

type Row = { key: string; name: ReactNode; times: number; open: number; better: number }
type CountedProps = { caption: string; header: string; rows: readonly Row[] }

/** More are folded away: the register below is what most people come for. */
const SHOWN = 5

function Counted({ caption, header, rows }: CountedProps) {
  const rest = rows.slice(SHOWN)
  return (
    <div>
      <OneTable caption={caption} header={header} rows={rows.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <Details summary={`${rest.length} more`}>
          <OneTable caption={`${caption}, the others`} header={header} rows={rest} />
        </Details>
      )}
    </div>
  )
}

function OneTable({ caption, header, rows }: CountedProps) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', header, rowHeader: true, cell: ({ name }) => name },
        { key: 'times', header: 'Times', numeric: true, cell: ({ times }) => times },
        { key: 'better', header: 'Better than the rule', numeric: true, cell: ({ better }) => better },
        { key: 'open', header: 'In force', numeric: true, cell: ({ open }) => open },
      ]}
    />
  )
}
