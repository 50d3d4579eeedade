import type { Scale } from '../indicator.ts'
import type { Measurement } from '../measurement.ts'
import {
  comparePeriods,
  type IsoDate,
  isOverlapping,
  ordinalOf,
  type Period,
  periodOf,
  type SnapshotsPerYear,
  seasonOf,
  snapshotsPerYearOf,
  spanInSteps,
  stepsPerYear,
} from '../period.ts'
import { Problem } from '../problem.ts'

/** A measurement with a value that is computed with. */
export type UsablePoint = Measurement & Readonly<{ value: number }>

/** The 95 % limits of one measurement, or null where they cannot be known. */
export type LimitsOf = (measurement: Measurement) => Readonly<{ lower: number; upper: number }> | null

/** The calendar a series is computed in: how often snapshots come, steps from one point to the next, points a year. */
export type Rhythm = Readonly<{ snapshotsPerYear: SnapshotsPerYear; stride: number; perYear: number }>

/**
 * The points of a series that may be computed with together, oldest first, whatever order they came in: those with
 * a value since the last break up to the latest point; of rolling and pooled series only those that do not overlap,
 * counted back from the latest; of a year-to-date series the differences of neighbouring steps. `breaks` are first
 * days of the first period after each break; a period that straddles one belongs to neither side, and a break later
 * than the latest point has no effect yet. `countBackFrom` ends the history early. Refuses mixed periods. Source:
 * METHOD, common rules.
 */
export function usablePoints(
  history: readonly Measurement[],
  scale: Scale,
  breaks: readonly IsoDate[] = [],
  countBackFrom: Period | null = null,
): readonly UsablePoint[] {
  checkOneKind(history, scale)
  const points = validSteps(history, scale, breaks).filter(
    ({ period }) => countBackFrom === null || period.end <= countBackFrom.end,
  )
  const latest = points.at(-1)
  if (latest === undefined) return []
  const since = lastBreakBy(latest.period.end, breaks)
  const comparable = points.filter(({ period }) => since === null || period.start >= since)
  return isPooling(scale) ? apart(comparable.toReversed(), null).toReversed() : comparable
}

/**
 * The points after a period that may be compared with it, oldest first: of rolling and pooled series only those that
 * overlap neither it nor one another, counted forward from it. Breaks are the caller's to judge.
 */
export function pointsAfter(
  series: readonly Measurement[],
  scale: Scale,
  breaks: readonly IsoDate[],
  from: Period,
): readonly UsablePoint[] {
  checkOneKind(series, scale)
  const later = validSteps(series, scale, breaks).filter(({ period }) => period.end > from.end)
  return isPooling(scale) ? apart(later, from) : later
}

/** Whether a measurement carries a number that is computed with. */
export function isUsable(measurement: Measurement): measurement is UsablePoint {
  return measurement.value !== null && (measurement.status === 'value' || measurement.status === 'unreliable')
}

/**
 * Refuses a series whose periods cannot stand together: two kinds of period, or different lengths where a series is
 * single, rolling or pooled (three years pooled beside single years). Year-to-date periods grow, so may differ.
 */
export function checkOneKind(series: readonly Measurement[], scale: Scale): void {
  const kinds = new Set(series.map(({ period }) => period.kind))
  const spans = new Set(series.map(({ period }) => spanInSteps(period)))
  const mixed = kinds.size > 1 || (scale.accumulation !== 'year-to-date' && spans.size > 1)
  if (mixed) {
    throw new Problem(
      'rule-broken',
      'This series mixes periods of different kinds or lengths: keep one kind in a series.',
    )
  }
}

/** The calendar of a series, from its usable points and, for snapshots, from all that were taken. */
export function rhythmOf(series: readonly Measurement[], points: readonly UsablePoint[], scale: Scale): Rhythm {
  const snapshotsPerYear = snapshotsPerYearOf(series.map(({ period }) => period))
  const latest = points.at(-1)?.period
  if (latest === undefined || isPooling(scale)) {
    return { snapshotsPerYear, stride: latest === undefined ? 1 : spanInSteps(latest), perYear: 1 }
  }
  const perYear = latest.kind === 'snapshot' ? snapshotsPerYear : stepsPerYear(latest.kind)
  return { snapshotsPerYear, stride: 1, perYear }
}

/** How many points of the series' rhythm lie from one period to a later one: a fraction when a pooled one is cut short. */
export function stepsBetween(from: Period, to: Period, rhythm: Rhythm): number {
  return (ordinalOf(to, rhythm.snapshotsPerYear) - ordinalOf(from, rhythm.snapshotsPerYear)) / rhythm.stride
}

/** The 0-based place of a period in its year; 0 where a series has only one point a year. */
export function placeOf(period: Period, rhythm: Rhythm): number {
  return rhythm.perYear === 1 ? 0 : seasonOf(period, rhythm.snapshotsPerYear)
}

/** The limits a measurement was published with. */
export const publishedLimitsOf: LimitsOf = ({ lower, upper }) =>
  lower === null || upper === null ? null : { lower, upper }

/** A 95 % interval's standard error: its width over 3.92. Source: METHOD, step 4 of the baseline. */
export function standardErrorOf(point: Measurement, limitsOf: LimitsOf): number | null {
  const limits = limitsOf(point)
  return limits === null ? null : (limits.upper - limits.lower) / 3.92
}

function isPooling(scale: Scale): boolean {
  return scale.accumulation === 'rolling' || scale.accumulation === 'pooled'
}

function lastBreakBy(day: IsoDate, breaks: readonly IsoDate[]): IsoDate | null {
  return (
    breaks
      .filter((one) => one <= day)
      .toSorted()
      .at(-1) ?? null
  )
}

/** Takes each point that does not overlap the one taken before it, in the order given. */
function apart(points: readonly UsablePoint[], from: Period | null): UsablePoint[] {
  return points.reduce<{ taken: UsablePoint[]; last: Period | null }>(
    (so, point) =>
      so.last !== null && isOverlapping(so.last, point.period)
        ? so
        : { taken: [...so.taken, point], last: point.period },
    { taken: [], last: from },
  ).taken
}

function validSteps(series: readonly Measurement[], scale: Scale, breaks: readonly IsoDate[]): UsablePoint[] {
  const sorted = series.toSorted((a, b) => comparePeriods(a.period, b.period))
  const steps = scale.accumulation === 'year-to-date' ? stepsOfYearToDate(sorted, scale, breaks) : sorted
  return steps.filter(isUsable)
}

/**
 * What each step added to its year to date. The first step of a year stands as it is; a later one needs the step
 * before it, of the same year and the same side of a break, else it has no value. A percentage is computed again
 * from the differences of its counts, and without them is not known: the difference of two percentages is not one.
 */
function stepsOfYearToDate(sorted: readonly Measurement[], scale: Scale, breaks: readonly IsoDate[]): Measurement[] {
  const stepBefore = ({ period }: Measurement) =>
    sorted.find((one) => one.period.start === period.start && ordinalOf(one.period) === ordinalOf(period) - 1)
  return sorted.map((whole) => {
    const span = periodOf(whole.period.kind, whole.period.end)
    const period = { ...whole.period, start: span.start }
    if (spanInSteps(whole.period) === 1) return { ...whole, period }
    const before = stepBefore(whole)
    const broken = breaks.some((one) => one > (before?.period.end ?? '') && one <= whole.period.end)
    const value = before === undefined || broken ? null : addedValue(before, whole, scale)
    const numerator = difference(before?.numerator, whole.numerator)
    const denominator = addedDenominator(before, whole)
    return { ...whole, period, value, numerator, denominator, lower: null, upper: null }
  })
}

function addedValue(before: Measurement, whole: Measurement, scale: Scale): number | null {
  if (!isUsable(before) || !isUsable(whole)) return null
  const numerator = difference(before.numerator, whole.numerator)
  const denominator = addedDenominator(before, whole)
  if (scale.multiplier !== null && numerator !== null && denominator !== null) {
    return denominator > 0 ? (numerator * scale.multiplier) / denominator : null
  }
  return scale.multiplier === 100 ? null : whole.value - before.value
}

/** The denominator of a step: what was added, or the whole where it is a population that stays the same all year. */
function addedDenominator(before: Measurement | undefined, whole: Measurement): number | null {
  const added = difference(before?.denominator, whole.denominator)
  return added === 0 ? whole.denominator : added
}

function difference(before: number | null | undefined, whole: number | null): number | null {
  return before === null || before === undefined || whole === null ? null : whole - before
}
