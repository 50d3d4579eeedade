import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { AnswerView } from '@ttc/contracts/answer'
import type { WalkChangeView } from '@ttc/contracts/turning-the-curve'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Loading } from '../design/Loading.tsx'
import { Moment } from '../design/Moment.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { saidBeside } from './said-beside.ts'
import { versionsQuery } from './walk.api.ts'
import { useWalkRoom } from './walk-room.tsx'

/** What an answer said before: each version in full, with who and when, asked for when somebody wants to read it. */
export function AnswerVersions({ answer }: { answer: AnswerView }) {
  const [open, setOpen] = useState(false)
  const before = answer.version - 1
  if (before === 0) return null
  const words = before === 1 ? '1 earlier version' : `${before} earlier versions`
  return (
    <>
      <Button look="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words}
        <span className="govuk-visually-hidden"> of {answer.content.text}</span>
      </Button>
      {open && <Versions answer={answer} />}
    </>
  )
}

function Versions({ answer }: { answer: AnswerView }) {
  const { at } = useWalkRoom()
  const { data, error } = useQuery(versionsQuery(at, answer.id, answer.version))
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  if (error !== null) return <p role="alert">{error.message}</p>
  if (data === undefined) return <Loading label="Loading earlier versions" />
  const earlier = data.changes.filter(({ answer: then }) => then !== null && then.version < answer.version)
  return (
    <ol className="ttc-plain ttc-versions">
      {earlier.map((change) => (
        <Version key={change.sequence} change={change} members={members} />
      ))}
    </ol>
  )
}

type VersionProps = { change: WalkChangeView; members: Parameters<typeof saidBeside>[1] }

function Version({ change: { at, by, answer }, members }: VersionProps) {
  if (answer === null) return null
  const beside = saidBeside(answer.content, members)
  return (
    <li>
      <p className="ttc-muted">
        <Moment at={at} />
        {by !== null && by.name !== '' && `, ${by.name}`}
        {answer.removed && ' · taken out'}
      </p>
      <p className="ttc-checked__text">{answer.content.text}</p>
      {beside.length > 0 && <p className="ttc-muted">{beside.join(' · ')}</p>}
    </li>
  )
}
