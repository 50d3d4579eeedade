import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { MeetingView } from '@ttc/contracts/turning-the-curve'
import { type Question, questionsOf, stepNames } from '@ttc/domain/turning-the-curve/step'
import { BackLink } from '../design/BackLink.tsx'
import { Actions, Button } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Columns, Page } from '../design/Page.tsx'
import { type InPlan, walkAddress } from '../http/address.ts'
import { MemberSelect } from '../partnership/MemberSelect.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { AdviceList } from './AdviceList.tsx'
import { CurvePanel } from './CurvePanel.tsx'
import { MeetingClock } from './MeetingClock.tsx'
import { SavedState } from './SavedState.tsx'
import { StepPart } from './StepPart.tsx'
import { stepHints } from './step-lists.ts'
import { useEditMeeting } from './walk.api.ts'
import { useWalkRoom, WalkRoom } from './walk-room.tsx'
import './walk.scss'

/** The group in a room: the present question in large type with its clock, the same on every screen that follows. */
export function MeetingPage() {
  const { partnership, plan, walk } = useParams({ from: '/partnerships/$partnership/plans/$plan/walks/$walk/meeting' })
  return (
    <WalkRoom at={{ partnership, walk }}>
      <Meeting at={{ partnership, plan }} />
    </WalkRoom>
  )
}

function Meeting({ at }: { at: InPlan }) {
  const { walk } = useWalkRoom()
  const { meeting } = walk
  if (meeting === null || meeting.closedAt !== null)
    return (
      <>
        <BackLink href={walkAddress(at, walk.id)}>All questions</BackLink>
        <Page title="The group is not meeting" caption={walk.name}>
          <EmptyState title="No meeting is open">
            <p>Open one on the page of all questions. What was said in the last one is kept there.</p>
          </EmptyState>
        </Page>
      </>
    )
  const question = questionsOf[walk.template].find(({ steps }) => steps.includes(meeting.step))
  if (question === undefined) return null
  return (
    <div className="ttc-walk ttc-meeting">
      <div className="ttc-walk__top">
        <BackLink href={walkAddress(at, walk.id)}>All questions</BackLink>
        <SavedState />
      </div>
      <Columns side={<Side at={at} meeting={meeting} question={question} />} sideLabel="Clock and figures">
        <Page title={question.text} caption={`${walk.name} · the group is meeting`}>
          {question.steps.map((step) => (
            <div key={step}>
              {question.steps.length > 1 && <h2 className="ttc-walk__step">{stepNames[step]}</h2>}
              <p className="ttc-walk__hint">{stepHints[step]}</p>
              <StepPart at={at} step={step} />
              <AdviceList step={step} />
            </div>
          ))}
        </Page>
      </Columns>
    </div>
  )
}

type SideProps = { at: InPlan; meeting: MeetingView; question: Question }

function Side({ at, meeting, question }: SideProps) {
  const { walk, present } = useWalkRoom()
  return (
    <>
      <MeetingClock key={`${meeting.id} ${meeting.version}`} meeting={meeting} />
      {walk.allowed.includes('walk.lead') && <Controls meeting={meeting} question={question} />}
      <p className="ttc-muted">
        Recorder: {meeting.recorder?.name ?? 'nobody yet'}. Here:{' '}
        {present.length === 0 ? 'nobody else' : present.map(({ name }) => name).join(', ')}.
      </p>
      <CurvePanel at={at} />
    </>
  )
}

function Controls({ meeting, question }: Omit<SideProps, 'at'>) {
  const { at, walk } = useWalkRoom()
  const edit = useEditMeeting(at)
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const questions = questionsOf[walk.template]
  const place = questions.indexOf(question)
  const now = {
    version: meeting.version,
    step: meeting.step,
    recorderMemberId: meeting.recorder?.id ?? null,
    minutes: meeting.minutes,
    running: meeting.running,
    restart: false,
    closed: false,
  }
  const goTo = (step: MeetingView['step'] | undefined) => step !== undefined && edit.mutate({ ...now, step })
  return (
    <>
      <Actions>
        <Button busy={edit.isPending} onClick={() => edit.mutate({ ...now, running: !meeting.running })}>
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
      <Minutes meeting={meeting} onChange={(minutes) => edit.mutate({ ...now, minutes })} />
      <MemberSelect
        label="Recorder"
        id="meeting-recorder"
        members={members}
        value={now.recorderMemberId ?? ''}
        onChange={({ currentTarget }) => edit.mutate({ ...now, recorderMemberId: currentTarget.value || null })}
      />
      <Button look="link" onClick={() => edit.mutate({ ...now, closed: true })}>
        End the meeting
      </Button>
      {edit.error !== null && <p role="alert">{edit.error.message}</p>}
    </>
  )
}

function Minutes({ meeting, onChange }: { meeting: MeetingView; onChange: (minutes: MeetingView['minutes']) => void }) {
  const { step, minutes } = meeting
  const set = (by: number) => onChange({ ...minutes, [step]: Math.min(240, Math.max(1, minutes[step] + by)) })
  return (
    <p>
      {minutes[step]} {minutes[step] === 1 ? 'minute' : 'minutes'} for this question{' '}
      <Button look="link" onClick={() => set(-1)}>
        One less
      </Button>{' '}
      <Button look="link" onClick={() => set(1)}>
        One more
      </Button>
    </p>
  )
}
