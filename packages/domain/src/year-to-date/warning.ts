import { isUsable, usablePoints } from '../baseline/usable-points.ts'
import { describeSanity, sanityOf } from '../import/sanity.ts'
import type { Scale } from '../indicator.ts'
import type { Measurement } from '../measurement.ts'
import { describePeriod } from '../period/label.ts'
import { comparePeriods, type Period, sortKey } from '../period.ts'

/** Where a running total fell within its year, from which earlier step. */
export type Fall = Readonly<{ period: Period; value: number; before: Period; from: number }>

/**
 * Every fall of a running total within a year, oldest first. What is counted up cannot fall; a percentage of the year
 * so far can, so rates are left alone. A correction is a good reason: a fall is told, and stored.
 */
export function fallsOf(history: readonly Measurement[], scale: Scale): readonly Fall[] {
  if (scale.accumulation !== 'year-to-date' || scale.multiplier !== null || scale.unit === '%') return []
  const known = history.filter(isUsable).toSorted((a, b) => comparePeriods(a.period, b.period))
  return known.flatMap(({ period, value }, i) => {
    const before = known.slice(0, i).findLast((one) => one.period.start === period.start)
    if (before === undefined || value >= before.value) return []
    return [{ period, value, before: before.period, from: before.value }]
  })
}

/** A fall in words. */
export function describeFall({ value, before, from }: Fall): string {
  return `${value} is less than ${from}, the total for ${describePeriod(before, 'year-to-date')}: a running total does not fall within its year. Store it if the earlier total was too high, and correct that one as well.`
}

/** A warning by its code, in words. */
export type TotalWarning = Readonly<{ code: 'fall' | ReturnType<typeof sanityOf>[number]['warning']; message: string }>

/**
 * What looks wrong with a running total beside its series: a fall within its year, before it or after it; a total that
 * cannot be; and a step that is off by a factor or far from the steps before it. Steps are compared with steps, so that
 * the fresh start of a year is no jump.
 */
export function totalWarnings(
  entered: Measurement,
  history: readonly Measurement[],
  scale: Scale,
): readonly TotalWarning[] {
  const key = sortKey(entered.period)
  const all = [...history.filter((one) => sortKey(one.period) !== key), entered]
  const falls = fallsOf(all, scale).filter((fall) => [fall.period, fall.before].some((one) => sortKey(one) === key))
  const upTo = all.filter((one) => comparePeriods(one.period, entered.period) <= 0)
  const steps = usablePoints(upTo, scale)
  const step = steps.find((one) => one.period.end === entered.period.end)?.value ?? null
  const earlier = steps.filter((one) => one.period.end < entered.period.end).map((one) => one.value)
  const ofTotal = entered.value === null ? [] : sanityOf(entered.value, [], scale)
  const ofStep = step === null ? [] : sanityOf(step, earlier, { ...scale, minimum: null, maximum: null })
  return [
    ...falls.map((fall) => ({ code: 'fall' as const, message: describeFall(fall) })),
    ...ofTotal.map((one) => ({ code: one.warning, message: describeSanity(one, scale.unit) })),
    ...ofStep.map((one) => ({
      code: one.warning,
      message: `In this step alone: ${describeSanity(one, scale.unit)}`,
    })),
  ]
}
