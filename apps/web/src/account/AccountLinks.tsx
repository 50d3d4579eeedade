import type { CurrentSessionView } from '@ttc/contracts/account'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { signInAddress } from '../http/address.ts'
import { useLeave } from './use-person-change.ts'

type AccountLinksProps = { account: CurrentSessionView['account']; path: string }

/** In the frame: one's own account and the way out; the way in for whoever is not signed in. */
export function AccountLinks({ account, path }: AccountLinksProps) {
  if (account === null) return <a href={signInAddress(path)}>Sign in</a>
  return (
    <>
      {account.example ? <a href={signInAddress(path)}>Change role</a> : <a href="/account">My account</a>}
      <SignOut />
    </>
  )
}

function SignOut() {
  const leave = useLeave()
  const [state, setState] = useState<'in' | 'leaving' | 'failed'>('in')
  function press() {
    setState('leaving')
    leave().catch(() => setState('failed'))
  }
  return (
    <Button look="link" busy={state === 'leaving'} onClick={press}>
      {state === 'failed' ? 'Try again to sign out' : 'Sign out'}
    </Button>
  )
}
