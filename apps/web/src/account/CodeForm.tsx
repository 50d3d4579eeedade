import { EnterCode } from '@ttc/contracts/account'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEnterCode } from './account.api.ts'

type CodeFormProps = {
  onSignedIn: () => void
  /** The password was given too long ago. */
  onTooLate: () => void
}

const [OneTimeCode, RecoveryCode] = EnterCode.options

/** The second step: the code of the app, or a recovery code where the phone is not at hand. */
export function CodeForm(props: CodeFormProps) {
  const [recovering, setRecovering] = useState(false)
  return recovering ? (
    <RecoveryCodeForm {...props} onOther={() => setRecovering(false)} />
  ) : (
    <OneTimeCodeForm {...props} onOther={() => setRecovering(true)} />
  )
}

type StepProps = CodeFormProps & { onOther: () => void }

function OneTimeCodeForm({ onSignedIn, onTooLate, onOther }: StepProps) {
  const enter = useEnterCode()
  const form = useContractForm({ schema: OneTimeCode, values: { code: '' }, toRequest: (typed) => typed, draft: null })
  const submit = form.sending({
    send: enter.mutateAsync,
    stored: onSignedIn,
    refused: ({ code }) => code === 'signed-out' && tell(onTooLate),
  })
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems form={form} />
      <TextInput
        {...form.register('code')}
        label="Six-digit code"
        hint="Open the app on your phone that shows codes for Turning the Curve."
        width={10}
        inputMode="numeric"
        autoComplete="one-time-code"
        error={errorAt(form, 'code')}
      />
      <Actions>
        <Button type="submit" busy={enter.isPending} busyWords="Checking">
          Continue
        </Button>
        <Button look="link" onClick={onOther}>
          Use a recovery code instead
        </Button>
      </Actions>
    </form>
  )
}

function RecoveryCodeForm({ onSignedIn, onTooLate, onOther }: StepProps) {
  const enter = useEnterCode()
  const form = useContractForm({
    schema: RecoveryCode,
    values: { recoveryCode: '' },
    toRequest: (typed) => typed,
    draft: null,
  })
  const submit = form.sending({
    send: enter.mutateAsync,
    stored: onSignedIn,
    refused: ({ code }) => code === 'signed-out' && tell(onTooLate),
  })
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems form={form} />
      <TextInput
        {...form.register('recoveryCode')}
        label="Recovery code"
        hint="One of the codes that you wrote down. Each works once."
        width={20}
        autoComplete="off"
        spellCheck={false}
        error={errorAt(form, 'recoveryCode')}
      />
      <Actions>
        <Button type="submit" busy={enter.isPending} busyWords="Checking">
          Continue
        </Button>
        <Button look="link" onClick={onOther}>
          Use a code from the app instead
        </Button>
      </Actions>
    </form>
  )
}

function tell(say: () => void): true {
  say()
  return true
}
