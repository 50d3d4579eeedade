import { isUsable, usablePoints } from './baseline/usable-points.ts'
import { roundHalfAway } from './decimal.ts'
import type { PeriodValue } from './figure/curve-input.ts'
import { describeGap, describeValue } from './figure/value.ts'
import type { Scale } from './indicator.ts'
import type { Measurement } from './measurement.ts'
import { describePeriod } from './period/label.ts'
import { placeInYear, stepsOfYear } from './period/year-to-date.ts'
import { type IsoDate, type Period, periodOf, sortKey } from './period.ts'

/**
 * What each step added, for every value of a history; null where it is not known because the step before it is not,
 * or lies beyond a break. Of a series that does not add up, the values themselves.
 */
export function addedBy(
  history: readonly Measurement[],
  scale: Scale,
  breaks: readonly IsoDate[],
): ReadonlyMap<string, number> {
  const points = usablePoints(history, scale, breaks)
  return new Map(points.map(({ period, value }) => [period.end, value]))
}

/** One year of running totals: a value or null for each of its steps, and its targets. */
export type YearLine = Readonly<{
  label: string
  start: IsoDate
  steps: readonly Readonly<{ period: Period; value: number | null; provisional: boolean; target: number | null }>[]
}>

/** The years of a running total one above the other: the same step of every year stands at the same place. */
export type Years = Readonly<{ places: readonly string[]; years: readonly YearLine[] }>

/**
 * A year to date laid out by year, the latest first, at most so many: how this year stands against the years before it
 * at the same step. Null where there is no value, or the series does not add up over a year.
 */
export function yearsOf(
  history: readonly Measurement[],
  targets: readonly PeriodValue[],
  scale: Scale,
  most: number,
): Years | null {
  if (scale.accumulation !== 'year-to-date') return null
  const known = new Map(history.filter(isUsable).map((one) => [sortKey(one.period), one]))
  const aims = new Map(targets.map((one) => [sortKey(one.period), one.value]))
  const starts = [...new Set([...known.values()].map((one) => one.period.start))].toSorted().toReversed()
  const first = [...known.values()][0]?.period
  if (first === undefined) return null
  const years = starts.slice(0, most).map((start) => {
    const steps = stepsOfYear({ ...first, start }).map((period) => {
      const one = known.get(sortKey(period))
      const target = aims.get(sortKey(period)) ?? null
      return { period, value: one?.value ?? null, provisional: one?.provisional ?? false, target }
    })
    return { label: yearLabel(start), start, steps }
  })
  const places = stepsOfYear(first).map(placeLabel)
  return { places, years }
}

/** "2025/26": the label of the whole year, whatever its steps. */
function yearLabel(start: IsoDate): string {
  const kind = start.slice(5, 7) === '09' ? 'academic-year' : 'financial-year'
  return describePeriod(periodOf(kind, start), 'single')
}

/** "Q2", "October", "Spring term": the last step of a year to date without its year. */
function placeLabel(period: Period): string {
  return describePeriod(period, 'year-to-date').replace(/^\S+ to /, '')
}

/** The same step in the year before, the latest one known and both values; null where either is not known. */
export function againstLastYear({ years }: Years): Readonly<{
  period: Period
  value: number
  before: number
  place: number
}> | null {
  const [now, last] = years
  const latest = now?.steps.findLast((step) => step.value !== null)
  if (latest === undefined || latest.value === null) return null
  const place = placeInYear(latest.period)
  const before = last?.steps[place]?.value
  if (before === null || before === undefined) return null
  return { period: latest.period, value: latest.value, before, place }
}

/** What share of a year's target is due by each step: per cent, rising to 100. */
export type Profile = readonly number[]

/** Equal parts: 25, 50, 75 and 100 % of four quarters. */
export function evenProfile(steps: number): Profile {
  return Array.from({ length: steps }, (_, i) => Math.round(((i + 1) * 1000) / steps) / 10)
}

/** What is wrong with a profile, in words; null where nothing is. */
export function profileProblem(profile: readonly (number | null)[]): string | null {
  if (profile.some((share) => share === null || !Number.isFinite(share))) return 'Enter a share for every step.'
  const shares = profile.filter((share) => share !== null)
  if (shares.some((share) => share < 0 || share > 100)) return 'Enter shares from 0 to 100%.'
  if (shares.some((share, i) => share < (shares[i - 1] ?? 0))) return 'A share cannot be below the one before it.'
  return shares.at(-1) === 100 ? null : 'The last share must be 100%: by then the whole target is due.'
}

/** A year's target shared out over its steps, each rounded to the indicator's decimals; the last is the target itself. */
export function profiledTargets(
  total: number,
  profile: Profile,
  year: Period,
  decimals: number,
): readonly PeriodValue[] {
  return stepsOfYear(year).map((period, i) => ({
    period,
    value: roundHalfAway((total * (profile[i] ?? 100)) / 100, decimals),
  }))
}

/** This year beside the last at the same step, and its target, in a sentence; null where there is nothing to compare. */
export function describeYears(years: Years, scale: Scale): string | null {
  const compared = againstLastYear(years)
  if (compared === null) return null
  const { period, value, before, place } = compared
  const change = roundHalfAway(value, scale.decimals) - roundHalfAway(before, scale.decimals)
  const way = change === 0 ? 'the same as' : `${describeGap(change, scale)} ${change > 0 ? 'higher' : 'lower'} than`
  const opening = `${describeValue(value, scale)} in ${describePeriod(period, 'year-to-date')}, ${way} at the same step a year before`
  const target = years.years[0]?.steps[place]?.target ?? null
  return target === null ? `${opening}.` : `${opening}; the target of this step is ${describeValue(target, scale)}.`
}
