import { isUsable, rhythmOf, usablePoints } from '../baseline/usable-points.ts'
import { addDays, dayNumber } from '../day.ts'
import { type Direction, directionOf } from '../direction.ts'
import {
  type ChanceWord,
  chanceOfBeingWithin,
  chanceOfMeeting,
  chanceWordOf,
  currentForecast,
  forecastRag,
} from '../forecast.ts'
import { signOf } from '../indicator.ts'
import type { Measurement } from '../measurement.ts'
import { comparePeriods, type IsoDate, nextPeriod, type Period } from '../period.ts'
import { gapInChildren, type RagStatus } from '../rag.ts'
import { type DatedTarget, lastTarget, type TargetRange } from '../target.ts'
import { type Verdict, verdictOf } from '../verdict.ts'
import { type Comparison, comparisonsOf } from './comparison.ts'
import { type Ground, limitsFor } from './ground.ts'
import { judgeHistory, judgePeriod, lastYearOf, sinceOf } from './judged.ts'

/** What the current forecast says of the last dated target: value, range, colour and the chance of meeting it. */
export type TargetForecast = Readonly<{
  period: Period
  target: number | null
  centre: number
  lower80: number | null
  upper80: number | null
  status: RagStatus
  chance: number | null
  band: ChanceWord | null
}>

/**
 * Everything that is judged of one series in one plan, as data. `latest` is the latest value computed with; `reported`
 * what stands for a later period without one (suppressed, not available). `gap` is below zero when off target.
 */
export type Assessment = Readonly<{
  latest: Measurement | null
  reported: Measurement | null
  status: RagStatus
  target: number | null
  range: TargetRange | null
  /** The value of the same period a year before the latest. */
  lastYear: Readonly<{ period: Period; value: number }> | null
  gap: number | null
  gapInChildren: number | null
  tolerance: number | null
  usedImprovement: boolean
  finalTarget: DatedTarget | null
  since: Readonly<{ period: Period; periods: number }> | null
  lastFour: readonly Readonly<{ period: Period; status: RagStatus }>[]
  direction: Direction
  verdict: Verdict
  baseline: Readonly<{ frozenOn: IsoDate; through: Period }> | null
  forecast: TargetForecast | null
  comparisons: readonly Comparison[]
  nextDue: Readonly<{ period: Period; on: IsoDate }> | null
}>

/**
 * The assessment of a series: status by the rule in force at each period's end, since when, direction, verdict against
 * the frozen baseline, forecast at the last target, comparisons, and when the next value is due. Pure: the same ground
 * gives the same assessment, whatever the day; lateness is the due day held against today by whoever reads it. Input
 * order does not matter. A series without a value has status no-value (contextual where it is never judged).
 */
export function assess(given: Ground): Assessment {
  const ground = { ...given, history: given.history.toSorted((a, b) => comparePeriods(a.period, b.period)) }
  const { scale, history, breaks, baseline } = ground
  const judged = judgeHistory(history, ground)
  const now = judged.at(-1) ?? null
  const latest = history.findLast(isUsable) ?? null
  const last = history.at(-1) ?? null
  const gap = now?.rag.gap ?? null
  return {
    latest,
    reported: last === latest ? null : last,
    status: now?.rag.status ?? (scale.polarity === 'contextual' ? 'contextual' : 'no-value'),
    target: now?.target ?? null,
    range: now?.range ?? null,
    lastYear: latest === null ? null : lastYearOf(latest.period, history),
    gap,
    gapInChildren: gap === null || latest === null ? null : gapInChildren(gap, latest, scale),
    tolerance: now?.rag.tolerance ?? null,
    usedImprovement: now?.rag.usedImprovement ?? false,
    finalTarget: lastTarget(ground.targets),
    since: sinceOf(judged),
    lastFour: judged.slice(-4).map((one) => ({ period: one.period, status: one.rag.status })),
    direction: directionOf(history, scale, breaks, limitsFor(scale)),
    verdict: verdictOf(baseline, history, scale, breaks),
    baseline: baseline === null ? null : { frozenOn: baseline.frozenOn, through: baseline.through },
    forecast: forecastAtTarget(ground),
    comparisons: comparisonsOf(history, ground.compared, scale),
    nextDue: nextDueOf(ground),
  }
}

function forecastAtTarget(ground: Ground): TargetForecast | null {
  const { scale, history, breaks } = ground
  const aim = scale.polarity === 'range' ? lastTarget(ground.ranges) : lastTarget(ground.targets)
  if (aim === null || scale.polarity === 'contextual') return null
  const forecast = currentForecast(history, scale, breaks, aim.period, limitsFor(scale))
  if (forecast === null) return null
  const at = judgePeriod(aim.period, null, history, ground)
  const rag = forecastRag(forecast, { ...at, scale, samePeriodLastYear: null })
  const chance = chanceAt(at.target, at.range, forecast.fan.centre, forecast.fan.unit, signOf(scale.polarity))
  return {
    period: aim.period,
    target: at.target,
    centre: forecast.shown.centre,
    lower80: forecast.shown.lower80,
    upper80: forecast.shown.upper80,
    status: rag.status,
    chance,
    band: chance === null ? null : chanceWordOf(chance),
  }
}

function chanceAt(
  target: number | null,
  range: TargetRange | null,
  centre: number,
  unit: number | null,
  sign: 1 | -1 | null,
) {
  if (sign === null) return range === null ? null : chanceOfBeingWithin(centre, range, unit)
  return target === null ? null : chanceOfMeeting(centre, target, unit, sign)
}

/**
 * The period after the latest one reported, with or without a value, and when it is due: on the announced day, where
 * that lies after the period's end (an earlier day announced a value that has come), else so many days after it.
 */
export function nextDueOf({ history: given, scale, breaks, due }: Ground): Assessment['nextDue'] {
  const history = given.toSorted((a, b) => comparePeriods(a.period, b.period))
  const last = history.at(-1)
  if (last === undefined) return null
  const rhythm = rhythmOf(history, usablePoints(history, scale, breaks), scale)
  const period = nextPeriod(last.period, scale.accumulation, rhythm.snapshotsPerYear)
  const announced = due.nextPublicationOn
  return { period, on: announced !== null && announced > period.end ? announced : addDays(period.end, due.dueDays) }
}

/** Days by which a value is overdue on a day; null when it is not late. */
export function lateDaysOf(nextDueOn: IsoDate | null, today: IsoDate): number | null {
  return nextDueOn !== null && nextDueOn < today ? dayNumber(today) - dayNumber(nextDueOn) : null
}

/** How a list is sorted, worst first: red, amber, what has no value or target, green, contextual. */
export function severityOf(status: RagStatus): number {
  return { red: 5, amber: 4, 'no-value': 3, 'no-target': 2, green: 1, contextual: 0 }[status]
}
