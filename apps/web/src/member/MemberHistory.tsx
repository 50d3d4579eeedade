import type { PersonPageView } from '@ttc/contracts/member'
import { describeSeat } from '@ttc/domain/board.words'
import { Day } from '../design/Day.tsx'
import { Section } from '../design/Page.tsx'
import { Table } from '../design/Table.tsx'
import { describeHeldRole } from './held-role.ts'

type Past = { key: string; what: string; from: string | null; to: string | null }

/** Agencies, roles and seats with their days: what is over is kept. */
export function MemberHistory({ view }: { view: PersonPageView }) {
  const rows: Past[] = [
    ...view.agencies.map(({ agency, fromOn, toOn }) => ({
      key: `agency ${agency} ${fromOn}`,
      what: `Agency: ${agency}`,
      from: fromOn,
      to: toOn,
    })),
    ...view.seats.map(({ id, board, seat, fromOn, toOn }) => ({
      key: id,
      what: `${describeSeat(seat)}, ${board.name}`,
      from: fromOn,
      to: toOn,
    })),
    ...view.earlierRoles.map((held) => ({
      key: held.id,
      what: describeHeldRole(held),
      from: held.grantedAt,
      to: held.endedAt,
    })),
  ]
  return (
    <Section title="Agencies, seats and earlier roles" id="history">
      <Table
        caption="Agencies, seats and earlier roles"
        captionHidden
        narrow="blocks"
        rows={rows}
        rowKey={({ key }) => key}
        empty="Nothing is recorded."
        columns={[
          { key: 'what', header: 'What', rowHeader: true, cell: ({ what }) => what },
          {
            key: 'from',
            header: 'From',
            cell: ({ from }) => (from === null ? 'Not known' : <Day date={from} short />),
          },
          { key: 'to', header: 'Until', cell: ({ to }) => (to === null ? 'Now' : <Day date={to} short />) },
        ]}
      />
    </Section>
  )
}
