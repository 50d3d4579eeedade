import type { ScaleView } from '@ttc/contracts/figure'
import type { TargetRealityView } from '@ttc/contracts/target-reality'
import { describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { describeCounting, describeTargetReality } from '@ttc/domain/target-reality.words'
import { Details } from '../design/Details.tsx'

type TargetRealityProps = {
  view: TargetRealityView
  scale: ScaleView
  /** Reads the sentence out whenever it changes: it follows what is being typed. */
  isLive?: boolean
}
type Counted = Extract<TargetRealityView['reality'], { answer: 'counted' }>

const MOST_NAMED = 20

/** How many others have done it, who they are and how it was counted. */
export function TargetReality({ view, scale, isLive = false }: TargetRealityProps) {
  const { reality } = view
  const words = describeTargetReality(reality, scale)
  return (
    <>
      <p role={isLive ? 'status' : undefined}>{reality.answer === 'counted' ? <b>{words}</b> : words}</p>
      {reality.answer === 'counted' && reality.did.length > 0 && <WhoDid did={reality.did} scale={scale} />}
      {reality.answer === 'counted' && (
        <Details summary="How this was counted">
          {[...describeCounting(reality, scale), sourceWords(view)].map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Details>
      )}
    </>
  )
}

function WhoDid({ did, scale }: { did: Counted['did']; scale: ScaleView }) {
  const words = ({ period, value }: Counted['did'][number]['from']) =>
    `${describeValue(value, scale)} in ${describePeriod(period, scale.accumulation)}`
  return (
    <Details summary="Who did it">
      <ul className="govuk-list govuk-list--bullet">
        {did.slice(0, MOST_NAMED).map(({ code, name, from, to }) => (
          <li key={code}>
            {name}: from {words(from)} to {words(to)}
          </li>
        ))}
      </ul>
      {did.length > MOST_NAMED && (
        <p>
          And {did.length - MOST_NAMED} more. These are the {MOST_NAMED} that improved most.
        </p>
      )}
    </Details>
  )
}

function sourceWords({ published, stored }: TargetRealityView): string {
  const here = stored === 1 ? 'one authority stored here' : `${stored} authorities stored here`
  if (published === null) return `Values: those of ${here}.`
  const theirs = `${published.collection}, ${published.edition} (${published.authorities} authorities, the last ten years)`
  return stored === 0 ? `Values: ${theirs}.` : `Values: ${theirs}, and those of ${here}.`
}
