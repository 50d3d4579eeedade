import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { lastQuarterEnd } from '@ttc/domain/escalation'
import { closeRound } from './close-round.command.ts'
import { listIndicatorsInPlans, listUnclosed } from './round-status.queries.ts'
import { settleEscalations } from './settle-escalations.command.ts'

const AT_ONCE = 200

/**
 * What the calendar alone carries up in a partnership: the last quarter is closed where it has not been, and days that
 * were to be back to green have passed. Only the last one: how things stood when an earlier one ended nobody wrote
 * down, and it is not made up. Some indicators in a transaction, so that nobody who records a value waits for it.
 */
export async function escalateByCalendar(db: Database, scope: Scope, today: IsoDate): Promise<void> {
  await closeQuarter(db, scope, today)
  const indicatorIds = await listIndicatorsInPlans(db, scope)
  await inParts(indicatorIds, (some) => db.transaction((tx) => settleEscalations(tx, scope, some, today)))
}

/** Closes the last calendar quarter for every placement that has no round of its own in it. */
async function closeQuarter(db: Database, scope: Scope, today: IsoDate): Promise<void> {
  const roundEnd = lastQuarterEnd(today)
  const unclosed = await listUnclosed(db, scope, roundEnd)
  await inParts(unclosed, (placementIds) =>
    db.transaction((tx) => closeRound(tx, scope, { placementIds, roundEnd, today })),
  )
}

async function inParts(ids: readonly string[], act: (some: readonly string[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) await act(ids.slice(from, from + AT_ONCE))
}
