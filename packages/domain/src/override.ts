import { addDays, type IsoDate } from './day.ts'
import { describeDay } from './period/label.ts'
import { type FieldProblem, Problem } from './problem.ts'
import type { RagStatus } from './rag.ts'

/** What can be shown in place of what the rule says. */
export const overrideStatuses = ['red', 'amber', 'green'] as const
export type OverrideStatus = (typeof overrideStatuses)[number]

/** How an override came to its end: by itself (its day, the next value, its indicator gone), or by a person. */
export const overrideEndings = ['expired', 'next-value', 'withdrawn', 'replaced', 'left-the-plan'] as const
export type OverrideEnding = (typeof overrideEndings)[number]

/** An override nobody has ended: the value it is about, by that period's last day, and the last day it can stand. */
export type OpenOverride = Readonly<{ status: OverrideStatus; periodEnd: IsoDate; expiresOn: IsoDate }>

/** What an override stands beside: the computed status, and the last day of the period whose value gave it. */
export type JudgedBeside = Readonly<{ status: RagStatus; latestEnd: IsoDate | null }>

/** A reason is a sentence that a director can challenge, and short enough to be printed on a report card. */
export const REASON_LEAST = 20
export const REASON_MOST = 250

/** Where nobody knows when the next value comes, or it should have come already. */
const DAYS_WHEN_OVERDUE = 31
/** A yearly value is looked at again every quarter, as everything else is. */
const DAYS_PROPOSED = 92

/**
 * The statuses that may be shown beside a computed one: red, amber and green, but not the one the rule gives anyway. A
 * contextual indicator is never coloured, and without a value there is nothing to see otherwise: none. Where there is a
 * value and no target, people may still say how they see it.
 */
export function statusesBeside(computed: RagStatus): readonly OverrideStatus[] {
  if (computed === 'contextual' || computed === 'no-value') return []
  return overrideStatuses.filter((status) => status !== computed)
}

/**
 * The last day an override may stand: the day the next value is due, so that it cannot outlive the value it is about.
 * Where that day has passed, or nothing is due, 31 days from today; it still ends when a value comes. Source: METHOD,
 * "RAG" (an expiry no later than the next period's value).
 */
export function lastDayOf(nextDueOn: IsoDate | null, today: IsoDate): IsoDate {
  return nextDueOn !== null && nextDueOn >= today ? nextDueOn : addDays(today, DAYS_WHEN_OVERDUE)
}

/** The day a form begins with: the last one allowed, and at most a quarter ahead. */
export function proposedDayOf(nextDueOn: IsoDate | null, today: IsoDate): IsoDate {
  const quarter = addDays(today, DAYS_PROPOSED)
  const last = lastDayOf(nextDueOn, today)
  const isNear = last < quarter
  return isNear ? last : quarter
}

/** Refuses an override of what is never coloured ('rule-broken'), of itself, and of a day that is too early or too late. */
export function checkOverride(
  wanted: Readonly<{ status: OverrideStatus; expiresOn: IsoDate }>,
  judged: Readonly<{ status: RagStatus; nextDueOn: IsoDate | null }>,
  today: IsoDate,
): void {
  if (judged.status === 'contextual')
    throw new Problem('rule-broken', 'This indicator gives context. It is never coloured, so no status can be shown.')
  if (judged.status === 'no-value')
    throw new Problem('rule-broken', 'There is no value yet whose status could be shown otherwise.')
  const fields: FieldProblem[] = []
  if (wanted.status === judged.status)
    fields.push({ field: 'status', message: 'The rule gives this status already. Choose another.' })
  if (wanted.expiresOn < today)
    fields.push({ field: 'expiresOn', message: 'This day has passed. Enter today or a later day.' })
  const last = lastDayOf(judged.nextDueOn, today)
  if (wanted.expiresOn > last)
    fields.push({
      field: 'expiresOn',
      message: `It cannot stand longer than until the next value. Enter ${describeDay(last)} or an earlier day.`,
    })
  const [first] = fields
  if (first !== undefined) throw new Problem('invalid', first.message, { fields })
}

/**
 * The override, if it is what is shown on a day: its last day has not passed, the value it is about is still the latest
 * one, and the rule still colours. A value that was taken out takes it off the screen too, and brings it back when it
 * returns. Where the rule comes to say the same (a target or the value was corrected), it stands and agrees. A later
 * period told without a number (suppressed) is no later value.
 */
export function overrideInForce<One extends OpenOverride>(
  override: One | null,
  { status, latestEnd }: JudgedBeside,
  today: IsoDate,
): One | null {
  if (override === null || statusesBeside(status).length === 0) return null
  return override.expiresOn >= today && override.periodEnd === latestEnd ? override : null
}

/** The status that is shown: an override's where one is in force. */
export function statusShown(computed: RagStatus, inForce: Readonly<{ status: OverrideStatus }> | null): RagStatus {
  return inForce?.status ?? computed
}

/**
 * How an override nobody has ended is over on a day, or null while it is not: its indicator has left the plan, a value of
 * a later period has come, or its day has passed; in this order where several are so.
 */
export function endingOf(
  { periodEnd, expiresOn }: OpenOverride,
  now: Readonly<{ isInPlan: boolean; latestEnd: IsoDate | null }>,
  today: IsoDate,
): OverrideEnding | null {
  if (!now.isInPlan) return 'left-the-plan'
  if (now.latestEnd !== null && now.latestEnd > periodEnd) return 'next-value'
  return expiresOn < today ? 'expired' : null
}
