import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { MemberView } from '@ttc/contracts/partnership'
import type { WalkDifferencesView } from '@ttc/contracts/turning-the-curve'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Loading } from '../design/Loading.tsx'
import { Moment } from '../design/Moment.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { describeChange, kindNames } from './change-words.ts'
import { saidBeside } from './said-beside.ts'
import { differencesQuery } from './walk.api.ts'
import { useWalkRoom } from './walk-room.tsx'

type Differing = WalkDifferencesView['answers'][number]

const PARTS = [
  { did: 'added', title: 'New' },
  { did: 'changed', title: 'Changed' },
  { did: 'taken-out', title: 'Taken out' },
] as const

/** What became of each answer since the group last met: its two states beside one another, not every step between. */
export function SinceMeeting() {
  const { at, walk } = useWalkRoom()
  const [back, setBack] = useState(1)
  const { data, error } = useQuery(differencesQuery(at, back, walk.sequence))
  if (error !== null) return <p role="alert">{error.message}</p>
  if (data === undefined) return <Loading label="Comparing with the last meeting" />
  const { since, meetings, answers, updates } = data
  if (since === null) return null
  return (
    <section className="ttc-section">
      <h2>
        Since the {back === 1 ? 'last meeting' : 'meeting'} ended, <Moment at={since} />
      </h2>
      {answers.length === 0 && updates.length === 0 && <p>Every answer reads as it did.</p>}
      {PARTS.map(({ did, title }) => (
        <Part key={did} title={title} answers={answers.filter((one) => one.did === did)} />
      ))}
      {updates.length > 0 && (
        <>
          <h3>Actions</h3>
          <ul>
            {updates.map((change) => (
              <li key={change.sequence}>{describeChange(change)}</li>
            ))}
          </ul>
        </>
      )}
      {back < meetings && (
        <Button look="link" onClick={() => setBack(back + 1)}>
          Compare with the meeting before that
        </Button>
      )}
    </section>
  )
}

function Part({ title, answers }: { title: string; answers: readonly Differing[] }) {
  const { at } = useWalkRoom()
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  if (answers.length === 0) return null
  return (
    <>
      <h3>
        {title} ({answers.length})
      </h3>
      <ul className="ttc-plain ttc-changes">
        {answers.map((one) => (
          <li key={one.change.sequence}>
            <One differing={one} members={members} />
          </li>
        ))}
      </ul>
    </>
  )
}

function One({ differing, members }: { differing: Differing; members: readonly MemberView[] }) {
  const { before, did, change } = differing
  if (change.answer === null || change.answerKind === null) return null
  const { content } = change.answer
  const words = (said: typeof content) => [said.text, ...saidBeside(said, members)].join(' · ')
  return (
    <>
      <p className="ttc-muted">
        {kindNames[change.answerKind]} · <Moment at={change.at} />
        {change.by !== null && change.by.name !== '' && `, ${change.by.name}`}
      </p>
      {before !== null && did === 'changed' && (
        <p className="ttc-checked__text ttc-changes__before">
          <b>Was:</b> {words(before)}
        </p>
      )}
      <p className="ttc-checked__text">
        {did === 'changed' && <b>Now: </b>}
        {words(content)}
      </p>
    </>
  )
}
