import type { ImportView } from '@ttc/contracts/import'
import { describeNumber } from '@ttc/domain/figure/value'
import type { Problem } from '@ttc/domain/problem'
import { Actions, Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { wordsOf } from './import-problem.ts'

type ConfirmProps = {
  view: ImportView
  mayStore: boolean
  busy: boolean
  problem: Problem | null
  refuseAll: boolean
  onStore: () => void
}

/** The one button that stores; whoever may only look is told who may. */
export function Confirm({ view, mayStore, busy, problem, refuseAll, onStore }: ConfirmProps) {
  const { added, changed, refused } = view.counts
  const changes = added + changed
  const made = view.indicators.filter(({ created }) => created === true).length
  return (
    <div className="ttc-import__confirm">
      {problem !== null && (
        <div role="alert">
          <Notice tone="problem" title={problem.code === 'unavailable' ? 'No answer came' : 'Nothing was stored'}>
            <p>
              {wordsOf(problem)}
              {problem.code === 'unavailable' && ' If it was stored already, it is not stored twice.'}
            </p>
          </Notice>
        </div>
      )}
      {endOf(changes, refused, refuseAll, mayStore) ?? (
        <>
          <p>
            <strong>On confirm:</strong> {said(added)} added and {said(changed)} changed as one file
            {made > 0 && `, ${said(made)} ${made === 1 ? 'indicator' : 'indicators'} made`}.
            {refused > 0 && ` The ${said(refused)} refused stay out.`} You can undo it as a whole. Frozen baselines do
            not move.
          </p>
          <Actions>
            <Button busy={busy} busyWords="Storing" onClick={onStore}>
              Store {said(changes)} {changes === 1 ? 'value' : 'values'}
            </Button>
          </Actions>
        </>
      )}
    </div>
  )
}

const said = (count: number) => describeNumber(count, 0)

function endOf(changes: number, refused: number, refuseAll: boolean, mayStore: boolean) {
  if (changes === 0) return <p>There is nothing to store.</p>
  if (refuseAll && refused > 0)
    return (
      <p>
        <strong>Nothing can be stored:</strong> {said(refused)} refused, and you asked to store nothing then. Mend the
        rows, or go back and change that.
      </p>
    )
  if (!mayStore) return <p>You can look at this. An analyst or the plan coordinator can store it.</p>
  return null
}
