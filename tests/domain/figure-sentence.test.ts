import { curveOf } from '@ttc/domain/figure/curve'
import type { CurveInput } from '@ttc/domain/figure/curve-input'
import { type Finding, sentenceOf, subtitleOf } from '@ttc/domain/figure/sentence'
import { quarterPeriod, rollingPeriod, snapshotPeriod } from '@ttc/domain/period'
import { yearToDateUpTo } from '@ttc/domain/period/year-to-date'
import { describe, expect, test } from 'vitest'
import { aBaseline, aCurveInput, aTurnedCurveInput, measured, valuesAt } from '../support/curve-input.ts'

const finding = (verdict: Finding['verdict'], strength: Finding['strength'], meanGap: number | null): Finding => ({
  verdict,
  strength,
  meanGap,
})

const turned = aTurnedCurveInput()
const rising = aCurveInput({
  measurements: measured([40, 42, 44, 46, 48, 49]),
  baseline: aBaseline(4, [50, 52], 2),
  targets: valuesAt({ 5: 49 }),
})

describe('the headline states the finding', () => {
  test.each([
    {
      name: 'turned, off target',
      input: turned,
      found: finding('turned', 'strong', -10.8),
      said: 'Re-referrals: on average 10.8 points below the baseline forecast, which is better. The curve has turned, but the target is missed by 3 points.',
    },
    {
      name: 'likely turned, target met',
      input: { ...turned, targets: valuesAt({ 8: 39 }) },
      found: finding('turned', 'likely', -4.9),
      said: 'Re-referrals: on average 4.9 points below the baseline forecast, which is better. The curve has likely turned, and the target is met.',
    },
    {
      name: 'worse, target missed, no target yet due is silent',
      input: { ...turned, targets: valuesAt({ 10: 34 }) },
      found: finding('worse-than-the-baseline', 'likely', 3),
      said: 'Re-referrals: on average 3.0 points above the baseline forecast, which is worse. The curve is likely worse than its baseline.',
    },
    {
      name: 'on the baseline and on target',
      input: { ...turned, targets: valuesAt({ 8: 40 }) },
      found: finding('on-the-baseline', null, 0.04),
      said: 'Re-referrals: on average level with the baseline forecast. The curve has not turned, but the target is met.',
    },
    {
      name: 'slowing, still worse than at the freeze; one result has no average',
      input: rising,
      found: finding('slowing', 'likely', -1),
      said: 'Re-referrals: 1.0 points below the baseline forecast, which is better. It is still getting worse, but more slowly, and the target is met.',
    },
    {
      name: 'slowing to a stop',
      input: { ...rising, measurements: measured([40, 42, 44, 46, 48, 48]) },
      found: finding('slowing', 'likely', -2),
      said: 'Re-referrals: 2.0 points below the baseline forecast, which is better. It is no longer getting worse, and the target is met.',
    },
    {
      name: 'too soon to tell without a gap tells the values',
      input: aCurveInput({ measurements: measured([41, 39]) }),
      found: finding('too-soon-to-tell', null, null),
      said: 'Re-referrals: 39% in 2017/18, 2 points lower than in 2016/17. It is too soon to tell whether the curve has turned.',
    },
    {
      name: 'no verdict, a target',
      input: aCurveInput({ measurements: measured([41]), targets: valuesAt({ 0: 40 }) }),
      found: null,
      said: 'Re-referrals: 41% in 2016/17. The target is missed by 1 point.',
    },
    {
      name: 'contextual takes no view of verdict or target',
      input: { ...turned, scale: { ...turned.scale, polarity: 'contextual' as const } },
      found: finding('turned', 'strong', -10.8),
      said: 'Re-referrals: 39% in 2024/25, 2 points higher than in 2023/24.',
    },
    {
      name: 'unchanged',
      input: aCurveInput({ measurements: measured([41.2, 40.9]) }),
      found: null,
      said: 'Re-referrals: 41% in 2017/18, the same as in 2016/17.',
    },
    { name: 'nothing yet', input: aCurveInput(), found: null, said: 'Re-referrals: no values yet.' },
  ])('$name', ({ input, found, said }: { input: CurveInput; found: Finding | null; said: string }) => {
    expect(sentenceOf(curveOf(input), found)).toBe(said)
  })

  test.each([
    { polarity: 'higher' as const, gap: 2, sense: 'above the baseline forecast, which is better' },
    { polarity: 'higher' as const, gap: -2, sense: 'below the baseline forecast, which is worse' },
    { polarity: 'lower' as const, gap: 2, sense: 'above the baseline forecast, which is worse' },
  ])('$polarity is better, gap $gap', ({ polarity, gap, sense }) => {
    const curve = curveOf({ ...turned, scale: { ...turned.scale, polarity } })
    expect(sentenceOf(curve, finding('on-the-baseline', null, gap))).toContain(sense)
  })

  test('met and missed follow the printed numbers, not the hidden decimals', () => {
    const input = aCurveInput({ measurements: measured([40.4]), targets: valuesAt({ 0: 40 }) })
    expect(sentenceOf(curveOf(input), null)).toBe('Re-referrals: 40% in 2016/17. The target is met.')
  })

  const scale = aCurveInput().scale
  const quarter = quarterPeriod('financial-quarter', 2024, 1)
  test.each([
    {
      said: 'Re-referrals: 40% on 31 March 2024.',
      input: aCurveInput({
        scale: { ...scale, periodKind: 'snapshot' },
        measurements: measured([40], snapshotPeriod('2024-03-31')),
      }),
    },
    {
      said: 'Re-referrals: 40% in the 12 months to June 2024.',
      input: aCurveInput({
        scale: { ...scale, periodKind: 'financial-quarter', accumulation: 'rolling' },
        measurements: measured([40], rollingPeriod(quarter)),
      }),
    },
  ])('$said', ({ said, input }) => {
    expect(sentenceOf(curveOf(input), null)).toBe(said)
  })
})

describe('the subtitle', () => {
  test.each([
    { input: turned, said: 'Re-referrals, Northshire, %, 2016/17 to 2024/25' },
    {
      input: aCurveInput({ measurements: measured([4]), scale: { ...aCurveInput().scale, unit: 'per 1,000' } }),
      said: 'Re-referrals, Northshire, rate per 1,000, 2016/17',
    },
    { input: aCurveInput(), said: 'Re-referrals, Northshire, %' },
  ])('$said', ({ input, said }) => {
    expect(subtitleOf(curveOf(input))).toBe(said)
  })
})

test('a year to date is told beside the same step a year before, never beside the step before it', () => {
  const first = quarterPeriod('financial-quarter', 2024, 1)
  const scale = {
    ...aCurveInput().scale,
    periodKind: 'financial-quarter' as const,
    accumulation: 'year-to-date' as const,
    polarity: 'contextual' as const,
  }
  const measurements = measured([10, 25, 45, 70, 12, 30], first).map((row) => ({
    ...row,
    period: yearToDateUpTo(row.period, 4),
  }))
  const said = (some: typeof measurements) =>
    sentenceOf(curveOf(aCurveInput({ scale, measurements: some, baseline: null, targets: [] })), null)
  expect(said(measurements)).toMatch(/: 30%? in 2025\/26 to Q2, 5.* higher than in 2024\/25 to Q2\.$/)
  expect(said(measurements.slice(4))).toMatch(/: 30%? in 2025\/26 to Q2\.$/)
})
