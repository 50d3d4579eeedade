import type { Database } from '@ttc/db/connect'
import type { IsoDate } from '@ttc/domain/day'
import { endExpired } from '../override/end-expired.command.ts'
import { settleAllSheets } from '../recovery-sheet/settle-all.command.ts'

export type Daily = Readonly<{
  /**
   * Does what is due on the day where it has not been done yet. Calls at the same time share one pass; whoever reads what
   * a day changes waits for it, so that no list shows yesterday's.
   */
  passDue: () => Promise<void>
  /** Looks every few minutes whether a day has begun, until it is closed. */
  start: () => void
  close: () => Promise<void>
}>

const LOOK_MS = 300_000

/** What only the calendar changes, once a day. Several servers may each do it: done twice it does nothing more. */
export function openDaily(db: Database, today: () => IsoDate, warn: (reason: string) => void): Daily {
  let done: IsoDate | null = null
  let pass: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null

  const passOn = async (day: IsoDate) => {
    await endExpired(db, day)
    await settleAllSheets(db, day)
    done = day
  }
  const passDue = () => {
    const day = today()
    if (done === day) return Promise.resolve()
    pass ??= passOn(day).finally(() => {
      pass = null
    })
    return pass
  }
  const look = () => passDue().catch(() => warn('the daily pass could not be made; it is tried again'))
  return {
    passDue,
    start: () => {
      timer ??= setInterval(look, LOOK_MS)
      timer.unref()
      void look()
    },
    close: async () => {
      if (timer !== null) clearInterval(timer)
      await pass?.catch(() => {})
    },
  }
}
