import type { Database } from '@ttc/db/connect'
import { placement } from '@ttc/db/placement'
import { scopeFor } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { and, eq, isNull } from 'drizzle-orm'
import { listAllPartnerships } from '../partnership/partnership.queries.ts'
import { settleSheets } from './settle.queries.ts'

const INDICATORS_AT_ONCE = 200

/**
 * What the calendar alone makes owed, in every partnership: a day that passed, a status that stayed. A partnership at a
 * time and some indicators in a transaction, so that nobody who records a value waits for it.
 */
export async function settleAllSheets(db: Database, today: IsoDate): Promise<void> {
  for (const { id } of await listAllPartnerships(db)) {
    const scope = scopeFor(id, id)
    const rows = await db
      .selectDistinct({ id: placement.indicatorId })
      .from(placement)
      .where(and(eq(placement.partnershipId, id), isNull(placement.toOn)))
      .orderBy(placement.indicatorId)
    for (let from = 0; from < rows.length; from += INDICATORS_AT_ONCE) {
      const some = rows.slice(from, from + INDICATORS_AT_ONCE).map((row) => row.id)
      await db.transaction((tx) => settleSheets(tx, scope, some, today))
    }
  }
}
