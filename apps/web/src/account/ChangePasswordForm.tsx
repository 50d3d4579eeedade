import { ChangePassword } from '@ttc/contracts/account'
import { Actions, Button } from '../design/Button.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { PasswordInput } from '../design/PasswordInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useChangePassword } from './account.api.ts'
import { NewPasswordInput } from './NewPasswordInput.tsx'

const EMPTY = { current: '', password: '' }

export function ChangePasswordForm() {
  const change = useChangePassword()
  const form = useContractForm({
    schema: ChangePassword,
    values: EMPTY,
    toRequest: (typed) => typed,
    draft: null,
  })
  const submit = form.sending({ send: change.mutateAsync, stored: () => form.reset(EMPTY) })
  return (
    <form onSubmit={submit} noValidate>
      {change.isSuccess && (
        <SuccessNotice title="Your password is changed">
          <p>Everywhere else you have been signed out.</p>
        </SuccessNotice>
      )}
      <FormProblems form={form} />
      <PasswordInput
        {...form.register('current')}
        label="Current password"
        autoComplete="current-password"
        error={errorAt(form, 'current')}
      />
      <NewPasswordInput {...form.register('password')} error={errorAt(form, 'password')} />
      <Actions>
        <Button type="submit" look="secondary" busy={change.isPending} busyWords="Saving">
          Change the password
        </Button>
      </Actions>
    </form>
  )
}
