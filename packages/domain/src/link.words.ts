import { describeStatus, describeValue } from './figure/value.ts'
import type { Scale } from './indicator.ts'
import type { CannotGive, LinkState } from './link.ts'
import type { Measurement } from './measurement.ts'
import { describePeriod } from './period/label.ts'

const states: Readonly<Record<LinkState, string>> = {
  waiting: 'Waits for acceptance',
  accepted: 'Accepted',
  stored: 'Answered',
  'cannot-give': 'Cannot give it',
  withdrawn: 'Withdrawn',
  'out-of-plan': 'No longer in the plan',
  expired: 'Expired',
  refused: 'Refused',
  opened: 'Opened',
  sent: 'Sent',
  made: 'Made, not mailed',
}

/** How a link stands, in words. */
export function describeLinkState(state: LinkState): string {
  return states[state]
}

const QUESTIONS = {
  withdrawn: 'withdrawn',
  expired: 'the meeting has begun, or its day has passed',
  stored: 'answered',
  opened: 'opened',
  sent: 'sent',
  made: 'made, not mailed',
} as const

/** How a link for questions to a meeting stands, in words. */
export function describeQuestionLinkState(state: keyof typeof QUESTIONS): string {
  return QUESTIONS[state]
}

const READINGS = {
  withdrawn: 'withdrawn',
  expired: 'expired',
  opened: 'opened',
  sent: 'sent, not opened yet',
  made: 'made, not opened yet',
} as const

/** How a link to a pack stands, in words: "opened 3 times", the last day being told beside it. */
export function describePackLinkState(state: keyof typeof READINGS, openings: number): string {
  const times = openings === 1 ? 'opened once' : `opened ${openings} times`
  if (openings === 0) return READINGS[state]
  return state === 'opened' ? times : `${READINGS[state]}, ${times}`
}

const reasons: Readonly<Record<CannotGive, string>> = {
  'not-counted': 'We do not count this',
  'not-ready': 'It is not ready yet',
  'no-children': 'There were no children to count',
  'ask-someone-else': 'Someone else should be asked',
  other: 'Another reason',
}

/** Why somebody cannot give a number, in their words. */
export function describeCannotGive(reason: CannotGive): string {
  return reasons[reason]
}

/** Who brought a value without having an account, and who took it in: "Practice manager, Eastfield Practice, through a link". */
export function describeGiver(name: string, agency: string, acceptedBy: string | null): string {
  const giver = `${name}, ${agency}, through a link`
  return acceptedBy === null ? giver : `${giver}; accepted by ${acceptedBy}`
}

/**
 * What a page without an account says of a link that leads nowhere: the same for one that never existed, was withdrawn
 * or is too old, so that nobody learns which.
 */
export const LINK_OVER =
  'This link no longer works, or part of it is missing. Open it from the mail again, or ask whoever sent it for a new one.'

type LastValue = Pick<Measurement, 'period' | 'value' | 'status'>

/** A value of the past as somebody without an account reads it: the number with its unit, or why there is none. */
export function describeLastValue({ value, status }: Pick<LastValue, 'value' | 'status'>, scale: Scale): string {
  return value === null ? describeStatus(status) || 'no value' : describeValue(value, scale)
}

/** What the small chart shows, in one sentence: from which value to which, and the number that was typed. */
export function describeAsked(name: string, last: readonly LastValue[], typed: number | null, scale: Scale): string {
  const said = ({ period, ...one }: LastValue) =>
    `${describeLastValue(one, scale)} in ${describePeriod(period, scale.accumulation)}`
  const [first, newest] = [last[0], last.at(-1)]
  const past =
    first === undefined || newest === undefined
      ? 'no values yet'
      : last.length === 1
        ? said(first)
        : `from ${said(first)} to ${said(newest)}`
  return `${name}: ${past}${typed === null ? '' : `; your number, ${describeValue(typed, scale)}`}.`
}
