import type { CurveBaseline, CurveInput, PeriodValue } from '@ttc/domain/figure/curve-input'
import type { Measurement, ValueStatus } from '@ttc/domain/measurement'
import { type Period, shiftPeriod, yearPeriod } from '@ttc/domain/period'

/** What a test says of one period: a value, a status without one, or nothing at all (no row, a gap). */
export type Given = number | ValueStatus | null

const FIRST_YEAR = yearPeriod('financial-year', 2016)

/** Measurements from the first period on, one step each; null leaves the step without a row. */
export function measured(given: readonly Given[], first: Period = FIRST_YEAR): readonly Measurement[] {
  return given.flatMap((one, i) => {
    if (one === null) return []
    const known = typeof one === 'number'
    const value = { value: known ? one : null, status: known ? ('value' as const) : one }
    const bare = { numerator: null, denominator: null, lower: null, upper: null, provisional: false, note: null }
    return [{ period: shiftPeriod(first, i), ...value, ...bare }]
  })
}

/** Dated values so many steps after the first period. */
export function valuesAt(at: Readonly<Record<number, number>>, first: Period = FIRST_YEAR): readonly PeriodValue[] {
  return Object.entries(at).map(([step, value]) => ({ period: shiftPeriod(first, Number(step)), value }))
}

/** A baseline whose history ends at a step, with a forecast of equal width for the steps after it. */
export function aBaseline(
  throughStep: number,
  centres: readonly number[],
  width: number | null,
  first: Period = FIRST_YEAR,
): CurveBaseline {
  const edge = (centre: number, times: number) => (width === null ? null : centre + times * width)
  return {
    frozenOn: '2022-12-14',
    through: shiftPeriod(first, throughStep),
    fan: centres.map((centre, i) => ({
      period: shiftPeriod(first, throughStep + 1 + i),
      centre,
      lower50: edge(centre, -0.95),
      upper50: edge(centre, 0.95),
      lower80: edge(centre, -2.1),
      upper80: edge(centre, 2.1),
    })),
    adjusted: null,
  }
}

/** A yearly percentage, lower is better, with nothing but what the test gives it. */
export function aCurveInput(given: Partial<CurveInput> = {}): CurveInput {
  return {
    name: 'Re-referrals',
    areaName: 'Northshire',
    scale: {
      unit: '%',
      decimals: 0,
      polarity: 'lower',
      minimum: 0,
      maximum: 100,
      multiplier: 100,
      periodKind: 'financial-year',
      accumulation: 'single',
    },
    measurements: [],
    breaks: [],
    baseline: null,
    targets: [],
    targetPath: 'straight',
    comparators: [],
    annotations: [],
    ...given,
  }
}

/** The curve most tests look at: six years of history, a freeze, three results better than forecast, two targets. */
export function aTurnedCurveInput(): CurveInput {
  return aCurveInput({
    measurements: measured([53, 46, 53, 52, 52, 48, 42, 37, 39]),
    baseline: aBaseline(5, [50.3, 50.1, 50, 49.9, 49.8], 4.2),
    targets: valuesAt({ 8: 36, 10: 34 }),
    comparators: [
      { name: 'Neighbours’ mean', kind: 'neighbours', points: valuesAt({ 0: 41.7, 1: 41, 2: 41.6, 3: 44.8, 4: 45.4 }) },
      { name: 'England', kind: 'england', points: valuesAt({ 0: 40, 1: 39, 2: 39, 3: 39, 4: 41, 5: 38 }) },
    ],
    annotations: [
      { on: '2023-07-01', kind: 'action', label: 'Apprenticeships kept' },
      { on: '2022-10-01', kind: 'action', label: 'Hub opens' },
    ],
  })
}
