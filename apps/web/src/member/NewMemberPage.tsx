import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { CreateMember } from '@ttc/contracts/member'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { Actions, Button } from '../design/Button.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { Page } from '../design/Page.tsx'
import { memberAddress, membersAddress } from '../http/address.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { FormProblems } from '../problem/FormProblems.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import { type FormOf, useContractForm } from '../problem/use-contract-form.ts'
import { MemberFields, type MemberValues } from './MemberFields.tsx'
import { peopleQuery, useCreateMember, useInvite } from './member.api.ts'

type NewValues = MemberValues & { invited: boolean }

/** A new member, invited by mail at once where an address is known. */
export function NewMemberPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/members/new' })
  checkOffered(useSuspenseQuery(peopleQuery(partnership)).data.allowed, 'member.edit')
  const navigate = useNavigate()
  const create = useCreateMember(partnership)
  const invite = useInvite(partnership)
  const [[id, invitationId]] = useState(() => [newId(), newId()] as const)
  const form = useContractForm({
    schema: CreateMember,
    values: { name: '', agency: '', email: '', invited: true } as NewValues,
    toRequest: ({ name, agency, email }: NewValues) => ({ id, name, agency, email: emptyToNull(email) }),
    draft: `member of ${partnership}`,
  })
  const submit = form.sending({
    send: async (member) => {
      await create.mutateAsync(member)
      if (member.email !== null && form.getValues('invited'))
        await invite.mutateAsync({ id: invitationId, memberId: id, email: member.email })
    },
    stored: () => void navigate({ href: memberAddress(partnership, id) }),
  })
  return (
    <>
      <BackLink href={membersAddress(partnership)}>People</BackLink>
      <Page title="Add a person" width="question">
        <form onSubmit={submit} noValidate>
          <FormProblems form={form} />
          <MemberFields form={form as unknown as FormOf<MemberValues, unknown>} withAddress />
          <Checkbox
            {...form.register('invited')}
            label="Invite by mail"
            hint="With a link to sign in for the first time. Needs an e-mail address."
          />
          <p>You give them their roles on the next page.</p>
          <Actions>
            <Button type="submit" busy={create.isPending || invite.isPending} busyWords="Saving">
              Add the person
            </Button>
            <a href={membersAddress(partnership)}>Cancel</a>
          </Actions>
        </form>
      </Page>
    </>
  )
}
