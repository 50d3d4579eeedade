import { assessment } from '@ttc/db/assessment'
import { keptForecast } from '@ttc/db/baseline'
import type { Database } from '@ttc/db/connect'
import { placement } from '@ttc/db/placement'
import type { Scope } from '@ttc/domain/access'
import { assess, severityOf } from '@ttc/domain/assessment/assess'
import { curveInputOf, smallCurveOf } from '@ttc/domain/assessment/curve-ground'
import type { Ground } from '@ttc/domain/assessment/ground'
import { limitsFor } from '@ttc/domain/assessment/ground'
import { currentForecast } from '@ttc/domain/forecast'
import { type IsoDate, nextPeriod } from '@ttc/domain/period'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { settleEscalations } from '../escalation/settle-escalations.command.ts'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { settleSheets } from '../recovery-sheet/settle.queries.ts'
import { derive } from './derive.command.ts'
import { endOverrides } from './ended-override.queries.ts'
import {
  findGround,
  type IndicatorRow,
  type PlacementRow,
  type SeriesRow,
  type StoredGround,
} from './ground.queries.ts'
import { groundOf, ownSeriesOf } from './ground.ts'
import { holdIndicators } from './hold.queries.ts'

export { holdIndicators } from './hold.queries.ts'

const INDICATORS_AT_ONCE = 40

/**
 * Computes afresh what is derived from some indicators, assesses them and it in every plan they are placed in, and
 * stores the result: the last step of every transaction that changed a measurement, target, rule, baseline or break.
 * What is no longer placed loses its row, and an override its place where a later value has come. The assessment has no
 * clock; the day is for the recovery sheets it makes owed.
 */
export async function reassess(
  tx: Database,
  scope: Scope,
  indicatorIds: readonly string[],
  today: IsoDate,
): Promise<void> {
  const ids = [...new Set(indicatorIds)].toSorted()
  await holdIndicators(tx, scope, ids)
  await store(tx, scope, [...ids, ...(await derive(tx, scope, ids))], today)
}

/** The same after a change of many indicators, of which only those that stand in a plan are assessed. */
export async function reassessPlaced(
  tx: Database,
  scope: Scope,
  touched: readonly string[],
  today: IsoDate,
): Promise<void> {
  const changed = [...touched, ...(await derive(tx, scope, touched))]
  const placed = new Set(await listPlacedIndicators(tx, scope))
  const ids = [...new Set(changed)].filter((id) => placed.has(id)).toSorted()
  await holdIndicators(tx, scope, ids)
  await store(tx, scope, ids, today)
}

async function store(tx: Database, scope: Scope, changed: readonly string[], today: IsoDate): Promise<void> {
  const ids = [...new Set(changed)].toSorted()
  await touchExceptions(tx, scope, { indicators: ids })
  for (let from = 0; from < ids.length; from += INDICATORS_AT_ONCE) {
    const some = ids.slice(from, from + INDICATORS_AT_ONCE)
    const stored = await findGround(tx, scope, some)
    await removeAssessments(tx, scope, some)
    const rows = stored.indicators.flatMap((row) => rowsOf(stored, scope, row))
    if (rows.length > 0) await tx.insert(assessment).values(rows)
    const forecasts = stored.indicators.flatMap((row) => keptForecastsOf(stored, scope, row))
    if (forecasts.length > 0) await tx.insert(keptForecast).values(forecasts).onConflictDoNothing()
    await endOverrides(tx, scope, some)
    await settleEscalations(tx, scope, some, today)
    await settleSheets(tx, scope, some, today)
  }
}

/** Every indicator of a partnership that stands in a plan: for the command that rebuilds the projection. */
export async function listPlacedIndicators(db: Database, scope: Scope): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: placement.indicatorId })
    .from(placement)
    .where(and(eq(placement.partnershipId, scope.partnershipId), isNull(placement.toOn)))
    .orderBy(placement.indicatorId)
  return rows.map((row) => row.id)
}

async function removeAssessments(tx: Database, scope: Scope, indicatorIds: readonly string[]): Promise<void> {
  const ofThese = tx
    .select({ id: placement.id })
    .from(placement)
    .where(and(eq(placement.partnershipId, scope.partnershipId), inArray(placement.indicatorId, [...indicatorIds])))
  await tx
    .delete(assessment)
    .where(and(eq(assessment.partnershipId, scope.partnershipId), inArray(assessment.placementId, ofThese)))
}

function rowsOf(stored: StoredGround, scope: Scope, row: IndicatorRow) {
  const placements = stored.placements.filter((one) => one.indicatorId === row.id)
  return placements.flatMap((placed) =>
    ownSeriesOf(stored, row.id).map((own) => rowOf(stored, scope, row, own, placed)),
  )
}

function rowOf(stored: StoredGround, scope: Scope, row: IndicatorRow, own: SeriesRow, placed: PlacementRow) {
  const ground = groundOf(stored, row, own, placed)
  const result = assess(ground)
  return {
    partnershipId: scope.partnershipId,
    placementId: placed.id,
    seriesId: own.id,
    planVersionId: placed.planVersionId,
    allChildren: stored.breakdowns.find((one) => one.id === own.breakdownId)?.key === '',
    status: result.status,
    severity: severityOf(result.status),
    sincePeriods: result.since?.periods ?? 0,
    latestValue: result.latest?.value ?? null,
    latestEnd: result.latest?.period.end ?? null,
    verdict: result.verdict.verdict ?? 'not-judged',
    direction: result.direction.direction,
    nextDueOn: result.nextDue?.on ?? null,
    result,
    curve: smallCurveOf(
      curveInputOf(ground, {
        name: row.name,
        areaName: stored.surroundings.ownName,
        breaks: breaksOf(stored, row),
        annotations: [],
      }),
    ),
    assessedAt: sql`now()`,
  }
}

/** The breaks of an indicator as a curve shows them. */
export function breaksOf(stored: StoredGround, row: IndicatorRow) {
  return stored.breaks
    .filter((one) => one.indicatorId === row.id)
    .map((one) => ({ from: one.fromOn, reason: one.reason }))
}

const STEPS_AHEAD = 3

/** What is forecast now for the next steps; the first one made from the same data stands, later ones are not new. */
function keptForecastsOf(stored: StoredGround, scope: Scope, row: IndicatorRow) {
  return ownSeriesOf(stored, row.id).flatMap((own) => {
    const ground = groundOf(stored, row, own, null)
    return stepsAhead(ground).map((forecast) => ({
      partnershipId: scope.partnershipId,
      seriesId: own.id,
      madeThrough: forecast.through.end,
      periodStart: forecast.period.start,
      periodEnd: forecast.period.end,
      centre: forecast.shown.centre,
      lower80: forecast.shown.lower80,
      upper80: forecast.shown.upper80,
    }))
  })
}

function stepsAhead({ history, scale, breaks }: Ground) {
  const last = history.at(-1)
  if (last === undefined) return []
  const periods = Array.from({ length: STEPS_AHEAD }).reduce<(typeof last.period)[]>(
    (so) => [...so, nextPeriod(so.at(-1) ?? last.period, scale.accumulation)],
    [],
  )
  return periods
    .map((period) => currentForecast(history, scale, breaks, period, limitsFor(scale)))
    .filter((forecast) => forecast !== null)
}
