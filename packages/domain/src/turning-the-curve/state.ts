import { stepOfKind } from './answer.ts'
import type { Content } from './content.ts'
import { type Step, steps } from './step.ts'

/** An answer as advice and states look at it. */
export type Answered = Readonly<{ id: string; linkId: string | null; content: Content }>

/** The step an answer belongs to; evidence belongs to what it supports, and to no step itself. */
export function stepOf(content: Content): Step | null {
  if (content.kind === 'statement') return content.step
  return content.kind === 'evidence' ? null : stepOfKind[content.kind]
}

/** What the figures say, by placement: the latest period and its value as shown. A difference is a new figure. */
export type Figures = Readonly<Record<string, string>>

/** The steps whose answer rests on figures: a new one asks the group to look at them again. */
const restOnFigures: ReadonlySet<Step> = new Set(['trend', 'target', 'position', 'story'])

export type StepState = Readonly<{
  step: Step
  state: 'not-started' | 'started' | 'answered' | 'check-again'
  answers: number
  /** The placements with a new figure since the step was answered. */
  newFigures: readonly string[]
}>

/**
 * How far each step is. Answered: the group has said so, and no figure it rests on is new. Check again: one is.
 * Started: something stands, nobody has said it is all. A figure that was withdrawn is not a new one.
 */
export function statesOf(
  answers: readonly Answered[],
  confirmed: ReadonlyMap<Step, Figures>,
  figures: Figures,
): readonly StepState[] {
  return steps.map((step) => {
    const count = answers.filter(({ content }) => stepOf(content) === step).length
    const then = confirmed.get(step)
    if (then === undefined)
      return { step, state: count > 0 ? 'started' : 'not-started', answers: count, newFigures: [] }
    const newFigures = restOnFigures.has(step)
      ? Object.keys(figures).filter((placement) => figures[placement] !== then[placement])
      : []
    return { step, state: newFigures.length > 0 ? 'check-again' : 'answered', answers: count, newFigures }
  })
}
