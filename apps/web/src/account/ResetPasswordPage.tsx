import { useSuspenseQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { AskPasswordReset, UsePasswordReset } from '@ttc/contracts/account'
import { BackLink } from '../design/BackLink.tsx'
import { Actions, Button, ButtonLink } from '../design/Button.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { Page } from '../design/Page.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useAskPasswordReset, useNewPassword } from './account.api.ts'
import { tokenOf } from './link-token.ts'
import { NewPasswordInput } from './NewPasswordInput.tsx'
import { sessionQuery } from './session.api.ts'

/** A forgotten password: ask for a link, and with the link choose a new one. */
export function ResetPasswordPage() {
  const token = tokenOf(useRouterState({ select: ({ location }) => location.hash }))
  return (
    <>
      <BackLink href="/sign-in">Sign in</BackLink>
      {token === null ? <AskForLink /> : <ChooseNew key={token} token={token} />}
    </>
  )
}

function AskForLink() {
  const session = useSuspenseQuery(sessionQuery).data
  const ask = useAskPasswordReset()
  const form = useContractForm({
    schema: AskPasswordReset,
    values: { email: '' },
    toRequest: (typed) => typed,
    draft: null,
  })
  const submit = form.sending({ send: ask.mutateAsync, stored: () => undefined })
  if (ask.isSuccess)
    return (
      <Page title="Look in your mail" width="question">
        <SuccessNotice title="Your request has been taken">
          <p>
            If {form.getValues('email')} has an account here, a link to choose a new password is on its way. It works
            for an hour, once.
          </p>
        </SuccessNotice>
        {session.mail === 'kept' && <KeptNotice />}
        <p>Nothing after ten minutes? Look in the folder for junk, or ask your administrator which address is known.</p>
      </Page>
    )
  return (
    <Page title="Forgotten password" width="question">
      <form onSubmit={submit} noValidate>
        <FormProblems form={form} />
        {session.mail === 'kept' && <KeptNotice />}
        <TextInput
          {...form.register('email')}
          label="E-mail address"
          hint="We send a link to choose a new password."
          type="email"
          autoComplete="username"
          spellCheck={false}
          error={errorAt(form, 'email')}
        />
        <Actions>
          <Button type="submit" busy={ask.isPending} busyWords="Sending">
            Send the link
          </Button>
        </Actions>
      </form>
    </Page>
  )
}

function KeptNotice() {
  return (
    <Notice tone="warning" title="No mail leaves this server yet">
      <p>No mail server is set up. Your administrator finds the link under “Mails” and can hand it to you.</p>
    </Notice>
  )
}

function ChooseNew({ token }: { token: string }) {
  const choose = useNewPassword()
  const form = useContractForm({
    schema: UsePasswordReset,
    values: { password: '' },
    toRequest: (typed) => ({ ...typed, token }),
    draft: null,
  })
  const submit = form.sending({ send: choose.mutateAsync, stored: () => undefined })
  if (choose.isSuccess)
    return (
      <Page title="Your password is changed" width="question">
        <p>You have been signed out everywhere. Sign in with the new password.</p>
        <Actions>
          <ButtonLink href="/sign-in">Sign in</ButtonLink>
        </Actions>
      </Page>
    )
  return (
    <Page title="Choose a new password" width="question">
      <form onSubmit={submit} noValidate>
        <FormProblems form={form} />
        <NewPasswordInput {...form.register('password')} error={errorAt(form, 'password')} />
        <Actions>
          <Button type="submit" busy={choose.isPending} busyWords="Saving">
            Save the new password
          </Button>
          <a href="/reset-password">Ask for a new link</a>
        </Actions>
      </form>
    </Page>
  )
}
