import type { Database } from '@ttc/db/connect'
import { breakdown, indicator, series, storedSeries } from '@ttc/db/indicator'
import { measurement } from '@ttc/db/measurement'
import type { Scope } from '@ttc/domain/access'
import type { Pair } from '@ttc/domain/breakdown'
import { disclosed, disclosedLines, hide, isSensitive, showsAll } from '@ttc/domain/disclosure'
import type { Measurement } from '@ttc/domain/measurement'
import { and, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { measurementOf, scaleOf } from './stored-row.ts'

type IndicatorRow = typeof indicator.$inferSelect
type MeasurementRow = typeof measurement.$inferSelect
type Stored = Pick<MeasurementRow, 'seriesId' | 'periodStart' | 'periodEnd' | 'supersededAt' | keyof Numbers>
type Numbers = Omit<Measurement, 'period'>
type Described = Readonly<{ seriesId: string; row: IndicatorRow; areaCode: string; pairs: readonly Pair[] }>

/** What describes stored rows: the indicators, series and breakdowns they belong to. */
type Around = Readonly<{
  indicators: readonly IndicatorRow[]
  series: readonly Readonly<{ id: string; indicatorId: string; areaCode: string; breakdownId: string }>[]
  breakdowns: readonly Readonly<{ id: string; pairs: readonly Pair[] }>[]
}>

/**
 * What may be shown of stored rows that hold everything which stands now for their indicators and areas, all groups
 * of children among them. Here stored rows lose their small numbers; whatever is made of the answer cannot tell them.
 */
export function discloseAll<Row extends Stored>(around: Around, rows: readonly Row[]): readonly Row[] {
  if (around.indicators.every((row) => showsAll(row.disclosure))) return rows
  const indicators = new Map(around.indicators.map((row) => [row.id, row]))
  const pairs = new Map(around.breakdowns.map((one) => [one.id, one.pairs]))
  const described = around.series.flatMap(({ id: seriesId, indicatorId, areaCode, breakdownId }) => {
    const row = indicators.get(indicatorId)
    return row === undefined ? [] : [{ seriesId, row, areaCode, pairs: pairs.get(breakdownId) ?? [] }]
  })
  const shown = shownNow(described, rows)
  return rows.map((row) => withNumbers(row, shown.get(ofRow(row))))
}

/**
 * The same for any stored rows, earlier revisions among them: reads what else there is for their indicators, areas and
 * periods. An earlier revision is not shown where a small number has ever stood among the groups of its period: beside
 * what is shown today it could tell that number.
 */
export async function listDisclosed<Row extends Stored>(
  db: Database,
  scope: Scope,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const around = await listAround(db, scope, [...new Set(rows.map((row) => row.seriesId))])
  if (around.length === 0) return rows
  const stored = await listRevisionsOf(db, scope, around, rows)
  const present = shownNow(
    around,
    stored.filter((row) => row.supersededAt === null),
  )
  const earlier = shownOfEarlier(around, stored)
  return rows.map((row) => withNumbers(row, row.supersededAt === null ? present.get(ofRow(row)) : earlier(row)))
}

const ofRow = ({ seriesId, periodStart, periodEnd }: Stored) => `${seriesId} ${periodStart} ${periodEnd}`

function withNumbers<Row extends Stored>(row: Row, numbers: Numbers | undefined): Row {
  if (numbers === undefined) return row
  const { value, status, numerator, denominator, lower, upper, note } = numbers
  return { ...row, value, status, numerator, denominator, lower, upper, note }
}

const lineOf = ({ row, areaCode }: Described) => `${row.id} ${areaCode}`

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const known = groups.get(keyOf(item))
    if (known === undefined) groups.set(keyOf(item), [item])
    else known.push(item)
  }
  return groups
}

/** What is shown in place of rows that stand now; those not in the answer are shown as they are. */
function shownNow(around: readonly Described[], rows: readonly Stored[]): ReadonlyMap<string, Numbers> {
  const bySeries = grouped(rows, (row) => row.seriesId)
  return new Map(
    [...grouped(around, lineOf).values()].flatMap((described) => {
      const row = described[0]?.row
      if (row === undefined || showsAll(row.disclosure)) return []
      const stored = described.map(({ seriesId }) => bySeries.get(seriesId) ?? [])
      const histories = stored.map((each) => each.map((one) => measurementOf(one, row.periodKind)))
      const lines = described.map(({ pairs }, i) => ({ pairs, history: histories[i] ?? [] }))
      const results = disclosedLines(lines, row.disclosure, scaleOf(row))
      return stored.flatMap((each, i) =>
        each.flatMap((one, at) => {
          const shown = results[i]?.[at]
          return shown === undefined || shown === histories[i]?.[at] ? [] : [[ofRow(one), shown] as const]
        }),
      )
    }),
  )
}

function shownOfEarlier(around: readonly Described[], stored: readonly Stored[]): (row: Stored) => Numbers | undefined {
  const described = new Map(around.map((one) => [one.seriesId, one]))
  const placeOf = (row: Stored) => {
    const of = described.get(row.seriesId)
    return of === undefined ? '' : `${lineOf(of)} ${row.periodStart} ${row.periodEnd}`
  }
  const places = grouped(stored, placeOf)
  return (row) => {
    const of = described.get(row.seriesId)
    if (of === undefined) return undefined
    const { disclosure, periodKind } = of.row
    const given = measurementOf(row, periodKind)
    const beside = (places.get(placeOf(row)) ?? []).map((one) => ({ ...one, read: measurementOf(one, periodKind) }))
    const isInGroups = disclosure.secondary && beside.some((one) => one.seriesId !== row.seriesId)
    if (isInGroups && beside.some((one) => isSensitive(one.read, disclosure, scaleOf(of.row)))) return hide(given)
    return disclosed([{ pairs: of.pairs, measurement: given }], disclosure, scaleOf(of.row))[0]
  }
}

/** Every series of the same indicators and areas, of those indicators alone that hide something. */
async function listAround(db: Database, scope: Scope, seriesIds: readonly string[]): Promise<Described[]> {
  if (seriesIds.length === 0) return []
  const given = alias(storedSeries, 'given')
  const rows = await db
    .selectDistinct({ seriesId: series.id, areaCode: series.areaCode, row: indicator, breakdown: breakdown.pairs })
    .from(given)
    .innerJoin(
      series,
      and(
        eq(series.partnershipId, given.partnershipId),
        eq(series.indicatorId, given.indicatorId),
        eq(series.areaCode, given.areaCode),
      ),
    )
    .innerJoin(indicator, and(eq(indicator.partnershipId, series.partnershipId), eq(indicator.id, series.indicatorId)))
    .innerJoin(breakdown, and(eq(breakdown.partnershipId, series.partnershipId), eq(breakdown.id, series.breakdownId)))
    .where(and(eq(given.partnershipId, scope.partnershipId), inArray(given.id, [...seriesIds])))
  return rows
    .filter(({ row }) => !showsAll(row.disclosure))
    .map(({ seriesId, areaCode, row, breakdown: pairs }) => ({ seriesId, areaCode, row, pairs }))
}

function listRevisionsOf(db: Database, scope: Scope, around: readonly Described[], rows: readonly Stored[]) {
  return db
    .select()
    .from(measurement)
    .where(
      and(
        eq(measurement.partnershipId, scope.partnershipId),
        inArray(
          measurement.seriesId,
          around.map((one) => one.seriesId),
        ),
        inArray(measurement.periodEnd, [...new Set(rows.map((row) => row.periodEnd))]),
      ),
    )
}
