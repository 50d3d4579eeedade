import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { InviteMember } from '@ttc/contracts/account'
import type { PersonView } from '@ttc/contracts/member'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { sessionQuery } from '../account/session.api.ts'
import { Actions, Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { Loading } from '../design/Loading.tsx'
import { Notice } from '../design/Notice.tsx'
import { Panel } from '../design/Panel.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { mailsAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { invitationsQuery, useInvite, useWithdraw } from './member.api.ts'

type InvitePartProps = { partnership: string; person: PersonView }

/** Somebody who does not sign in yet: the invitation that is under way, or a new one. */
export function InvitePart({ partnership, person }: InvitePartProps) {
  const invitations = useQuery(invitationsQuery(partnership))
  const session = useQuery(sessionQuery)
  const withdraw = useWithdraw(partnership)
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const mayReadMails = partnerships.find(({ id }) => id === partnership)?.allowed.includes('mail.read') ?? false
  const open = invitations.data?.invitations.find(
    ({ memberId, state }) => memberId === person.id && (state === 'open' || state === 'expired'),
  )
  return (
    <Panel title="Invitation">
      {session.data?.mail === 'kept' && (
        <Notice tone="warning" title="No mail leaves this server yet">
          <p>
            No mail server is set up. An administrator finds the link under{' '}
            {mayReadMails ? <a href={mailsAddress(partnership)}>Mails</a> : '“Mails”'} and hands it on.
          </p>
        </Notice>
      )}
      {withdraw.error && (
        <Notice tone="problem" title="It was not withdrawn">
          <p>{withdraw.error.message}</p>
        </Notice>
      )}
      {invitations.isPending && <Loading label="Loading invitations" />}
      {open && (
        <p>
          Invited at {open.email} on <Day date={open.createdAt} short />.{' '}
          {open.state === 'expired' ? 'The link has expired; send another.' : <HoldsUntil day={open.expiresAt} />}
          {open.state === 'open' && (
            <Button
              look="link"
              busy={withdraw.isPending}
              busyWords="Withdrawing"
              onClick={() => withdraw.mutate(open.id)}
            >
              Withdraw it
            </Button>
          )}
        </p>
      )}
      <InviteForm partnership={partnership} person={person} again={open !== undefined} />
    </Panel>
  )
}

function HoldsUntil({ day }: { day: string }) {
  return (
    <>
      The link works until <Day date={day} short />.{' '}
    </>
  )
}

function InviteForm({ partnership, person, again }: InvitePartProps & { again: boolean }) {
  const invite = useInvite(partnership)
  const [id, setId] = useState(newId)
  const form = useContractForm({
    schema: InviteMember,
    values: { email: person.email ?? '' },
    toRequest: (typed) => ({ ...typed, id, memberId: person.id }),
    draft: `invitation ${person.id}`,
  })
  const renew = () => setId(newId())
  const submit = form.sending({
    send: invite.mutateAsync,
    stored: renew,
    refused: () => {
      renew()
      return false
    },
  })
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems form={form} />
      <TextInput
        {...form.register('email')}
        label="E-mail address"
        type="email"
        spellCheck={false}
        error={errorAt(form, 'email')}
      />
      <Actions>
        <Button type="submit" look="secondary" busy={invite.isPending} busyWords="Sending">
          {again ? 'Send another invitation' : 'Send the invitation'}
        </Button>
      </Actions>
    </form>
  )
}
