import type { WalkChangeView } from '@ttc/contracts/turning-the-curve'
import { stepNames } from '@ttc/domain/turning-the-curve/step'

export const kindNames = {
  statement: 'Answer',
  'population-group': 'Group',
  candidate: 'Candidate indicator',
  'working-baseline': 'Curve judged by the group',
  factor: 'Factor',
  knowledge: 'Finding or question',
  partner: 'Partner',
  idea: 'Idea',
  action: 'Action',
  evidence: 'Evidence',
} as const

type Described = (change: WalkChangeView) => string

const sentences: Readonly<Record<WalkChangeView['what'], Described>> = {
  answer: ({ answer, answerKind }) => {
    if (answer === null || answerKind === null) return 'An answer changed'
    const did = answer.removed ? 'taken out' : answer.version === 1 ? 'added' : 'changed'
    return `${kindNames[answerKind]} ${did}: ${answer.content.text}`
  },
  update: ({ detail }) => `Action: ${String(detail.status).replace('-', ' ')}. ${String(detail.note)}`,
  step: ({ detail }) => {
    const name = stepNames[detail.step as keyof typeof stepNames]
    return detail.confirmed === true ? `“${name}” answered for now` : `“${name}” opened again`
  },
  advice: ({ detail }) =>
    detail.reason === null ? 'Advice looked at again' : `Advice set aside: ${String(detail.reason)}`,
  meeting: ({ detail }) => {
    if (detail.closed === true) return 'The meeting ended'
    return detail.opened === true ? 'A meeting began' : 'The meeting went on'
  },
  order: () => 'Put in another order',
  dots: () => 'Dots given',
  walk: () => 'The walk was opened, or its set of questions chosen',
}

/** A change in a sentence: what was added, changed or taken out, and how it read. */
export const describeChange: Described = (change) => sentences[change.what](change)

/** What is worth reading later: not every dot, nor every change of order. */
export const isSaid = ({ what }: WalkChangeView) => what !== 'dots' && what !== 'order' && what !== 'walk'
