import type { ChallengeView } from '@ttc/contracts/challenge'
import type { AgendaItemView } from '@ttc/contracts/challenge-meeting'
import type { PromiseView } from '@ttc/contracts/promise'
import { describeDecision } from '@ttc/domain/challenge.words'
import { describeDue, describePromiseState } from '@ttc/domain/promise.words'
import { useMeetingRoom } from './meeting-room.tsx'
import { challengesUnder } from './minutes-state.ts'

/** What has been asked, answered, promised and decided under an item, as it is typed. */
export function SaidHere({ item }: { item: AgendaItemView }) {
  const { meeting } = useMeetingRoom()
  const asked = challengesUnder(meeting, new Map(), item.id).flatMap(({ stored }) => stored ?? [])
  const loose = meeting.promises.filter(
    (one) => !one.removed && one.challengeId === null && one.itemId === item.id && one.text !== '',
  )
  if (asked.length === 0 && loose.length === 0) return <p className="ttc-muted">Nothing has been asked here yet.</p>
  return (
    <section aria-labelledby="said">
      <h2 id="said">Asked and promised</h2>
      <ol className="ttc-cm__asked">
        {asked.map((one) => (
          <li key={one.id}>
            <Said
              challenge={one}
              promises={meeting.promises.filter(
                (promise) => !promise.removed && promise.challengeId === one.id && promise.text !== '',
              )}
            />
          </li>
        ))}
      </ol>
      {loose.map((promise) => (
        <Promised key={promise.id} promise={promise} />
      ))}
    </section>
  )
}

type SaidProps = { challenge: ChallengeView; promises: readonly PromiseView[] }

/** One challenge in the words of the minutes. */
function Said({ challenge, promises }: SaidProps) {
  const { question, askedBy, agency, answer, answeredBy, answerAgency, decision, source } = challenge
  return (
    <>
      <p className="ttc-cm__question">{question || <span className="ttc-muted">The question is not typed yet</span>}</p>
      <p className="ttc-muted">
        {[askedBy.name, agency].filter(Boolean).join(', ') || 'Nobody named'}
        {source === 'before' && ', before the day'}
      </p>
      {answer !== '' && <p className="ttc-cm__answer">{answer}</p>}
      {(answeredBy.name !== '' || answerAgency !== '') && (
        <p className="ttc-muted">Answered by {[answeredBy.name, answerAgency].filter(Boolean).join(', ')}</p>
      )}
      {promises.map((promise) => (
        <Promised key={promise.id} promise={promise} />
      ))}
      {decision !== null && (
        <p>
          Decision: <b>{describeDecision(decision)}</b>
        </p>
      )}
    </>
  )
}

function Promised({ promise: { text, owner, agency, dueOn, state, note } }: { promise: PromiseView }) {
  return (
    <p className="ttc-cm__promised">
      <b>Promise:</b> {text} – {[owner.name, agency].filter(Boolean).join(', ') || 'nobody named'}, {describeDue(dueOn)}
      {state !== 'open' && ` · ${describePromiseState(state).toLowerCase()}`}
      {note !== '' && `: ${note}`}
    </p>
  )
}
