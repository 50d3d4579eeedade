import type { RoundView } from '@ttc/contracts/round'
import { roundDayNames, roundDayWords } from '@ttc/domain/round'
import { describeWeekday } from '@ttc/domain/round.words'
import { Day } from '../design/Day.tsx'

type RoundDaysProps = { round: RoundView; asOf: string }

/** The days of a round in their order, those that have passed dimmed, the next one marked. */
export function RoundDays({ round, asOf }: RoundDaysProps) {
  const next = roundDayNames.find((name) => round[name] >= asOf)
  return (
    <ol className="ttc-round-days" aria-label={`Days of ${round.name}`}>
      {roundDayNames.map((name) => (
        <li key={name} aria-current={name === next ? 'step' : undefined} data-passed={round[name] < asOf || undefined}>
          <span>{roundDayWords[name]}</span>
          <span>{describeWeekday(round[name])?.split(':')[0]}</span>
          <Day date={round[name]} short />
          {name === next && <small>{round[name] === asOf ? 'today' : 'next'}</small>}
        </li>
      ))}
    </ol>
  )
}
