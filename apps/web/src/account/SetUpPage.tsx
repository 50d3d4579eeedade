import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { Loading } from '../design/Loading.tsx'
import { Notice } from '../design/Notice.tsx'
import { Page } from '../design/Page.tsx'
import { asProblem } from '../problem/as-problem.ts'
import { setUpLookQuery } from './account.api.ts'
import { tokenOf } from './link-token.ts'
import { SetUpForm } from './SetUpForm.tsx'

/** The first administrator, by the link that the server printed at its start. */
export function SetUpPage() {
  const token = tokenOf(useRouterState({ select: ({ location }) => location.hash }))
  return token === null ? (
    <NoLink message="This address lacks the last part of the link. Copy it in full." />
  ) : (
    <WithLink key={token} token={token} />
  )
}

function WithLink({ token }: { token: string }) {
  const look = useQuery(setUpLookQuery(token))
  if (look.error) return <NoLink message={asProblem(look.error).message} />
  if (look.data === undefined) return <Loading label="Loading the first set-up" shape="page" />
  return (
    <Page title="Set up Turning the Curve" width="question">
      <p>
        You become the first administrator
        {look.data.partnerships.length > 0 && <> of {look.data.partnerships.join(', ')}</>}. You invite everybody else
        afterwards.
      </p>
      <SetUpForm token={token} needsPartnership={look.data.needsPartnership} />
    </Page>
  )
}

function NoLink({ message }: { message: string }) {
  return (
    <Page title="This link cannot be used" width="question">
      <Notice tone="warning" title={message} />
      <p>
        The server prints a new set-up link each time it starts without an administrator. If there is one already,{' '}
        <a href="/sign-in">sign in</a> or ask for an invitation.
      </p>
    </Page>
  )
}
