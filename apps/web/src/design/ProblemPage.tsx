import type { Problem, ProblemCode } from '@ttc/domain/problem'
import type { ReactNode } from 'react'
import { Actions, Button } from './Button.tsx'
import { Page } from './Page.tsx'

const TITLE: Readonly<Record<ProblemCode, string>> = {
  'not-found': 'Page not found',
  forbidden: 'You cannot see this page',
  'signed-out': 'Sign in to go on',
  unavailable: 'We cannot reach Turning the Curve',
  unexpected: 'Sorry, there is a problem with this page',
  conflict: 'Someone changed this before you',
  invalid: 'This address is not right',
  'rule-broken': 'This cannot be done',
  'too-many': 'Too much at once',
}

const ADVICE: Readonly<Record<ProblemCode, string>> = {
  'not-found':
    'If you typed the address, check it is right. If you followed a link, what it led to may have been retired.',
  forbidden: 'If you need it for your work, ask your plan coordinator.',
  'signed-out': 'You are signed out, or your session ended. What was saved before is safe.',
  unavailable: 'Check your connection, then try again. What was saved before is safe.',
  unexpected: 'What was saved before is safe. Try again; if it happens twice, tell your plan coordinator what you did.',
  conflict: 'Load the page again to see the latest version.',
  invalid: 'Go back to the plan and find it from there.',
  'rule-broken': 'Go back and choose another way.',
  'too-many': 'Wait a minute, then try again.',
}

const WORTH_RETRYING: ReadonlySet<ProblemCode> = new Set(['unavailable', 'unexpected', 'too-many', 'conflict'])

type ProblemPageProps = {
  problem: Problem
  onRetry?: () => void
  /** Where to go instead. */
  children?: ReactNode
}

/** A page of its own for what went wrong: what it is, what is safe, what to do next. */
export function ProblemPage({ problem, onRetry, children }: ProblemPageProps) {
  const { code, message } = problem
  return (
    <Page title={TITLE[code]} width="question">
      {message && <p>{message}</p>}
      <p>{ADVICE[code]}</p>
      {(children || onRetry) && (
        <Actions>
          {onRetry && WORTH_RETRYING.has(code) && <Button onClick={onRetry}>Try again</Button>}
          {children}
        </Actions>
      )}
    </Page>
  )
}
