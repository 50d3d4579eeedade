import { addDays, type IsoDate } from './day.ts'

/** A promise as far as it matters who made it. */
export type Owned = Readonly<{ ownerMemberId: string | null; owner: string; agency: string }>

/** Somebody who promised something in a meeting: a member, or one without an account by name, else by agency alone. */
export type Promiser<One> = Readonly<{
  key: string
  memberId: string | null
  name: string
  agency: string
  promises: readonly One[]
}>

const plain = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * Who made a promise, as a key that stays the same: the member; else the name as it was typed, whatever its capitals and
 * spaces, beside the agency where one was named, since two agencies may have a head of transport. Null where nobody is
 * named at all.
 */
export function keyOf({ ownerMemberId, owner, agency }: Owned): string | null {
  if (ownerMemberId !== null) return `member ${ownerMemberId}`
  const named = [plain(owner), plain(agency)].filter((part) => part !== '')
  return named.length === 0 ? null : `name ${named.join(', ')}`
}

/** Those who made some promises, by name, each with their own; promises that name nobody are left out. */
export function promisersOf<One extends Owned>(promises: readonly One[]): readonly Promiser<One>[] {
  const found = new Map<string, Promiser<One>>()
  for (const one of promises) {
    const key = keyOf(one)
    if (key === null) continue
    const known = found.get(key)
    const { ownerMemberId: memberId, owner, agency } = one
    const who = known ?? { key, memberId, name: owner === '' ? agency : owner, agency, promises: [] }
    found.set(key, { ...who, promises: [...who.promises, one] })
  }
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name) || a.key.localeCompare(b.key))
}

/** Days from the meeting to the nudge where no round of the plan says another day. Source: the quarter's T+30. */
const NUDGE_AFTER = 30
/** After an outage a nudge is made up for this long, and not later: the next round has begun to ask by then. */
const MADE_UP_DAYS = 14

/** The day of the nudge about a meeting's promises: the round's, else 30 days after the meeting. */
export function nudgeDayOf(meetsOn: IsoDate, roundNudgeOn: IsoDate | null): IsoDate {
  return roundNudgeOn ?? addDays(meetsOn, NUDGE_AFTER)
}

/** Whether the nudge of a day goes out today: on the day, and for two weeks after it where it could not. */
export function isNudgeDue(nudgeOn: IsoDate, today: IsoDate): boolean {
  return nudgeOn <= today && today <= addDays(nudgeOn, MADE_UP_DAYS)
}
