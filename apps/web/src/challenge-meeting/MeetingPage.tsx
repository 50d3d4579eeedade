import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import { minutesOf } from '@ttc/domain/challenge-meeting/minutes.words'
import { describeMeetingState } from '@ttc/domain/challenge-meeting.words'
import { describeDay } from '@ttc/domain/period/label'
import { BackLink } from '../design/BackLink.tsx'
import { ButtonLink } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { Page, Section } from '../design/Page.tsx'
import { FollowUp } from '../follow-up/FollowUp.tsx'
import { type InPlan, meetingAddress, meetingRoomAddress, meetingsAddress, packAddress } from '../http/address.ts'
import { PanelSection } from '../panel/PanelSection.tsx'
import { today } from '../problem/today.ts'
import { AgendaEditor } from './AgendaEditor.tsx'
import { CorrectMinutes } from './CorrectMinutes.tsx'
import { meetingQuery } from './challenge-meeting.api.ts'
import { MeetingMinutes } from './MeetingMinutes.tsx'
import { QuestionsBefore } from './QuestionsBefore.tsx'
import './challenge-meeting.scss'

/** A meeting before and after the day: its agenda, the questions put to it, its minutes and what was changed of them. */
export function MeetingPage() {
  const {
    partnership,
    plan,
    meeting: id,
  } = useParams({
    from: '/partnerships/$partnership/plans/$plan/meetings/$meeting',
  })
  const meeting = useSuspenseQuery(meetingQuery({ partnership, meeting: id })).data
  const at = { partnership, plan }
  const runs = meeting.allowed.includes('challenge-meeting.run')
  return (
    <>
      <BackLink href={meetingsAddress(at)}>Challenge meetings</BackLink>
      <Page
        title={meeting.name}
        caption={`${describeMeetingState(meeting.state)} · ${describeDay(meeting.meetsOn)}${meeting.startsAt === null ? '' : `, ${meeting.startsAt}`}`}
        meta={metaOf(meeting)}
        actions={<Ways at={at} meeting={meeting} runs={runs} />}
      >
        {meeting.state === 'closed' && <Minuted partnership={partnership} meeting={meeting} />}
        {meeting.state === 'closed' && runs && (
          <Section title="After the meeting" id="follow-up">
            <FollowUp at={{ partnership, meeting: id }} />
          </Section>
        )}
        <Section title="Agenda">
          <AgendaEditor at={at} key={meeting.version} meeting={meeting} />
        </Section>
        {(meeting.state === 'planned' || meeting.challenges.some(({ source }) => source === 'before')) && (
          <Section title="Questions before the day" id="questions">
            <QuestionsBefore at={{ partnership, meeting: id }} meeting={meeting} />
          </Section>
        )}
        <PanelSection at={at} meeting={id} />
        {meeting.state === 'held' && <Minuted partnership={partnership} meeting={meeting} />}
        {meeting.history.length > 0 && (
          <Section title="Put off and corrected">
            <History meeting={meeting} />
          </Section>
        )}
      </Page>
    </>
  )
}

function Minuted({ partnership, meeting }: { partnership: string; meeting: ChallengeMeetingView }) {
  return (
    <Section title="Minutes" id="minutes">
      <MeetingMinutes partnership={partnership} meeting={meeting} />
      {meeting.mayWrite && meeting.state === 'closed' && <CorrectMinutes partnership={partnership} meeting={meeting} />}
    </Section>
  )
}

function metaOf({ chair, minuteTaker, place, marking, closedAt, closedBy }: ChallengeMeetingView): string {
  return [
    chair === null ? 'No chair yet' : `Chair: ${chair.name}`,
    minuteTaker === null ? '' : `Minutes: ${minuteTaker.name}`,
    place,
    marking === 'none' ? '' : marking,
    closedAt === null ? '' : `closed ${describeDay(closedAt.slice(0, 10))} by ${closedBy?.name ?? 'nobody known'}`,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

function Ways({ at, meeting, runs }: { at: InPlan; meeting: ChallengeMeetingView; runs: boolean }) {
  const room = (view: 'projector' | 'minutes') => meetingRoomAddress(at, meeting.id, view)
  return (
    <>
      {runs && meeting.state !== 'closed' && (
        <a href={`${meetingAddress(at, meeting.id)}/edit`}>
          {meeting.state === 'planned' ? 'Change or put off' : 'Change'}
        </a>
      )}
      <a href={packAddress(at, meeting.id)}>Pack</a>
      <a href={room('projector')}>View for the projector</a>
      {runs && meeting.state === 'closed' && <a href="#follow-up">Follow-up note</a>}
      {meeting.mayWrite && meeting.state !== 'closed' && (
        <ButtonLink href={room('minutes')}>
          {meeting.state === 'planned' ? 'Go to the meeting' : 'Take minutes'}
        </ButtonLink>
      )}
    </>
  )
}

function History({ meeting }: { meeting: ChallengeMeetingView }) {
  const moves = meeting.history.filter(({ what }) => what === 'moved')
  return (
    <ul>
      {minutesOf(meeting, today()).corrections.map((words) => (
        <li key={words}>{words}</li>
      ))}
      {moves.map(({ at, by, from, to, reason }) => (
        <li key={at}>
          <Day date={at} />: put off from {describeDay(from ?? '')} to {describeDay(to ?? '')} by{' '}
          {by?.name ?? 'nobody known'}. {reason}
        </li>
      ))}
    </ul>
  )
}
