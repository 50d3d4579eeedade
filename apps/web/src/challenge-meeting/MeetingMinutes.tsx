import type { ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import {
  type MinutedItem,
  type MinutedPromise,
  type MinutedQuestion,
  minutesOf,
} from '@ttc/domain/challenge-meeting/minutes.words'
import { Details } from '../design/Details.tsx'
import { ledgerAddress } from '../http/address.ts'
import { today } from '../problem/today.ts'
import { minutesFile } from './challenge-meeting.api.ts'

type MeetingMinutesProps = { partnership: string; meeting: ChallengeMeetingView }

/** The minutes as they are read: what was asked, answered, promised and decided, item by item; and to hand on. */
export function MeetingMinutes({ partnership, meeting }: MeetingMinutesProps) {
  const minutes = minutesOf(meeting, today())
  const { brought, broughtWords, made, madeWords, items, silent } = minutes
  const at = { partnership, meeting: meeting.id }
  return (
    <>
      <p className="ttc-screen">
        To hand on: <a href={minutesFile(at, 'pdf')}>Minutes (PDF)</a>,{' '}
        <a href={minutesFile(at, 'docx')} download>
          Minutes (Word)
        </a>
      </p>
      {brought.length > 0 && (
        <Details summary={`Promises from last time: ${broughtWords}`}>
          {brought.map((promise) => (
            <Promised key={promise.id} promise={promise} />
          ))}
        </Details>
      )}
      <p>
        <a href={ledgerAddress(partnership, { part: 'promises', meeting: meeting.id })}>
          {made.length} {made.length === 1 ? 'promise' : 'promises'} made
        </a>
        {made.length > 0 && `: ${madeWords}`}
      </p>
      {items.length === 0 && <p>Nothing has been asked.</p>}
      {items.map((item) => (
        <Item key={item.id} item={item} />
      ))}
      {silent.length > 0 && (
        <p className="ttc-muted ttc-measure">Also on the agenda, with nothing asked: {silent.join('; ')}.</p>
      )}
    </>
  )
}

function Item({ item: { title, asked, promises } }: { item: MinutedItem }) {
  return (
    <section>
      <h3>{title}</h3>
      {asked.length > 0 && (
        <ol className="ttc-cm__asked">
          {asked.map((one) => (
            <li key={one.id}>
              <Question one={one} />
            </li>
          ))}
        </ol>
      )}
      {promises.map((promise) => (
        <Promised key={promise.id} promise={promise} />
      ))}
    </section>
  )
}

function Question({ one: { question, asked, answer, answered, promises, decision } }: { one: MinutedQuestion }) {
  return (
    <>
      <p className="ttc-cm__question">{question}</p>
      <p className="ttc-muted">{asked}</p>
      {answer === null ? (
        <p className="ttc-muted">No answer was written down.</p>
      ) : (
        <p className="ttc-cm__answer">{answer}</p>
      )}
      {answered !== null && <p className="ttc-muted">Answered by {answered}</p>}
      {promises.map((promise) => (
        <Promised key={promise.id} promise={promise} />
      ))}
      {decision !== null && (
        <p>
          Decision: <b>{decision}</b>
        </p>
      )}
    </>
  )
}

/** With a place of its own, so that a list of promises can lead to where one was made. */
function Promised({ promise: { id, text, who, due, stands } }: { promise: MinutedPromise }) {
  return (
    <p className="ttc-cm__promised" id={`promise-${id}`}>
      <b>Promise:</b> {text} – {who}, {due} · {stands}
    </p>
  )
}
