import type { Database } from '@ttc/db/connect'
import { placement } from '@ttc/db/placement'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { and, eq, isNull } from 'drizzle-orm'
import { settleSheets } from './settle.queries.ts'

const INDICATORS_AT_ONCE = 200

/**
 * What the calendar alone makes owed in a partnership: a day that passed, a status that stayed. Some indicators in a
 * transaction, so that nobody who records a value waits for it.
 */
export async function settleByCalendar(db: Database, scope: Scope, today: IsoDate): Promise<void> {
  const rows = await db
    .selectDistinct({ id: placement.indicatorId })
    .from(placement)
    .where(and(eq(placement.partnershipId, scope.partnershipId), isNull(placement.toOn)))
    .orderBy(placement.indicatorId)
  for (let from = 0; from < rows.length; from += INDICATORS_AT_ONCE) {
    const some = rows.slice(from, from + INDICATORS_AT_ONCE).map(({ id }) => id)
    await db.transaction((tx) => settleSheets(tx, scope, some, today))
  }
}
