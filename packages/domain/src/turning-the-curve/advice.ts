import { isCheap } from '../idea.ts'
import type { Content } from './content.ts'
import type { Answered } from './state.ts'
import type { Step } from './step.ts'
import { isActivityOnly, isServiceMeasure, wordingOfOutcome } from './wording.ts'

/** What the method advises: of one answer, or of a step as a whole. `sentence` says what and why. */
export type Advice = Readonly<{ code: string; step: Step; answerId: string | null; sentence: string }>

export type AdviceGround = Readonly<{
  answers: readonly Answered[]
  outcomes: readonly Readonly<{ id: string; statement: string; priorities: number }>[]
}>

type Of<Kind extends Content['kind']> = Answered & Readonly<{ content: Extract<Content, { kind: Kind }> }>

function ofKind<Kind extends Content['kind']>(answers: readonly Answered[], kind: Kind): readonly Of<Kind>[] {
  return answers.filter((answer): answer is Of<Kind> => answer.content.kind === kind)
}

type Check = (ground: AdviceGround) => readonly Advice[]

const aboutStep = (code: string, step: Step, when: boolean, sentence: string): readonly Advice[] =>
  when ? [{ code, step, answerId: null, sentence }] : []

/** The most headline indicators of an outcome. Source: PRODUCT.md, rules of the method. */
const MOST_HEADLINES = 3
/** The most priorities an outcome holds before none of them is one. */
const MOST_PRIORITIES = 4

const headlines: Check = ({ answers }) => {
  const chosen = ofKind(answers, 'candidate').filter(({ content }) => content.use === 'headline').length
  return aboutStep(
    'too-many-headlines',
    'indicators',
    chosen > MOST_HEADLINES,
    `${chosen} headline indicators are chosen. Two or three can be kept in mind; make the others secondary.`,
  )
}

const priorities: Check = ({ outcomes }) =>
  outcomes
    .filter((outcome) => outcome.priorities > MOST_PRIORITIES)
    .map((outcome) => ({
      code: 'too-many-priorities',
      step: 'outcomes',
      answerId: outcome.id,
      sentence: `${outcome.priorities} priorities serve “${outcome.statement}”. More than about four, and none of them is one.`,
    }))

const story: Check = ({ answers }) => {
  const factors = ofKind(answers, 'factor')
  const restricting = factors.filter(({ content }) => content.direction === 'restricting')
  return [
    ...aboutStep(
      'no-restricting-factor',
      'story',
      factors.length > 0 && restricting.length === 0,
      'Nothing is said of what holds the curve back. Ask why it does not get better by itself.',
    ),
    ...aboutStep(
      'no-contributing-factor',
      'story',
      factors.length > 0 && restricting.length === factors.length,
      'Nothing is said of what pushes the curve the right way. Something usually does, and can be kept.',
    ),
    ...aboutStep(
      'no-root-cause',
      'story',
      restricting.length > 1 && restricting.every(({ content }) => content.rank === null),
      'No factor is ranked as a root cause. Ask “why?” until you reach something you could act on, then rank it.',
    ),
  ]
}

const ideas: Check = ({ answers }) => {
  const all = ofKind(answers, 'idea')
  return [
    ...aboutStep(
      'no-cheap-idea',
      'what-works',
      all.length > 0 && !all.some(({ content }) => isCheap(content)),
      'No idea is no-cost or low-cost. At least one should be able to begin without waiting for money.',
    ),
    ...all
      .filter(({ linkId }) => linkId === null)
      .map(({ id }) => ({
        code: 'idea-answers-nothing',
        step: 'what-works' as const,
        answerId: id,
        sentence: 'This idea answers no factor of the story. Say which one, so that it can be seen to work.',
      })),
  ]
}

const actions: Check = ({ answers }) =>
  ofKind(answers, 'action').flatMap(({ id, linkId, content }): Advice[] => {
    const missing = [
      [
        'action-without-owner',
        content.ownerMemberId === null,
        'This action has no owner. Exactly one person answers for it.',
      ],
      ['action-without-due-day', content.dueOn === null, 'This action has no due date. Say when it will be done.'],
      [
        'action-answers-nothing',
        linkId === null,
        'This action comes from no idea and answers no factor. Link it, or say why it stands alone.',
      ],
    ] as const
    return missing
      .filter(([, isMissing]) => isMissing)
      .map(([code, , sentence]) => ({ code, step: 'actions', answerId: id, sentence }))
  })

const knowledge: Check = ({ answers }) =>
  ofKind(answers, 'knowledge')
    .filter(({ content }) => content.state !== 'known' && content.found === '')
    .filter(({ content }) => content.ownerMemberId === null || content.dueOn === null)
    .map(({ id }) => ({
      code: 'question-without-owner',
      step: 'knowledge',
      answerId: id,
      sentence: 'Say who finds this out and by when, or it will be asked again next time.',
    }))

const wording: Check = ({ answers, outcomes }) => [
  ...outcomes.flatMap(({ id, statement }) =>
    wordingOfOutcome(statement).map(({ code, sentence }) => ({
      code,
      step: 'outcomes' as const,
      answerId: id,
      sentence: `“${statement}”: ${sentence}`,
    })),
  ),
  ...ofKind(answers, 'candidate')
    .filter(({ content }) => content.use !== 'parked' && isServiceMeasure(content.text))
    .map(({ id }) => ({
      code: 'indicator-is-a-service-measure',
      step: 'indicators' as const,
      answerId: id,
      sentence:
        'This reads like a measure of a service. Its managers answer for it; park it, and ask what it would change for all children.',
    })),
  ...ofKind(answers, 'statement')
    .filter(({ content }) => content.step === 'position' && isActivityOnly(content.text))
    .map(({ id }) => ({
      code: 'activity-only',
      step: 'position' as const,
      answerId: id,
      sentence: 'This lists what was done. Say what came of it for children, or why the curve went as it did.',
    })),
]

const checks: readonly Check[] = [priorities, wording, headlines, story, knowledge, ideas, actions]

/**
 * All the method advises on a walk as it stands, in the order of the steps. Advice, never a wall: whatever it says, the
 * walk goes on, and the group may set each piece aside with a reason. Source: PRODUCT.md, "Rules of the method".
 */
export function adviceOn(ground: AdviceGround): readonly Advice[] {
  return checks.flatMap((check) => check(ground))
}
