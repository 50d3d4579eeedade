import type { IndicatorView } from '@ttc/contracts/indicator'
import {
  type Action,
  allowedAt,
  type Grant,
  indicatorActions,
  isAllowed,
  type Place,
  planActions,
} from '@ttc/domain/access'
import { assess, lateDaysOf } from '@ttc/domain/assessment/assess'
import { curveInputOf } from '@ttc/domain/assessment/curve-ground'
import type { FrozenBaseline } from '@ttc/domain/baseline'
import { readFrozenBaseline } from '@ttc/domain/baseline/copy'
import { describeGroup } from '@ttc/domain/breakdown.words'
import type { Annotation } from '@ttc/domain/figure/curve-input'
import { type Scale, yearStartOf } from '@ttc/domain/indicator'
import { hasEnded, nextPeriod, type Period, periodOf, shiftPeriod } from '@ttc/domain/period'
import { yearToDateUpTo } from '@ttc/domain/period/year-to-date'
import type { listBegun } from '../action/action-list.queries.ts'
import type { IndicatorRow, PlacementRow, SeriesRow, StoredGround } from '../assessment/ground.queries.ts'
import { groundOf, ownSeriesOf, scaleOf } from '../assessment/ground.ts'
import type { listKeptForecasts } from '../assessment/kept-forecast.queries.ts'
import { trackRecordView } from '../assessment/track-record.view.ts'
import type { listBaselines } from '../baseline/baseline.queries.ts'
import type { OpenOverrideRow } from '../override/override.queries.ts'
import { overrideView } from '../override/override.view.ts'
import type { findFirstOutcome, findPlacement, listOtherPlacements } from '../placement/placement.queries.ts'
import type { listRules, listTargets } from '../target/target.queries.ts'
import { proxyView } from './proxy.view.ts'

type Rows<Query extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Query>>

export type IndicatorParts = Readonly<{
  placement: NonNullable<Rows<typeof findPlacement>>
  outcome: Rows<typeof findFirstOutcome>
  elsewhere: Rows<typeof listOtherPlacements>
  targets: Rows<typeof listTargets>
  rules: Rows<typeof listRules>
  /** The one that stands open, in force or not. */
  override: OpenOverrideRow | null
  begun: Rows<typeof listBegun>
  baselines: Rows<typeof listBaselines>
  forecasts: Rows<typeof listKeptForecasts>
  stored: StoredGround
  proxy: StoredGround | null
  /** The day the view is of: a past one where that was asked for. */
  today: string
  knownOn: string | null
  /** Its values are computed from other indicators. */
  derived: boolean
  grants: readonly Grant[]
  /** Everywhere the indicator stands. */
  places: readonly Place[]
}>

/** An indicator as it stands in one plan, with its curve and everything that is judged of it. */
export function indicatorView(parts: IndicatorParts): IndicatorView {
  const { stored, placement, today } = parts
  const row = rowOf(stored)
  const placed = stored.placements.find((one) => one.id === placement.id) ?? null
  const scale = scaleOf(row)
  const own = ownSeriesOf(stored, row.id)
  return {
    id: row.id,
    version: row.version,
    code: row.code,
    name: row.name,
    definition: row.definition,
    level: row.level,
    measureKind: row.measureKind,
    scale,
    disclosure: row.disclosure,
    source: row.source,
    licence: row.licence,
    nextPublicationOn: row.nextPublicationOn,
    dueDays: row.dueDays,
    derived: parts.derived,
    allowed: offered(parts, allowedAt(parts.grants, parts.places, indicatorActions)),
    placement: placementView(parts, row),
    elsewhere: parts.elsewhere
      .filter(({ planId }) => isAllowed(parts.grants, 'plan.read', { planId, priorityId: null }))
      .map(({ planId: _, ...one }) => one),
    series: own.map((one) => seriesView(parts, row, one, placed)),
    proxy: parts.proxy === null ? null : proxyView(parts.proxy, rowOf(parts.proxy)),
    neighbourModel: stored.surroundings.neighbourModel,
    neighbourModelOn: stored.surroundings.neighbourModelOn,
    breaks: stored.breaks.map(({ id, fromOn, reason }) => ({ id, fromOn, reason })),
    nextPeriods: nextPeriodsOf(stored, row, own[0], today),
    asOf: today,
    knownOn: parts.knownOn,
  }
}

/** The past is not changed, and what is computed is not recorded. */
function offered({ knownOn, derived }: IndicatorParts, actions: Action[]): Action[] {
  if (knownOn !== null) return []
  return derived ? actions.filter((action) => action !== 'measurement.record') : actions
}

function rowOf(stored: StoredGround): IndicatorRow {
  const [row] = stored.indicators
  if (row === undefined) throw new Error('A ground without its indicator')
  return row
}

function placementView(parts: IndicatorParts, row: IndicatorRow): IndicatorView['placement'] {
  const { placement, outcome, targets, rules, grants } = parts
  const { id, version, plan, priority, headline, owner } = placement
  return {
    id,
    version,
    plan: { id: plan.id, name: plan.name, endsOn: plan.endsOn },
    priority,
    outcome,
    headline,
    owner,
    allowed: offered(parts, allowedAt(grants, [{ planId: plan.id, priorityId: priority.id }], planActions)),
    targets: targets.map(({ periodStart, periodEnd, recordedAt, ...one }) => ({
      ...one,
      period: { kind: row.periodKind, start: periodStart, end: periodEnd },
      recordedAt: recordedAt.toISOString(),
    })),
    rules: rules.map(({ placementId: _, toleranceKind, toleranceAmount, recordedAt, ...one }) => ({
      ...one,
      tolerance: { kind: toleranceKind, amount: toleranceAmount },
      recordedAt: recordedAt.toISOString(),
    })),
    override: overrideOf(parts, row),
  }
}

/** Beside the status of all children on the day the view is of. */
function overrideOf({ stored, placement, override, today }: IndicatorParts, row: IndicatorRow) {
  const placed = stored.placements.find((one) => one.id === placement.id) ?? null
  const [whole] = ownSeriesOf(stored, row.id)
  if (override === null || whole === undefined) return null
  const { status, latest } = assess(groundOf(stored, row, whole, placed))
  return overrideView(override, { status, latestEnd: latest?.period.end ?? null }, today)
}

function seriesView(parts: IndicatorParts, row: IndicatorRow, own: SeriesRow, placed: PlacementRow | null) {
  const { stored, baselines, today } = parts
  const ground = groundOf(stored, row, own, placed)
  const assessment = assess(ground)
  const pairs = stored.breakdowns.find((one) => one.id === own.breakdownId)?.pairs ?? []
  const curve = curveInputOf(ground, {
    name: row.name,
    areaName: stored.surroundings.ownName,
    breaks: stored.breaks.map((one) => ({ from: one.fromOn, reason: one.reason })),
    annotations: [...rulesAsAnnotations(parts), ...actionsAsAnnotations(parts)],
  })
  return {
    id: own.id,
    breakdown: { id: own.breakdownId, label: describeGroup(pairs), pairs: [...pairs], all: pairs.length === 0 },
    assessment,
    curve,
    baselines: baselines.filter((one) => one.seriesId === own.id).map((one) => baselineView(one, stored)),
    trackRecord: trackRecordView(
      parts.forecasts.filter((one) => one.seriesId === own.id),
      ground.history,
    ),
    lateDays: lateDaysOf(assessment.nextDue?.on ?? null, today),
  } as IndicatorView['series'][number]
}

/** From the second rule on: the first one marks no change. */
function rulesAsAnnotations({ rules }: IndicatorParts): Annotation[] {
  return rules.slice(1).map((one) => ({ on: one.appliesFrom, kind: 'rule', label: `RAG rule changed: ${one.reason}` }))
}

function actionsAsAnnotations({ begun }: IndicatorParts): Annotation[] {
  return begun.map(({ on, text }) => ({ on, kind: 'action', label: `Action began: ${text}` }))
}

function baselineView(row: IndicatorParts['baselines'][number], stored: StoredGround) {
  const isInForce = stored.baselines.some((one) => one.id === row.id)
  const copy: FrozenBaseline = readFrozenBaseline(row.copy)
  return {
    id: row.id,
    frozenOn: row.frozenOn,
    through: copy.through,
    points: copy.used.length,
    adjusted: copy.adjustment !== null,
    reason: row.reason,
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
    supersededAt: isInForce ? null : (row.supersededAt?.toISOString() ?? null),
  }
}

const PERIODS_OFFERED = 12
/** Of a series that has stood still for years. */
const MOST_OFFERED = 60

/** Ended periods that a value can be recorded for, newest first: at least all since the latest one. */
export function nextPeriodsOf(
  stored: StoredGround,
  row: IndicatorRow,
  own: SeriesRow | undefined,
  today: string,
): Period[] {
  const kind = row.periodKind
  const last = stored.measurements.findLast((one) => one.seriesId === own?.id)
  const latest = last === undefined ? null : { kind, start: last.periodStart, end: last.periodEnd }
  const newest = latest === null ? newestEnded(scaleOf(row), today) : newestFrom(latest, row.accumulation, today)
  const all = Array.from({ length: MOST_OFFERED }, (_, back) => shiftPeriod(newest, -back, row.accumulation))
  const since = latest === null ? 0 : all.filter(({ end }) => end > latest.end).length
  return all.slice(0, Math.max(PERIODS_OFFERED, since))
}

function newestEnded(scale: Scale, today: string): Period {
  const present = periodOf(scale.periodKind, today)
  const last = hasEnded(present, today) ? present : shiftPeriod(present, -1)
  return scale.accumulation === 'year-to-date' ? yearToDateUpTo(last, yearStartOf(scale)) : last
}

function newestFrom(latest: Period, accumulation: IndicatorRow['accumulation'], today: string): Period {
  const next = nextPeriod(latest, accumulation)
  return hasEnded(next, today) ? newestFrom(next, accumulation, today) : latest
}
