import { ConfirmCode, type TwoFactorView } from '@ttc/contracts/account'
import { Actions, Button } from '../design/Button.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useConfirmTwoFactor } from './account.api.ts'
import { QrCode } from './QrCode.tsx'
import { CodeList } from './RecoveryCodes.tsx'

/** Scan, write the recovery codes down, and prove with a first code that the app has it right. */
export function TwoFactorSetUp({ made, onDone }: { made: TwoFactorView; onDone: () => void }) {
  const confirm = useConfirmTwoFactor()
  const form = useContractForm({ schema: ConfirmCode, values: { code: '' }, toRequest: (typed) => typed, draft: null })
  return (
    <form onSubmit={form.sending({ send: confirm.mutateAsync, stored: onDone })} noValidate>
      <FormProblems form={form} />
      <h3>1. Scan this with the app on your phone</h3>
      <p>Any app for one-time codes will do, such as Microsoft Authenticator or the one in your password manager.</p>
      <QrCode text={made.uri} label="Code to scan with your app" />
      <p>
        No camera? Type this key into the app: <span className="ttc-secret">{secretOf(made.uri)}</span>
      </p>
      <h3>2. Keep these recovery codes somewhere safe</h3>
      <CodeList codes={made.recoveryCodes} />
      <h3>3. Enter the code that the app shows now</h3>
      <TextInput
        {...form.register('code')}
        label="Six-digit code"
        width={10}
        inputMode="numeric"
        autoComplete="one-time-code"
        error={errorAt(form, 'code')}
      />
      <Actions>
        <Button type="submit" busy={confirm.isPending} busyWords="Checking">
          Switch one-time codes on
        </Button>
      </Actions>
    </form>
  )
}

/** In groups of four, as it is easiest to type. */
function secretOf(uri: string): string {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (secret.match(/.{1,4}/g) ?? []).join(' ')
}
