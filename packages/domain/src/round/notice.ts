import { addDays, type IsoDate } from '../day.ts'
import type { FieldProblem } from '../problem.ts'
import { roundLimits } from '../round.ts'

/** A mail about a round that somebody was sent. */
export type Sent = Readonly<{ kind: 'opening' | 'reminder'; on: IsoDate }>

/** After an outage a reminder is made up for this long, and not later: it would only be the next one. */
const MADE_UP_DAYS = 2

/**
 * Which mail somebody is due on a day about an open round, or null: the opening, once, as soon as they owe something;
 * then a reminder on each of the set days from the day something they have not answered is due (after that day it is
 * late). One mail a day at most, and none where everything is answered.
 */
export function noticeDue(
  open: readonly Readonly<{ dueOn: IsoDate }>[],
  sent: readonly Sent[],
  reminders: readonly number[],
  today: IsoDate,
): Sent['kind'] | null {
  if (open.length === 0) return null
  if (!sent.some(({ kind }) => kind === 'opening')) return 'opening'
  const from = addDays(today, -MADE_UP_DAYS)
  const isDue = open.some(({ dueOn }) =>
    reminders.some((days) => {
      const day = addDays(dueOn, days)
      return day <= today && day >= from && !isTold(day, sent)
    }),
  )
  return isDue ? 'reminder' : null
}

/**
 * A mail of that day tells of it, or one of the days on which it is made up. A later one does not: it was sent by a
 * clock that ran ahead, and what lies between then and now must not be lost.
 */
const isTold = (day: IsoDate, sent: readonly Sent[]) =>
  sent.some(({ on }) => on >= day && on <= addDays(day, MADE_UP_DAYS))

/** What is wrong with the days of reminders: whole, each once, and within three weeks of the day something is due. */
export function reminderProblems(reminders: readonly number[]): readonly FieldProblem[] {
  const { reminders: most, reminderFrom, reminderTo } = roundLimits
  const say = (message: string): readonly FieldProblem[] => [{ field: 'reminders', message }]
  if (reminders.length > most) return say(`Choose ${most} reminders or fewer.`)
  if (new Set(reminders).size < reminders.length) return say('Two reminders are on the same day. Remove one of them.')
  const isRight = reminders.every((days) => Number.isInteger(days) && days >= reminderFrom && days <= reminderTo)
  return isRight ? [] : say(`Enter whole days, from ${-reminderFrom} before to ${reminderTo} after.`)
}
