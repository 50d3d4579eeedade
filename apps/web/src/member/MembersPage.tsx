import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { PersonView } from '@ttc/contracts/member'
import { useState } from 'react'
import { ButtonLink } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { Page, Section } from '../design/Page.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { apiOf, membersAddress } from '../http/address.ts'
import { describeHeldRole } from './held-role.ts'
import { peopleQuery } from './member.api.ts'
import { PeopleTable } from './PeopleTable.tsx'

const AT_ONCE = 50

/** Who is in the partnership, as what, and who is away. */
export function MembersPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/members' })
  const { people, allowed } = useSuspenseQuery(peopleQuery(partnership)).data
  const [wanted, setWanted] = useState('')
  const [most, setMost] = useState(AT_ONCE)
  const found = people.filter((person) => isFound(person, wanted))
  const present = found.filter(({ leftOn }) => leftOn === null)
  const left = found.filter(({ leftOn }) => leftOn !== null)
  return (
    <Page
      title="People"
      caption={`${people.filter(({ leftOn }) => leftOn === null).length} members`}
      actions={
        allowed.includes('member.edit') && (
          <ButtonLink href={`${membersAddress(partnership)}/new`}>Add a person</ButtonLink>
        )
      }
    >
      <TextInput
        name="wanted"
        label="Find by name, agency or role"
        type="search"
        width={30}
        value={wanted}
        onChange={(event) => {
          setWanted(event.target.value)
          setMost(AT_ONCE)
        }}
      />
      <PeopleTable caption="Members" partnership={partnership} people={present.slice(0, most)} />
      <ShowMore
        shown={Math.min(most, present.length)}
        total={present.length}
        things="people"
        onMore={() => setMost(most + AT_ONCE)}
      />
      {left.length > 0 && (
        <Details summary={`Those who left (${left.length})`}>
          <PeopleTable caption="Those who left" partnership={partnership} people={left} />
        </Details>
      )}
      {allowed.includes('partnership.export') && (
        <Section title="Take everything with you">
          <p>
            A zip of CSV files with all plans, figures, walks, cards, packs and people of this partnership, small
            numbers too, and no passwords: for reading elsewhere, and for another installation. It is written down that
            you took it.
          </p>
          <ButtonLink look="secondary" href={`${apiOf(partnership)}/export`} download>
            Download the whole partnership
          </ButtonLink>
        </Section>
      )}
    </Page>
  )
}

/** Every word that is looked for stands somewhere in what the list says of the person. */
function isFound({ name, agency, roles }: PersonView, wanted: string): boolean {
  const said = [name, agency, ...roles.map(describeHeldRole)].join(' ').toLowerCase()
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}
