import type { Database } from '@ttc/db/connect'
import { series } from '@ttc/db/indicator'
import { batch, measurement } from '@ttc/db/measurement'
import { ragRule, target } from '@ttc/db/placement'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, gte, inArray, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { SeriesRow } from '../assessment/ground.queries.ts'
import type { Place } from './cursor.ts'
import { moment } from './moment.queries.ts'

/** Which rows are asked for. Null: all of them. */
export type RowFilter = Readonly<{
  /** Ids in their order. */
  indicators: Readonly<{ only: readonly string[] }> | Readonly<{ except: readonly string[] }>
  areaCodes: readonly string[] | null
  breakdownIds: readonly string[] | null
  from: string | null
  to: string | null
  /** Recorded, or stored with its batch, after this moment, or of a series that was assessed after it. */
  changed: Readonly<{ since: string; assessedSeriesIds: readonly string[] }> | null
}>

const ofSeries = and(eq(measurement.partnershipId, series.partnershipId), eq(measurement.seriesId, series.id))

/** Where rows stand in the feed and what says when they changed, in the feed's order, from just after a place on. */
export function listRows(db: Database, scope: Scope, filter: RowFilter, after: Place | null, limit: number) {
  return db
    .select({
      seriesId: series.id,
      indicatorId: series.indicatorId,
      areaCode: series.areaCode,
      breakdownId: series.breakdownId,
      periodEnd: measurement.periodEnd,
      periodStart: measurement.periodStart,
      revision: measurement.revision,
      // Values of a large import lie unseen until their batch is stored: they came to light with it.
      recordedAt: moment(sql`greatest(${measurement.recordedAt}, ${batch.storedAt})`),
      source: batch.source,
    })
    .from(series)
    .innerJoin(measurement, ofSeries)
    .leftJoin(batch, and(eq(batch.partnershipId, measurement.partnershipId), eq(batch.id, measurement.batchId)))
    .where(and(...wanted(scope, filter), after === null ? undefined : beyond(after)))
    .orderBy(
      asc(series.indicatorId),
      asc(series.areaCode),
      asc(series.breakdownId),
      asc(measurement.periodEnd),
      asc(measurement.periodStart),
    )
    .limit(limit)
}

export type Row = Awaited<ReturnType<typeof listRows>>[number]

export async function countRows(db: Database, scope: Scope, filter: RowFilter): Promise<number> {
  const [found] = await db
    .select({ rows: sql<number>`count(*)::int` })
    .from(series)
    .innerJoin(measurement, ofSeries)
    .where(and(...wanted(scope, filter)))
  return found?.rows ?? 0
}

function wanted(scope: Scope, filter: RowFilter): (SQL | undefined)[] {
  const { indicators, areaCodes, breakdownIds, from, to, changed } = filter
  return [
    eq(series.partnershipId, scope.partnershipId),
    isNull(measurement.supersededAt),
    'only' in indicators
      ? inArray(series.indicatorId, [...indicators.only])
      : notInArray(series.indicatorId, [...indicators.except]),
    areaCodes === null ? undefined : inArray(series.areaCode, [...areaCodes]),
    breakdownIds === null ? undefined : inArray(series.breakdownId, [...breakdownIds]),
    from === null ? undefined : gte(measurement.periodEnd, from),
    to === null ? undefined : lte(measurement.periodEnd, to),
    changed === null
      ? undefined
      : or(
          sql`${measurement.recordedAt} > ${changed.since}::timestamptz`,
          sql`${measurement.batchId} in (select ${batch.id} from ${batch}
            where ${batch.partnershipId} = ${scope.partnershipId} and ${batch.storedAt} > ${changed.since}::timestamptz)`,
          inArray(series.id, [...changed.assessedSeriesIds]),
        ),
  ]
}

/** Said twice: the first lets the database begin at the series' place in its index. */
function beyond({ indicatorId, areaCode, breakdownId, periodEnd, periodStart }: Place): SQL {
  return sql`(${series.indicatorId}, ${series.areaCode}, ${series.breakdownId}) >= (${indicatorId}::uuid, ${areaCode}, ${breakdownId}::uuid)
    and (${series.indicatorId}, ${series.areaCode}, ${series.breakdownId}, ${measurement.periodEnd}, ${measurement.periodStart})
      > (${indicatorId}::uuid, ${areaCode}, ${breakdownId}::uuid, ${periodEnd}::date, ${periodStart}::date)`
}

/** All series of some indicators in some areas: every group of children, also where a filter asks for one of them. */
export function listSeriesAt(
  db: Database,
  scope: Scope,
  indicatorIds: readonly string[],
  areaCodes: readonly string[],
): Promise<SeriesRow[]> {
  return db
    .select()
    .from(series)
    .where(
      and(
        eq(series.partnershipId, scope.partnershipId),
        inArray(series.indicatorId, [...indicatorIds]),
        inArray(series.areaCode, [...areaCodes]),
      ),
    )
}

/** The targets and rules in force in some placements. */
export async function listYardsticks(db: Database, scope: Scope, placementIds: readonly string[]) {
  const ids = [...placementIds]
  if (ids.length === 0) return { targets: [], rules: [] }
  return {
    targets: await db
      .select()
      .from(target)
      .where(
        and(
          eq(target.partnershipId, scope.partnershipId),
          inArray(target.placementId, ids),
          isNull(target.supersededAt),
        ),
      )
      .orderBy(asc(target.periodEnd)),
    rules: await db
      .select()
      .from(ragRule)
      .where(
        and(
          eq(ragRule.partnershipId, scope.partnershipId),
          inArray(ragRule.placementId, ids),
          isNull(ragRule.supersededAt),
        ),
      )
      .orderBy(asc(ragRule.appliesFrom)),
  }
}

export type Yardsticks = Awaited<ReturnType<typeof listYardsticks>>
