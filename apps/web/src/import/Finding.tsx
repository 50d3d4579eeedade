import type { FindingDecision, FindingView } from '@ttc/contracts/import/decision'
import { describeNumber } from '@ttc/domain/figure/value'
import { Radios } from '../design/Choices.tsx'
import { choiceWords, chosenFor, decided, findingKey } from './decision-words.ts'

type FindingProps = {
  finding: FindingView
  decisions: readonly FindingDecision[]
  onDecide: (decisions: FindingDecision[]) => void
}

/** The values of one line that look wrong in one way, why, and what is done with them. */
export function Finding({ finding, decisions, onDecide }: FindingProps) {
  const { area, group, indicator, points, values, why, choices } = finding
  const does = chosenFor(finding, decisions)
  const place = group === '' ? area : `${area}, ${group}`
  const more = values - points.length
  return (
    <li>
      <div>
        <h4>{`${place}, ${indicator}`}</h4>
        <p className="ttc-findings__values">
          {more > 0 && `${describeNumber(more, 0)} earlier, then `}
          {points.map(({ period, value, suggested }, at) => (
            <span key={period}>
              {at > 0 && ', '}
              {period}: <strong>{value}</strong>
              {does === 'rescale' && suggested !== null && ` becomes ${suggested}`}
            </span>
          ))}
        </p>
        <p>{why}</p>
      </div>
      <Radios
        name={`finding ${findingKey(finding)}`}
        label={`What is done with ${place}, ${indicator}`}
        labelLook="hidden"
        small
        inline
        value={does}
        onChange={({ target }) => {
          const chosen = choices.find((one) => one === target.value)
          if (chosen !== undefined) onDecide(decided(decisions, finding, chosen))
        }}
        choices={choices.map((value) => ({ value, label: choiceWords(value, finding) }))}
      />
    </li>
  )
}
