import { ConfirmPassword } from '@ttc/contracts/account'
import { Actions, Button } from '../design/Button.tsx'
import { PasswordInput } from '../design/PasswordInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'

type PasswordAgainProps<Answer> = {
  go: string
  busy: boolean
  send: (request: ConfirmPassword) => Promise<Answer>
  stored: (answer: Answer) => void
  onCancel: () => void
}

/** Asks for the password once more, before something that a borrowed screen must not be able to do. */
export function PasswordAgain<Answer>({ go, busy, send, stored, onCancel }: PasswordAgainProps<Answer>) {
  const form = useContractForm({
    schema: ConfirmPassword,
    values: { password: '' },
    toRequest: (typed) => typed,
    draft: null,
  })
  const id = 'password-again'
  return (
    <form onSubmit={form.sending({ send, stored })} noValidate>
      <FormProblems form={form} ids={{ password: id }} />
      <PasswordInput
        {...form.register('password')}
        id={id}
        label="Your password"
        hint="To make sure that it is you."
        autoComplete="current-password"
        error={errorAt(form, 'password')}
      />
      <Actions>
        <Button type="submit" look="secondary" busy={busy} busyWords="Checking">
          {go}
        </Button>
        <Button look="link" onClick={onCancel}>
          Cancel
        </Button>
      </Actions>
    </form>
  )
}
