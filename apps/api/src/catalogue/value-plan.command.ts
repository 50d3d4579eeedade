import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { lastYearsOf } from '@ttc/domain/catalogue/adoption'
import type { Cell } from '@ttc/domain/catalogue/sheet'
import { areasOf, findSurroundings, type IndicatorRow } from '../assessment/ground.queries.ts'
import { scaleOf } from '../assessment/ground.ts'
import { listKnownAreas, saveNewSeries } from '../import/import.queries.ts'
import { saveBreakdown } from '../indicator/indicator.queries.ts'
import { type EntryRow, listCells } from './catalogue.queries.ts'
import { entryOf } from './entry.ts'
import { listStanding, listWholeSeries, saveRevisions } from './stored-value.queries.ts'
import { revisionsOf, type ValuePlan, valuePlan } from './value-plan.ts'

/** What everything an edition gives of one entry would do to the indicator made of it. */
export async function planValues(
  db: Database,
  scope: Scope,
  { row, indicator, today }: Readonly<{ row: EntryRow; indicator: IndicatorRow; today: string }>,
): Promise<ValuePlan> {
  const codes = areasOf(await findSurroundings(db, scope))
  const found = await listCells(db, row.edition.id, row.indicator.code, codes)
  const series = await listWholeSeries(db, scope, [indicator.id])
  const lastEnd = row.indicator.lastEnd ?? ''
  const standing = await listStanding(
    db,
    scope,
    series.map((one) => one.id),
  )
  return valuePlan({
    indicatorId: indicator.id,
    entry: entryOf(row.indicator),
    scale: scaleOf(indicator),
    cells: found.map(({ areaCode, cells }) => ({ areaCode, cells: keptOf(cells, lastEnd, standing) })),
    names: new Map((await listKnownAreas(db)).map((area) => [area.code, area.name])),
    series,
    standing,
    covers: { firstEnd: row.indicator.firstEnd ?? '', lastEnd },
    today,
  })
}

/** The last ten years, and whatever of the years before is stored already: a later edition may revise it. */
function keptOf(
  cells: readonly Cell[],
  lastEnd: string,
  standing: Awaited<ReturnType<typeof listStanding>>,
): readonly Cell[] {
  const stored = new Set(standing.map(({ measurement }) => `${measurement.periodEnd} ${measurement.periodStart}`))
  const recent = new Set(lastYearsOf(cells, lastEnd))
  return cells.filter((cell) => recent.has(cell) || stored.has(`${cell[1]} ${cell[0]}`))
}

/** Stores what a plan of values comes to, as part of a batch. */
export async function storeValues(
  tx: Database,
  scope: Scope,
  plan: ValuePlan,
  into: Readonly<{ indicatorId: string; batchId: string; editionName: string }>,
): Promise<void> {
  const breakdownId = await saveBreakdown(tx, scope, [])
  const { indicatorId, batchId, editionName } = into
  await saveNewSeries(
    tx,
    scope,
    plan.newSeries.map((one) => ({ ...one, indicatorId })),
    () => breakdownId,
  )
  await saveRevisions(tx, scope, batchId, revisionsOf(plan, editionName))
}
