import type { CardWritingView } from '@ttc/contracts/report-card/writing'
import { describeCardTurn } from '@ttc/domain/report-card.words'
import { Day } from '../design/Day.tsx'
import { Details } from '../design/Details.tsx'
import { Moment } from '../design/Moment.tsx'
import { signedCardFile } from './report-card.api.ts'

type CardHistoryProps = {
  at: Readonly<{ partnership: string; priority: string }>
  writing: Pick<CardWritingView, 'turns' | 'signed'>
}

/** What was done to the card, who and when; and every copy that was signed. */
export function CardHistory({ at, writing: { turns, signed } }: CardHistoryProps) {
  if (turns.length + signed.length === 0) return null
  return (
    <Details summary="What was done to this card, and signed cards">
      {turns.length > 0 && (
        <ul>
          {turns.map(({ what, at: moment, by, reason }) => (
            <li key={`${moment} ${what}`}>
              {describeCardTurn(what)}: {by?.name ?? 'a member'}, <Moment at={moment} />
              {reason !== '' && <>. {reason}</>}
            </li>
          ))}
        </ul>
      )}
      {signed.length > 0 && (
        <ul>
          {signed.map(({ id, name, on, by }) => (
            <li key={id}>
              <a href={signedCardFile(at, id)}>Signed card for {name} (PDF)</a>, <Day date={on} />, {by}
            </li>
          ))}
        </ul>
      )}
    </Details>
  )
}
