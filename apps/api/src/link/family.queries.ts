import type { Database } from '@ttc/db/connect'
import { series } from '@ttc/db/indicator'
import { partnership } from '@ttc/db/partnership'
import type { Scope } from '@ttc/domain/access'
import { and, eq, inArray } from 'drizzle-orm'
import { listDisclosed } from '../assessment/disclosed.queries.ts'
import { listOpenMeasurements, type MeasurementRow } from '../assessment/ground.queries.ts'

/** A value of an indicator's own area as it may be shown. */
export type FamilyRow = MeasurementRow & Readonly<{ indicatorId: string }>

/** What may be shown of all that stands now for some indicators in the own area, every group of children among it. */
export async function listFamilies(
  db: Database,
  scope: Scope,
  indicatorIds: readonly string[],
): Promise<readonly FamilyRow[]> {
  if (indicatorIds.length === 0) return []
  const own = await db
    .select({ id: series.id, indicatorId: series.indicatorId })
    .from(series)
    .innerJoin(partnership, and(eq(partnership.id, series.partnershipId), eq(partnership.areaCode, series.areaCode)))
    .where(and(eq(series.partnershipId, scope.partnershipId), inArray(series.indicatorId, [...indicatorIds])))
  const of = new Map(own.map((one) => [one.id, one.indicatorId]))
  const rows = await listDisclosed(db, scope, await listOpenMeasurements(db, scope, [...of.keys()]))
  return rows.map((row) => ({ ...row, indicatorId: of.get(row.seriesId) ?? '' }))
}
