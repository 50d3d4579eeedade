import { SignIn } from '@ttc/contracts/account'
import { Actions, Button } from '../design/Button.tsx'
import { PasswordInput } from '../design/PasswordInput.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useSignIn } from './account.api.ts'

type PasswordFormProps = { heading: boolean; onSignedIn: () => void; onCode: () => void }

/** E-mail address and password; both are sent together, so that nobody learns which addresses have an account. */
export function PasswordForm({ heading, onSignedIn, onCode }: PasswordFormProps) {
  const signIn = useSignIn()
  const form = useContractForm({
    schema: SignIn,
    values: { email: '', password: '' },
    toRequest: (typed) => typed,
    draft: null,
  })
  const submit = form.sending({
    send: signIn.mutateAsync,
    stored: ({ next }) => (next === 'code' ? onCode() : onSignedIn()),
  })
  return (
    <form className="ttc-sign-in" onSubmit={submit} noValidate>
      {heading && <h2>With your e-mail address and password</h2>}
      <FormProblems form={form} />
      <TextInput
        {...form.register('email')}
        label="E-mail address"
        type="email"
        autoComplete="username"
        spellCheck={false}
        error={errorAt(form, 'email')}
      />
      <PasswordInput
        {...form.register('password')}
        label="Password"
        autoComplete="current-password"
        error={errorAt(form, 'password')}
      />
      <Actions>
        <Button type="submit" busy={signIn.isPending} busyWords="Signing in">
          Sign in
        </Button>
        <a href="/reset-password">I have forgotten my password</a>
      </Actions>
    </form>
  )
}
