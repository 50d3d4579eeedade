import { type Formula, indicatorsOf } from '@ttc/domain/formula'
import { type Disagreement, disagreementsOf, type Named } from '@ttc/domain/formula/agreement'
import { type DerivedValue, derivedHistory, type PartHistory } from '@ttc/domain/formula/history'
import { type Line, linesOf, type ResultLine } from '@ttc/domain/formula/lines'
import type { Appended, Closed, findDerivedGround } from './derived.queries.ts'
import type { IndicatorRow, MeasurementRow } from './ground.queries.ts'
import { measurementOf, scaleOf } from './stored-row.ts'

export type DerivedGround = Awaited<ReturnType<typeof findDerivedGround>>

/** One line of a result with everything its formula gives for it. */
export type ComputedLine = Readonly<{ line: ResultLine; values: readonly DerivedValue[] }>

/** The names and scales of what a formula reads. */
export function namedIn(rows: readonly IndicatorRow[]): ReadonlyMap<string, Named> {
  return new Map(rows.map((row) => [row.id, { name: row.name, scale: scaleOf(row) }]))
}

/** Every line of a derived indicator, computed from what stands for its parts now. */
export function computed(
  row: IndicatorRow,
  formula: Formula,
  ground: DerivedGround,
): Readonly<{ lines: readonly ComputedLine[]; disagreements: readonly Disagreement[] }> {
  const disagreements = disagreementsOf(formula, scaleOf(row), namedIn(ground.indicators))
  const read = new Set(indicatorsOf(formula))
  const given = ground.lines.filter((line) => read.has(line.indicatorId))
  const bySeries = new Map<string, MeasurementRow[]>(given.map((line) => [line.id, []]))
  for (const one of ground.shown) bySeries.get(one.seriesId)?.push(one)
  const historyOf = (series: string | null): PartHistory =>
    series === null ? null : { series, values: (bySeries.get(series) ?? []).map((one) => partValueOf(one, row)) }
  const lines = linesOf(formula, given, ground.own).map((line) => ({
    line,
    values: derivedHistory(formula, line.parts.map(historyOf), scaleOf(row), disagreements.length > 0),
  }))
  return { lines, disagreements }
}

/** What has to be stored for the computed lines to stand: series that are new, values that end, values that begin. */
export type DerivedChange = Readonly<{
  series: readonly Line[]
  closed: readonly Closed[]
  appended: readonly Appended[]
}>

/**
 * What differs between what stands and what was computed. A computed value that has not changed keeps its revision;
 * one that nothing gives any longer ends; what was typed or imported before stands where the formula says nothing.
 */
export function changeOf(
  row: IndicatorRow,
  lines: readonly ComputedLine[],
  ground: DerivedGround,
  newId: () => string,
): DerivedChange {
  const stored = ground.lines.filter((line) => line.indicatorId === row.id)
  const ids = new Map(stored.map((line) => [placeOf(line), line.id]))
  const series = lines
    .filter(({ line, values }) => !ids.has(placeOf(line)) && values.length > 0)
    .map(({ line }) => ({ id: newId(), indicatorId: row.id, areaCode: line.areaCode, breakdownId: line.breakdownId }))
  for (const line of series) ids.set(placeOf(line), line.id)
  const wanted = lines.flatMap(({ line, values }) => {
    const seriesId = ids.get(placeOf(line))
    return seriesId === undefined ? [] : values.map((value) => appendedOf(seriesId, value))
  })
  const own = new Set(stored.map((line) => line.id))
  const open = new Map(ground.held.filter((one) => own.has(one.seriesId)).map((one) => [keyOf(one), one]))
  const kept = new Set(wanted.map(keyOf))
  const appended = wanted.filter((one) => !isSame(open.get(keyOf(one)), one))
  const ended = [...open.values()].filter((one) => one.origin === 'derived' && !kept.has(keyOf(one)))
  const replaced = appended.filter((one) => open.has(keyOf(one)))
  return { series, closed: [...ended, ...replaced].map(daysOf), appended }
}

function partValueOf(one: MeasurementRow, { periodKind }: IndicatorRow) {
  return { ...measurementOf(one, periodKind), revision: one.revision, final: one.final }
}

function appendedOf(seriesId: string, { period, lacking: _, ...value }: DerivedValue): Appended {
  return { seriesId, periodStart: period.start, periodEnd: period.end, ...value }
}

function isSame(open: MeasurementRow | undefined, one: Appended): boolean {
  return (
    open !== undefined &&
    open.origin === 'derived' &&
    open.value === one.value &&
    open.status === one.status &&
    open.numerator === one.numerator &&
    open.denominator === one.denominator &&
    open.provisional === one.provisional &&
    open.final === one.final
  )
}

const placeOf = ({ areaCode, breakdownId }: Pick<Line, 'areaCode' | 'breakdownId'>) => `${areaCode} ${breakdownId}`
const keyOf = ({ seriesId, periodStart, periodEnd }: Closed) => `${seriesId} ${periodStart} ${periodEnd}`
const daysOf = ({ seriesId, periodStart, periodEnd }: Closed): Closed => ({ seriesId, periodStart, periodEnd })
