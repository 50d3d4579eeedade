import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { Problem } from '@ttc/domain/problem'
import { ButtonLink } from '../design/Button.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { signInAddress } from '../http/address.ts'

/** Where a page throws: its problem as a page, inside the frame. A part of the program that did not arrive is no fault of the page. */
export function ProblemScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const problem = asProblem(error)
  function retry() {
    reset()
    void router.invalidate()
  }
  return (
    <ProblemPage problem={problem} onRetry={retry}>
      {problem.code === 'signed-out' ? (
        <ButtonLink href={signInAddress(router.latestLocation.href)}>Sign in</ButtonLink>
      ) : (
        <a href="/">Go to the plans</a>
      )}
    </ProblemPage>
  )
}

export function NotFoundScreen() {
  return (
    <ProblemPage problem={new Problem('not-found', '')}>
      <a href="/">Go to the plans</a>
    </ProblemPage>
  )
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const missing =
    error instanceof TypeError && /dynamically imported module|module script|Importing/i.test(error.message)
  return missing
    ? new Problem('unavailable', 'A part of this page did not arrive.')
    : new Problem('unexpected', 'Something on this page does not work.')
}
