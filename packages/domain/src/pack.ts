import type { MeetingState } from './challenge-meeting.ts'
import { Problem } from './problem.ts'

/** Whom a pack is made for: the people of the meeting, or everybody. */
export const packAudiences = ['meeting', 'public'] as const
export type PackAudience = (typeof packAudiences)[number]

export const packLimits = { reason: 500, cards: 200, changes: 400 } as const

/** Protective markings from the least to the strongest, as plans set them. */
const MARKINGS: readonly string[] = ['none', 'OFFICIAL', 'OFFICIAL-SENSITIVE', 'Part 2 exempt']

/**
 * The marking of a pack from those of its meeting and plan: the stronger one. A meeting's marking may be in words of its
 * own; what the list does not know counts as the strongest, since nobody may weaken it by writing it otherwise.
 */
export function strongerMarking(one: string, other: string): string {
  return strengthOf(one) >= strengthOf(other) ? one : other
}

const strengthOf = (marking: string) => {
  const known = MARKINGS.indexOf(marking)
  return known === -1 ? MARKINGS.length : known
}

/** Whether something marked so is kept from the public: anything beyond OFFICIAL. */
export function isKeptFromPublic(marking: string): boolean {
  return strengthOf(marking) > MARKINGS.indexOf('OFFICIAL')
}

type Freezing = Readonly<{
  meeting: MeetingState
  /** The number of the last version there is; 0 where there is none. */
  last: number
  reason: string
}>

/**
 * Refuses to freeze ('rule-broken') the papers of a meeting that is over, and a further version without the reason that
 * its readers are told.
 */
export function checkFreeze({ meeting, last, reason }: Freezing): void {
  if (meeting === 'closed')
    throw new Problem('rule-broken', 'This meeting is closed. Its pack stays as it was on the day.')
  if (last === 0 || reason.trim() !== '') return
  const message = 'Say why the pack is issued again. Its readers are told.'
  throw new Problem('rule-broken', message, { fields: [{ field: 'reason', message }] })
}

/**
 * When each item of an agenda begins, "14:05", from the time the meeting starts ("14:00") and the minutes of the items
 * before it; null for all where no time is settled. Past midnight it goes on with 00:00.
 */
export function itemTimes(startsAt: string | null, minutes: readonly number[]): readonly (string | null)[] {
  if (startsAt === null) return minutes.map(() => null)
  const [hours = 0, start = 0] = startsAt.split(':').map(Number)
  return minutes.map((_, i) => {
    const at = hours * 60 + start + minutes.slice(0, i).reduce((sum, one) => sum + one, 0)
    return [Math.floor(at / 60) % 24, at % 60].map((part) => String(part).padStart(2, '0')).join(':')
  })
}

/** How much of a pack the public is not shown, by the reason why. */
export type LeftOut = Readonly<{
  /** Markings of the cards and exceptions that are left out. */
  cards: readonly string[]
  exceptions: readonly string[]
  /** The marking of the meeting where its agenda and promises are left out, else null. */
  meeting: string | null
  /** Indicators whose latest value may not be published, and earlier values of others. */
  indicators: number
  values: number
}>
