import { useSuspenseQuery } from '@tanstack/react-query'
import type { Content } from '@ttc/contracts/answer'
import type { Step } from '@ttc/domain/turning-the-curve/step'
import type { Said } from '../answer/AnswerFields.tsx'
import { AnswerList } from '../answer/AnswerList.tsx'
import type { AnswerForm } from '../answer/answer-field.ts'
import type { InPlan } from '../http/address.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { AnswerMore } from './AnswerMore.tsx'
import { AnswersToRead } from './AnswersToRead.tsx'
import { answerForms } from './answer-forms.ts'
import { JudgedPart } from './JudgedPart.tsx'
import { OutcomesPart } from './OutcomesPart.tsx'
import { listsOf, type StepList } from './step-lists.ts'
import { TargetPart } from './TargetPart.tsx'
import { useMoveAnswer } from './walk.api.ts'
import { useWalkRoom } from './walk-room.tsx'

/** What a step is answered with: its lists, and what the plan already says. */
export function StepPart({ at, step }: { at: InPlan; step: Step }) {
  const { walk } = useWalkRoom()
  const mayWrite = walk.allowed.includes('walk.contribute')
  return (
    <>
      {step === 'outcomes' && <OutcomesPart at={at} />}
      {step === 'target' && <TargetPart at={at} />}
      {step === 'trend' && <JudgedPart />}
      {listsOf[step].map((list) =>
        mayWrite ? <ListPart key={list.key} list={list} /> : <AnswersToRead key={list.key} list={list} />,
      )}
    </>
  )
}

function ListPart({ list }: { list: StepList }) {
  const { at, walk, outbox, waiting } = useWalkRoom()
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const move = useMoveAnswer(at)
  const { key, holds, ...rest } = list
  return (
    <>
      <AnswerList
        {...rest}
        name={key}
        form={formOf(list)}
        answers={walk.answers.filter(({ content }) => holds(content))}
        waiting={waiting}
        holds={(content: Said) => holds(content as Content)}
        outbox={outbox}
        members={members}
        indicators={walk.rows}
        links={linksIn(walk.answers)}
        onPlace={(id, after) => move.mutate({ id, after })}
        more={(answer) => <AnswerMore answer={answer} dots={list.dots === true} />}
      />
      {move.error !== null && <p role="alert">{move.error.message}</p>}
    </>
  )
}

function formOf({ kind, without = [] }: StepList): AnswerForm {
  const form = answerForms[kind]
  return { ...form, fields: form.fields.filter(({ name }) => !without.includes(name)) }
}

function linksIn(answers: readonly Readonly<{ id: string; content: Content }>[]) {
  return answers.map(({ id, content }) => ({ id, kind: content.kind, text: content.text }))
}
