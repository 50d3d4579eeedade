import { type Derived, evaluate, type Formula, partsOf } from '../formula.ts'
import type { Scale } from '../indicator.ts'
import type { Measurement } from '../measurement.ts'
import { comparePeriods, type Period, sortKey } from '../period.ts'

/** A value of a part with the revision it is, and whether its publisher will not revise it again. */
export type PartValue = Measurement & Readonly<{ revision: number; final: boolean }>

/** The values of one part's series; null where it has none. */
export type PartHistory = Readonly<{ series: string; values: readonly PartValue[] }> | null

/** A derived value with its period and the revisions it was computed from. */
export type DerivedValue = Derived &
  Readonly<{ period: Period; final: boolean; inputs: readonly Readonly<{ series: string; revision: number }>[] }>

/**
 * What a formula gives for every period in which any of its parts has something recorded, oldest first. With
 * `disagrees` (units or periods that no longer fit together) nothing can be computed, and every period says so.
 */
export function derivedHistory(
  formula: Formula,
  parts: readonly PartHistory[],
  scale: Scale,
  disagrees: boolean,
): readonly DerivedValue[] {
  const known = parts.map((part) => new Map(part?.values.map((one) => [sortKey(one.period), one]) ?? []))
  const periods = new Map(parts.flatMap((part) => part?.values.map((one) => [sortKey(one.period), one.period]) ?? []))
  return [...periods.values()].toSorted(comparePeriods).map((period) => {
    const values = partsOf(formula).map((_, i) => known[i]?.get(sortKey(period)) ?? null)
    const found = values.filter((one) => one !== null)
    const inputs = values.flatMap((one, i) => {
      const series = parts[i]?.series
      return one === null || series === undefined ? [] : [{ series, revision: one.revision }]
    })
    const derived = disagrees ? nothing(found) : evaluate(formula, values, scale)
    return { ...derived, period, final: derived.value !== null && found.every((one) => one.final), inputs }
  })
}

function nothing(found: readonly PartValue[]): Derived {
  const provisional = found.some((one) => one.provisional)
  const lacking = [{ part: null, why: 'disagreement' }] as const
  return { value: null, status: 'not-available', numerator: null, denominator: null, provisional, lacking }
}
