import type { Database } from '@ttc/db/connect'
import type { IsoDate } from '@ttc/domain/day'
import { escalateAll } from '../escalation/escalate-all.command.ts'
import { endExpired } from '../override/end-expired.command.ts'
import { settleAllSheets } from '../recovery-sheet/settle-all.command.ts'
import { openDueRounds } from '../round/turn-round.command.ts'

export type Daily = Readonly<{
  /**
   * Does what is due on the day where it has not been done yet. Calls at the same time share one pass; whoever reads what
   * a day changes waits for it, so that no list shows yesterday's.
   */
  passDue: () => Promise<void>
  /** When it was last made, by this node. */
  passedAt: () => Date | null
  /** Looks every few minutes whether a day has begun, until it is closed. */
  start: () => void
  close: () => Promise<void>
}>

const LOOK_MS = 300_000

/** Does something while no other node does it. */
type InTurn = (act: () => Promise<void>) => Promise<void>

/**
 * What only the calendar changes, once a day. Several nodes each do it, one after the other: done twice it does nothing
 * more, but two that read the same moment would both write what they found.
 */
export function openDaily(
  db: Database,
  today: () => IsoDate,
  warn: (reason: string) => void,
  inTurn: InTurn = (act) => act(),
): Daily {
  let done: IsoDate | null = null
  let doneAt: Date | null = null
  let pass: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null

  const passOn = async (day: IsoDate) => {
    await endExpired(db, day)
    await escalateAll(db, day)
    await settleAllSheets(db, day)
    await openDueRounds(db, day)
  }
  const passDue = () => {
    const day = today()
    if (done === day) return Promise.resolve()
    pass ??= inTurn(() => passOn(day))
      .then(() => {
        done = day
        doneAt = new Date()
      })
      .finally(() => {
        pass = null
      })
    return pass
  }
  const look = () => passDue().catch(() => warn('the daily pass could not be made; it is tried again'))
  return {
    passDue,
    passedAt: () => doneAt,
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
