import type { ExceptionRowView } from '@ttc/contracts/exception'
import { lateDaysOf } from '@ttc/domain/assessment/assess'
import { describeDecision } from '@ttc/domain/challenge.words'
import { describeSameWords } from '@ttc/domain/commentary.words'
import { describeDirection } from '@ttc/domain/direction.words'
import { describeReached, describeStep } from '@ttc/domain/escalation.words'
import { describeControl, describeSheet } from '@ttc/domain/exception.words'
import { describePeriod } from '@ttc/domain/period/label'
import { describePromiseState } from '@ttc/domain/promise.words'
import { describeRag } from '@ttc/domain/rag.words'
import { describeVerdict } from '@ttc/domain/verdict.words'

export type Cell = string | number | boolean | null
type Column = Readonly<{ name: string; meaning: string; of: (row: ExceptionRowView, today: string) => Cell }>

const compared = ({ assessment }: ExceptionRowView, kind: string) =>
  assessment.comparisons.find((one) => one.kind === kind && !one.outOfRange)?.value ?? null

/** A period as people write it, in the indicator's own kind. */
const period = ({ scale }: ExceptionRowView, of: Parameters<typeof describePeriod>[0] | undefined) =>
  of === undefined ? null : describePeriod(of, scale.accumulation)

/** The columns of the list as a file, in the order of the page; days are ISO days, numbers plain numbers. */
export const columns: readonly Column[] = [
  {
    name: 'Status',
    meaning: 'As shown: an override’s where one is in force',
    of: ({ override, assessment }) => describeRag(override?.status ?? assessment.status),
  },
  { name: 'Computed status', meaning: 'As the rule says', of: ({ assessment }) => describeRag(assessment.status) },
  {
    name: 'Override until',
    meaning: 'The last day of the override, where one is in force',
    of: ({ override }) => override?.until ?? null,
  },
  { name: 'Override reason', meaning: 'Why another status is shown', of: ({ override }) => override?.reason ?? null },
  { name: 'Plan', meaning: 'The plan it stands in', of: ({ plan }) => plan.name },
  {
    name: 'Outcome',
    meaning: 'The outcome its priority serves first',
    of: ({ outcome }) => outcome?.statement ?? null,
  },
  { name: 'Priority', meaning: 'The priority it stands under', of: ({ priority }) => priority.name },
  { name: 'Code', meaning: 'The indicator’s code', of: ({ code }) => code },
  { name: 'Indicator', meaning: 'The indicator’s name', of: ({ name }) => name },
  { name: 'Level', meaning: 'Population indicator or performance measure', of: ({ level }) => level },
  { name: 'Owner', meaning: 'Who answers for it', of: ({ owner }) => owner?.name ?? null },
  { name: 'Agency', meaning: 'The owner’s agency', of: ({ owner }) => owner?.agency ?? null },
  { name: 'Value', meaning: 'The latest value', of: ({ assessment }) => assessment.latest?.value ?? null },
  { name: 'Unit', meaning: 'The unit of every figure in this row', of: ({ scale }) => scale.unit },
  { name: 'Period', meaning: 'The period of the value', of: (row) => period(row, row.assessment.latest?.period) },
  {
    name: 'Provisional',
    meaning: 'May still be revised',
    of: ({ assessment }) => assessment.latest?.provisional ?? null,
  },
  { name: 'Target', meaning: 'The target at that period', of: ({ assessment }) => assessment.target },
  {
    name: 'Last target',
    meaning: 'Where the plan wants to be in the end',
    of: ({ assessment }) => assessment.finalTarget?.value ?? null,
  },
  { name: 'Last target’s period', meaning: 'And when', of: (row) => period(row, row.assessment.finalTarget?.period) },
  { name: 'Gap', meaning: 'Below zero when off target, whatever the polarity', of: ({ assessment }) => assessment.gap },
  {
    name: 'Gap in children',
    meaning: 'Where the denominator is known',
    of: ({ assessment }) => assessment.gapInChildren,
  },
  { name: 'Since', meaning: 'The first period in this status', of: (row) => period(row, row.assessment.since?.period) },
  {
    name: 'Values in this status',
    meaning: 'How many values running',
    of: ({ assessment }) => assessment.since?.periods ?? null,
  },
  {
    name: 'Last four',
    meaning: 'The last four statuses, oldest first',
    of: ({ assessment }) => assessment.lastFour.map(({ status }) => describeRag(status)).join(', ') || null,
  },
  {
    name: 'Direction',
    meaning: 'Direction of travel',
    of: ({ assessment }) => describeDirection(assessment.direction),
  },
  {
    name: 'Against the baseline',
    meaning: 'The verdict',
    of: ({ assessment: { verdict } }) => (verdict.verdict === null ? null : describeVerdict(verdict)),
  },
  {
    name: 'A year before',
    meaning: 'The same period a year earlier',
    of: ({ assessment }) => assessment.lastYear?.value ?? null,
  },
  { name: 'Neighbours', meaning: 'The mean of the statistical neighbours', of: (row) => compared(row, 'neighbours') },
  { name: 'England', meaning: 'England’s value', of: (row) => compared(row, 'england') },
  { name: 'Forecast', meaning: 'At the last target', of: ({ assessment }) => assessment.forecast?.centre ?? null },
  {
    name: 'Status by forecast',
    meaning: 'If the forecast comes true',
    of: ({ assessment }) => (assessment.forecast === null ? null : describeRag(assessment.forecast.status)),
  },
  {
    name: 'Chance',
    meaning: 'Of meeting the last target, 0 to 1',
    of: ({ assessment }) => assessment.forecast?.chance ?? null,
  },
  { name: 'Series broke', meaning: 'Nothing is judged across a break', of: ({ hasBreak }) => hasBreak },
  { name: 'Cause', meaning: 'The first root cause of the story', of: ({ cause }) => cause?.text ?? null },
  {
    name: 'Who controls it',
    meaning: 'Who could change the cause',
    of: ({ cause }) => (cause === null ? null : describeControl(cause.control)),
  },
  { name: 'Action', meaning: 'The open action that is due first', of: ({ action }) => action?.text ?? null },
  { name: 'Action’s owner', meaning: 'Who does it', of: ({ action }) => action?.owner?.name ?? null },
  { name: 'Action due', meaning: 'By when', of: ({ action }) => action?.dueOn ?? null },
  { name: 'Action’s status', meaning: 'By its last update', of: ({ action }) => action?.status ?? null },
  { name: 'Actions open', meaning: 'How many are open', of: ({ actions }) => actions.open },
  { name: 'Actions done', meaning: 'How many are done', of: ({ actions }) => actions.done },
  {
    name: 'Recovery sheet',
    meaning: 'How it stands',
    of: ({ sheet }, today) => (sheet === null ? null : describeSheet(sheet, today)),
  },
  { name: 'Back to amber', meaning: 'The day given', of: ({ sheet }) => sheet?.backToAmberOn ?? null },
  { name: 'Back to green', meaning: 'The day given', of: ({ sheet }) => sheet?.backToGreenOn ?? null },
  { name: 'Slipped', meaning: 'How often a day back was put off', of: ({ sheet }) => sheet?.slips ?? null },
  {
    name: 'Asked of directors',
    meaning: 'What is needed, and from whom',
    of: ({ sheet }) => sheet?.asks.map(({ from, what }) => `${from}: ${what}`).join('; ') || null,
  },
  {
    name: 'Escalated to',
    meaning: 'The highest step that waits for a decision',
    of: ({ escalation }) => (escalation === null ? null : describeStep(escalation.step)),
  },
  {
    name: 'Escalated because',
    meaning: 'Why it was carried up',
    of: ({ escalation }) => (escalation === null ? null : describeReached(escalation)),
  },
  { name: 'Escalated on', meaning: 'Since when it waits', of: ({ escalation }) => escalation?.reachedOn ?? null },
  {
    name: 'Last challenge',
    meaning: 'What was last asked about it',
    of: ({ lastChallenge: one }) => one?.question ?? null,
  },
  { name: 'Asked by', meaning: 'Who asked', of: ({ lastChallenge: one }) => one && (one.askedBy || one.agency) },
  { name: 'Asked on', meaning: 'The day of the meeting', of: ({ lastChallenge: one }) => one?.on ?? null },
  {
    name: 'Decision',
    meaning: 'What the meeting decided about it',
    of: ({ lastChallenge: one }) => (one?.decision ? describeDecision(one.decision) : null),
  },
  { name: 'Last promise', meaning: 'What was last promised', of: ({ lastPromise: one }) => one?.text ?? null },
  { name: 'Promised by', meaning: 'Who promised it', of: ({ lastPromise: one }) => one?.owner ?? null },
  { name: 'Promise due', meaning: 'By when', of: ({ lastPromise: one }) => one?.dueOn ?? null },
  {
    name: 'Promise’s state',
    meaning: 'Whether it was kept',
    of: ({ lastPromise: one }) => one && describePromiseState(one.state),
  },
  { name: 'Promises not kept', meaning: 'How many were late or dropped', of: ({ promisesNotKept }) => promisesNotKept },
  { name: 'Words changed', meaning: 'When the story or the position last changed', of: ({ wordsOn }) => wordsOn },
  {
    name: 'Same words',
    meaning: 'The commentary is nearly what it was before the latest value came',
    of: ({ sameWords }) => (sameWords === null ? null : describeSameWords(sameWords)),
  },
  {
    name: 'Actions without an effect',
    meaning: 'Open ones that name nothing they are to change',
    of: ({ actions }) => actions.noEffect,
  },
  {
    name: 'Without a reason',
    meaning: 'Targets and rules of colour that say no reason',
    of: ({ unreasoned }) => unreasoned.targets + unreasoned.rules,
  },
  { name: 'Next value due', meaning: 'The day', of: ({ assessment }) => assessment.nextDue?.on ?? null },
  {
    name: 'Days late',
    meaning: 'Days since the next value was due',
    of: ({ assessment }, today) => lateDaysOf(assessment.nextDue?.on ?? null, today),
  },
]

/** One exception as the cells of its line. */
export function cellsOf(row: ExceptionRowView, today: string): Cell[] {
  return columns.map(({ of }) => of(row, today))
}
