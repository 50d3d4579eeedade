import { newId } from '@ttc/contracts/new-id'
import { Button } from '../design/Button.tsx'
import { Moment } from '../design/Moment.tsx'
import { Facts, Panel } from '../design/Panel.tsx'
import { type InPlan, walkAddress } from '../http/address.ts'
import { useOpenMeeting } from './walk.api.ts'
import { useWalkRoom } from './walk-room.tsx'

/** Beside the questions: the meeting, who is here, and what has changed. */
export function WalkSide({ at }: { at: InPlan }) {
  const { walk, present } = useWalkRoom()
  return (
    <>
      <MeetingPanel at={at} />
      <Panel title="Who is here">
        <p>{present.length === 0 ? 'Nobody else at the moment.' : present.map(({ name }) => name).join(', ')}</p>
      </Panel>
      <Panel title="What changed">
        <p>
          <a href={`${walkAddress(at, walk.id)}/changes`}>What changed, and every earlier version</a>
        </p>
      </Panel>
    </>
  )
}

function MeetingPanel({ at }: { at: InPlan }) {
  const { at: inWalk, walk } = useWalkRoom()
  const open = useOpenMeeting(inWalk)
  const { meeting } = walk
  const isOpen = meeting !== null && meeting.closedAt === null
  const mayLead = walk.allowed.includes('walk.lead')
  return (
    <Panel title="Meeting of the group">
      {meeting === null ? (
        <p>The group has not met over this walk yet.</p>
      ) : (
        <Facts
          facts={[
            { term: isOpen ? 'Open since' : 'Last met', value: <Moment at={meeting.openedAt} /> },
            { term: 'Recorder', value: meeting.recorder?.name ?? 'nobody yet' },
            { term: 'Meetings', value: walk.meetings },
          ]}
        />
      )}
      {isOpen && (
        <p>
          <a href={`${walkAddress(at, walk.id)}/meeting`}>{mayLead ? 'Run the meeting' : 'Follow the meeting'}</a>
        </p>
      )}
      {!isOpen && mayLead && (
        <Button look="secondary" busy={open.isPending} onClick={() => open.mutate({ id: newId(), minutes: 60 })}>
          Open a meeting
        </Button>
      )}
      {open.error !== null && <p role="alert">{open.error.message}</p>}
    </Panel>
  )
}
