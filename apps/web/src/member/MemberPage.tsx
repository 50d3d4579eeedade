import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { BackLink } from '../design/BackLink.tsx'
import { ButtonLink } from '../design/Button.tsx'
import { Page, Section } from '../design/Page.tsx'
import { Facts } from '../design/Panel.tsx'
import { memberAddress, membersAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { AbsenceForm } from './AbsenceForm.tsx'
import { GrantForm } from './GrantForm.tsx'
import { InvitePart } from './InvitePart.tsx'
import { LeftPart } from './LeftPart.tsx'
import { MemberHistory } from './MemberHistory.tsx'
import { personQuery } from './member.api.ts'
import { OwnedList } from './OwnedList.tsx'
import { PersonState } from './PeopleTable.tsx'
import { RoleList } from './RoleList.tsx'

/** One person: who they are, what they may do, whether they are here, and what they answer for. */
export function MemberPage() {
  const { partnership, member } = useParams({ from: '/partnerships/$partnership/members/$member' })
  const view = useSuspenseQuery(personQuery(partnership, member)).data
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const { person, allowed, owns } = view
  const isOwn = partnerships.find(({ id }) => id === partnership)?.actingAs.id === person.id
  const isHere = person.leftOn === null
  const may = {
    edit: isHere && allowed.includes('member.edit'),
    invite: isHere && allowed.includes('member.invite'),
    grant: isHere && allowed.includes('member.grant'),
    setAbsence: isHere && (allowed.includes('member.edit') || (isOwn && allowed.includes('member.own'))),
  }
  const address = memberAddress(partnership, person.id)
  return (
    <>
      <BackLink href={membersAddress(partnership)}>People</BackLink>
      <Page
        title={person.name}
        caption={person.agency}
        width="question"
        actions={
          <>
            {may.edit && (
              <ButtonLink look="secondary" href={`${address}/edit`}>
                Edit
              </ButtonLink>
            )}
            {may.grant && <a href={`${address}/leave`}>Leaves the partnership</a>}
          </>
        }
      >
        <Facts
          facts={[
            { term: 'State', value: <PersonState person={person} /> },
            ...(person.email === null ? [] : [{ term: 'E-mail', value: person.email }]),
          ]}
        />
        {!isHere && allowed.includes('member.grant') && <LeftPart partnership={partnership} person={person} />}
        <Section title="Roles" id="roles">
          <RoleList partnership={partnership} person={person} mayEnd={may.grant} />
          {may.grant && <GrantForm partnership={partnership} member={person.id} />}
        </Section>
        {may.invite && !person.signsIn && <InvitePart partnership={partnership} person={person} />}
        {may.setAbsence && (
          <Section title="Absence and deputy" id="absence">
            <AbsenceForm
              key={person.version}
              partnership={partnership}
              person={person}
              isOwn={isOwn && !allowed.includes('member.edit')}
            />
          </Section>
        )}
        {isHere && (
          <Section title="Answers for" id="owns">
            <OwnedList partnership={partnership} member={person.id} owns={owns} />
          </Section>
        )}
        <MemberHistory view={view} />
      </Page>
    </>
  )
}
