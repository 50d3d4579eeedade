import type { ChallengeView } from '@ttc/contracts/challenge'
import type { AgendaItemView } from '@ttc/contracts/challenge-meeting'
import { newId } from '@ttc/contracts/new-id'
import { challengeLimits, decisions } from '@ttc/domain/challenge'
import { describeDecision } from '@ttc/domain/challenge.words'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '../design/Button.tsx'
import { useSetCourse } from './challenge-meeting.api.ts'
import { type FieldOf, MinutesField, useField } from './MinutesField.tsx'
import { useMeetingRoom } from './meeting-room.tsx'
import { challengesUnder, type Entry } from './minutes-state.ts'
import { PromiseFields } from './PromiseFields.tsx'
import { namedOf, offeredAs, whoIs } from './people-typed.ts'

/** What is asked, answered, promised and decided under the item that is on, typed as it is spoken. */
export function MinutesForm({ item }: { item: AgendaItemView }) {
  const { at, meeting, waiting, outbox } = useMeetingRoom()
  const course = useSetCourse(at)
  const known = challengesUnder(meeting, waiting, item.id)
  const [blank, setBlank] = useState(newId)
  const [chosen, setChosen] = useState<string | null>(null)
  const form = useRef<HTMLElement>(null)
  const active = chosen ?? known.at(-1)?.id ?? blank
  const entry: Entry<ChallengeView> = known.find(({ id }) => id === active) ?? { id: active, stored: null }
  const place = known.findIndex(({ id }) => id === active)
  const next = meeting.items[meeting.items.findIndex(({ id }) => id === item.id) + 1]

  function show(id: string) {
    outbox.flush()
    setChosen(id)
    // The fields are drawn anew for another challenge: the first of them takes the focus once it is there.
    setTimeout(() => form.current?.querySelector('textarea')?.focus())
  }
  function another() {
    const id = newId()
    setBlank(id)
    show(id)
  }
  function goOn() {
    outbox.flush()
    if (next !== undefined && meeting.allowed.includes('challenge-meeting.run'))
      course.mutate({ version: meeting.version, itemId: next.id, running: true, minutes: null })
  }
  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !event.ctrlKey) return
    event.preventDefault()
    if (event.shiftKey) goOn()
    else another()
  }
  return (
    <section className="ttc-cm__form" aria-labelledby="minutes" ref={form} onKeyDown={press}>
      <h2 id="minutes">
        {place === -1 ? `Challenge ${known.length + 1} on this item` : `Challenge ${place + 1} of ${known.length}`}
      </h2>
      {known.length > 0 && (
        <p className="ttc-cm__others">
          {known.map(({ id, stored }, i) => (
            <Button key={id} look="link" aria-current={id === active ? 'true' : undefined} onClick={() => show(id)}>
              {i + 1}
              <span className="govuk-visually-hidden">: {stored?.question ?? 'typed'}</span>
            </Button>
          ))}
        </p>
      )}
      <ChallengeFields key={entry.id} entry={entry} item={item} />
      <div className="ttc-actions">
        {next !== undefined && meeting.allowed.includes('challenge-meeting.run') && (
          <Button busy={course.isPending} onClick={goOn}>
            Save and next item
          </Button>
        )}
        <Button look="link" onClick={another}>
          Add another question
        </Button>
      </div>
      <p className="ttc-cm__keys">
        Saved as you type. <kbd>Ctrl</kbd> + <kbd>Enter</kbd> adds a question, with <kbd>Shift</kbd> the next item.
      </p>
    </section>
  )
}

function ChallengeFields({ entry: { id, stored }, item }: { entry: Entry<ChallengeView>; item: AgendaItemView }) {
  const { members } = useMeetingRoom()
  const of: FieldOf = { what: 'challenge', id, itemId: item.id, challengeId: null }
  const agency = useField(of, 'agency', stored)
  const answerAgency = useField(of, 'answerAgency', stored)
  const people = members.map(offeredAs)
  const agencies = [...new Set(members.map((one) => one.agency))].filter((one) => one !== '')
  const shared = { of, stored }
  const taking = (field: typeof agency) => (text: string) => {
    const member = whoIs(members, text)
    if (member !== null) field.put(member.agency)
  }
  return (
    <>
      <MinutesField {...shared} field="question" label="Question" rows={2} most={challengeLimits.question} />
      <div className="ttc-cm__row">
        <MinutesField
          {...shared}
          field="askedBy"
          label="Who asked"
          offered={people}
          asStored={namedOf(members)}
          onTyped={taking(agency)}
        />
        <MinutesField {...shared} field="agency" label="Agency" offered={agencies} />
      </div>
      <MinutesField {...shared} field="answer" label="Answer" rows={3} most={challengeLimits.answer} />
      <div className="ttc-cm__row">
        <MinutesField
          {...shared}
          field="answeredBy"
          label="Who answered"
          offered={people}
          asStored={namedOf(members)}
          onTyped={taking(answerAgency)}
        />
        <MinutesField {...shared} field="answerAgency" label="Their agency" offered={agencies} />
      </div>
      <PromiseFields challengeId={id} item={item} />
      <DecisionField of={of} stored={stored} />
    </>
  )
}

function DecisionField({ of, stored }: { of: FieldOf; stored: ChallengeView | null }) {
  const { value, put } = useField(of, 'decision', stored)
  return (
    <fieldset className="ttc-cm__decision">
      <legend>Decision</legend>
      {decisions.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={`decision-${of.id}`}
            value={one}
            checked={value === one}
            onChange={() => put(one)}
          />
          {describeDecision(one)}
        </label>
      ))}
    </fieldset>
  )
}
