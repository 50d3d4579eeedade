import type { ObservationView } from '@ttc/contracts/feed'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { discloseAll } from '../assessment/disclosed.queries.ts'
import { listOpenMeasurements } from '../assessment/ground.queries.ts'
import type { Asked } from './asked.command.ts'
import { cursorOf, type Place } from './cursor.ts'
import { listRows, listSeriesAt, listYardsticks, type Row, type RowFilter } from './observation.queries.ts'
import { observationsOf } from './observation.ts'

/** As many rows are in memory at once, however many are asked for. */
const ROWS_AT_ONCE = 2000
/** Some indicators at a time: the database then never sorts the rows of all that were asked for to find the next ones. */
const INDICATORS_AT_ONCE = 20

/** The rows asked for, in their order, from just after a place on: read in parts while they are sent. */
export async function* readAll(
  db: Database,
  scope: Scope,
  asked: Asked,
  from: Place | null,
): AsyncGenerator<ObservationView[]> {
  for (const filter of partsOf(asked.filter, from)) {
    for (let after = from, more = true; more; ) {
      const rows: Row[] = await listRows(db, scope, filter, after, ROWS_AT_ONCE)
      if (rows.length > 0) yield await withAll(db, scope, asked, rows)
      after = rows.at(-1) ?? after
      more = rows.length === ROWS_AT_ONCE
    }
  }
}

/** At most `limit` of them, and where the next ones begin: null where there are none. */
export async function readPage(
  db: Database,
  scope: Scope,
  asked: Asked,
  from: Place | null,
  limit: number,
): Promise<Readonly<{ observations: ObservationView[]; next: string | null }>> {
  const found: Row[] = []
  for (const filter of partsOf(asked.filter, from)) {
    found.push(...(await listRows(db, scope, filter, from, limit + 1 - found.length)))
    if (found.length > limit) break
  }
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const observations = rows.length === 0 ? [] : await withAll(db, scope, asked, rows)
  return { observations, next: found.length > limit && last !== undefined ? cursorOf(last) : null }
}

function partsOf(filter: RowFilter, from: Place | null): readonly RowFilter[] {
  const { indicators } = filter
  if ('except' in indicators) return [filter]
  const left = indicators.only.filter((id) => from === null || id >= from.indicatorId)
  const parts = Array.from({ length: Math.ceil(left.length / INDICATORS_AT_ONCE) }, (_, n) =>
    left.slice(n * INDICATORS_AT_ONCE, (n + 1) * INDICATORS_AT_ONCE),
  )
  return parts.map((only) => ({ ...filter, indicators: { only } }))
}

async function withAll(db: Database, scope: Scope, asked: Asked, rows: readonly Row[]): Promise<ObservationView[]> {
  const indicatorIds = [...new Set(rows.map((one) => one.indicatorId))]
  const wanted = new Set(rows.map((one) => `${one.indicatorId} ${one.areaCode}`))
  const found = await listSeriesAt(db, scope, indicatorIds, [...new Set(rows.map((one) => one.areaCode))])
  const series = found.filter((one) => wanted.has(`${one.indicatorId} ${one.areaCode}`))
  const held = await listOpenMeasurements(
    db,
    scope,
    series.map((one) => one.id),
  )
  const indicators = indicatorIds.flatMap((id) => asked.indicators.get(id) ?? [])
  const measurements = discloseAll({ indicators, series, breakdowns: asked.breakdowns }, held)
  const placements = indicatorIds.flatMap((id) => asked.placed.get(id)?.placement.id ?? [])
  const yardsticks = await listYardsticks(db, scope, placements)
  return observationsOf(rows, { series, measurements, yardsticks }, asked)
}
