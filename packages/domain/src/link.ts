import type { MeetingState } from './challenge-meeting.ts'
import { addDays, type IsoDate } from './day.ts'
import { isKeptFromPublic } from './pack.ts'
import { describeDay } from './period/label.ts'
import { type FieldProblem, Problem } from './problem.ts'

/** What a link is for: the value of one series for one period; questions to one meeting; one frozen pack to read. */
export const linkKinds = ['value', 'question', 'pack'] as const

/** Why somebody cannot give what they were asked for. */
export const cannotGiveReasons = ['not-counted', 'not-ready', 'no-children', 'ask-someone-else', 'other'] as const
export type CannotGive = (typeof cannotGiveReasons)[number]

/**
 * What became of one answer: it waits for the lead; it was stored as it came; a lead accepted it, or refused it; it
 * told why there is no number; or the giver put another in its place.
 */
export const linkAnswerStates = ['waiting', 'stored', 'accepted', 'refused', 'told', 'replaced'] as const
export type LinkAnswerState = (typeof linkAnswerStates)[number]

/** How a link stands, as its list tells it. */
export const linkStates = [
  'waiting',
  'accepted',
  'stored',
  'cannot-give',
  'withdrawn',
  'out-of-plan',
  'expired',
  'refused',
  'opened',
  'sent',
  'made',
] as const
export type LinkState = (typeof linkStates)[number]

/** A link by the days that matter. `stands`: the indicator is in the plan now; `mailed`: it went out by mail. */
export type LinkFacts = Readonly<{
  expiresOn: IsoDate
  withdrawn: boolean
  opened: boolean
  mailed: boolean
  stands: boolean
}>

/** A number is asked for within three weeks, and never of somebody who has forgotten why. */
const DAYS_PROPOSED = 21
const DAYS_MOST = 92
/** Words of a giver are short: they are typed with a thumb. */
export const LINK_NOTE_MOST = 500
/** What may be read of the past is what helps to see a slip: eight quarters are two years. */
const VALUES_SHOWN = 8

/** The last day that a form for a new link begins with. */
export function proposedLinkDay(today: IsoDate): IsoDate {
  return addDays(today, DAYS_PROPOSED)
}

/** Whether a link works on a day: nobody withdrew it, its day has not passed, its indicator is in the plan. */
export function isLinkOpen({ withdrawn, expiresOn, stands }: LinkFacts, today: IsoDate): boolean {
  return !withdrawn && stands && expiresOn >= today
}

/** Refuses a last day that has passed or is too far ahead ('invalid', field `expiresOn`). */
export function checkLinkDay(expiresOn: IsoDate, today: IsoDate): void {
  checkWithinDays(expiresOn, today, { days: DAYS_MOST, said: 'three months' })
}

type Reach = Readonly<{ days: number; said: string }>

function checkWithinDays(expiresOn: IsoDate, today: IsoDate, { days, said }: Reach): void {
  const last = addDays(today, days)
  const fields: FieldProblem[] = []
  if (expiresOn < today)
    fields.push({ field: 'expiresOn', message: 'This day has passed. Enter today or a later day.' })
  if (expiresOn > last)
    fields.push({
      field: 'expiresOn',
      message: `A link works for ${said} at most. Enter ${describeDay(last)} or an earlier day.`,
    })
  const [first] = fields
  if (first !== undefined) throw new Problem('invalid', first.message, { fields })
}

/**
 * Whether an answer waits for somebody to accept it: the plan says so, or the period has a value that this link did not
 * bring, which an answer from outside must never replace by itself.
 */
export function answerWaits(planAsks: boolean, hasOtherValue: boolean): boolean {
  return planAsks || hasOtherValue
}

/**
 * Whether the giver may still put another answer in the place of the last one, while the link is open: not once a
 * person has accepted it, because what a group has looked at must not change behind its back.
 */
export function canCorrect(last: LinkAnswerState | null): boolean {
  return last !== 'accepted'
}

/**
 * How a link stands on a day, by its last answer's state (null: none). What has to be decided comes first, then what was
 * brought, then why nothing more will come, then how far it got.
 */
export function linkStateOf(link: LinkFacts, last: LinkAnswerState | null, today: IsoDate): LinkState {
  if (last === 'waiting' || last === 'accepted' || last === 'stored') return last
  if (last === 'told') return 'cannot-give'
  if (link.withdrawn) return 'withdrawn'
  if (!link.stands) return 'out-of-plan'
  if (link.expiresOn < today) return 'expired'
  if (last === 'refused') return 'refused'
  if (link.opened) return 'opened'
  return link.mailed ? 'sent' : 'made'
}

/** The last values before a period, oldest first, at most eight: what a giver sees of a series. */
export function lastBefore<One extends Readonly<{ period: Readonly<{ end: IsoDate }> }>>(
  history: readonly One[],
  end: IsoDate,
): readonly One[] {
  return lastValues(history.filter((one) => one.period.end < end))
}

/** The last values of a series, oldest first, at most eight: what a small chart on a phone holds. */
export function lastValues<One>(history: readonly One[]): readonly One[] {
  return history.slice(-VALUES_SHOWN)
}

/** How many questions may come through one link: a group has to choose, and the chair has to read them. */
export const QUESTIONS_OF_LINK = 10

type Questioning = Readonly<{ withdrawn: boolean; opened: boolean; mailed: boolean }> & Readonly<{ meeting: Meeting }>
type Meeting = Readonly<{ state: MeetingState; meetsOn: IsoDate }>

/**
 * Whether questions can be written through a link on a day: nobody withdrew it, and its meeting has neither begun nor
 * passed. A meeting that is put off takes its links along.
 */
export function isQuestionLinkOpen(
  { withdrawn, meeting }: Omit<Questioning, 'opened' | 'mailed'>,
  today: IsoDate,
): boolean {
  return !withdrawn && meeting.state === 'planned' && meeting.meetsOn >= today
}

/** How a link for questions stands on a day: why nothing more can come, else whether something came, else how far it got. */
export function questionLinkStateOf(
  link: Questioning,
  questions: number,
  today: IsoDate,
): 'withdrawn' | 'expired' | 'stored' | 'opened' | 'sent' | 'made' {
  if (link.withdrawn) return 'withdrawn'
  if (!isQuestionLinkOpen(link, today)) return 'expired'
  if (questions > 0) return 'stored'
  if (link.opened) return 'opened'
  return link.mailed ? 'sent' : 'made'
}

/** A pack is read until well after its meeting: a month is enough to come back to it. */
const PACK_DAYS_PROPOSED = 30
const PACK_DAYS_MOST = 365

/** The last day that a form for a link to a pack begins with: 30 days after the meeting, or after today once it is over. */
export function proposedPackLinkDay(meetsOn: IsoDate, today: IsoDate): IsoDate {
  const last = addDays(today, PACK_DAYS_MOST)
  const after = addDays(meetsOn > today ? meetsOn : today, PACK_DAYS_PROPOSED)
  if (after > last) return last
  return after
}

/** Refuses a last day of a link to a pack that has passed or is more than a year ahead ('invalid', field `expiresOn`). */
export function checkPackLinkDay(expiresOn: IsoDate, today: IsoDate): void {
  checkWithinDays(expiresOn, today, { days: PACK_DAYS_MOST, said: 'a year' })
}

/**
 * Refuses ('invalid', field `mayReadMarking`) a link to a pack marked beyond OFFICIAL until its maker says that the
 * person may read this marking: whoever holds the link reads the pack.
 */
export function checkMayRead(marking: string, mayReadMarking: boolean): void {
  if (mayReadMarking || !isKeptFromPublic(marking)) return
  const message = `This pack is marked ${marking}. Tick that the person may read this marking, or make no link.`
  throw new Problem('invalid', message, { fields: [{ field: 'mayReadMarking', message }] })
}

/** Whether a link to a pack works on a day: nobody withdrew it, and its day has not passed. */
export function isPackLinkOpen(
  { withdrawn, expiresOn }: Pick<LinkFacts, 'withdrawn' | 'expiresOn'>,
  today: IsoDate,
): boolean {
  return !withdrawn && expiresOn >= today
}

/** How a link to a pack stands on a day: why it leads nowhere, else how far it got. */
export function packLinkStateOf(
  link: Omit<LinkFacts, 'stands'>,
  today: IsoDate,
): 'withdrawn' | 'expired' | 'opened' | 'sent' | 'made' {
  if (link.withdrawn) return 'withdrawn'
  if (!isPackLinkOpen(link, today)) return 'expired'
  if (link.opened) return 'opened'
  return link.mailed ? 'sent' : 'made'
}
