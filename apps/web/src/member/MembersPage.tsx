import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ButtonLink } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { Page } from '../design/Page.tsx'
import { membersAddress } from '../http/address.ts'
import { peopleQuery } from './member.api.ts'
import { PeopleTable } from './PeopleTable.tsx'

/** Who is in the partnership, as what, and who is away. */
export function MembersPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/members' })
  const { people, allowed } = useSuspenseQuery(peopleQuery(partnership)).data
  const present = people.filter(({ leftOn }) => leftOn === null)
  const left = people.filter(({ leftOn }) => leftOn !== null)
  return (
    <Page
      title="People"
      caption={`${present.length} members`}
      actions={
        allowed.includes('member.edit') && (
          <ButtonLink href={`${membersAddress(partnership)}/new`}>Add a person</ButtonLink>
        )
      }
    >
      <PeopleTable caption="Members" partnership={partnership} people={present} />
      {left.length > 0 && (
        <Details summary={`Those who left (${left.length})`}>
          <PeopleTable caption="Those who left" partnership={partnership} people={left} />
        </Details>
      )}
    </Page>
  )
}
