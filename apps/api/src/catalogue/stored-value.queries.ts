import type { Database } from '@ttc/db/connect'
import { breakdown, indicator, series } from '@ttc/db/indicator'
import { batch, measurement } from '@ttc/db/measurement'
import type { Scope } from '@ttc/domain/access'
import { asPublished } from '@ttc/domain/disclosure'
import type { ValueStatus } from '@ttc/domain/measurement'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'

/** The series of some indicators for all children, by indicator and area. */
export function listWholeSeries(db: Database, scope: Scope, indicatorIds: readonly string[]) {
  return db
    .select({ id: series.id, indicatorId: series.indicatorId, areaCode: series.areaCode })
    .from(series)
    .innerJoin(breakdown, and(eq(breakdown.partnershipId, series.partnershipId), eq(breakdown.id, series.breakdownId)))
    .where(
      and(
        eq(series.partnershipId, scope.partnershipId),
        inArray(series.indicatorId, [...indicatorIds]),
        eq(breakdown.key, ''),
      ),
    )
}

/** What stands for some series now, and whether it was taken from the catalogue. */
export function listStanding(db: Database, scope: Scope, seriesIds: readonly string[]) {
  return db
    .select({ measurement, shape: batch.shape })
    .from(measurement)
    .leftJoin(batch, and(eq(batch.partnershipId, measurement.partnershipId), eq(batch.id, measurement.batchId)))
    .where(
      and(
        eq(measurement.partnershipId, scope.partnershipId),
        inArray(measurement.seriesId, [...seriesIds]),
        isNull(measurement.supersededAt),
      ),
    )
    .orderBy(asc(measurement.seriesId), asc(measurement.periodEnd), asc(measurement.periodStart))
}

export type NewRevision = Readonly<{
  seriesId: string
  start: string
  end: string
  value: number | null
  status: ValueStatus
  note: string | null
}>

/** Closes what stands and appends the next revision of each value, as rows of one batch. */
export async function saveRevisions(
  tx: Database,
  scope: Scope,
  batchId: string,
  rows: readonly NewRevision[],
): Promise<void> {
  if (rows.length === 0) return
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as r("seriesId" uuid, start date, "end" date, value double precision, status text, note text)`
  await tx.execute(sql`
    update ${measurement} m set superseded_at = now() from ${given}
    where m.partnership_id = ${scope.partnershipId} and m.series_id = r."seriesId"
      and m.period_end = r."end" and m.period_start = r.start and m.superseded_at is null`)
  await tx.execute(sql`
    insert into measurement (partnership_id, series_id, period_start, period_end, revision, value, status, note,
      origin, batch_id, recorded_by)
    select ${scope.partnershipId}::uuid, r."seriesId", r.start, r."end", coalesce(last.revision, 0) + 1,
      r.value, r.status, r.note, 'import', ${batchId}::uuid, ${scope.memberId}::uuid
    from ${given}
    left join lateral (
      select max(m.revision) as revision from measurement m
      where m.partnership_id = ${scope.partnershipId} and m.series_id = r."seriesId"
        and m.period_end = r."end" and m.period_start = r.start
    ) last on true`)
}

/** Published figures were treated by their publisher: nothing more is hidden of them. */
export async function saveAsPublished(tx: Database, scope: Scope, indicatorId: string): Promise<void> {
  await tx
    .update(indicator)
    .set({ disclosure: asPublished })
    .where(and(eq(indicator.partnershipId, scope.partnershipId), eq(indicator.id, indicatorId)))
}
