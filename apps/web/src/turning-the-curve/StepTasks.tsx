import { describeQuestion, type Question, questionsOf, type Step } from '@ttc/domain/turning-the-curve/step'
import { type InPlan, stepAddress } from '../http/address.ts'
import { useWalkRoom } from './walk-room.tsx'
import { summaryOf } from './walk-words.ts'

const PARTS: readonly Readonly<{ title: string; steps: readonly Step[] }>[] = [
  { title: 'What we want', steps: ['aim', 'outcomes', 'population', 'success', 'indicators'] },
  { title: 'Where we are and where to', steps: ['trend', 'target', 'position'] },
  { title: 'Why, and with whom', steps: ['story', 'knowledge', 'partners', 'what-works'] },
  { title: 'Then', steps: ['actions'] },
]

const STATES = {
  'not-started': 'Not started',
  started: 'Started',
  answered: 'Answered',
  'check-again': 'Check again',
} as const

/** The questions under what they are about, each with its state and a line of what was said. */
export function StepTasks({ at }: { at: InPlan }) {
  const { walk } = useWalkRoom()
  const questions = questionsOf[walk.template]
  return PARTS.map(({ title, steps }) => {
    const here = questions.filter((question) => question.steps[0] !== undefined && steps.includes(question.steps[0]))
    if (here.length === 0) return null
    return (
      <section key={title} className="ttc-tasks">
        <h2>{title}</h2>
        <ul className="ttc-plain">
          {here.map((question) => (
            <Task key={question.text} at={at} question={question} />
          ))}
        </ul>
      </section>
    )
  })
}

function Task({ at, question }: { at: InPlan; question: Question }) {
  const { walk } = useWalkRoom()
  const states = walk.steps.filter(({ step }) => question.steps.includes(step))
  const state = worst(states.map((one) => one.state))
  const why = states.find(({ checkWhy }) => checkWhy !== null)?.checkWhy
  const thin = new Set(states.flatMap((one) => one.thin)).size
  const [first] = question.steps
  if (first === undefined) return null
  return (
    <li className="ttc-tasks__one">
      <div>
        <a href={stepAddress(at, walk.id, first)}>{describeQuestion(question)}</a>
        <p className="ttc-muted">{why ?? summaryOf(walk, question.steps)}</p>
      </div>
      <p className="ttc-tasks__state">
        {thin > 0 && (
          <span className="ttc-tasks__thin">{thin === 1 ? '1 piece of advice' : `${thin} pieces of advice`}</span>
        )}
        <span className={`ttc-tasks__mark ttc-tasks__mark--${state}`}>{STATES[state]}</span>
      </p>
    </li>
  )
}

function worst(states: readonly (keyof typeof STATES)[]): keyof typeof STATES {
  if (states.includes('check-again')) return 'check-again'
  if (states.every((state) => state === 'answered')) return 'answered'
  return states.every((state) => state === 'not-started') ? 'not-started' : 'started'
}
