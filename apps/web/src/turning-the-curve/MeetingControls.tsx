import { useSuspenseQuery } from '@tanstack/react-query'
import type { EditMeeting, MeetingView } from '@ttc/contracts/turning-the-curve'
import { type Question, questionsOf } from '@ttc/domain/turning-the-curve/step'
import { Actions, Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { MemberSelect } from '../partnership/MemberSelect.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { useEditMeeting } from './walk.api.ts'
import { useWalkRoom } from './walk-room.tsx'

type MeetingControlsProps = { meeting: MeetingView; question: Question }

/** For whoever leads the meeting: the clock, the way on, and under it the minutes, the recorder and the end. */
export function MeetingControls({ meeting, question }: MeetingControlsProps) {
  const { at, walk } = useWalkRoom()
  const edit = useEditMeeting(at)
  const questions = questionsOf[walk.template]
  const place = questions.indexOf(question)
  const change = (more: Partial<EditMeeting>) => edit.mutate({ ...asItStands(meeting), ...more })
  const goTo = (step: MeetingView['step'] | undefined) => step !== undefined && change({ step })
  return (
    <div className="ttc-meeting__controls">
      <Actions>
        <Button busy={edit.isPending} onClick={() => change({ running: !meeting.running })}>
          {meeting.running ? 'Stop the clock' : 'Start the clock'}
        </Button>
        <Button look="secondary" disabled={place === 0} onClick={() => goTo(questions[place - 1]?.steps[0])}>
          Back
        </Button>
        <Button
          look="secondary"
          disabled={place === questions.length - 1}
          onClick={() => goTo(questions[place + 1]?.steps[0])}
        >
          Next question
        </Button>
      </Actions>
      {edit.error !== null && <p role="alert">{edit.error.message}</p>}
      <p className="ttc-meeting__who">Recorder: {meeting.recorder?.name ?? 'nobody yet'}</p>
      <Details summary="Recorder, minutes and the end of the meeting">
        <Recording meeting={meeting} onHandOver={(recorderMemberId) => change({ recorderMemberId })} />
        <Minutes meeting={meeting} onChange={(minutes) => change({ minutes })} />
        <p>
          <Button look="link" onClick={() => change({ restart: true })}>
            Begin this question’s time again
          </Button>
        </p>
        <Button look="secondary" onClick={() => change({ closed: true })}>
          End the meeting
        </Button>
      </Details>
    </div>
  )
}

const asItStands = (meeting: MeetingView): EditMeeting => ({
  version: meeting.version,
  step: meeting.step,
  recorderMemberId: meeting.recorder?.id ?? null,
  minutes: meeting.minutes,
  running: meeting.running,
  restart: false,
  closed: false,
})

type RecordingProps = { meeting: MeetingView; onHandOver: (member: string | null) => void }

/** Who types for the group. It is handed over in one step to somebody who is here, or to any member. */
function Recording({ meeting: { recorder }, onHandOver }: RecordingProps) {
  const { at, present } = useWalkRoom()
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const others = present.filter(({ id }) => id !== recorder?.id)
  return (
    <>
      <MemberSelect
        label="Recorder"
        id="meeting-recorder"
        members={members}
        value={recorder?.id ?? ''}
        onChange={({ currentTarget }) => onHandOver(currentTarget.value || null)}
      />
      {others.length > 0 && (
        <p className="ttc-meeting__who">
          Also here:{' '}
          {others.map(({ id, name }) => (
            <Button key={id} look="link" onClick={() => onHandOver(id)}>
              {name}
              <span className="govuk-visually-hidden"> takes over the recording</span>
            </Button>
          ))}{' '}
          – press a name to hand over the recording.
        </p>
      )}
    </>
  )
}

function Minutes({ meeting, onChange }: { meeting: MeetingView; onChange: (minutes: MeetingView['minutes']) => void }) {
  const { step, minutes } = meeting
  const set = (by: number) => onChange({ ...minutes, [step]: Math.min(240, Math.max(1, minutes[step] + by)) })
  const all = Object.values(minutes).reduce((sum, each) => sum + each, 0)
  return (
    <p>
      {minutes[step]} {minutes[step] === 1 ? 'minute' : 'minutes'} for this question, {all} in all{' '}
      <Button look="link" onClick={() => set(-1)}>
        One less
      </Button>{' '}
      <Button look="link" onClick={() => set(1)}>
        One more
      </Button>
    </p>
  )
}
