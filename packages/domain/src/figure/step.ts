import { dayNumber, type IsoDate } from '../day.ts'
import { describePeriod } from '../period/label.ts'
import type { Accumulation, Period, PeriodKind, SnapshotsPerYear } from '../period.ts'
import { ordinalOf, shiftPeriod, snapshotsPerYearOf } from '../period.ts'

/**
 * One place on the horizontal axis. `at` counts steps of the series from its first period; between two steps lie
 * fractions, where dated things (actions, breaks) stand. `short` is the label where there is little room.
 */
export type Step = Readonly<{ at: number; period: Period; label: string; short: string }>

/** The horizontal axis: every period from the first to the last, those without a value included. */
export type StepAxis = Readonly<{
  kind: PeriodKind
  accumulation: Accumulation
  rhythm: SnapshotsPerYear
  origin: number
  steps: readonly Step[]
}>

/** A chart of more steps than this is unreadable, and comes of a mistyped date rather than of a series. */
const MOST_STEPS = 400

/**
 * Every period from the earliest to the latest of those given, gaps filled, in order. Periods of another kind (a yearly
 * target of a quarterly series) lengthen the axis to the step they end in. Snapshots step by their own rhythm and keep
 * their own days.
 */
export function stepAxisOf(periods: readonly Period[], kind: PeriodKind, accumulation: Accumulation): StepAxis {
  const own = periods.filter((period) => period.kind === kind)
  const rhythm = kind === 'snapshot' ? snapshotsPerYearOf(own) : 1
  const placed = new Map(own.map((period) => [ordinalOf(period, rhythm), period]))
  const origin = Math.min(...placed.keys())
  const first = placed.get(origin)
  if (first === undefined) return { kind, accumulation, rhythm, origin: 0, steps: [] }
  const wanted = Math.max(...placed.keys()) - origin + 1
  const latestEnd = periods.map((period) => period.end).sort()[periods.length - 1] ?? first.end
  const steps: Step[] = []
  for (let at = 0; at < MOST_STEPS; at += 1) {
    const before = steps[at - 1]
    if (at >= wanted && before !== undefined && before.period.end >= latestEnd) break
    const period = placed.get(origin + at) ?? shiftPeriod(first, at, accumulation, rhythm)
    const label = describePeriod(period, accumulation)
    steps.push({ at, period, label, short: shortLabel(label) })
  }
  return { kind, accumulation, rhythm, origin, steps }
}

/** Where a period stands: its own step, or for another kind the step that holds its last day; null beyond the axis. */
export function positionOf(period: Period, axis: StepAxis): number | null {
  if (period.kind !== axis.kind) return axis.steps.find((step) => step.period.end >= period.end)?.at ?? null
  const at = ordinalOf(period, axis.rhythm) - axis.origin
  return at >= 0 && at < axis.steps.length ? at : null
}

/**
 * Where a day stands between the steps. A value of one period stands for its middle; one that looks back (rolling,
 * pooled, year to date) for its end. A day up to half a step outside the axis is pulled to its end; further out, and
 * on an axis of one step, it has no place (null).
 */
export function dayPositionOf(day: IsoDate, axis: StepAxis): number | null {
  const dated = axis.steps.map((step) => middleOf(step.period, axis.accumulation))
  const time = dayNumber(day)
  const next = dated.findIndex((middle) => middle >= time)
  const after = next === -1 ? dated.length - 1 : Math.max(1, next)
  const from = dated[after - 1]
  const to = dated[after]
  if (from === undefined || to === undefined) return null
  const last = axis.steps.length - 1
  const at = after - 1 + (time - from) / (to - from)
  return at < -0.5 || at > last + 0.5 ? null : Math.min(Math.max(at, 0), last)
}

function middleOf(period: Period, accumulation: Accumulation): number {
  const end = dayNumber(period.end)
  return accumulation === 'single' ? (dayNumber(period.start) + end) / 2 : end
}

const MONTHS = /\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+/g

/** "2016/17" to "16/17", "12 months to March 2025" to "to Mar 2025", "Autumn term 2023/24" to "Autumn 23/24". */
function shortLabel(label: string): string {
  return label
    .replace(/\b\d\d(\d\d)\/(\d\d)\b/g, '$1/$2')
    .replace(MONTHS, '$1')
    .replace(/^\d+ months (?=to )/, '')
    .replace(' term ', ' ')
    .replace(/^(\d[\d/]*) to (\d[\d/]*)$/, '$1–$2')
}
