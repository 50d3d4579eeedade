import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { PersonPageView } from '@ttc/contracts/member'
import { BackLink } from '../design/BackLink.tsx'
import { ButtonLink } from '../design/Button.tsx'
import { Columns, Page, Section } from '../design/Page.tsx'
import { Facts, Panel } from '../design/Panel.tsx'
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
  const { person, owns } = view
  const isOwn = partnerships.find(({ id }) => id === partnership)?.actingAs.id === person.id
  const isHere = person.leftOn === null
  const may = mayOf(view, isOwn)
  const hasSide = may.invite || may.setAbsence
  const address = memberAddress(partnership, person.id)
  const main = (
    <>
      <Facts
        facts={[
          { term: 'State', value: <PersonState person={person} /> },
          ...(person.email === null ? [] : [{ term: 'E-mail', value: person.email }]),
        ]}
      />
      {may.letIn && <LeftPart partnership={partnership} person={person} />}
      <Section title="Roles" id="roles">
        <RoleList partnership={partnership} person={person} mayEnd={may.grant} />
        {may.grant && <GrantForm partnership={partnership} member={person.id} />}
      </Section>
      {isHere && (
        <Section title="Answers for" id="owns">
          <OwnedList partnership={partnership} member={person.id} owns={owns} />
        </Section>
      )}
      <MemberHistory view={view} />
    </>
  )
  return (
    <>
      <BackLink href={membersAddress(partnership)}>People</BackLink>
      <Page
        title={person.name}
        caption={person.agency}
        width={hasSide ? 'wide' : 'question'}
        actions={
          <>
            {may.edit && (
              <ButtonLink look="secondary" href={`${address}/edit`}>
                Edit
              </ButtonLink>
            )}
            {may.grant && <a href={`${address}/leave`}>Leaving and hand-over</a>}
          </>
        }
      >
        {hasSide ? (
          <Columns
            side={<Side partnership={partnership} view={view} isOwn={isOwn} />}
            sideLabel="Invitation and absence"
          >
            {main}
          </Columns>
        ) : (
          main
        )}
      </Page>
    </>
  )
}

type SideProps = { partnership: string; view: PersonPageView; isOwn: boolean }

/** Whether they sign in, and whether they are here: what is set once in a while stands beside what they do. */
function Side({ partnership, view, isOwn }: SideProps) {
  const { person, allowed } = view
  const may = mayOf(view, isOwn)
  return (
    <>
      {may.invite && <InvitePart partnership={partnership} person={person} />}
      {may.setAbsence && (
        <Panel title="Absence and deputy">
          <AbsenceForm
            key={person.version}
            partnership={partnership}
            person={person}
            isOwn={isOwn && !allowed.includes('member.edit')}
          />
        </Panel>
      )}
    </>
  )
}

/** What the reader may do here: nothing any more with somebody who left, but let them in again. */
function mayOf({ person, allowed }: PersonPageView, isOwn: boolean) {
  const isHere = person.leftOn === null
  return {
    edit: isHere && allowed.includes('member.edit'),
    invite: isHere && !person.signsIn && allowed.includes('member.invite'),
    grant: isHere && allowed.includes('member.grant'),
    letIn: !isHere && allowed.includes('member.grant'),
    setAbsence: isHere && (allowed.includes('member.edit') || (isOwn && allowed.includes('member.own'))),
  }
}
