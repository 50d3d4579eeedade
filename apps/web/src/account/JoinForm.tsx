import { AcceptInvitation, type InvitationLookView } from '@ttc/contracts/account'
import { Actions, Button, ButtonLink } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { Page } from '../design/Page.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useAcceptInvitation } from './account.api.ts'
import { forgetInvitation } from './link-token.ts'
import { NewPasswordInput } from './NewPasswordInput.tsx'
import { useArrive } from './use-person-change.ts'

type JoinFormProps = { token: string; invitation: InvitationLookView }

/** Accepting: as whoever is signed in, after signing in, or with an account that is made here. */
export function JoinForm({ token, invitation }: JoinFormProps) {
  const { partnership, member, email, needs, expiresAt } = invitation
  return (
    <Page title={`Join ${partnership}`} width="question">
      <p>
        You are invited as <b>{member}</b>, with the address <b>{email}</b>. The invitation works until{' '}
        <Day date={expiresAt} />.
      </p>
      {needs === 'sign-in' ? (
        <>
          <p>There is an account for this address already. Sign in with it; the invitation waits here.</p>
          <Actions>
            <ButtonLink href="/sign-in?next=%2Finvitation">Sign in to accept</ButtonLink>
          </Actions>
        </>
      ) : (
        <Accept key={needs} token={token} withAccount={needs === 'account'} />
      )}
    </Page>
  )
}

function Accept({ token, withAccount }: { token: string; withAccount: boolean }) {
  const accept = useAcceptInvitation()
  const arrive = useArrive()
  const form = useContractForm({
    schema: AcceptInvitation,
    values: { account: { name: '', password: '' } },
    toRequest: ({ account }) => ({ token, account: withAccount ? account : null }),
    draft: null,
  })
  const submit = form.sending({
    send: accept.mutateAsync,
    stored: () => {
      forgetInvitation()
      void arrive(null)
    },
  })
  // The server names the password's field as if it stood alone.
  const passwordError = errorAt(form, 'account.password') ?? errorAt(form, 'password')
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems form={form} ids={{ password: 'account.password' }} />
      {withAccount && (
        <>
          <TextInput
            {...form.register('account.name')}
            label="Your name"
            autoComplete="name"
            error={errorAt(form, 'account.name')}
          />
          <NewPasswordInput {...form.register('account.password')} error={passwordError} />
        </>
      )}
      <Actions>
        <Button type="submit" busy={accept.isPending} busyWords="Joining">
          Accept the invitation
        </Button>
      </Actions>
    </form>
  )
}
