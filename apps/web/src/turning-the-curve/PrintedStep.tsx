import { useSuspenseQuery } from '@tanstack/react-query'
import type { AnswerView } from '@ttc/contracts/answer'
import type { MemberView } from '@ttc/contracts/partnership'
import type { Step } from '@ttc/domain/turning-the-curve/step'
import { standingWords } from '../action/action-words.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { answerForms } from './answer-forms.ts'
import { evidenceOf } from './EvidencePart.tsx'
import { findingOf } from './finding.ts'
import { JudgedCurve } from './JudgedCurve.tsx'
import { saidBeside } from './said-beside.ts'
import type { StepList } from './step-lists.ts'
import { useWalkRoom } from './walk-room.tsx'

/** What was answered to a step, in full, as it is read on paper. */
export function PrintedStep({ step, lists }: { step: Step; lists: readonly StepList[] }) {
  const { at, walk } = useWalkRoom()
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  if (step === 'outcomes') return <PrintedOutcomes />
  if (step === 'trend') return <PrintedTrend />
  const held = lists
    .map((list) => ({ list, answers: walk.answers.filter(({ content }) => list.holds(content)) }))
    .filter(({ answers }) => answers.length > 0)
  if (held.length === 0) return <p className="ttc-muted">Nothing said yet.</p>
  return held.map(({ list, answers }) => (
    <div key={list.key}>
      {lists.length > 1 && <h3>{list.title}</h3>}
      <ul>
        {answers.map((answer) => (
          <li key={answer.id}>
            <span className="ttc-checked__text">{answer.content.text}</span>
            <Beside
              answer={answer}
              evidence={evidenceOf(walk.answers, answer.id).map(({ content }) => content.text)}
              members={members}
              texts={new Map(walk.answers.map((one) => [one.id, one.content.text]))}
            />
          </li>
        ))}
      </ul>
    </div>
  ))
}

function PrintedOutcomes() {
  const { walk } = useWalkRoom()
  return (
    <ul>
      {walk.outcomes.map(({ id, statement }) => (
        <li key={id}>{statement}</li>
      ))}
    </ul>
  )
}

/** A column of two on A4, in the pixels of a screen: the drawing is made for it, since one scaled down cannot be read. */
const COLUMN = 330

/** What was measured in a line each, then what the group judged, drawn apart from it. */
function PrintedTrend() {
  const { walk } = useWalkRoom()
  const judged = walk.answers.flatMap(({ id, content }) =>
    content.kind === 'working-baseline' ? [{ id, content }] : [],
  )
  return (
    <>
      {walk.rows.length === 0 && judged.length === 0 && <p className="ttc-muted">Nothing said yet.</p>}
      {walk.rows.length > 0 && (
        <ul>
          {walk.rows.map((row) => (
            <li key={row.placementId}>{findingOf(row)}</li>
          ))}
        </ul>
      )}
      {judged.length > 0 && <h3>Judged by the group, not measured</h3>}
      {judged.map(({ id, content }) => (
        <JudgedCurve key={id} judged={content} widest={COLUMN} />
      ))}
    </>
  )
}

type BesideProps = {
  answer: AnswerView
  evidence: readonly string[]
  members: readonly MemberView[]
  texts: ReadonlyMap<string, string>
}

function Beside({ answer, evidence, members, texts }: BesideProps) {
  const { content, linkId, action } = answer
  if (content.kind === 'evidence') return null
  const form = answerForms[content.kind]
  const link = linkId === null || form.link === null ? [] : [`${form.link.label}: ${texts.get(linkId) ?? 'taken out'}`]
  const state = action === null ? [] : [standingWords(action)]
  const known = evidence.length === 0 ? [] : [`How we know: ${evidence.join('; ')}`]
  const all = [...state, ...link, ...saidBeside(content, members), ...known]
  return all.length === 0 ? null : <span className="ttc-muted ttc-checked__beside">{all.join(' · ')}</span>
}
