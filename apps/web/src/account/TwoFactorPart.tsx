import type { TwoFactorView } from '@ttc/contracts/account'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { useBeginTwoFactor, useEndTwoFactor, useNewRecoveryCodes } from './account.api.ts'
import { PasswordAgain } from './PasswordAgain.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { TwoFactorSetUp } from './TwoFactorSetUp.tsx'

type Step =
  | { now: 'resting'; said: string | null }
  | { now: 'asking'; for: 'begin' | 'end' | 'codes' }
  | { now: 'setting-up'; made: TwoFactorView }
  | { now: 'showing'; codes: readonly string[] }

/** One-time codes: switched on with a first code, off with the password; recovery codes are shown once. */
export function TwoFactorPart({ on }: { on: boolean }) {
  const [step, setStep] = useState<Step>({ now: 'resting', said: null })
  const rest = (said: string | null = null) => setStep({ now: 'resting', said })
  if (step.now === 'setting-up')
    return <TwoFactorSetUp made={step.made} onDone={() => rest('One-time codes are switched on')} />
  if (step.now === 'showing') return <RecoveryCodes codes={step.codes} onDone={() => rest()} />
  if (step.now === 'asking')
    return (
      <Asking
        what={step.for}
        onBegun={(made) => setStep({ now: 'setting-up', made })}
        onCodes={(codes) => setStep({ now: 'showing', codes })}
        onEnded={() => rest('One-time codes are switched off')}
        onCancel={() => rest()}
      />
    )
  return (
    <>
      {step.said !== null && <SuccessNotice title={step.said} />}
      <p>
        {on
          ? 'They are on: after your password we ask for a code from the app on your phone.'
          : 'They are off. Switch them on so that nobody gets in with a stolen password alone: after the password we then ask for a code from an app on your phone.'}
      </p>
      <Actions>
        {on ? (
          <>
            <Button look="secondary" onClick={() => setStep({ now: 'asking', for: 'codes' })}>
              Make new recovery codes
            </Button>
            <Button look="secondary" onClick={() => setStep({ now: 'asking', for: 'end' })}>
              Switch one-time codes off
            </Button>
          </>
        ) : (
          <Button look="secondary" onClick={() => setStep({ now: 'asking', for: 'begin' })}>
            Set up one-time codes
          </Button>
        )}
      </Actions>
    </>
  )
}

type AskingProps = {
  what: 'begin' | 'end' | 'codes'
  onBegun: (made: TwoFactorView) => void
  onCodes: (codes: readonly string[]) => void
  onEnded: () => void
  onCancel: () => void
}

function Asking({ what, onBegun, onCodes, onEnded, onCancel }: AskingProps) {
  const begin = useBeginTwoFactor()
  const end = useEndTwoFactor()
  const renew = useNewRecoveryCodes()
  const cancel = { onCancel }
  if (what === 'begin')
    return <PasswordAgain {...cancel} go="Continue" send={begin.mutateAsync} busy={begin.isPending} stored={onBegun} />
  if (what === 'end')
    return (
      <PasswordAgain {...cancel} go="Switch them off" send={end.mutateAsync} busy={end.isPending} stored={onEnded} />
    )
  return (
    <PasswordAgain
      {...cancel}
      go="Make new codes"
      send={renew.mutateAsync}
      busy={renew.isPending}
      stored={({ recoveryCodes }) => onCodes(recoveryCodes)}
    />
  )
}
