import type { Database } from '@ttc/db/connect'
import { scopeFor } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { escalateByCalendar } from '../escalation/escalate-by-calendar.command.ts'
import { endExpired } from '../override/end-expired.command.ts'
import { listAllPartnerships } from '../partnership/partnership.queries.ts'
import { settleByCalendar } from '../recovery-sheet/settle-by-calendar.command.ts'
import { openDueRounds } from '../round/turn-round.command.ts'

export type Daily = Readonly<{
  /**
   * Does what is due on the day in a partnership where it has not been done yet. Calls at the same time share one pass;
   * whoever reads what a day changes waits for it, so that no list shows yesterday's.
   */
  passDue: (partnershipId: string) => Promise<void>
  /** The same in every partnership; where one fails, in the others all the same, and then it throws. */
  passAll: () => Promise<void>
  /** When it was last made in every partnership, by this node. */
  passedAt: () => Date | null
  /** Looks every few minutes whether a day has begun, until it is closed. */
  start: () => void
  close: () => Promise<void>
}>

const LOOK_MS = 300_000

/** Does something in a partnership while no other node does it there. */
type InTurn = (partnershipId: string, act: () => Promise<void>) => Promise<void>

/**
 * What only the calendar changes, once a day. Several nodes each do it, in a partnership one after the other: done twice
 * it does nothing more, but two that read the same moment would both write what they found. A node does one partnership
 * at a time, those that somebody waits for between the others: a county of 150 takes ten seconds, and nobody should wait
 * for more than one's own.
 */
export function openDaily(
  db: Database,
  today: () => IsoDate,
  warn: (reason: string) => void,
  inTurn: InTurn = (_partnershipId, act) => act(),
): Daily {
  const done = new Map<string, IsoDate>()
  const underWay = new Map<string, Promise<void>>()
  let last: Promise<void> = Promise.resolve()
  let allDone: IsoDate | null = null
  let allDoneAt: Date | null = null
  let all: Promise<void> | null = null
  let isClosed = false
  let timer: NodeJS.Timeout | null = null

  const passNow = async (id: string) => {
    const day = today()
    const scope = scopeFor(id, id)
    await inTurn(id, async () => {
      await endExpired(db, scope, day)
      await escalateByCalendar(db, scope, day)
      await settleByCalendar(db, scope, day)
      await openDueRounds(db, scope, day)
    })
    done.set(id, day)
  }
  const passDue = (id: string) => {
    if (done.get(id) === today()) return Promise.resolve()
    const known = underWay.get(id)
    if (known) return known
    const pass = last.then(() => passNow(id)).finally(() => underWay.delete(id))
    last = pass.catch(() => {})
    underWay.set(id, pass)
    return pass
  }
  const passEach = async () => {
    const day = today()
    if (allDone === day) return
    let failed: unknown = null
    for (const { id } of await listAllPartnerships(db)) {
      if (isClosed) return
      await passDue(id).catch((error: unknown) => {
        failed ??= error
      })
    }
    if (failed !== null) throw failed
    allDone = day
    allDoneAt = new Date()
  }
  const passAll = () => {
    all ??= passEach().finally(() => {
      all = null
    })
    return all
  }
  const look = () => passAll().catch(() => warn('the daily pass could not be made everywhere; it is tried again'))
  return {
    passDue,
    passAll,
    passedAt: () => allDoneAt,
    start: () => {
      timer ??= setInterval(look, LOOK_MS)
      timer.unref()
      void look()
    },
    close: async () => {
      isClosed = true
      if (timer !== null) clearInterval(timer)
      await all?.catch(() => {})
      await last
    },
  }
}
