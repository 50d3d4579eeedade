import { useInfiniteQuery } from '@tanstack/react-query'
import { newId } from '@ttc/contracts/new-id'
import { Problem } from '@ttc/domain/problem'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Moment } from '../design/Moment.tsx'
import { Facts, Panel } from '../design/Panel.tsx'
import { NumberInput } from '../design/TextInput.tsx'
import { type InPlan, walkAddress } from '../http/address.ts'
import { describeChange, isSaid } from './change-words.ts'
import { historyQuery, useOpenMeeting } from './walk.api.ts'
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
        <LatestChanges />
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
  const [minutes, setMinutes] = useState('60')
  const problem = open.error instanceof Problem ? open.error : null
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
        <>
          <NumberInput
            label="Minutes in all, divided over the questions"
            id="meeting-minutes"
            name="minutes"
            width={4}
            whole
            value={minutes}
            error={problem?.fields[0]?.message ?? problem?.message ?? null}
            onChange={({ currentTarget }) => setMinutes(currentTarget.value)}
          />
          <Button look="secondary" busy={open.isPending} onClick={() => open.mutate(asked(minutes))}>
            Open a meeting
          </Button>
        </>
      )}
    </Panel>
  )
}

const asked = (minutes: string) => ({ id: newId(), minutes: Number(minutes.trim() || Number.NaN) })

/** The last few things that were said, so that whoever comes back sees at once what is new. */
function LatestChanges() {
  const { at, walk } = useWalkRoom()
  const { data } = useInfiniteQuery(historyQuery(at, walk.sequence))
  const latest = (data?.pages[0]?.changes ?? []).filter(isSaid).slice(0, 3)
  if (latest.length === 0) return null
  return (
    <ul className="ttc-plain ttc-latest">
      {latest.map((change) => (
        <li key={change.sequence}>
          <span className="ttc-muted">
            <Moment at={change.at} />
          </span>
          <span>{shortly(describeChange(change))}</span>
        </li>
      ))}
    </ul>
  )
}

const shortly = (text: string) => (text.length > 90 ? `${text.slice(0, 88)}…` : text)
