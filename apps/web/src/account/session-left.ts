import type { CurrentSessionView } from '@ttc/contracts/account'

/**
 * How long a session still has, in milliseconds: the server's own reckoning, counted on from the moment its answer
 * came. So a clock that is wrong on this machine does not matter. Null where nobody is signed in.
 */
export function sessionLeft(session: CurrentSessionView, answeredAt: number, now: number): number | null {
  if (session.expiresAt === null) return null
  return Date.parse(session.expiresAt) - Date.parse(session.now) - (now - answeredAt)
}

/** Whether asking for more time would be in vain: the session ends then in any case. */
export function isLastEnd({ expiresAt, endsAt }: CurrentSessionView): boolean {
  return expiresAt !== null && endsAt !== null && Date.parse(endsAt) - Date.parse(expiresAt) < 60_000
}

/** "4 minutes", rounded up: what a person may count on least is said, not less. */
export function describeLeft(left: number): string {
  const minutes = Math.max(1, Math.ceil(left / 60_000))
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
