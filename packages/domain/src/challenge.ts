import type { IsoDate } from './day.ts'

export const decisions = ['accept', 'come-back', 'escalate'] as const
export type Decision = (typeof decisions)[number]

export const challengeFields = [
  'question',
  'askedBy',
  'agency',
  'answer',
  'answeredBy',
  'answerAgency',
  'decision',
  'removed',
] as const
export type ChallengeField = (typeof challengeFields)[number]

/** The longest question, answer, name and agency, in characters. */
export const challengeLimits = { question: 2000, answer: 4000, name: 200, agency: 200 } as const

/**
 * Whether one agency asked and another answered: the reason why a meeting of several agencies is held. Who answered is
 * the agency that was written down; where none was, those that promised something. Null where it is not known who asked
 * or who answered. Agencies are the same whatever their capitals and spaces ("NHS ICB", "nhs  icb").
 */
export function crossesAgencies(
  challenge: Readonly<{ asked: string; answered: string; promised: readonly string[] }>,
): boolean | null {
  const asked = plain(challenge.asked)
  const own = plain(challenge.answered)
  const answered = own !== '' ? [own] : challenge.promised.map(plain).filter((one) => one !== '')
  if (asked === '' || answered.length === 0) return null
  return answered.some((one) => one !== asked)
}

const plain = (agency: string) => agency.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/** How many closed meetings have to pass without a question before it is asked whether to stop collecting. */
export const QUIET_MEETINGS = 4

/**
 * Whether nobody has asked about an indicator in the last four closed meetings of its plan, and it was in the plan on
 * the day of each: then it may be that nobody needs it ("stop collecting?"). `meetings` are the plan's closed ones, the
 * last first; `askedIn` the ids of those in which a question about it was asked. False where there have been fewer.
 */
export function wasQuiet(
  indicator: Readonly<{ placedOn: IsoDate; askedIn: ReadonlySet<string> }>,
  meetings: readonly Readonly<{ id: string; meetsOn: IsoDate }>[],
): boolean {
  const last = meetings.slice(0, QUIET_MEETINGS)
  if (last.length < QUIET_MEETINGS) return false
  return last.every(({ id, meetsOn }) => indicator.placedOn <= meetsOn && !indicator.askedIn.has(id))
}
