import type { Database } from '@ttc/db/connect'
import type { IsoDate } from '@ttc/domain/period'
import { endExpiredOverrides } from '../assessment/ended-override.queries.ts'

const ROUND_MS = 3_600_000

/**
 * Ends what the calendar ends, now and every hour, until it is closed. Nothing waits for it: a page shows no override
 * whose day has passed, whether or not a round has come.
 */
export function startEndingExpired(
  db: Database,
  today: () => IsoDate,
  warn: (reason: string) => void,
): () => Promise<void> {
  let round: Promise<unknown> = Promise.resolve()
  const begin = () => {
    round = round.then(() => endExpiredOverrides(db, today())).catch(() => warn('expired overrides were not ended'))
  }
  begin()
  const timer = setInterval(begin, ROUND_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await round
  }
}
