import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { SignInQuery } from '@ttc/contracts/account'
import { describeSignInProblem, ownPathOf } from '@ttc/domain/account'
import { useState } from 'react'
import { Notice } from '../design/Notice.tsx'
import { Page } from '../design/Page.tsx'
import { CodeForm } from './CodeForm.tsx'
import { ElsewhereButton } from './ElsewhereButton.tsx'
import { ExampleAccounts } from './ExampleAccounts.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { sessionQuery } from './session.api.ts'
import { useArrive } from './use-person-change.ts'
import './account.scss'

type Step = 'password' | 'code' | 'begin-again'

/** Who are you? By password, then a code where one is set up; by the organisation; or as somebody of the example. */
export function SignInPage() {
  const search = useSearch({ strict: false }) as { next?: string; signedOut?: boolean }
  const problem = SignInQuery.safeParse(search).data?.problem ?? null
  const session = useSuspenseQuery(sessionQuery).data
  const [step, setStep] = useState<Step>('password')
  const arrive = useArrive()
  const next = search.next ?? null
  const goOn = () => void arrive(next)
  return (
    <Page title={step === 'code' ? 'Enter your code' : 'Sign in'} width="question">
      {problem !== null && (
        <Notice tone="problem" title="You are not signed in">
          <p>{describeSignInProblem(problem)}</p>
        </Notice>
      )}
      {step === 'begin-again' && (
        <Notice tone="warning" title="The sign-in took too long">
          <p>Begin again with your password.</p>
        </Notice>
      )}
      {step !== 'code' && (
        <Standing
          account={session.account?.name ?? null}
          next={next}
          signedOut={search.signedOut === true && session.account === null}
        />
      )}
      {step === 'code' ? (
        <CodeForm onSignedIn={goOn} onTooLate={() => setStep('begin-again')} />
      ) : (
        <>
          {session.signInAs && <ExampleAccounts onSignedIn={goOn} />}
          {session.provider !== null && <ElsewhereButton name={session.provider.name} next={next} />}
          <PasswordForm
            heading={session.signInAs || session.provider !== null}
            onSignedIn={goOn}
            onCode={() => setStep('code')}
          />
        </>
      )}
    </Page>
  )
}

type StandingProps = { account: string | null; next: string | null; signedOut: boolean }

/** Why somebody stands here: they signed out, are somebody already, or were sent to sign in. */
function Standing({ account, next, signedOut }: StandingProps) {
  if (signedOut) return <Notice tone="success" title="You are signed out" />
  if (account !== null)
    return (
      <Notice title={`You are signed in as ${account}`}>
        <p>
          <a href={ownPathOf(next)}>Go on as {account}</a>, or sign in as someone else below.
        </p>
      </Notice>
    )
  return next === null ? null : <p>Sign in to go on to the page you asked for. What you typed there is kept.</p>
}
