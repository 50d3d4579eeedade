import { useQuery } from '@tanstack/react-query'
import { describeNoEffect, describeUnreasoned } from '@ttc/domain/detector.words'
import { areWordsStale, describeCommentary } from '@ttc/domain/exception.words'
import { Panel } from '../design/Panel.tsx'
import { actionsAddress, type InPlan, targetsAddress } from '../http/address.ts'
import { writtenQuery } from './detector.api.ts'

/** How old the words about an indicator are, and what in them somebody should look at. Its page does not wait for it. */
export function WrittenPanel({ at }: { at: InPlan & Readonly<{ placement: string }> }) {
  const found = useQuery(writtenQuery(at)).data
  if (found === undefined) return null
  const { asOf, plan, priority, wordsOn, sameWords, noEffect } = found
  const unreasoned = describeUnreasoned(found.unreasoned)
  const words = describeCommentary(wordsOn, sameWords, asOf)
  return (
    <Panel title="Commentary">
      <p className={sameWords !== null || areWordsStale(wordsOn, asOf) ? 'ttc-late' : undefined}>
        {words.charAt(0).toUpperCase() + words.slice(1)}.
      </p>
      {noEffect > 0 && (
        <p>
          <a href={actionsAddress(at.partnership, { plan: plan.id, priority: priority.id, state: 'no-effect' })}>
            {describeNoEffect(noEffect)}
          </a>
        </p>
      )}
      {unreasoned !== '' && (
        <p>
          <a href={targetsAddress(at, at.placement)}>{unreasoned}</a>
        </p>
      )}
    </Panel>
  )
}
