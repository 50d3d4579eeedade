import type { CardWritingView } from '@ttc/contracts/report-card/writing'
import { type CardState, cardStates } from '@ttc/domain/report-card'
import { describeCardStanding, describeCardState } from '@ttc/domain/report-card.words'
import { Day } from '../design/Day.tsx'

const STEPS: Readonly<Record<CardState, string>> = {
  draft: 'The lead writes what changed',
  ready: 'The lead calls it ready for the meeting',
  signed: 'A plan coordinator or plan lead signs it',
}

/** How far the card has come of its three states, who brought it there, and by when it is due. */
export function CardStanding({ writing }: { writing: CardWritingView }) {
  const { state, name, round, turns } = writing
  const last = state === 'draft' ? undefined : turns[0]
  const at = cardStates.indexOf(state)
  return (
    <div className="ttc-writing__standing">
      <h2>Card for {name}</h2>
      <ol className="ttc-writing__steps" aria-label="How far this card has come">
        {cardStates.map((step, i) => (
          <li key={step} aria-current={i === at ? 'step' : undefined} data-done={i < at || undefined}>
            <b>{describeCardState(step)}</b>
            <small>{STEPS[step]}</small>
          </li>
        ))}
      </ol>
      <p>
        {describeCardStanding({ state, on: last?.on ?? null, by: last?.by?.name ?? null })}.{' '}
        {round === null ? (
          'No round is under way: this card is for the quarter.'
        ) : (
          <>
            Due on <Day date={round.cardsDueOn} />, for the meeting on <Day date={round.meetsOn} />.
          </>
        )}
      </p>
    </div>
  )
}
