import { useNavigate, useParams } from '@tanstack/react-router'
import { Problem } from '@ttc/domain/problem'
import { type Question, questionsOf, stepNames } from '@ttc/domain/turning-the-curve/step'
import { BackLink } from '../design/BackLink.tsx'
import { Actions, Button } from '../design/Button.tsx'
import { type InPlan, stepAddress, walkAddress } from '../http/address.ts'
import { AskedColumns } from './AskedColumns.tsx'
import { SavedState } from './SavedState.tsx'
import { useConfirmStep } from './walk.api.ts'
import { useWalkRoom, WalkRoom } from './walk-room.tsx'
import './walk.scss'

/** One question of the walk with what the group needs to answer it: the last answers, the curve, the advice. */
export function QuestionPage() {
  const { partnership, plan, walk, step } = useParams({
    from: '/partnerships/$partnership/plans/$plan/walks/$walk/$step',
  })
  return (
    <WalkRoom at={{ partnership, walk }}>
      <Asked at={{ partnership, plan }} step={step} />
    </WalkRoom>
  )
}

function Asked({ at, step }: { at: InPlan; step: string }) {
  const { walk } = useWalkRoom()
  const questions = questionsOf[walk.template]
  const question = questions.find(({ steps }) => steps.some((one) => one === step))
  if (question === undefined) throw new Problem('not-found', 'The walk asks no such question.')
  return (
    <div className="ttc-walk">
      <div className="ttc-walk__top">
        <BackLink href={walkAddress(at, walk.id)}>All questions</BackLink>
        <SavedState />
      </div>
      <QuestionStrip at={at} asked={question} />
      <AskedColumns at={at} question={question} caption={captionOf(question, questions, walk.name)}>
        <GoOn at={at} question={question} />
      </AskedColumns>
    </div>
  )
}

function captionOf({ number }: Question, questions: readonly Question[], name: string): string {
  if (number === null) return `After the questions · ${name}`
  return `Question ${number} of ${questions.filter((one) => one.number !== null).length} · ${name}`
}

function GoOn({ at, question }: { at: InPlan; question: Question }) {
  const { at: inWalk, walk, outbox } = useWalkRoom()
  const navigate = useNavigate()
  const confirm = useConfirmStep(inWalk)
  const questions = questionsOf[walk.template]
  const next = questions[questions.indexOf(question) + 1]?.steps[0]
  const href = next === undefined ? `${walkAddress(at, walk.id)}/check` : stepAddress(at, walk.id, next)
  if (!walk.allowed.includes('walk.contribute'))
    return (
      <p>
        <a href={href}>Next question</a>
      </p>
    )
  const save = async () => {
    outbox.flush()
    for (const step of question.steps) await confirm.mutateAsync({ step, confirmed: true })
    void navigate({ href })
  }
  return (
    <>
      {confirm.error !== null && <p role="alert">{confirm.error.message} What you typed is still here.</p>}
      <Actions>
        <Button busy={confirm.isPending} busyWords="Saving" onClick={() => void save().catch(() => {})}>
          Save and continue
        </Button>
        <a href={walkAddress(at, walk.id)}>Come back later</a>
      </Actions>
    </>
  )
}

function QuestionStrip({ at, asked }: { at: InPlan; asked: Question }) {
  const { walk } = useWalkRoom()
  const isDone = ({ steps }: Question) =>
    steps.every((step) => walk.steps.find((one) => one.step === step)?.state === 'answered')
  return (
    <nav className="ttc-walk__strip" aria-label="Questions">
      <ol>
        {questionsOf[walk.template].map((question) => {
          const [first] = question.steps
          if (first === undefined) return null
          const done = isDone(question)
          return (
            <li key={question.text} className={done ? 'ttc-walk__strip-done' : undefined}>
              <a href={stepAddress(at, walk.id, first)} aria-current={question === asked ? 'step' : undefined}>
                {done ? <span aria-hidden="true">✓</span> : <span>{question.number}</span>}{' '}
                {stepNames[question.steps.at(0) ?? first]}
                {done && <span className="govuk-visually-hidden"> (answered)</span>}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
