import type { AskedView } from '@ttc/contracts/link'
import { describeValue } from '@ttc/domain/figure/value'
import { describeCannotGive } from '@ttc/domain/link.words'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import { Button } from '../design/Button.tsx'
import { valueSaid } from './answer-values.ts'
import { useFocusedHeading } from './use-focused-heading.ts'

type AnsweredProps = { asked: AskedView; answer: NonNullable<AskedView['answer']>; onChange: () => void }

/** The thanks: what was taken, what happens with it, and until when it can be changed. */
export function Answered({ asked, answer, onChange }: AnsweredProps) {
  const heading = useFocusedHeading()
  const { scale, period, indicator, canAnswer, expiresOn } = asked
  const value = valueSaid(answer, scale.multiplier)
  const isNumber = answer.reason === null
  return (
    <section className="ttc-asked__part" aria-labelledby="done">
      <div className="ttc-asked__done">
        <svg viewBox="0 0 20 20" width="44" height="44" aria-hidden="true" focusable="false">
          <circle cx="10" cy="10" r="9" fill="#0f6b46" />
          <path d="M5.6 10.4 8.8 13.5 14.5 7" fill="none" stroke="#fff" strokeWidth="2.2" />
        </svg>
        <div>
          <h1 id="done" ref={heading} tabIndex={-1}>
            {isNumber && value !== null
              ? `Thank you: ${describeValue(value, scale)} is in`
              : 'Thank you for telling us'}
          </h1>
          <p>
            {indicator.name}, {describePeriod(period, scale.accumulation)}. Sent {sentAt(answer.at)}
          </p>
        </div>
      </div>
      {answer.reason !== null && (
        <p>
          <b>You said:</b> {describeCannotGive(answer.reason)}
          {answer.note !== null && `: ${answer.note}`}
        </p>
      )}
      <p>
        <b>What happens with it:</b> {next(asked, answer)}
      </p>
      {canAnswer && (
        <p>
          <Button look="link" onClick={onChange}>
            {isNumber ? 'Change this number' : 'Give the number after all'}
          </Button>{' '}
          until {describeDay(expiresOn)} with the same link.
        </p>
      )}
    </section>
  )
}

function next({ askedBy, plan }: AskedView, { state, reason }: NonNullable<AskedView['answer']>): string {
  const who = `${askedBy.name} (${askedBy.agency})`
  if (reason !== null) return `${who} reads it, and asks elsewhere or later.`
  if (state === 'waiting') return `The group’s lead looks at it. Then it counts in “${plan}”.`
  return state === 'accepted'
    ? `It was accepted and counts in “${plan}”. To change it, ask ${who}.`
    : `It counts in “${plan}” from now on, and the group sees it today.`
}

const sentAt = (at: string) =>
  new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  })
