import { type Polarity, signOf } from './indicator.ts'
import type { Interval } from './interval.ts'
import { comparePeriods, type Period, sortKey } from './period.ts'

/** How an area stands against a benchmark: judged where a direction is good, else only higher or lower. */
export type BenchmarkOutcome = 'better' | 'similar' | 'worse' | 'higher' | 'lower'

/**
 * The area's interval against the benchmark's value: wholly above or below it is a difference, touching or holding it
 * is similar. Without a good direction (in range, contextual) a difference is only higher or lower. Null without an
 * interval or a benchmark: a plain gap is never called significant. Source: Fingertips.
 */
export function benchmarkOutcome(
  interval: Interval | null,
  benchmark: number | null,
  polarity: Polarity,
): BenchmarkOutcome | null {
  if (interval === null || benchmark === null) return null
  const side = sideOf(interval, benchmark)
  if (side === 0) return 'similar'
  const sign = signOf(polarity)
  if (sign === null) return side > 0 ? 'higher' : 'lower'
  return side === sign ? 'better' : 'worse'
}

/** The latest period that both have a value for; null when there is none. Comparators often lag. */
export function latestCommonPeriod(ours: readonly Period[], theirs: readonly Period[]): Period | null {
  const known = new Set(theirs.map(sortKey))
  return (
    ours
      .filter((period) => known.has(sortKey(period)))
      .toSorted(comparePeriods)
      .at(-1) ?? null
  )
}

/** The outcome in words, as a comparison with a named benchmark: "significantly better than England". */
export function describeBenchmark(outcome: BenchmarkOutcome, benchmarkName: string): string {
  if (outcome === 'similar') return `similar to ${benchmarkName}`
  return `significantly ${outcome} than ${benchmarkName}`
}

function sideOf({ lower, upper }: Interval, benchmark: number): 1 | 0 | -1 {
  if (lower > benchmark) return 1
  return upper < benchmark ? -1 : 0
}
