import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { LeaveMember } from '@ttc/contracts/member'
import { BackLink } from '../design/BackLink.tsx'
import { Actions, Button } from '../design/Button.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { Notice } from '../design/Notice.tsx'
import { Page, Section } from '../design/Page.tsx'
import { memberAddress } from '../http/address.ts'
import { MemberSelect } from '../partnership/MemberSelect.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { today } from '../problem/today.ts'
import { emptyToNull } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { personQuery, useLeaveMember } from './member.api.ts'
import { OwnedList } from './OwnedList.tsx'

type LeaveValues = { leftOn: string; handOverTo: string; passRoles: boolean }

/** Leaving, with everything handed over in one step: nothing is left without an owner. */
export function LeavePage() {
  const at = useParams({ from: '/partnerships/$partnership/members/$member/leave' })
  const { person, owns, allowed } = useSuspenseQuery(personQuery(at.partnership, at.member)).data
  checkOffered(allowed, 'member.grant')
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const navigate = useNavigate()
  const leave = useLeaveMember(at.partnership, at.member)
  const back = memberAddress(at.partnership, at.member)
  const form = useContractForm({
    schema: LeaveMember,
    values: { leftOn: today(), handOverTo: '', passRoles: false },
    toRequest: ({ leftOn, handOverTo, passRoles }: LeaveValues) => ({
      version: person.version,
      leftOn,
      handOverTo: emptyToNull(handOverTo),
      passRoles,
    }),
    draft: `leaving ${person.id}`,
  })
  const { conflict, submit } = useEditing(form, {
    send: leave.mutateAsync,
    stored: () => void navigate({ href: back }),
  })
  const ownsNothing = Object.values(owns).every((count) => count === 0)
  return (
    <>
      <BackLink href={back}>{person.name}</BackLink>
      <Page title={`${person.name} leaves the partnership`} width="question">
        <form onSubmit={submit} noValidate>
          <FormProblems form={form} />
          {conflict && (
            <Notice tone="warning" title="This person was changed while you were working">
              <p>Look again at what they answer for, then send this again.</p>
            </Notice>
          )}
          <p>
            They can no longer sign in to this partnership; what they did stays in the history. Their roles end; what
            they answer for passes to whoever you choose.
          </p>
          <DayInput form={form} name="leftOn" label="Last day" hint="Today or earlier: access ends at once." />
          <Section title="They answer for" id="owns">
            <OwnedList partnership={at.partnership} member={person.id} owns={owns} />
          </Section>
          {!ownsNothing && (
            <>
              <MemberSelect
                {...form.register('handOverTo')}
                label="Who takes all of it over"
                placeholder="Choose a person"
                members={members.filter(({ id }) => id !== person.id)}
                error={errorAt(form, 'handOverTo')}
              />
              <Checkbox
                {...form.register('passRoles')}
                label="They get the same roles as well"
                hint="Without this they answer for it with the roles they hold already."
              />
            </>
          )}
          <Actions>
            <Button type="submit" look="warning" busy={leave.isPending} busyWords="Handing over">
              {ownsNothing ? 'Let them leave' : 'Hand over and let them leave'}
            </Button>
            <a href={back}>Cancel</a>
          </Actions>
        </form>
      </Page>
    </>
  )
}
