import type { AnswerView, Content } from '@ttc/contracts/answer'
import type { WalkView } from '@ttc/contracts/turning-the-curve'
import { isCheap } from '@ttc/domain/idea'
import { stepOf } from '@ttc/domain/turning-the-curve/state'
import type { Step } from '@ttc/domain/turning-the-curve/step'

type Of<Kind extends Content['kind']> = Extract<Content, { kind: Kind }>

/** What the answers of some steps say, in one line: their counts where they are many, their words where they are one. */
export function summaryOf(walk: WalkView, steps: readonly Step[]): string {
  const said = steps.map((step) => lineOf(walk, step)).filter((line) => line !== '')
  return said.join('. ') || 'Nothing said yet'
}

function lineOf(walk: WalkView, step: Step): string {
  const answers = walk.answers.filter(({ content }) => stepOf(content) === step)
  switch (step) {
    case 'outcomes':
      return walk.outcomes.map(({ statement }) => statement).join('; ')
    case 'trend':
      return trendLine(walk, answers)
    case 'indicators':
      return indicatorLine(contents(answers, 'candidate'))
    case 'story':
      return storyLine(contents(answers, 'factor'))
    case 'knowledge':
      return knowledgeLine(contents(answers, 'knowledge'))
    case 'what-works':
      return ideaLine(contents(answers, 'idea'))
    case 'partners':
      return counted(answers.length, 'partner', 'partners')
    case 'actions':
      return actionLine(answers)
    default:
      return wordsOf(answers)
  }
}

function contents<Kind extends Content['kind']>(answers: readonly AnswerView[], kind: Kind): Of<Kind>[] {
  return answers.map(({ content }) => content).filter((content): content is Of<Kind> => content.kind === kind)
}

function wordsOf(answers: readonly AnswerView[]): string {
  const [first, ...others] = answers
  if (first === undefined) return ''
  const text = 'text' in first.content ? first.content.text.replace(/\s+/g, ' ') : ''
  const short = text.length > 90 ? `${text.slice(0, 88)}…` : text
  return others.length === 0 ? short : `${short.replace(/\.$/, '')}, and ${others.length} more`
}

function trendLine({ rows }: WalkView, drawn: readonly AnswerView[]): string {
  const curves = rows.filter(({ assessment }) => assessment.latest !== null).length
  return listed([
    counted(curves, 'curve', 'curves'),
    counted(drawn.length, 'judged by the group', 'judged by the group'),
  ])
}

function indicatorLine(all: readonly Of<'candidate'>[]): string {
  const used = (use: string) => all.filter((one) => one.use === use).length
  return listed([
    used('headline') === 0 ? '' : `${used('headline')} headline`,
    used('secondary') === 0 ? '' : `${used('secondary')} secondary`,
    used('undecided') === 0 ? '' : `${used('undecided')} not decided`,
    used('data-development') === 0 ? '' : `${used('data-development')} on the data development agenda`,
    used('parked') === 0 ? '' : `${used('parked')} parked`,
  ])
}

function storyLine(all: readonly Of<'factor'>[]): string {
  const contributing = all.filter(({ direction }) => direction === 'contributing').length
  if (all.length === 0) return ''
  return `${contributing} contributing, ${all.length - contributing} restricting factors`
}

function knowledgeLine(all: readonly Of<'knowledge'>[]): string {
  const known = all.filter(({ state }) => state === 'known').length
  return listed([known === 0 ? '' : `${known} known`, counted(all.length - known, 'to find out', 'to find out')])
}

function ideaLine(all: readonly Of<'idea'>[]): string {
  const cheap = all.filter(isCheap).length
  return listed([counted(all.length, 'idea', 'ideas'), cheap === 0 ? '' : `${cheap} no-cost or low-cost`])
}

function actionLine(answers: readonly AnswerView[]): string {
  const overdue = answers.filter(({ action }) => action !== null && action.overdueDays !== null).length
  const done = answers.filter(({ action }) => action?.status === 'done').length
  return listed([
    counted(answers.length, 'action', 'actions'),
    done === 0 ? '' : `${done} done`,
    overdue === 0 ? '' : `${overdue} overdue`,
  ])
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}`
const listed = (parts: readonly string[]) => parts.filter((part) => part !== '').join(', ')
