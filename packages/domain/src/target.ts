import { decimalsIn, unitsOf } from './decimal.ts'
import { type Accumulation, comparePeriods, ordinalOf, type Period, sortKey } from './period.ts'
import { Problem } from './problem.ts'

/** What is to be reached at a period. */
export type DatedTarget = Readonly<{ period: Period; value: number }>

/** Within what to be at a period, for an indicator that is best in a range. Both limits belong to the range. */
export type DatedRange = Readonly<{ period: Period; lower: number; upper: number }>

export type TargetRange = Readonly<{ lower: number; upper: number }>

/** How a target moves between its dates: along a straight line, or standing still until the next date. */
export type TargetPath = 'straight' | 'stepped'

/**
 * The target at a period, not rounded: none (null) before the first dated target, the last one's value after it, and
 * between two a straight line by steps of the calendar, or the earlier one's value when stepped. Refuses targets of
 * another kind of period. The line is computed on whole counts of the smallest written unit, so that half-way between
 * 0.1 and 0.2 is 0.15 and rounds as 0.15 does. A year to date has the targets of its own steps and no others: last
 * year's whole is no target for this year's first quarter, nor is half of it by guess. Source: METHOD, "RAG".
 */
export function targetAt(
  targets: readonly DatedTarget[],
  period: Period,
  path: TargetPath,
  accumulation: Accumulation = 'single',
): number | null {
  checkKinds(targets, period)
  if (accumulation === 'year-to-date')
    return targets.find((one) => sortKey(one.period) === sortKey(period))?.value ?? null
  const sorted = targets.toSorted((a, b) => comparePeriods(a.period, b.period))
  const before = sorted.findLast((one) => one.period.end <= period.end)
  const after = sorted.find((one) => one.period.end > period.end)
  if (before === undefined) return null
  return after === undefined || path === 'stepped' ? before.value : onLine(before, after, period)
}

/** The range to be in at a period: each limit as `targetAt`. */
export function rangeAt(
  targets: readonly DatedRange[],
  period: Period,
  path: TargetPath,
  accumulation: Accumulation = 'single',
): TargetRange | null {
  const limit = (of: (range: DatedRange) => number) =>
    targetAt(
      targets.map((range) => ({ period: range.period, value: of(range) })),
      period,
      path,
      accumulation,
    )
  const lower = limit((range) => range.lower)
  const upper = limit((range) => range.upper)
  return lower === null || upper === null ? null : { lower, upper }
}

/** The earliest dated target, or null. */
export function firstTarget<T extends Readonly<{ period: Period }>>(targets: readonly T[]): T | null {
  return targets.toSorted((a, b) => comparePeriods(a.period, b.period))[0] ?? null
}

/** The latest dated target: where the plan wants to be in the end; or null. */
export function lastTarget<T extends Readonly<{ period: Period }>>(targets: readonly T[]): T | null {
  return targets.toSorted((a, b) => comparePeriods(a.period, b.period)).at(-1) ?? null
}

function onLine(from: DatedTarget, to: DatedTarget, period: Period): number {
  const decimals = Math.max(decimalsIn(from.value), decimalsIn(to.value))
  const whole = stepsFrom(from.period, to.period)
  const done = stepsFrom(from.period, period)
  if (whole === 0) return from.value
  const units = unitsOf(from.value, decimals) * (whole - done) + unitsOf(to.value, decimals) * done
  return units / (whole * 10 ** decimals)
}

// Snapshots are counted in months, so that a target between two moves with the calendar; within one month it stands.
function stepsFrom(from: Period, to: Period): number {
  return ordinalOf(to, 12) - ordinalOf(from, 12)
}

function checkKinds(targets: readonly DatedTarget[], period: Period): void {
  if (targets.some((one) => one.period.kind !== period.kind)) {
    throw new Problem('rule-broken', 'A target must be dated in the same kind of period as its indicator.')
  }
}
