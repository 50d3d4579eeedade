import type { OwedListView } from '@ttc/contracts/round'
import type { OwedState } from '@ttc/domain/round/owed'
import { Day } from '../design/Day.tsx'
import { Table } from '../design/Table.tsx'
import type { OwedSearch } from './round.api.ts'

type Person = OwedListView['people'][number]
type OwingPeopleProps = {
  people: readonly Person[]
  wanted: OwedSearch
  address: (over: OwedSearch) => string
}

const idOf = ({ member }: Person) => member?.id ?? 'nobody'

/** A row a person: how much is late, open and answered, what they were sent, and when they looked. */
export function OwingPeople({ people, wanted, address }: OwingPeopleProps) {
  const count = (state: OwedState, header: string) => ({
    key: state,
    header,
    numeric: true,
    width: '9%',
    cell: (one: Person) =>
      one.counts[state] === 0 ? (
        <span className="ttc-muted">0</span>
      ) : (
        <a href={address({ member: idOf(one), state })}>
          {one.counts[state]}
          <span className="govuk-visually-hidden">
            {' '}
            {header.toLowerCase()}: {one.member?.name ?? 'no owner'}
          </span>
        </a>
      ),
  })
  return (
    <Table
      caption="People by what they owe, late first"
      captionHidden
      narrow="blocks"
      rows={people}
      rowKey={idOf}
      empty="Nobody is asked for anything."
      columns={[
        {
          key: 'who',
          header: 'Person',
          rowHeader: true,
          width: '28%',
          cell: (one) => (
            <>
              <a
                href={address({ member: idOf(one), state: undefined })}
                aria-current={wanted.member === idOf(one) ? 'true' : undefined}
              >
                {one.member?.name ?? 'No owner'}
              </a>
              <small>{one.member?.agency ?? 'Give it an owner on the indicator’s or priority’s page'}</small>
            </>
          ),
        },
        count('late', 'Late'),
        count('owed', 'Owed'),
        count('opened', 'Opened'),
        count('answered', 'Answered'),
        { key: 'sent', header: 'Mailed', width: '20%', cell: (one) => <Mailed one={one} /> },
        {
          key: 'opened-at',
          header: 'First looked',
          width: '16%',
          cell: ({ openedAt }) =>
            openedAt === null ? <span className="ttc-muted">Not yet</span> : <Day date={openedAt} short />,
        },
      ]}
    />
  )
}

function Mailed({ one: { member, signsIn, askedOn, reminders } }: { one: Person }) {
  if (member === null) return <span className="ttc-muted">–</span>
  if (!signsIn) return <span className="ttc-muted">No account, so no mail</span>
  if (askedOn === null) return <span className="ttc-muted">Not yet</span>
  return (
    <>
      Asked <Day date={askedOn} short />
      {reminders.length > 0 && (
        <small>
          {reminders.length} {reminders.length === 1 ? 'reminder' : 'reminders'}, the last{' '}
          <Day date={reminders.at(-1) ?? askedOn} short />
        </small>
      )}
    </>
  )
}
