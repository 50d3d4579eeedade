import { canBeWord, keyOfPairs } from '@ttc/domain/breakdown'
import { gapBetween, scaleOfGap } from '@ttc/domain/breakdown/gap'
import {
  describeDifference,
  describeGap,
  describeMovement,
  describeWhetherNarrowing,
} from '@ttc/domain/breakdown/gap.words'
import { hide } from '@ttc/domain/disclosure'
import { yearPeriod } from '@ttc/domain/period'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aScale, quarterly, yearly } from '../support/series.ts'

const scale = aScale()
const none = { scale, breaks: [], through: null, frozenOn: null }
const frozenAfter = (year: number) => ({
  ...none,
  through: yearPeriod('financial-year', year),
  frozenOn: `${year + 1}-06-01`,
})
const flat = (value: number, years = 10) => yearly(2014, Array<number>(years).fill(value))

describe('the gap of two groups', () => {
  test('is own minus other in the latest period both have, with its ratio and its side', () => {
    const gap = gapBetween(yearly(2020, [40, 45.1]), yearly(2020, [50, 49.3, 51]), none)
    expect(gap).toMatchObject({ own: 45.1, other: 49.3, difference: -4.2, side: 'worse' })
    expect(gap?.ratio).toBeCloseTo(0.9148, 4)
    expect(gap?.period.start).toBe('2021-04-01')
  })

  test.each([
    ['lower', 'better'],
    ['higher', 'worse'],
    ['contextual', null],
    ['range', null],
  ] as const)('a lower value where %s is better stands %s', (polarity, side) => {
    expect(gapBetween(yearly(2020, [4]), yearly(2020, [5]), { ...none, scale: aScale({ polarity }) })?.side).toBe(side)
  })

  test('has no ratio to zero, and none at all without a period in common', () => {
    expect(gapBetween(yearly(2020, [4]), yearly(2020, [0]), none)).toMatchObject({ ratio: null, difference: 4 })
    expect(gapBetween(yearly(2020, [4]), yearly(2021, [5]), none)).toBeNull()
    expect(gapBetween([], flat(5), none)).toBeNull()
  })

  test('a hidden number makes no gap: neither the latest nor one of the series', () => {
    const own = yearly(2020, [40, 41, 42]).map((one, i) => (i === 1 ? one : hide(one)))
    const gap = gapBetween(own, yearly(2020, [50, 50, 50]), none)
    expect(gap?.period.start).toBe('2021-04-01')
    expect(gap?.sizes.map((one) => one.value)).toEqual([9])
  })
})

describe('whether it narrows', () => {
  const widths = (values: readonly number[]) =>
    yearly(
      2014,
      values.map((width) => 50 - width),
    )
  test.each([
    ['four values are too few', [9, 8, 7, 6], none, 'too-soon-to-tell'],
    ['five falling ones are a trend', [9, 8, 7, 6, 5], none, 'narrowing'],
    ['five rising ones too', [5, 6, 7, 8, 9], none, 'widening'],
    ['ups and downs are none', [5, 6, 5, 6, 5], none, 'no-clear-trend'],
    ['far under its baseline', [9, 9.2, 8.9, 9.1, 9, 9.1, 4, 3.5, 3], frozenAfter(2019), 'narrower-than-expected'],
    ['far above its baseline', [9, 9.2, 8.9, 9.1, 9, 9.1, 14, 14.5, 15], frozenAfter(2019), 'wider-than-expected'],
    ['on its baseline', [9, 9.2, 8.9, 9.1, 9, 9.1, 9, 9.1, 9.05], frozenAfter(2019), 'as-expected'],
    ['frozen from three values, only the trend speaks', [9, 9.2, 8.9, 4, 3.9], frozenAfter(2016), 'narrowing'],
  ] as const)('%s', (_, values, by, expected) => {
    expect(gapBetween(widths(values), flat(50), by)?.movement).toBe(expected)
  })

  test('nothing is computed across a break', () => {
    const gap = gapBetween(widths([9, 8, 7, 6, 5]), flat(50), { ...none, breaks: ['2017-04-01'] })
    expect(gap?.sizes.map((one) => one.value)).toEqual([6, 5])
    expect(gap?.movement).toBe('too-soon-to-tell')
  })

  test('it narrows from either side: what matters is its size', () => {
    const above = yearly(2014, [59, 58, 57, 56, 55])
    expect(gapBetween(above, flat(50), none)?.movement).toBe('narrowing')
  })

  test('a year to date is compared step by step', () => {
    const toDate = aScale({ unit: 'children', multiplier: null, accumulation: 'year-to-date', decimals: 0 })
    const running = (steps: readonly number[]) =>
      quarterly(2024, steps).map((one) => ({ ...one, period: { ...one.period, start: '2024-04-01' } }))
    const gap = gapBetween(running([10, 25, 45]), running([12, 30, 52]), { ...none, scale: toDate })
    expect(gap?.difference).toBe(-7)
    expect(gap?.sizes.map((one) => one.value)).toEqual([2, 3, 2])
  })
})

test('two groups exchanged have the same gap from the other side', () => {
  const values = fc.array(
    fc.integer({ min: 1, max: 990 }).map((n) => n / 10),
    { minLength: 5, maxLength: 9 },
  )
  fc.assert(
    fc.property(values, values, (a, b) => {
      const one = gapBetween(yearly(2014, a), yearly(2014, b), none)
      const two = gapBetween(yearly(2014, b), yearly(2014, a), none)
      expect(two?.difference).toBe(one === null ? undefined : one.difference === 0 ? 0 : -one.difference)
      expect(two?.movement).toBe(one?.movement)
      expect(two?.sizes.map((each) => each.value)).toEqual(one?.sizes.map((each) => each.value))
    }),
  )
})

test('in words', () => {
  const gap = gapBetween(yearly(2024, [45.1]), yearly(2024, [49.3]), none)
  expect(gap && describeGap(gap, 'sex: girls', 'all children', scale)).toBe(
    'For sex: girls it is 45.1% in 2024/25, 4.2 points lower than for all children (49.3%).',
  )
  expect(describeDifference({ difference: 0 }, scale)).toBe('the same')
  expect(describeMovement('narrowing')).toBe('Narrowing over the last five values')
  expect(describeWhetherNarrowing('narrowing')).toBe('The gap has narrowed over the last five values.')
  expect(scaleOfGap(scale)).toMatchObject({ polarity: 'lower', minimum: 0, multiplier: null })
})

test('the key of a group is that of its pairs in any order, and no word can part it', () => {
  const [a, b] = [
    { category: 'sex', value: 'girls' },
    { category: 'SEND', value: 'EHC plan' },
  ]
  expect(keyOfPairs([a, b])).toBe(keyOfPairs([b, a]))
  expect(keyOfPairs([])).toBe('')
  expect(['a=b', 'a|b', 'a b'].map(canBeWord)).toEqual([false, false, true])
})
