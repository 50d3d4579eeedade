import type { Database } from '@ttc/db/connect'
import { indicator, series } from '@ttc/db/indicator'
import type { Scope } from '@ttc/domain/access'
import { and, eq, getViewSelectedFields } from 'drizzle-orm'

/** A series with the indicator it is of; null where there is none in this partnership. */
export async function findSeries(db: Database, scope: Scope, id: string) {
  const [found] = await db
    .select({ series: getViewSelectedFields(series), row: indicator })
    .from(series)
    .innerJoin(indicator, and(eq(indicator.partnershipId, series.partnershipId), eq(indicator.id, series.indicatorId)))
    .where(and(eq(series.partnershipId, scope.partnershipId), eq(series.id, id)))
  return found ?? null
}
