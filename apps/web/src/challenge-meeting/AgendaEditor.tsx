import type { AgendaItemView, ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import { newId } from '@ttc/contracts/new-id'
import type { Problem } from '@ttc/domain/problem'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { NumberInput, TextInput } from '../design/TextInput.tsx'
import { type InPlan, placementAddress } from '../http/address.ts'
import { proposedAgenda, useSetAgenda } from './challenge-meeting.api.ts'

type Item = Omit<AgendaItemView, 'state' | 'spentSeconds'>

/** The agenda; whoever runs the meeting orders it by buttons, changes its minutes, adds to it and takes from it. */
export function AgendaEditor({ at, meeting }: { at: InPlan; meeting: ChallengeMeetingView }) {
  const mayEdit = meeting.allowed.includes('challenge-meeting.run') && meeting.state !== 'closed'
  const [items, setItems] = useState<readonly Item[]>(meeting.items)
  const [title, setTitle] = useState('')
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  const inMeeting = { partnership: at.partnership, meeting: meeting.id }
  const set = useSetAgenda(inMeeting)
  const sum = items.reduce((all, { minutes }) => all + minutes, 0)
  const isChanged = JSON.stringify(items.map(bare)) !== JSON.stringify(meeting.items.map(bare))
  const move = (from: number, to: number) => setItems(moved(items, from, to))
  const change = (id: string, minutes: number) =>
    setItems(items.map((item) => (item.id === id ? { ...item, minutes } : item)))

  function propose() {
    setFailed(null)
    proposedAgenda(inMeeting).then(
      (proposal) => {
        setItems(proposal.items.map((item) => ({ ...item, id: keptId(items, item) })))
        setLeftOut(proposal.leftOut.map(({ name }) => name))
      },
      (problem: Problem) => setFailed(problem.message),
    )
  }
  function add() {
    if (title.trim() === '') return
    setItems([
      ...items,
      {
        id: newId(),
        kind: 'other',
        placementId: null,
        priorityId: null,
        title: title.trim(),
        minutes: 5,
        forPanel: false,
      },
    ])
    setTitle('')
  }
  return (
    <>
      <p className={sum > meeting.minutes ? 'ttc-exc__bad' : 'ttc-muted'}>
        {sum} of {meeting.minutes} minutes{sum > meeting.minutes && ': longer than the meeting'}
      </p>
      <ol className="ttc-cmagenda">
        {items.map((item, i) => (
          <li key={item.id}>
            <span className="ttc-cmagenda__title">
              {item.placementId === null ? (
                item.title
              ) : (
                <a href={placementAddress(at, item.placementId)}>{item.title}</a>
              )}
            </span>
            {mayEdit ? (
              <>
                <NumberInput
                  label={`Minutes for ${item.title}`}
                  labelLook="hidden"
                  id={`minutes-${item.id}`}
                  width={2}
                  suffix="min"
                  whole
                  value={String(item.minutes)}
                  onChange={({ currentTarget }) => change(item.id, minutesTyped(currentTarget.value))}
                />
                <Order title={item.title} place={i} last={items.length - 1} onMove={move} />
                <Button look="link" onClick={() => setItems(items.filter(({ id }) => id !== item.id))}>
                  Take off<span className="govuk-visually-hidden">: {item.title}</span>
                </Button>
              </>
            ) : (
              <span>{item.minutes} min</span>
            )}
          </li>
        ))}
      </ol>
      {leftOut.length > 0 && (
        <p>
          No room for {leftOut.length}: {leftOut.join('; ')}.
        </p>
      )}
      {mayEdit && (
        <>
          <div className="ttc-cmagenda__add">
            <TextInput
              label="Add something else"
              id="agenda-add"
              value={title}
              onChange={({ currentTarget }) => setTitle(currentTarget.value)}
              onKeyDown={({ key }) => key === 'Enter' && add()}
            />
            <Button look="secondary" onClick={add}>
              Add to the agenda
            </Button>
          </div>
          {failed !== null && <p role="alert">{failed}</p>}
          {set.error !== null && <p role="alert">{set.error.message}</p>}
          <Actions>
            <Button
              busy={set.isPending}
              busyWords="Saving"
              onClick={() => set.mutate({ version: meeting.version, items: items.map(bare) })}
            >
              {isChanged ? 'Save the agenda' : 'The agenda is saved'}
            </Button>
            <Button look="link" onClick={propose}>
              Propose it again
            </Button>
          </Actions>
        </>
      )}
    </>
  )
}

type OrderProps = { title: string; place: number; last: number; onMove: (from: number, to: number) => void }

function Order({ title, place, last, onMove }: OrderProps) {
  return (
    <span className="ttc-cmagenda__order">
      <Button look="link" disabled={place === 0} onClick={() => onMove(place, place - 1)}>
        <span aria-hidden="true">↑</span>
        <span className="govuk-visually-hidden">Move {title} up</span>
      </Button>
      <Button look="link" disabled={place === last} onClick={() => onMove(place, place + 1)}>
        <span aria-hidden="true">↓</span>
        <span className="govuk-visually-hidden">Move {title} down</span>
      </Button>
    </span>
  )
}

const bare = ({ id, kind, placementId, priorityId, title, minutes, forPanel }: Item) => ({
  id,
  kind,
  placementId,
  priorityId,
  title,
  minutes,
  forPanel,
})

/** What stands on the agenda already keeps its id, and with it what was said under it. */
function keptId(items: readonly Item[], { kind, placementId, title }: Omit<Item, 'id'>): string {
  const same = items.find((one) => one.kind === kind && one.placementId === placementId && one.title === title)
  return same?.id ?? newId()
}

function minutesTyped(text: string): number {
  const minutes = Number.parseInt(text, 10)
  return Number.isNaN(minutes) ? 1 : Math.min(120, Math.max(1, minutes))
}

export function moved<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const rest = rows.filter((_, i) => i !== from)
  const row = rows[from]
  return row === undefined ? [...rows] : [...rest.slice(0, to), row, ...rest.slice(to)]
}
