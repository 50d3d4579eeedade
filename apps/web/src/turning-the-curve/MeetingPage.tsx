import { useParams } from '@tanstack/react-router'
import type { MeetingView } from '@ttc/contracts/turning-the-curve'
import { questionsOf } from '@ttc/domain/turning-the-curve/step'
import { BackLink } from '../design/BackLink.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page } from '../design/Page.tsx'
import { type InPlan, walkAddress } from '../http/address.ts'
import { AskedColumns } from './AskedColumns.tsx'
import { MeetingClock } from './MeetingClock.tsx'
import { MeetingControls } from './MeetingControls.tsx'
import { SavedState } from './SavedState.tsx'
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
      <section className="ttc-meeting__bar" aria-label="The meeting">
        <MeetingClock key={`${meeting.id} ${meeting.version}`} meeting={meeting} />
        {walk.allowed.includes('walk.lead') ? (
          <MeetingControls meeting={meeting} question={question} />
        ) : (
          <Followed meeting={meeting} />
        )}
      </section>
      <AskedColumns at={at} question={question} caption={`${walk.name} · the group is meeting`} />
    </div>
  )
}

/** What somebody who only follows is told: who records, and who else is here. */
function Followed({ meeting }: { meeting: MeetingView }) {
  const { present } = useWalkRoom()
  return (
    <p className="ttc-meeting__who">
      Recorder: {meeting.recorder?.name ?? 'nobody yet'}. Here:{' '}
      {present.length === 0 ? 'nobody else' : present.map(({ name }) => name).join(', ')}.
    </p>
  )
}
