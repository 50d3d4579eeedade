import type { PersonView } from '@ttc/contracts/member'
import { isAbsent } from '@ttc/domain/member'
import { Day } from '../design/Day.tsx'
import { Table } from '../design/Table.tsx'
import { memberAddress } from '../http/address.ts'
import { today } from '../problem/today.ts'
import { describeHeldRole } from './held-role.ts'

type PeopleTableProps = { caption: string; partnership: string; people: readonly PersonView[] }

export function PeopleTable({ caption, partnership, people }: PeopleTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      narrow="blocks"
      rows={people}
      rowKey={({ id }) => id}
      empty="Nobody yet."
      columns={[
        {
          key: 'name',
          header: 'Person',
          rowHeader: true,
          sortValue: ({ name }) => name,
          cell: ({ id, name }) => <a href={memberAddress(partnership, id)}>{name}</a>,
        },
        { key: 'agency', header: 'Agency', sortValue: ({ agency }) => agency, cell: ({ agency }) => agency },
        {
          key: 'roles',
          header: 'Roles',
          cell: ({ roles }) =>
            roles.length === 0 ? (
              <span className="ttc-muted">None</span>
            ) : (
              <ul className="ttc-plain">
                {roles.map((held) => (
                  <li key={held.id}>{describeHeldRole(held)}</li>
                ))}
              </ul>
            ),
        },
        { key: 'state', header: 'State', cell: (person) => <PersonState person={person} /> },
      ]}
    />
  )
}

/** Left, away (and who stands in), not yet joined, or simply here. */
export function PersonState({ person }: { person: PersonView }) {
  const { leftOn, absentFrom, absentTo, deputy, signsIn, removed } = person
  if (leftOn !== null)
    return (
      <>
        {removed ? 'Deleted; left' : 'Left'} on <Day date={leftOn} short />
      </>
    )
  if (isAbsent(person, today()))
    return (
      <>
        <b>Away</b>
        {absentTo === null ? ' until further notice' : <AwayUntil day={absentTo} />}
        {deputy !== null && `; ${deputy.name} stands in`}
      </>
    )
  if (absentFrom !== null && absentFrom > today())
    return (
      <>
        Away from <Day date={absentFrom} short />
      </>
    )
  return signsIn ? 'Here' : <span className="ttc-muted">Does not sign in yet</span>
}

function AwayUntil({ day }: { day: string }) {
  return (
    <>
      {' '}
      until <Day date={day} short />
    </>
  )
}
