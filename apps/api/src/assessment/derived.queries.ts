import type { Database } from '@ttc/db/connect'
import { formula } from '@ttc/db/formula'
import { breakdown, indicator, series, storedSeries } from '@ttc/db/indicator'
import { partnership } from '@ttc/db/partnership'
import type { Scope } from '@ttc/domain/access'
import type { Line } from '@ttc/domain/formula/lines'
import { Problem } from '@ttc/domain/problem'
import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { discloseAll } from './disclosed.queries.ts'
import { listOpenMeasurements, type MeasurementRow } from './ground.queries.ts'

/** The formulas in force of a partnership; most have none. */
export async function listFormulas(db: Database, scope: Scope) {
  return db
    .select({ indicatorId: formula.indicatorId, definition: formula.definition })
    .from(formula)
    .where(
      and(eq(formula.partnershipId, scope.partnershipId), isNull(formula.supersededAt), isNotNull(formula.definition)),
    )
    .orderBy(formula.indicatorId)
}

/** The derived ones among some indicators. */
export async function listDerived(db: Database, scope: Scope, indicatorIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ id: formula.indicatorId })
    .from(formula)
    .where(
      and(
        eq(formula.partnershipId, scope.partnershipId),
        inArray(formula.indicatorId, [...indicatorIds]),
        isNull(formula.supersededAt),
        isNotNull(formula.definition),
      ),
    )
  return rows.map((row) => row.id)
}

/** Refuses a value for a series whose indicator is computed: what is typed would be lost with the next computation. */
export async function checkNotDerived(db: Database, scope: Scope, seriesId: string): Promise<void> {
  const [row] = await db
    .select({ id: series.indicatorId, name: indicator.name })
    .from(series)
    .innerJoin(indicator, and(eq(indicator.partnershipId, series.partnershipId), eq(indicator.id, series.indicatorId)))
    .where(and(eq(series.partnershipId, scope.partnershipId), eq(series.id, seriesId)))
  if (row === undefined || (await listDerived(db, scope, [row.id])).length === 0) return
  const message = `“${row.name}” is computed from other indicators. Record a value of one of those, or edit it to be recorded itself.`
  throw new Problem('rule-broken', message, { fields: [{ field: 'seriesId', message }] })
}

/** What a derived indicator is computed from and stands in: indicators, every line of theirs, and what they hold. */
export async function findDerivedGround(db: Database, scope: Scope, ownId: string, partIds: readonly string[]) {
  const ids = [...new Set([ownId, ...partIds])]
  const own = scope.partnershipId
  const indicators = await db
    .select()
    .from(indicator)
    .where(and(eq(indicator.partnershipId, own), inArray(indicator.id, ids)))
  const lines: readonly Line[] = await db
    .select({
      id: series.id,
      indicatorId: series.indicatorId,
      areaCode: series.areaCode,
      breakdownId: series.breakdownId,
    })
    .from(series)
    .where(and(eq(series.partnershipId, own), inArray(series.indicatorId, ids)))
    .orderBy(series.id)
  const breakdowns = await db.select().from(breakdown).where(eq(breakdown.partnershipId, own))
  const held = await listOpenMeasurements(
    db,
    scope,
    lines.map((line) => line.id),
  )
  const [{ areaCode } = { areaCode: '' }] = await db
    .select({ areaCode: partnership.areaCode })
    .from(partnership)
    .where(eq(partnership.id, own))
  return {
    indicators,
    lines,
    held,
    /** What may be shown: a result made of hidden numbers would tell them by subtraction. */
    shown: discloseAll({ indicators, series: lines, breakdowns }, held),
    own: { areaCode, breakdownId: breakdowns.find((one) => one.key === '')?.id ?? '' },
  }
}

export async function saveDerivedSeries(tx: Database, scope: Scope, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return
  await tx.insert(storedSeries).values(lines.map((line) => ({ partnershipId: scope.partnershipId, ...line })))
}

export type Closed = Pick<MeasurementRow, 'seriesId' | 'periodStart' | 'periodEnd'>
export type Appended = Closed &
  Pick<MeasurementRow, 'value' | 'status' | 'numerator' | 'denominator' | 'provisional' | 'final' | 'inputs'>

/** Closes what stands for some periods. */
export async function closeValues(tx: Database, scope: Scope, rows: readonly Closed[]): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    update measurement m set superseded_at = now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("seriesId" uuid, "periodStart" date, "periodEnd" date)
    where m.partnership_id = ${scope.partnershipId} and m.series_id = r."seriesId" and m.superseded_at is null
      and m.period_end = r."periodEnd" and m.period_start = r."periodStart"`)
}

/** Appends computed values, each as the next revision of its period. */
export async function appendDerived(tx: Database, scope: Scope, rows: readonly Appended[]): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    insert into measurement (partnership_id, series_id, period_start, period_end, revision, value, status, numerator,
      denominator, provisional, final, origin, inputs, recorded_by)
    select ${scope.partnershipId}::uuid, r."seriesId", r."periodStart", r."periodEnd",
      1 + coalesce((select max(e.revision) from measurement e where e.partnership_id = ${scope.partnershipId}
        and e.series_id = r."seriesId" and e.period_end = r."periodEnd" and e.period_start = r."periodStart"), 0),
      r.value, r.status, r.numerator, r.denominator, r.provisional, r.final, 'derived', r.inputs,
      ${scope.memberId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("seriesId" uuid, "periodStart" date, "periodEnd" date,
      value float8, status text, numerator float8, denominator float8, provisional boolean, final boolean,
      inputs jsonb)`)
}
