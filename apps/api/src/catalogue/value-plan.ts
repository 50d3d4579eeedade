import { newId } from '@ttc/contracts/new-id'
import { CATALOGUE_SHAPE, type Entry, observationsOf } from '@ttc/domain/catalogue/adoption'
import { keptAmong, type StoredValue, withdrawnAmong } from '@ttc/domain/catalogue/edition-change'
import type { Cell } from '@ttc/domain/catalogue/sheet'
import type { Refusal } from '@ttc/domain/import/observation'
import {
  type PlanCounts,
  type PlannedChange,
  planOfChanges,
  type ResolvedObservation,
} from '@ttc/domain/import/plan-of-changes'
import { describeSanity, sanityOf } from '@ttc/domain/import/sanity'
import type { Scale } from '@ttc/domain/indicator'
import { sortKey } from '@ttc/domain/period'
import { describePeriod } from '@ttc/domain/period/label'
import { measurementOf } from '../assessment/ground.ts'
import type { AreaCells } from './catalogue.queries.ts'
import type { listStanding, listWholeSeries, NewRevision } from './stored-value.queries.ts'

type Rows<Query extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Query>>

export type ValueGround = Readonly<{
  indicatorId: string
  entry: Entry
  scale: Scale
  /** What the edition gives for the areas that are kept here. */
  cells: readonly AreaCells[]
  names: ReadonlyMap<string, string>
  series: Rows<typeof listWholeSeries>
  standing: Rows<typeof listStanding>
  covers: Readonly<{ firstEnd: string; lastEnd: string }>
  today: string
}>

export type NewSeriesOf = Readonly<{ id: string; areaCode: string }>
export type Withdrawal = StoredValue & Readonly<{ areaName: string }>

/** What taking an edition's figures would do to one indicator; nothing is stored by it. */
export type ValuePlan = Readonly<{
  changes: readonly PlannedChange[]
  kept: readonly PlannedChange[]
  withdrawn: readonly Withdrawal[]
  refusals: readonly (Refusal & Readonly<{ area: string; period: string }>)[]
  counts: PlanCounts
  newSeries: readonly NewSeriesOf[]
  /** Names of the areas of which nothing is stored so far. */
  newAreas: readonly string[]
  warnings: readonly string[]
}>

export function valuePlan(ground: ValueGround): ValuePlan {
  const seriesAt = new Map(
    ground.series.filter((one) => one.indicatorId === ground.indicatorId).map((one) => [one.areaCode, one.id]),
  )
  const newSeries = ground.cells
    .filter(({ areaCode }) => !seriesAt.has(areaCode))
    .map(({ areaCode }) => ({ id: newId(), areaCode }))
  for (const { id, areaCode } of newSeries) seriesAt.set(areaCode, id)
  const items = itemsOf(ground, seriesAt)
  const plan = planOfChanges(items, ground.today)
  const stored = storedOf(ground, new Set(seriesAt.values()))
  const { taken, kept } = keptAmong(plan.changes, stored)
  const cellsOf = new Map(ground.cells.map(({ areaCode, cells }) => [seriesAt.get(areaCode) ?? '', cells]))
  const nameOf = new Map([...seriesAt].map(([code, id]) => [id, ground.names.get(code) ?? code]))
  const byRow = new Map(items.map(({ observation }) => [observation.row, observation]))
  return {
    changes: taken,
    kept,
    withdrawn: withdrawnAmong(stored, (id) => cellsOf.get(id) ?? [], ground.covers).map((one) => ({
      ...one,
      areaName: nameOf.get(one.seriesId) ?? '',
    })),
    refusals: plan.refusals.map((refusal) => {
      const found = byRow.get(refusal.row)
      const period = found === undefined ? '' : describePeriod(found.period, found.accumulation)
      return { ...refusal, area: found?.areaName ?? '', period }
    }),
    counts: plan.counts,
    newSeries,
    newAreas: areasAdded(taken, stored),
    warnings: ground.cells.flatMap(({ areaCode, cells }) =>
      sanityWarnings(ground, ground.names.get(areaCode) ?? areaCode, cells, taken),
    ),
  }
}

function areasAdded(changes: readonly PlannedChange[], stored: readonly StoredValue[]): readonly string[] {
  const known = new Set(stored.map(({ seriesId }) => seriesId))
  return [...new Set(changes.flatMap((one) => (known.has(one.seriesId) ? [] : [one.observation.areaName])))].toSorted()
}

/** The revisions that a plan comes to; what is withdrawn becomes missing, and says why. */
export function revisionsOf({ changes, withdrawn }: ValuePlan, editionName: string): readonly NewRevision[] {
  return [
    ...changes.map(({ seriesId, observation: { period, value, status } }) => ({
      seriesId,
      start: period.start,
      end: period.end,
      value,
      status,
      note: null,
    })),
    ...withdrawn.map(({ seriesId, period }) => ({
      seriesId,
      start: period.start,
      end: period.end,
      value: null,
      status: 'missing' as const,
      note: `The edition ${editionName} does not give this figure any more.`,
    })),
  ]
}

function itemsOf(ground: ValueGround, seriesAt: ReadonlyMap<string, string>): readonly ResolvedObservation[] {
  const open = new Map(
    ground.standing.map(({ measurement }) => [
      `${measurement.seriesId} ${measurement.periodEnd} ${measurement.periodStart}`,
      measurementOf(measurement, ground.scale.periodKind),
    ]),
  )
  let row = 1
  return ground.cells.flatMap(({ areaCode, cells }) => {
    const area = { code: areaCode, name: ground.names.get(areaCode) ?? areaCode }
    const seriesId = seriesAt.get(areaCode) ?? ''
    const observations = observationsOf(ground.entry, area, cells, row)
    row += observations.length
    return observations.map((observation) => ({
      seriesId,
      scale: ground.scale,
      observation,
      open: open.get(`${seriesId} ${observation.period.end} ${observation.period.start}`) ?? null,
    }))
  })
}

function storedOf({ standing, scale }: ValueGround, series: ReadonlySet<string>): readonly StoredValue[] {
  return standing
    .filter(({ measurement }) => series.has(measurement.seriesId))
    .map(({ measurement: { seriesId, periodStart, periodEnd, value, origin }, shape }) => ({
      seriesId,
      period: { kind: scale.periodKind, start: periodStart, end: periodEnd },
      value,
      typed: origin === 'typed',
      adopted: shape === CATALOGUE_SHAPE,
    }))
}

/** A slip of scale anywhere among the new figures; an unusual step only in the last, where it may still be news. */
function sanityWarnings(
  { scale }: ValueGround,
  areaName: string,
  cells: readonly Cell[],
  changes: readonly PlannedChange[],
): readonly string[] {
  const isNew = new Set(changes.map(({ observation }) => `${observation.areaName} ${sortKey(observation.period)}`))
  const known = cells.flatMap(([start, end, value]) =>
    value === null ? [] : [{ period: { kind: scale.periodKind, start, end }, value }],
  )
  return known.flatMap(({ period, value }, at) => {
    if (!isNew.has(`${areaName} ${sortKey(period)}`)) return []
    const earlier = known.slice(0, at).map((one) => one.value)
    return sanityOf(value, earlier, scale)
      .filter(({ warning }) => at === known.length - 1 || warning !== 'beyond-usual')
      .map((one) => `${areaName}, ${describePeriod(period, scale.accumulation)}: ${describeSanity(one, scale.unit)}`)
  })
}
