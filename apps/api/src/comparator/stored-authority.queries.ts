import { area } from '@ttc/db/area'
import type { Database } from '@ttc/db/connect'
import { breakdown, series } from '@ttc/db/indicator'
import { measurement } from '@ttc/db/measurement'
import type { Scope } from '@ttc/domain/access'
import { showsAll } from '@ttc/domain/disclosure'
import type { AuthorityHistory } from '@ttc/domain/target-reality'
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { discloseAll } from '../assessment/disclosed.queries.ts'
import { measurementOf } from '../assessment/stored-row.ts'
import type { IndicatorRow } from '../indicator/indicator.queries.ts'

/**
 * The values that are stored here for all children of every authority but one, whose earlier codes are left out with
 * it, as they may be shown: groups of children are read where they decide what is hidden, and go no further.
 */
export async function listStoredAuthorities(
  db: Database,
  scope: Scope,
  row: IndicatorRow,
  exceptCode: string,
): Promise<AuthorityHistory[]> {
  const held = await db
    .select({
      indicatorId: series.indicatorId,
      areaCode: series.areaCode,
      areaName: area.name,
      breakdownId: series.breakdownId,
      pairs: breakdown.pairs,
      isWhole: sql<boolean>`${breakdown.key} = ''`,
      measurement,
    })
    .from(series)
    .innerJoin(area, eq(area.code, series.areaCode))
    .innerJoin(breakdown, and(eq(breakdown.partnershipId, series.partnershipId), eq(breakdown.id, series.breakdownId)))
    .innerJoin(
      measurement,
      and(
        eq(measurement.partnershipId, series.partnershipId),
        eq(measurement.seriesId, series.id),
        isNull(measurement.supersededAt),
      ),
    )
    .where(
      and(
        eq(series.partnershipId, scope.partnershipId),
        eq(series.indicatorId, row.id),
        eq(area.kind, 'authority'),
        ne(area.code, exceptCode),
        ne(sql`coalesce(${area.successorCode}, ${area.code})`, exceptCode),
        showsAll(row.disclosure) ? eq(breakdown.key, '') : undefined,
      ),
    )
    .orderBy(asc(series.areaCode), asc(measurement.periodEnd), asc(measurement.periodStart))
  const lines = [...new Map(held.map((one) => [one.measurement.seriesId, one])).values()]
  const shown = discloseAll(
    {
      indicators: [row],
      series: lines.map(({ measurement: { seriesId: id }, ...line }) => ({ id, ...line })),
      breakdowns: lines.map(({ breakdownId: id, pairs }) => ({ id, pairs })),
    },
    held.map((one) => one.measurement),
  )
  const whole = lines.filter((one) => one.isWhole)
  return whole.map(({ areaCode: code, areaName: name, measurement: { seriesId } }) => ({
    code,
    name,
    history: shown.filter((one) => one.seriesId === seriesId).map((one) => measurementOf(one, row.periodKind)),
  }))
}
