import { useQuery } from '@tanstack/react-query'
import { needsDecision } from '@ttc/domain/escalation'
import { describeEscalationState, describeReached, describeStep } from '@ttc/domain/escalation.words'
import { Panel } from '../design/Panel.tsx'
import { escalationAddress, type InPlan } from '../http/address.ts'
import { placementEscalationQuery } from './escalation.api.ts'

/** How far up an indicator has been carried, with the way to it; nothing where it never was. */
export function EscalationPanel({ at }: { at: InPlan & Readonly<{ placement: string }> }) {
  const page = useQuery(placementEscalationQuery(at)).data
  const top = page?.escalations.find(({ state, step }) => state === 'open' && needsDecision(step))
  const shown = top ?? page?.escalations[0]
  if (shown === undefined) return null
  return (
    <Panel title="Escalation" look={top === undefined ? 'side' : 'late'}>
      <p>
        <b>{describeStep(shown.step)}</b>: {describeReached(shown)}. {describeEscalationState(shown)}.
      </p>
      <p>
        <a href={escalationAddress(at, at.placement)}>{shown.mayDecide ? 'Decide about it' : 'See the escalation'}</a>
      </p>
    </Panel>
  )
}
