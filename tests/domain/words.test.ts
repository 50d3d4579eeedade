import {
  describeComparison,
  describeComparisonShort,
  describeGapTo,
  describeInterval,
} from '@ttc/domain/comparator.words'
import { describeDirection, describeDirectionNote } from '@ttc/domain/direction.words'
import { describeSpan } from '@ttc/domain/figure/span'
import { describeChance, describeOdds, describeOutlook } from '@ttc/domain/forecast.words'
import { howSureOf } from '@ttc/domain/how-sure'
import type { Scale } from '@ttc/domain/indicator'
import { describeSince, describeTargetGap, describeTolerance } from '@ttc/domain/rag.words'
import type { Verdict } from '@ttc/domain/verdict'
import {
  describeHowSure,
  describeMeanGap,
  describeVerdict,
  describeVerdictNote,
  describeVerdictStory,
} from '@ttc/domain/verdict.words'
import { describe, expect, test } from 'vitest'

const percent: Scale = {
  unit: '%',
  decimals: 0,
  polarity: 'lower',
  minimum: 0,
  maximum: 100,
  multiplier: 100,
  periodKind: 'financial-year',
  accumulation: 'single',
}

const turned: Verdict = {
  verdict: 'turned',
  strength: 'strong',
  reason: 'three-beyond-80',
  z: [2.4, 3.1, 2.2],
  zWorse: [2.4, 3.1, 2.2],
  zSlowing: null,
  meanGap: -10.8,
  meanGapInChildren: -28.9,
  valueSinceFreeze: 'better',
  slowingHow: null,
  worstPointBeforeFreeze: false,
}

describe('verdict', () => {
  test.each([
    ['turned', 'strong', 'Turned (strong)'],
    ['turned', 'likely', 'Turned (likely)'],
    ['slowing', 'likely', 'Slowing'],
    ['on-the-baseline', null, 'On the baseline'],
    ['worse-than-the-baseline', 'likely', 'Worse than the baseline (likely)'],
    ['too-soon-to-tell', null, 'Too soon to tell'],
    [null, null, 'Not judged'],
  ] as const)('%s, %s', (verdict, strength, said) => {
    expect(describeVerdict({ verdict, strength })).toBe(said)
  })

  test.each([
    ['lower', -10.8, '10.8 points better'],
    ['lower', 10.8, '10.8 points worse'],
    ['higher', 10.8, '10.8 points better'],
    ['contextual', 10.8, '10.8 points higher'],
    ['higher', 0.04, 'level with the forecast'],
  ] as const)('the mean gap of %s is better by %d', (polarity, meanGap, said) => {
    expect(describeMeanGap({ ...turned, meanGap }, { ...percent, polarity })).toBe(said)
  })

  test.each([
    ['break', 'break in series'],
    ['no-baseline', 'no baseline frozen yet'],
    ['too-few-points', 'needs five values'],
    ['has-not-varied', 'has not varied'],
    ['nothing-after-the-freeze', 'no result since the freeze'],
  ] as const)('says why there is none: %s', (reason, said) => {
    const none: Verdict = { ...turned, verdict: 'too-soon-to-tell', strength: null, reason, z: [], meanGap: null }
    expect(describeVerdictNote(none, percent)).toBe(said)
    expect(describeVerdictStory(none, percent)).toHaveLength(1)
  })

  test('is told by its rule, its gap in children and the value itself', () => {
    expect(describeVerdictStory(turned, percent)).toEqual([
      'The last three results since the baseline was frozen lie beyond its 80% range.',
      'On average they are 10.8 points better than the forecast: about 29 children each time.',
      'The value itself is better than at the freeze.',
      'Better than the baseline is not the same as on target.',
    ])
  })

  test('is told with how often it is wrong, and that things come back by themselves', () => {
    const worst = { ...turned, worstPointBeforeFreeze: true }
    const said = describeHowSure(howSureOf(worst) ?? expect.fail('judged'), worst).join(' ')
    expect(said).toContain('called turned 10 in 100 times after three results')
    expect(said).toContain('“turned, strong” 2.2 in 100 times')
    expect(said).toContain('called turned 16.5 in 100 times, strong 5.1 in 100 times')
  })
})

describe('direction', () => {
  test.each([
    ['falling', 'improving', 'Falling: improving', 'a signal, not noise'],
    ['rising', null, 'Rising', 'a signal, not noise'],
    ['no-clear-trend', null, 'No clear trend', '+1.2 on the last value'],
  ] as const)('%s, %s', (direction, meaning, said, note) => {
    const found = { direction, meaning, kind: 'rank', change: 1.2, points: 5 } as const
    expect(describeDirection(found)).toBe(said)
    expect(describeDirectionNote(found, { ...percent, decimals: 1 })).toBe(note)
  })

  test.each([
    [null, 0, 'no values yet'],
    [null, 1, '1 of 5 values'],
    [-2, 2, '−2 on the last value'],
    [0, 3, 'no change on the last value'],
  ] as const)('too soon to tell, with a change of %s', (change, points, note) => {
    const soon = { direction: 'too-soon-to-tell', meaning: null, kind: 'rank', change, points } as const
    expect(describeDirectionNote(soon, percent)).toBe(note)
  })
})

describe('RAG', () => {
  test.each([
    [-3, -8, '3 points off target: 8 children'],
    [-1, null, '1 point off target'],
    [0, null, 'on target'],
    [2, null, '2 points better than target'],
    [null, null, ''],
  ])('a gap of %s with %s children', (gap, children, said) => {
    expect(describeTargetGap(gap, children, percent)).toBe(said)
  })

  test.each([
    [{ kind: 'points', amount: 2 }, '2 points'],
    [{ kind: 'points', amount: 0.5 }, '0.5 points'],
    [{ kind: 'percent', amount: 5 }, '5% of the target'],
    [{ kind: 'floor', amount: 40 }, 'up to 40%'],
  ] as const)('a tolerance of %o', (tolerance, said) => {
    expect(describeTolerance(tolerance, percent)).toBe(said)
  })

  test.each([
    [6, 'financial-quarter', 'for 6 quarters'],
    [2, 'financial-year', 'for 2 years'],
    [1, 'month', 'new this month'],
    [3, 'snapshot', 'for 3 values'],
  ] as const)('since %d periods of a %s', (periods, kind, said) => {
    expect(describeSince(periods, kind)).toBe(said)
  })
})

describe('forecast', () => {
  test.each([
    [0, 'less than 1 in 20'],
    [0.1, 'about 1 in 10'],
    [0.36, 'about 1 in 3'],
    [0.5, 'about 1 in 2'],
    [0.9, 'about 9 in 10'],
    [1, 'more than 19 in 20'],
  ])('a chance of %d', (chance, said) => {
    expect(describeOdds(chance)).toBe(said)
  })

  test('a chance has its odds beside its word', () => {
    expect(describeChance(0.36, 'about even')).toBe('about even (about 1 in 3)')
  })

  test.each([
    [25.6, 48, '36.8%, 80% range 25.6% to 48.0%'],
    [null, null, '36.8%'],
  ])('an outlook from %s to %s', (lower80, upper80, said) => {
    expect(describeOutlook({ centre: 36.8, lower80, upper80 }, percent)).toBe(said)
  })
})

describe('comparison', () => {
  const compared = {
    name: 'Neighbours',
    value: 43.6,
    gap: -4.6,
    judged: 'better',
    significant: false,
    outOfRange: false,
    n: 10,
    of: 10,
  } as const

  test.each([
    [{}, '4.6 better', 'Better than Neighbours (43.6%)'],
    [{ significant: true }, '4.6 better', 'Significantly better than Neighbours (43.6%)'],
    [{ judged: 'similar' }, 'similar', 'Similar to Neighbours (43.6%)'],
    [{ judged: 'same' }, 'the same', 'The same as Neighbours (43.6%)'],
    [{ judged: 'lower' }, '4.6 lower', 'Lower than Neighbours (43.6%)'],
    [{ outOfRange: true }, 'not used', 'Neighbours (43.6%) is outside every area’s own range and is not used'],
  ] as const)('with %o', (over, short, long) => {
    expect(describeComparisonShort({ ...compared, ...over }, percent)).toBe(short)
    expect(describeComparison({ ...compared, ...over }, percent)).toBe(long)
  })

  test.each([
    [-4.6, { ...percent, decimals: 1 }, '4.6 points below'],
    [1, percent, '1 point above'],
    [0, percent, ''],
    [12, { ...percent, unit: 'per 10,000', decimals: 0 }, '12 per 10,000 above'],
  ])('a gap of %f is said with its unit and its side', (gap, scale, said) => {
    expect(describeGapTo({ gap }, scale)).toBe(said)
  })

  test('an interval has a decimal at least: the limits lie between the values that can be shown', () => {
    const limits = { lower: 16.91, upper: 19.449 }
    expect(describeInterval(limits, percent)).toBe('95% interval 16.9% to 19.4%')
    expect(describeInterval(limits, { ...percent, decimals: 0 })).toBe('95% interval 16.9% to 19.4%')
  })
})

describe('span of a small curve', () => {
  const point = (text: string, label: string) =>
    ({ text, label }) as Parameters<typeof describeSpan>[0]['points'][number]
  const first = point('53%', '2016/17')
  const last = point('39%', '2024/25')

  test.each([
    [[], null, 'No values yet'],
    [[first], first, '53% in 2016/17'],
    [[first, last], last, 'From 53% in 2016/17 to 39% in 2024/25'],
  ] as const)('of %o', (points, latest, said) => {
    expect(describeSpan({ points, latest, breaks: [], forecast: null })).toBe(said)
  })
})
