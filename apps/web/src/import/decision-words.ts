import type { BatchDecisionView, Decision, FindingDecision, FindingView } from '@ttc/contracts/import/decision'
import { describeStatus } from '@ttc/domain/figure/value'
import { symbolMeanings } from '@ttc/domain/import/file-answer'

type Code = FindingView['code']

/** What looks wrong, as the heading of all findings of one kind. */
export const KINDS: Readonly<Record<Code, string>> = {
  'comparator-out-of-range': 'Outside the range of its own authorities',
  fraction: 'A fraction of 1 among percentages, or the other way round',
  factor: 'Off by a factor of 10, 100 or 1,000',
  'out-of-range': 'Outside what the indicator can be',
  fall: 'A running total that falls within its year',
  'beyond-usual': 'An unusual step from the value before',
}

/** In the order in which they are worth looking at. */
export const KINDS_IN_ORDER = Object.keys(KINDS) as readonly Code[]

const DOES: Readonly<Record<Decision, string>> = {
  'keep-out': 'Keep out and mark',
  import: 'Import, it is right',
  rescale: 'Put the scale right',
}

export function choiceWords(
  does: Decision,
  { rescaling, choices }: Pick<FindingView, 'rescaling' | 'choices'>,
): string {
  if (does === 'rescale') return rescaling
  return does === 'import' && choices.includes('rescale') ? 'Import as it stands' : DOES[does]
}

export const alikeWords = (does: Decision): string => DOES[does]

export const findingKey = ({ code, indicatorId, areaCode, group }: FindingView): string =>
  [code, indicatorId, areaCode, group].join(' ')

/** What holds for a finding now: the newest decision about it or all of its kind, else what the preview says. */
export function chosenFor(finding: FindingView, decisions: readonly FindingDecision[]): Decision {
  const about = decisions.findLast(
    ({ finding: code, indicatorId, areaCode, group }) =>
      code === finding.code &&
      (indicatorId ?? finding.indicatorId) === finding.indicatorId &&
      (areaCode ?? finding.areaCode) === finding.areaCode &&
      (group ?? finding.group) === finding.group,
  )
  if (about === undefined) return finding.does
  return finding.choices.includes(about.does) ? about.does : 'keep-out'
}

/** The decisions with one more about a single line. */
export function decided(all: readonly FindingDecision[], finding: FindingView, does: Decision): FindingDecision[] {
  const { code, indicatorId, areaCode, group } = finding
  const isSame = (one: FindingDecision) =>
    one.finding === code && one.indicatorId === indicatorId && one.areaCode === areaCode && one.group === group
  return [...all.filter((one) => !isSame(one)), { finding: code, indicatorId, areaCode, group, does }]
}

/** One decision for all findings of a kind, in place of those about single lines. */
export function decidedAlike(all: readonly FindingDecision[], code: Code, does: Decision): FindingDecision[] {
  const others = all.filter(({ finding }) => finding !== code)
  return [...others, { finding: code, indicatorId: null, areaCode: null, group: null, does }]
}

const DONE: Readonly<Record<Decision, string>> = {
  'keep-out': 'kept out and marked',
  import: 'stored as in the file',
  rescale: 'put to the right scale',
}

/** What was decided or answered, in words for the history. */
export function decisionWords(one: BatchDecisionView): string {
  if (one.about === 'answer') return answerWords(one)
  const { indicator, area, group, values, does, code, isUsual } = one
  const where = [area, group].filter((part) => part !== '').join(', ')
  const count = `${values} ${values === 1 ? 'value' : 'values'}`
  return `${indicator}, ${where}: ${count} ${DONE[does]}${isUsual ? ', as is usual' : ''}. ${KINDS[code]}.`
}

function answerWords({ asks, text, answer }: Extract<BatchDecisionView, { about: 'answer' }>): string {
  if (asks === 'area') return `The area “${text}” was read as ${answer}.`
  if (asks === 'symbol') return `The symbol “${text}” was read as ${meaningWords(answer)}.`
  if (asks === 'decimal-comma') return 'Commas were read as decimal points.'
  if (asks === 'twice') return `Of values given twice the ${answer} row counted.`
  return `Values outside the range of ${answer} were let in.`
}

/** What a symbol means, in the words it is shown with. */
export function meaningWords(text: string): string {
  const meaning = symbolMeanings.find((one) => one === text)
  return meaning === undefined ? text : describeStatus(meaning)
}
