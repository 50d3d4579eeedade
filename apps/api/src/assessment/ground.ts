import type { Compared, Ground } from '@ttc/domain/assessment/ground'
import type { FrozenBaseline } from '@ttc/domain/baseline'
import { readFrozenBaseline } from '@ttc/domain/baseline/copy'
import type { Measurement } from '@ttc/domain/measurement'
import type { PeriodKind } from '@ttc/domain/period'
import type { RagRule } from '@ttc/domain/rag'
import type { IndicatorRow, PlacementRow, RagRuleRow, SeriesRow, StoredGround, TargetRow } from './ground.queries.ts'
import { measurementOf, scaleOf } from './stored-row.ts'

export { measurementOf, scaleOf } from './stored-row.ts'

function ragRuleOf(row: RagRuleRow): RagRule {
  return {
    id: row.id,
    appliesFrom: row.appliesFrom,
    tolerance: { kind: row.toleranceKind, amount: row.toleranceAmount },
    path: row.path,
    amberIfImproved: row.amberIfImproved,
    recordedAt: row.recordedAt.toISOString(),
    reason: row.reason,
  }
}

/** Value targets of a placement; those of a range are `rangesOf`. */
function targetsOf(rows: readonly TargetRow[], kind: PeriodKind) {
  return rows.flatMap(({ periodStart: start, periodEnd: end, value }) =>
    value === null ? [] : [{ period: { kind, start, end }, value }],
  )
}

function rangesOf(rows: readonly TargetRow[], kind: PeriodKind) {
  return rows.flatMap(({ periodStart: start, periodEnd: end, lower, upper }) =>
    lower === null || upper === null ? [] : [{ period: { kind, start, end }, lower, upper }],
  )
}

/** The series of the own area: all children first, then the groups in their order. */
export function ownSeriesOf(stored: StoredGround, indicatorId: string): readonly SeriesRow[] {
  const order = new Map(stored.breakdowns.map((one, i) => [one.id, i]))
  return stored.series
    .filter((one) => one.indicatorId === indicatorId && one.areaCode === stored.surroundings.ownCode)
    .toSorted((a, b) => (order.get(a.breakdownId) ?? 0) - (order.get(b.breakdownId) ?? 0))
}

/**
 * The ground of one series in one placement, or outside any (null). Targets and rules are set for all children: a
 * group of children has none of its own, and is not judged by those of all.
 */
export function groundOf(stored: StoredGround, row: IndicatorRow, own: SeriesRow, placed: PlacementRow | null): Ground {
  const scale = scaleOf(row)
  const frozen = stored.baselines.find((one) => one.seriesId === own.id)
  const isWhole = stored.breakdowns.some((one) => one.id === own.breakdownId && one.key === '')
  const judgedIn = isWhole ? (placed?.id ?? null) : null
  const targets = stored.targets.filter((one) => one.placementId === judgedIn)
  return {
    scale,
    history: historyOf(stored, own.id, scale.periodKind),
    breaks: stored.breaks.filter((one) => one.indicatorId === row.id).map((one) => one.fromOn),
    targets: targetsOf(targets, scale.periodKind),
    ranges: rangesOf(targets, scale.periodKind),
    rules: stored.rules.filter((one) => one.placementId === judgedIn).map(ragRuleOf),
    baseline: frozen === undefined ? null : shownBaseline(stored, readFrozenBaseline(frozen.copy), own.id),
    compared: comparedOf(stored, row, own),
    due: { nextPublicationOn: row.nextPublicationOn, dueDays: row.dueDays },
  }
}

/** A forecast made of numbers that have been hidden since would tell them, so it is not shown: freeze another one. */
function shownBaseline({ hidden }: StoredGround, frozen: FrozenBaseline, seriesId: string): FrozenBaseline | null {
  const ends = new Set(hidden.filter((one) => one.seriesId === seriesId).map((one) => one.periodEnd))
  return frozen.used.some((one) => ends.has(one.period.end)) ? null : frozen
}

function historyOf(stored: StoredGround, seriesId: string, kind: PeriodKind): readonly Measurement[] {
  return stored.measurements.filter((one) => one.seriesId === seriesId).map((one) => measurementOf(one, kind))
}

function comparedOf(stored: StoredGround, row: IndicatorRow, own: SeriesRow): readonly Compared[] {
  const { countryCode, countryName, regionCode, regionName, neighbourCodes, choices } = stored.surroundings
  const at = (code: string) =>
    stored.series.find(
      (one) => one.indicatorId === row.id && one.areaCode === code && one.breakdownId === own.breakdownId,
    )
  const historyAt = (code: string | null) => {
    const found = code === null ? undefined : at(code)
    return found === undefined ? [] : historyOf(stored, found.id, row.periodKind)
  }
  const all: readonly Compared[] = [
    { kind: 'neighbours', name: 'Neighbours', areas: neighbourCodes.map(historyAt) },
    { kind: 'england', name: countryName ?? 'Country', areas: [historyAt(countryCode)] },
    { kind: 'region', name: regionName ?? 'Region', areas: [historyAt(regionCode)] },
    ...choices.map(({ name, codes }) => ({ kind: 'area' as const, name, areas: codes.map(historyAt) })),
  ]
  return all.filter((one) => one.areas.some((area) => area.length > 0))
}
