import { setImmediate as aTurnForOthers } from 'node:timers/promises'
import { area } from '@ttc/db/area'
import type { Database } from '@ttc/db/connect'
import { copyIn } from '@ttc/db/copy-in'
import { breakdown, indicator, series } from '@ttc/db/indicator'
import type { Scope } from '@ttc/domain/access'
import { describeGroup } from '@ttc/domain/breakdown.words'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type NewSeries, SERIES_COLUMNS, seriesRows } from './copy-rows.ts'
import { type KnownArea, lineKey } from './reading-task.ts'

/** Indicators to be filled, held so that two imports of one take turns (a new series could be made twice otherwise). */
export async function listHeldIndicators(tx: Database, scope: Scope, ids: readonly string[]) {
  return tx
    .select()
    .from(indicator)
    .where(and(eq(indicator.partnershipId, scope.partnershipId), inArray(indicator.id, [...ids])))
    .orderBy(asc(indicator.id))
    .for('update')
}

/** Every published area, each with the one that carries its old DfE code today. */
export async function listKnownAreas(db: Database): Promise<KnownArea[]> {
  const rows = await db.select().from(area).orderBy(asc(area.code))
  return rows.map(({ code, successorCode, oldCode, name, kind, regionCode }) => ({
    code,
    current: successorCode ?? code,
    oldCode,
    name,
    kind,
    regionCode,
  }))
}

const INDICATORS_AT_ONCE = 40

/** The series of some indicators by what they are; of some at a time, so that others are answered in between. */
export async function listSeriesByKey(
  db: Database,
  scope: Scope,
  indicatorIds: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let from = 0; from < indicatorIds.length; from += INDICATORS_AT_ONCE) {
    const some = indicatorIds.slice(from, from + INDICATORS_AT_ONCE)
    const rows = await db
      .select({ id: series.id, indicatorId: series.indicatorId, areaCode: series.areaCode, group: breakdown.key })
      .from(series)
      .innerJoin(
        breakdown,
        and(eq(breakdown.partnershipId, series.partnershipId), eq(breakdown.id, series.breakdownId)),
      )
      .where(and(eq(series.partnershipId, scope.partnershipId), inArray(series.indicatorId, some)))
    for (const row of rows) found.set(lineKey(row.indicatorId, row.areaCode, row.group), row.id)
    await aTurnForOthers()
  }
  return found
}

/** The groups of children that are stored, by the name they are shown under. */
export async function listGroups(
  db: Database,
  scope: Scope,
): Promise<(readonly [string, readonly Readonly<{ category: string; value: string }>[]])[]> {
  const rows = await db
    .select({ pairs: breakdown.pairs })
    .from(breakdown)
    .where(eq(breakdown.partnershipId, scope.partnershipId))
    .orderBy(asc(breakdown.position), asc(breakdown.key))
    .limit(5_000)
  return rows.map(({ pairs }) => [describeGroup(pairs), pairs] as const)
}

const SERIES_AT_ONCE = 10_000

export async function saveNewSeries<Of extends Omit<NewSeries, 'breakdownId'>>(
  tx: Database,
  scope: Scope,
  rows: readonly Of[],
  breakdownOf: (row: Of) => string,
  unseenUntil: string | null = null,
): Promise<void> {
  for (let from = 0; from < rows.length; from += SERIES_AT_ONCE) {
    const some = rows.slice(from, from + SERIES_AT_ONCE).map((row) => {
      const { id, indicatorId, areaCode } = row
      return { id, indicatorId, areaCode, breakdownId: breakdownOf(row) }
    })
    await copyIn(tx, `series (${SERIES_COLUMNS})`, seriesRows(scope.partnershipId, some, unseenUntil))
  }
}

/**
 * Whether this session may leave out the checks of single references while it copies. They take most of the time of a
 * large import; what it copies refers only to rows that it has made or holds itself. Where the database's user may
 * not, each row is checked.
 */
export async function leaveOutRowChecks(tx: Database): Promise<void> {
  await tx.execute(sql`
    select case when has_parameter_privilege('session_replication_role', 'set')
      then set_config('session_replication_role', 'replica', true) end`)
}

export async function restoreRowChecks(tx: Database): Promise<void> {
  await tx.execute(sql`
    select case when current_setting('session_replication_role') <> 'origin'
      then set_config('session_replication_role', 'origin', true) end`)
}
