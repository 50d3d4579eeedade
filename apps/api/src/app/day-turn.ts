import type { Database } from '@ttc/db/connect'
import type { IsoDate } from '@ttc/domain/period'
import { endExpired } from '../override/end-expired.command.ts'

const ROUND_MS = 3_600_000

export type DayTurn = Readonly<{
  /** Waits until what this day changes has been stored, by whoever comes first; nothing after that. */
  reach: () => Promise<void>
  /** The same every hour, for days on which nobody asks. */
  start: () => void
  close: () => Promise<void>
}>

/**
 * What the calendar alone changes in what is stored, once a day in each process: two of them at once find the same done.
 * What is read of it waits here, so that no list shows yesterday's.
 */
export function makeDayTurn(db: Database, today: () => IsoDate, warn: (reason: string) => void): DayTurn {
  let reached: IsoDate | null = null
  let turning: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null

  const turn = async (day: IsoDate) => {
    await endExpired(db, day)
    reached = day
  }
  const reach = async () => {
    const day = today()
    if (reached === day) return
    turning ??= turn(day).finally(() => {
      turning = null
    })
    await turning
  }
  const round = () => reach().catch(() => warn('what the day changes could not be stored'))
  return {
    reach,
    start: () => {
      void round()
      timer ??= setInterval(round, ROUND_MS)
      timer.unref()
    },
    close: async () => {
      if (timer !== null) clearInterval(timer)
      await turning?.catch(() => {})
    },
  }
}
