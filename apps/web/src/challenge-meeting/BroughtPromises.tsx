import type { PromiseView } from '@ttc/contracts/promise'
import { describeDue, describePromise, describePromiseCounts } from '@ttc/domain/promise.words'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { today } from '../problem/today.ts'
import { LateSettleForm } from '../promise/LateSettleForm.tsx'
import { useMeetingRoom } from './meeting-room.tsx'

const SHOWN = 3

/** What the meeting begins with: the promises of earlier ones. While they are on, what became of each is said here. */
export function BroughtPromises({ isOn }: { isOn: boolean }) {
  const { meeting } = useMeetingRoom()
  const { brought } = meeting
  const [all, setAll] = useState(false)
  if (brought.length === 0) return null
  const telling = brought.filter(({ state }) => state !== 'kept')
  const shown = isOn || all ? brought : telling.slice(0, SHOWN)
  return (
    <section className="ttc-cm__brought" aria-labelledby="brought">
      <div className="ttc-cm__broughthead">
        <h2 id="brought">Promises from last time: {describePromiseCounts(brought.map(({ state }) => state))}</h2>
        {!isOn && brought.length > shown.length && (
          <Button look="link" onClick={() => setAll(true)}>
            All {brought.length}
          </Button>
        )}
      </div>
      <ol>
        {shown.map((promise) => (
          <Brought key={promise.id} promise={promise} isOn={isOn} />
        ))}
      </ol>
    </section>
  )
}

function Brought({ promise, isOn }: { promise: PromiseView; isOn: boolean }) {
  const { at, meeting } = useMeetingRoom()
  const [opened, setOpened] = useState(false)
  const words = describePromise(promise, today())
  const { text, owner, agency, dueOn, note, state } = promise
  const maySettle = isOn && meeting.mayWrite && meeting.state === 'held'
  return (
    <li className={`is-${words.toLowerCase()}`}>
      <strong>
        <span aria-hidden="true">{MARKS[state]}</span> {words}
      </strong>
      <span className="ttc-cm__said">
        {text}
        {note !== '' && <span className="ttc-muted"> – {note}</span>}
      </span>
      <span className="ttc-muted">{[owner.name, agency].filter(Boolean).join(', ') || 'nobody named'}</span>
      <span className="ttc-muted">{describeDue(dueOn)}</span>
      {maySettle && !opened && (
        <Button look="link" onClick={() => setOpened(true)}>
          Say what became of it<span className="govuk-visually-hidden">: {text}</span>
        </Button>
      )}
      {maySettle && opened && (
        <LateSettleForm
          partnership={at.partnership}
          promise={promise}
          meetingId={meeting.id}
          onDone={() => setOpened(false)}
        />
      )}
    </li>
  )
}

const MARKS: Readonly<Record<PromiseView['state'], string>> = { open: '○', kept: '✓', late: '◷', dropped: '✕' }
