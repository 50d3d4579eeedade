import type { ImportView } from '@ttc/contracts/import'
import { describeNumber } from '@ttc/domain/figure/value'
import type { Problem } from '@ttc/domain/problem'
import { Actions, Button } from '../design/Button.tsx'
import { Radios } from '../design/Choices.tsx'
import { Notice } from '../design/Notice.tsx'
import { wordsOf } from './import-problem.ts'

type ConfirmProps = {
  view: ImportView
  mayStore: boolean
  busy: boolean
  /** While what was answered last is being worked out. */
  isStale: boolean
  problem: Problem | null
  refuseAll: boolean
  onRefuseAll: (refuseAll: boolean) => void
  onStore: () => void
}

/** The one button that stores; whoever may only look is told who may. */
export function Confirm(props: ConfirmProps) {
  const { view, mayStore, busy, isStale, problem, refuseAll, onRefuseAll, onStore } = props
  const { added, changed, refused, keptOut } = view.counts
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
      {mayStore && changes > 0 && refused > 0 && (
        <Radios
          name="refuseAll"
          label="Some rows are refused. What is stored?"
          small
          value={refuseAll ? 'all' : 'good'}
          onChange={({ target }) => onRefuseAll(target.value === 'all')}
          choices={[
            { value: 'good', label: 'The good rows; those refused stay out' },
            { value: 'all', label: 'Nothing, unless every row is good' },
          ]}
        />
      )}
      {endOf(changes, refused, refuseAll, mayStore) ?? (
        <>
          <p>
            <strong>On confirm:</strong> {said(added)} added and {said(changed)} changed as one file
            {made > 0 && `, ${said(made)} ${made === 1 ? 'indicator' : 'indicators'} made`}.
            {refused > 0 && ` The ${said(refused)} refused stay out.`}
            {keptOut > 0 && ` ${said(keptOut)} ${keptOut === 1 ? 'is' : 'are'} kept out, as decided above.`} You can
            undo it as a whole. Frozen baselines do not move.
          </p>
          <Actions>
            <Button busy={busy || isStale} busyWords={busy ? 'Storing' : 'Counting again'} onClick={onStore}>
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
        <strong>Nothing can be stored:</strong> {said(refused)} refused, and you want every row to be good. Answer what
        is asked above, or mend the rows and choose the file again.
      </p>
    )
  if (!mayStore) return <p>You can look at this. An analyst or the plan coordinator can store it.</p>
  return null
}
