import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { Problem } from '@ttc/domain/problem'
import { useEffect } from 'react'
import { Loading } from '../design/Loading.tsx'
import { Notice } from '../design/Notice.tsx'
import { Page } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { asProblem } from '../problem/as-problem.ts'
import { invitationLookQuery } from './account.api.ts'
import { JoinForm } from './JoinForm.tsx'
import { forgetInvitation, keepInvitation, keptInvitation, tokenOf } from './link-token.ts'

/** Somebody opened the link of an invitation. */
export function InvitationPage() {
  const hash = useRouterState({ select: ({ location }) => location.hash })
  const token = tokenOf(hash) ?? keptInvitation()
  useEffect(() => (token === null ? undefined : keepInvitation(token)), [token])
  if (token === null)
    return <LinkOver message="This address lacks the last part of the link. Open it from the mail again, in full." />
  return <Invitation key={token} token={token} />
}

function Invitation({ token }: { token: string }) {
  const look = useQuery(invitationLookQuery(token))
  const over = look.error instanceof Problem && ['not-found', 'invalid', 'rule-broken'].includes(look.error.code)
  useEffect(() => (over ? forgetInvitation() : undefined), [over])
  if (over) return <LinkOver message={asProblem(look.error).message} />
  if (look.error) return <ProblemPage problem={asProblem(look.error)} onRetry={() => void look.refetch()} />
  if (look.data === undefined) return <Loading label="Loading the invitation" shape="page" />
  return <JoinForm token={token} invitation={look.data} />
}

function LinkOver({ message }: { message: string }) {
  return (
    <Page title="This invitation cannot be used" width="question">
      <Notice tone="warning" title={message} />
      <p>
        An invitation works once, and not for ever. Ask whoever invited you for a new one. If you have accepted it
        already, <a href="/sign-in">sign in</a>.
      </p>
    </Page>
  )
}
