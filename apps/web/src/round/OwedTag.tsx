import type { OwedRowView } from '@ttc/contracts/round'
import { describeOwedState } from '@ttc/domain/round.words'
import { StatusTag } from '../design/StatusTag.tsx'

/** How something that is asked for stands: in a word, and late with its own mark. */
export function OwedTag({ state }: { state: OwedRowView['state'] }) {
  if (state === 'late') return <StatusTag status="late" />
  return (
    <strong className={`ttc-owed-tag ttc-owed-tag--${state}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
        <Mark state={state} />
      </svg>
      {describeOwedState(state)}
    </strong>
  )
}

function Mark({ state }: { state: 'owed' | 'opened' | 'answered' }) {
  if (state === 'answered')
    return <path d="M1.500 7.500l3.500 3.500 7-8" fill="none" stroke="currentColor" strokeWidth="2.4" />
  const ring = <circle cx="7" cy="7" r="5.500" fill="none" stroke="currentColor" strokeWidth="2" />
  if (state === 'owed') return ring
  return (
    <>
      {ring}
      <circle cx="7" cy="7" r="2.400" fill="currentColor" />
    </>
  )
}
