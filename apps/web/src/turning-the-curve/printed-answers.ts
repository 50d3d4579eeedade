import type { AnswerView } from '@ttc/contracts/answer'
import type { MemberView } from '@ttc/contracts/partnership'
import type { WalkView } from '@ttc/contracts/turning-the-curve'
import { describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { type Question, type Step, stepNames } from '@ttc/domain/turning-the-curve/step'
import { describeJudged, type WorkingBaseline } from '@ttc/domain/turning-the-curve/working-baseline'
import { standingWords } from '../action/action-words.ts'
import { answerForms } from './answer-forms.ts'
import { evidenceOf } from './EvidencePart.tsx'
import { findingOf } from './finding.ts'
import { saidBeside } from './said-beside.ts'
import { listsOf } from './step-lists.ts'

/** One answer as it is read: its words, and beside them all that was said or the little that matters most. */
export type PrintedItem = Readonly<{
  id: string
  text: string
  beside: Readonly<{ all: string; brief: string; none: string }>
  /** A curve that the group judged, to be drawn. */
  judged: WorkingBaseline | null
}>

/** `title` is null where the question is answered by one list and its own words say what that is. */
export type PrintedList = Readonly<{ key: string; title: string | null; items: readonly PrintedItem[] }>

type Walk = Pick<WalkView, 'answers' | 'outcomes' | 'rows'>

/** What was answered to a question, list by list, as it is read on screen and on paper; empty where nothing was. */
export function printedLists(question: Question, walk: Walk, members: readonly MemberView[]): readonly PrintedList[] {
  const asksMore = question.steps.length > 1
  return question.steps
    .flatMap((step) =>
      listsIn(step, walk, members).map((list) => ({
        ...list,
        title: list.title ?? (asksMore ? stepNames[step] : null),
      })),
    )
    .filter(({ items }) => items.length > 0)
}

function listsIn(step: Step, walk: Walk, members: readonly MemberView[]): readonly PrintedList[] {
  if (step === 'outcomes')
    return [
      plainList(
        step,
        walk.outcomes.map(({ id, statement }) => [id, statement]),
      ),
    ]
  if (step === 'trend') {
    const found = walk.rows.map((row) => [row.placementId, findingOf(row)] as const)
    return [
      plainList(step, found),
      { key: 'judged', title: 'Judged by the group, not measured', items: judgedIn(walk) },
    ]
  }
  const lists = listsOf[step]
  const answered = lists.map(({ key, title, holds }) => ({
    key,
    title: lists.length > 1 ? title : null,
    items: walk.answers.filter(({ content }) => holds(content)).map((answer) => itemOf(answer, walk, members)),
  }))
  return step === 'target' ? [...answered, targetsIn(walk)] : answered
}

/** Where the plan itself says it wants to get to, an indicator each. */
function targetsIn({ rows }: Walk): PrintedList {
  const set = rows.flatMap(({ placementId, name, assessment: { finalTarget }, curve: { scale } }) => {
    if (finalTarget === null) return []
    const by = describePeriod(finalTarget.period, scale.accumulation)
    return [[placementId, `${name}: ${describeValue(finalTarget.value, scale)} by ${by}`] as const]
  })
  return { ...plainList('targets', set), title: 'Targets of the plan' }
}

const nothing = { all: '', brief: '', none: '' }

const plainList = (key: string, items: readonly (readonly [string, string])[]): PrintedList => ({
  key,
  title: null,
  items: items.map(([id, text]) => ({ id, text, beside: nothing, judged: null })),
})

function judgedIn({ answers }: Walk): PrintedItem[] {
  return answers.flatMap(({ id, content }) => {
    if (content.kind !== 'working-baseline') return []
    const sentence = describeJudged(content)
    return [{ id, text: content.text, beside: { all: sentence, brief: sentence, none: '' }, judged: content }]
  })
}

function itemOf(answer: AnswerView, walk: Walk, members: readonly MemberView[]): PrintedItem {
  const { id, content } = answer
  return {
    id,
    text: content.text,
    beside: { all: allBeside(answer, walk, members), brief: briefBeside(answer, members), none: '' },
    judged: null,
  }
}

function allBeside({ id, content, linkId, action }: AnswerView, { answers }: Walk, members: readonly MemberView[]) {
  if (content.kind === 'evidence') return ''
  const { link } = answerForms[content.kind]
  const linked = answers.find((one) => one.id === linkId)?.content.text ?? 'taken out'
  const known = evidenceOf(answers, id).map((one) => one.content.text)
  return [
    ...(action === null ? [] : [standingWords(action)]),
    ...(linkId === null || link === null ? [] : [`${link.label}: ${linked}`]),
    ...saidBeside(content, members),
    ...(known.length === 0 ? [] : [`How we know: ${known.join('; ')}`]),
  ].join(' · ')
}

/** The fields that matter most on paper. */
const BRIEF: ReadonlySet<string> = new Set([
  'voice',
  'size',
  'communication',
  'proxy',
  'data',
  'rank',
  'ownerMemberId',
  'dueOn',
  'ask',
  'reply',
  'cost',
  'strength',
])

function briefBeside({ content, action }: AnswerView, members: readonly MemberView[]) {
  const said = saidBeside(content, members, ({ name }) => BRIEF.has(name))
  return [...(action === null ? [] : [standingWords(action)]), ...said].join(' · ')
}
