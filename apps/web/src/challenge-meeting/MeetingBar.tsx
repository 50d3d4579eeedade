import type { AgendaItemView, SetCourse } from '@ttc/contracts/challenge-meeting'
import { describeDay } from '@ttc/domain/period/label'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { type InPlan, meetingRoomAddress } from '../http/address.ts'
import { useCloseMeeting, useSetCourse } from './challenge-meeting.api.ts'
import { ItemClock } from './ItemClock.tsx'
import { useMeetingRoom } from './meeting-room.tsx'

export type RoomView = 'projector' | 'minutes'

type MeetingBarProps = {
  at: InPlan
  view: RoomView
  item: AgendaItemView | null
  number: number
  onChoose: (id: string) => void
}

/** What is talked about, how long it may take, and for whoever runs the meeting the way on. */
export function MeetingBar({ at, view, item, number, onChoose }: MeetingBarProps) {
  const { meeting, present, isOver } = useMeetingRoom()
  const other = view === 'projector' ? 'minutes' : 'projector'
  const runs = meeting.allowed.includes('challenge-meeting.run') && meeting.state !== 'closed'
  const chair = meeting.chair === null ? '' : ` · Chair: ${meeting.chair.name}`
  const marking = meeting.marking === 'none' ? '' : ` · ${meeting.marking}`
  return (
    <section className="ttc-cm__bar" aria-label="The meeting">
      <div className="ttc-cm__what">
        <p>
          {meeting.name}, {describeDay(meeting.meetsOn)}
          {chair}
          {marking}
        </p>
        <h1 tabIndex={-1}>
          {item === null ? 'Nothing is on the agenda' : `Item ${number} of ${meeting.items.length}: ${item.title}`}
        </h1>
      </div>
      {item !== null && meeting.state === 'held' && item.state === 'now' && (
        <ItemClock key={`${item.id} ${meeting.version}`} item={item} running={meeting.running} />
      )}
      {runs && item !== null && <Controls item={item} number={number} onChoose={onChoose} />}
      <p className="ttc-cm__views">
        {meeting.state === 'closed' && <b>This meeting is closed. </b>}
        {isOver && <b role="alert">You no longer follow this meeting. </b>}
        <a href={meetingRoomAddress(at, meeting.id, other)}>
          {other === 'projector' ? 'View for the projector' : 'View for the minutes'}
        </a>
        {present.length > 1 && <span>{present.map(({ name }) => name).join(', ')} follow</span>}
      </p>
    </section>
  )
}

type ControlsProps = Pick<MeetingBarProps, 'number' | 'onChoose'> & { item: AgendaItemView }

function Controls({ item, number, onChoose }: ControlsProps) {
  const { at, meeting } = useMeetingRoom()
  const course = useSetCourse(at)
  const close = useCloseMeeting(at)
  const [sure, setSure] = useState(false)
  const { version, items, running } = meeting
  const set = (change: Omit<SetCourse, 'version' | 'minutes'> & { minutes?: number }) =>
    course.mutate({ version, minutes: null, ...change })
  const here = { itemId: item.id }
  const next = items[number]
  if (meeting.state === 'planned')
    return (
      <Actions>
        <Button busy={course.isPending} onClick={() => set({ itemId: items[0]?.id ?? null, running: true })}>
          Begin the meeting
        </Button>
        <Refused error={course.error} />
      </Actions>
    )
  return (
    <div className="ttc-cm__controls">
      <Button look="secondary" onClick={() => set({ ...here, running: !running })}>
        {running ? 'Pause' : 'Start the clock'}
      </Button>
      <Button look="secondary" onClick={() => set({ ...here, running, minutes: Math.min(120, item.minutes + 2) })}>
        <span aria-hidden="true">+2 min</span>
        <span className="govuk-visually-hidden">Two more minutes for this item</span>
      </Button>
      {next !== undefined && (
        <Button look="secondary" onClick={() => onChoose(next.id)}>
          Next item
        </Button>
      )}
      {sure ? (
        <Button look="warning" busy={close.isPending} onClick={() => close.mutate({ version })}>
          Yes, close the meeting
        </Button>
      ) : (
        <Button look="link" onClick={() => setSure(true)}>
          Close the meeting
        </Button>
      )}
      <Refused error={course.error ?? close.error} />
    </div>
  )
}

const Refused = ({ error }: { error: Error | null }) => (error === null ? null : <p role="alert">{error.message}</p>)
