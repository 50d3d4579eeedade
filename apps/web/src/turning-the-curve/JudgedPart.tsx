import { useSuspenseQuery } from '@tanstack/react-query'
import { newId } from '@ttc/contracts/new-id'
import { rowsOf } from '../answer/answer-rows.ts'
import { Button } from '../design/Button.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { JudgedRow } from './JudgedRow.tsx'
import { LateJudgedCurve } from './LateJudgedCurve.tsx'
import { useWalkRoom } from './walk-room.tsx'

/** Curves that the group judges where there are no figures: apart from the measured ones, and called what they are. */
export function JudgedPart() {
  const { at, walk, outbox, waiting } = useWalkRoom()
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const answers = walk.answers.filter(({ content }) => content.kind === 'working-baseline')
  const mayWrite = walk.allowed.includes('walk.contribute')
  const rows = rowsOf({ answers, waiting, holds: ({ kind }) => kind === 'working-baseline' })
  const links = walk.answers.map(({ id, content }) => ({ id, kind: content.kind, text: content.text }))
  const begin = () => outbox.put({ id: newId(), base: 0, content: beginsIn(walk.asOf), linkId: null, removed: false })
  if (!mayWrite && answers.length === 0) return null
  return (
    <section className="ttc-answers" aria-labelledby="judged-title">
      <h2 id="judged-title">Curves judged by the group</h2>
      <p className="ttc-muted">
        Where nothing is measured yet, four questions draw a working baseline. It is the group’s judgement, is kept
        apart from measured values and judges nobody.
      </p>
      {mayWrite
        ? rows.map((row, place) => (
            <JudgedRow key={row.id} {...row} number={place + 1} outbox={outbox} links={links} members={members} />
          ))
        : answers.map(({ id, content }) =>
            content.kind === 'working-baseline' ? <LateJudgedCurve key={id} content={content} /> : null,
          )}
      {mayWrite && (
        <Button look="secondary" onClick={begin}>
          Draw a curve from what the group knows
        </Button>
      )}
    </section>
  )
}

const beginsIn = (asOf: string) => ({
  kind: 'working-baseline',
  text: '',
  unit: '%',
  betterIs: 'higher',
  year: Number(asOf.slice(0, 4)),
  now: null,
  course: null,
  speed: null,
  yearsBack: 3,
  before: null,
  yearsAhead: 3,
  future: null,
})
