import { useQuery } from '@tanstack/react-query'
import { Loading } from '../design/Loading.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { asProblem } from '../problem/as-problem.ts'
import { FollowUpForm } from './FollowUpForm.tsx'
import { type FollowUpAt, followUpQuery } from './follow-up.api.ts'
import './follow-up.scss'

/** What follows a meeting that is closed: the note to each who promised something, and the nudge a month later. */
export function FollowUp({ at }: { at: FollowUpAt }) {
  const found = useQuery(followUpQuery(at))
  if (found.error) return <ProblemPage problem={asProblem(found.error)} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <Loading label="Loading who is told what" />
  return <FollowUpForm at={at} follows={found.data} />
}
