/** OWASP ASVS 7.3: an idle and an absolute end, both documented. */
const idleSeconds = 3600
export const absoluteSeconds = 12 * 3600
/** How long before its end a session says so. */
export const warnSeconds = 300
/** A session is written as used at most this often. */
export const seenEverySeconds = 60

export type SessionTimes = Readonly<{ startedAt: Date; lastSeenAt: Date; endsAt: Date }>

/** When the session ends if nothing more is asked: the earlier of its idle and its absolute end. */
export function expiryOf({ startedAt, lastSeenAt, endsAt }: SessionTimes): Date {
  const ends = [lastSeenAt.getTime() + idleSeconds * 1000, startedAt.getTime() + absoluteSeconds * 1000]
  return new Date(Math.min(...ends, endsAt.getTime()))
}

/** Clocks of nodes may differ by this much. */
const CLOCKS_APART_MS = 300_000

/**
 * A session that began or was used in what is now the future is over: the clock has been put back, and it would go on
 * for as long as that beyond its limits.
 */
export function isSessionAlive(times: SessionTimes, now: Date): boolean {
  const latest = new Date(now.getTime() + CLOCKS_APART_MS)
  return times.startedAt <= latest && times.lastSeenAt <= latest && expiryOf(times) > now
}
