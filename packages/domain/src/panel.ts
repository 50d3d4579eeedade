import { addDays, type IsoDate } from './day.ts'

/** How much a panel's papers hold: priorities, curves of one, and the characters of a plain text and of an answer. */
export const panelLimits = { priorities: 8, curves: 2, plain: 300, answer: 600 } as const

/** How many days before the meeting the panel has its answers: time to talk them over, and to ask again. */
const DAYS_BEFORE = 7

/** How a question of the panel stands: it waits for an answer, is late, or is answered. */
export const panelQuestionStates = ['late', 'waits', 'answered'] as const
export type PanelQuestionState = (typeof panelQuestionStates)[number]

/** The last day on which an answer to the panel is in time: a week before the meeting. */
export function answerDueOn(meetsOn: IsoDate): IsoDate {
  return addDays(meetsOn, -DAYS_BEFORE)
}

/**
 * How a question stands on a day. The day it is due is still in time; an answer counts whenever it came. One asked after
 * that day is late at once: its answer is owed, and the panel waits.
 */
export function panelQuestionStateOf(
  { answer, meetsOn }: Readonly<{ answer: string; meetsOn: IsoDate }>,
  today: IsoDate,
): PanelQuestionState {
  if (answer !== '') return 'answered'
  return today > answerDueOn(meetsOn) ? 'late' : 'waits'
}
