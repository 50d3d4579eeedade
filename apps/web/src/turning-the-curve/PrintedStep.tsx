import { useSuspenseQuery } from '@tanstack/react-query'
import type { AnswerView } from '@ttc/contracts/answer'
import type { MemberView } from '@ttc/contracts/partnership'
import type { Step } from '@ttc/domain/turning-the-curve/step'
import { fieldWords } from '../answer/field-words.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { answerForms } from './answer-forms.ts'
import type { StepList } from './step-lists.ts'
import { useWalkRoom } from './walk-room.tsx'
import { summaryOf } from './walk-words.ts'

/** What was answered to a step, in full, as it is read on paper. */
export function PrintedStep({ step, lists }: { step: Step; lists: readonly StepList[] }) {
  const { at, walk } = useWalkRoom()
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  if (step === 'outcomes' || step === 'trend') return <p>{summaryOf(walk, [step])}</p>
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
              members={members}
              texts={new Map(walk.answers.map((one) => [one.id, one.content.text]))}
            />
          </li>
        ))}
      </ul>
    </div>
  ))
}

type BesideProps = { answer: AnswerView; members: readonly MemberView[]; texts: ReadonlyMap<string, string> }

function Beside({ answer, members, texts }: BesideProps) {
  const { content, linkId, action } = answer
  if (content.kind === 'evidence' || content.kind === 'working-baseline') return null
  const form = answerForms[content.kind]
  const said = content as unknown as Readonly<Record<string, unknown>>
  const parts = form.fields
    .filter(({ look }) => look !== 'indicator')
    .flatMap((field) => {
      const words = fieldWords(field, said[field.name], members)
      if (words === null) return []
      return [field.look === 'check' ? field.label : `${field.label}: ${words}`]
    })
  const link = linkId === null || form.link === null ? [] : [`${form.link.label}: ${texts.get(linkId) ?? 'taken out'}`]
  const state = action === null ? [] : [stateWords(action)]
  const all = [...state, ...link, ...parts]
  return all.length === 0 ? null : <span className="ttc-muted"> {all.join(' · ')}</span>
}

function stateWords({ status, overdueDays }: NonNullable<AnswerView['action']>): string {
  const words = { planned: 'Planned', 'on-track': 'On track', late: 'Late', done: 'Done', stopped: 'Stopped' }[status]
  return overdueDays === null ? words : `${words}, ${overdueDays} day${overdueDays === 1 ? '' : 's'} overdue`
}
