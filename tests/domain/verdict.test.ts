import { freezeBaseline } from '@ttc/domain/baseline'
import { howSureOf } from '@ttc/domain/how-sure'
import type { Scale } from '@ttc/domain/indicator'
import { pooledPeriod, quarterPeriod, yearPeriod, yearToDatePeriod } from '@ttc/domain/period'
import { verdictOf } from '@ttc/domain/verdict'
import { describe, expect, test } from 'vitest'
import { aMeasurement, aScale, quarterly, yearly } from '../support/series.ts'

const FALLING = [80, 78.2, 76.9, 75.1, 73.2, 71.6, 69.8, 68.1]
const RISING = [60, 61.2, 61.9, 63.1, 64, 64.8, 66.1, 67]
const LEVEL = [21.4, 20.9, 21.8, 21.1, 20.3, 20.8, 21.2, 20.6]
const lower = aScale({ polarity: 'lower' })
const frozenOn = '2024-05-01'
const judged = (history: readonly (number | null)[], after: readonly (number | null)[], scale: Scale = aScale()) =>
  verdictOf(freezeBaseline(yearly(2010, history), scale, { frozenOn }), yearly(2010 + history.length, after), scale)

describe('the rules', () => {
  test.each([
    ['one beyond the 95 % range', LEVEL, [16], lower, 'turned', 'likely', 'one-beyond-95'],
    ['two beyond 80', LEVEL, [18.6, 18.3], lower, 'turned', 'likely', 'two-beyond-80'],
    ['three beyond 50', LEVEL, [19.5, 19.5, 19], lower, 'turned', 'likely', 'three-beyond-50'],
    ['three beyond 80', LEVEL, [18.6, 18.1, 17.6], lower, 'turned', 'strong', 'three-beyond-80'],
    ['two beyond 95', LEVEL, [16, 16], lower, 'turned', 'strong', 'two-beyond-95'],
    ['back again', LEVEL, [18.6, 18.3, 20.9], lower, 'on-the-baseline', null, 'no-rule-met'],
    ['two beyond 95 the wrong way', LEVEL, [24, 24.5], lower, 'worse-than-the-baseline', 'strong', 'two-beyond-95'],
    ['an improvement reversed', RISING, [64, 62, 60], aScale(), 'worse-than-the-baseline', 'strong', 'three-beyond-80'],
    ['an improvement going on', RISING, [68, 69, 70], aScale(), 'on-the-baseline', null, 'no-rule-met'],
    ['a decline going on', FALLING, [66.4, 64.7, 63.1], aScale(), 'on-the-baseline', null, 'no-rule-met'],
    ['a decline that slows', FALLING, [66.6, 65.6, 64.8], aScale(), 'slowing', 'likely', 'one-beyond-95'],
    ['a missing result skipped', LEVEL, [18.6, null, 18.3], lower, 'turned', 'likely', 'two-beyond-80'],
  ])('%s', (_, history, after, scale, verdict, strength, reason) => {
    expect(judged(history, after, scale)).toMatchObject({ verdict, strength, reason })
  })

  // Computed apart from the product, by the formulas of METHOD written out once more in another language.
  test.each([
    [FALLING, [66.6, 65.6, 64.8], aScale(), [-0.34541511716, -0.27411239357, -0.19393312452]],
    [RISING, [64, 62, 60], aScale(), [-3.57204919719, -4.0546405778, -4.3853308993]],
    [LEVEL, [18.6, null, 18.3], lower, [3.40226941258, 3.06656547258]],
  ])('z of %j, then %j', (history, after, scale, z) => {
    expect(judged(history, after, scale).z).toEqual(z.map((one) => expect.closeTo(one, 10)))
  })

  test('the distances of worse and of slowing', () => {
    const told = judged(FALLING, [66.6, 65.6, 64.8])
    expect(told.zWorse).toEqual([0.102549624122, 0.305970079192, 0.463999502372].map((z) => expect.closeTo(z, 10)))
    expect(told.zSlowing).toEqual([1.16996223296, 3.83139785425, 6.28461128865].map((z) => expect.closeTo(z, 8)))
  })

  test('nothing was declining, so nothing can slow', () => {
    expect(judged(RISING, [64, 62, 60]).zSlowing).toBeNull()
    expect(judged([80, 78, 76, 74, 72, 70], [69]).zSlowing).toBeNull()
  })
})

describe('slowing says how', () => {
  test.each([
    ['the last value is worse than at the freeze', [66.6, 65.6, 64.8], 'worse', 'still-worsening'],
    ['it is the same', [68.1, 68.3, 68.1], 'same', 'no-longer-worsening'],
    ['it is better', [68.1, 68.3, 68.2], 'better', 'no-longer-worsening'],
  ])('%s', (_, after, valueSinceFreeze, slowingHow) => {
    expect(judged(FALLING, after)).toMatchObject({ verdict: 'slowing', valueSinceFreeze, slowingHow })
  })

  test('a difference too small to be shown is none', () => {
    expect(judged(FALLING, [68.1, 68.3, 68.06]).valueSinceFreeze).toBe('same')
  })
})

describe('where nothing is judged', () => {
  test.each([
    ['four values', LEVEL.slice(0, 4), [16], lower, 'too-soon-to-tell', 'too-few-points'],
    ['no result', LEVEL, [], lower, 'too-soon-to-tell', 'nothing-after-the-freeze'],
    ['a result without a value', LEVEL, [null], lower, 'too-soon-to-tell', 'nothing-after-the-freeze'],
    ['a history that never moved', [42, 42, 42, 42, 42], [50], lower, 'too-soon-to-tell', 'has-not-varied'],
    ['best in a range', LEVEL, [16], aScale({ polarity: 'range' }), null, 'no-direction'],
    ['contextual', LEVEL, [16], aScale({ polarity: 'contextual' }), null, 'no-direction'],
  ])('%s', (_, history, after, scale, verdict, reason) => {
    const told = judged(history, after, scale)
    expect(told).toMatchObject({ verdict, reason, strength: null, z: [], slowingHow: null })
    expect(howSureOf(told)).toBeNull()
  })

  test('without a baseline', () => {
    const told = { verdict: 'too-soon-to-tell', reason: 'no-baseline', meanGap: null }
    expect(verdictOf(null, yearly(2018, [16]), lower)).toMatchObject(told)
  })

  const frozen = freezeBaseline(yearly(2010, LEVEL), lower, { frozenOn })
  test.each([
    ['before any result', '2018-04-01', 'too-soon-to-tell', 'break'],
    ['between two results', '2019-04-01', 'too-soon-to-tell', 'break'],
    ['later than all results', '2021-04-01', 'turned', 'two-beyond-95'],
    ['inside the history, found later', '2014-04-01', 'too-soon-to-tell', 'break'],
    ['at the start of the history', '2010-04-01', 'turned', 'two-beyond-95'],
  ])('a break %s', (_, day, verdict, reason) => {
    expect(verdictOf(frozen, yearly(2018, [16, 16]), lower, [day])).toMatchObject({ verdict, reason })
  })
})

describe('what stands beside the verdict', () => {
  test('the mean gap is value minus forecast, not turned by polarity, and in children where they are known', () => {
    const frozen = freezeBaseline(yearly(2010, [20, 20, 20, 20, 20]), lower, { frozenOn })
    const results = [
      aMeasurement(yearPeriod('financial-year', 2015), 18, { denominator: 300 }),
      aMeasurement(yearPeriod('financial-year', 2016), 16, { denominator: 500 }),
    ]
    expect(verdictOf(frozen, results, lower)).toMatchObject({ meanGap: -3, meanGapInChildren: -13 })
    expect(verdictOf(frozen, yearly(2015, [18, 16]), lower)).toMatchObject({ meanGap: -3, meanGapInChildren: null })
  })

  test('an indicator without a direction still has its gap', () => {
    const told = judged([20, 20, 20, 20, 20], [18, 16], aScale({ polarity: 'contextual' }))
    expect(told).toMatchObject({ meanGap: -3, valueSinceFreeze: null })
  })

  test.each([
    ['the worst yet', [21, 20, 22, 21, 23], true],
    ['level with the worst', [21, 20, 23, 21, 23], true],
    ['not the worst', [21, 20, 23, 21, 22], false],
    ['one of equals', [21, 21, 21, 21, 21], false],
  ])('the last value before the freeze was %s', (_, history, worst) => {
    expect(judged(history, [20], lower).worstPointBeforeFreeze).toBe(worst)
  })

  test('quarters are compared with the freeze after the season is taken out', () => {
    const scale = aScale({ periodKind: 'financial-quarter' })
    const history = quarterly(2020, [50, 100, 201, 100, 50, 101, 200, 100])
    const told = verdictOf(freezeBaseline(history, scale, { frozenOn }), quarterly(2022, [60]), scale)
    expect(told.valueSinceFreeze).toBe('better')
  })
})

test('an adjusted baseline is judged against what the group drew', () => {
  const adjustment = { points: [{ period: yearPeriod('financial-year', 2018), value: 16 }], reason: 'New funding' }
  const adjusted = freezeBaseline(yearly(2010, LEVEL), lower, { frozenOn, adjustment })
  const results = yearly(2018, [16])
  expect(verdictOf(adjusted, results, lower)).toMatchObject({ verdict: 'on-the-baseline', meanGap: 0 })
  expect(verdictOf({ ...adjusted, adjustment: null }, results, lower).verdict).toBe('turned')
})

test('a floor under the unit keeps a small cohort from being called turned', () => {
  const wide = yearly(2010, LEVEL).with(
    7,
    aMeasurement(yearPeriod('financial-year', 2017), 20.6, { lower: 14, upper: 28 }),
  )
  expect(verdictOf(freezeBaseline(wide, lower, { frozenOn }), yearly(2018, [16]), lower).verdict).toBe(
    'on-the-baseline',
  )
})

test('a later revision of the history never moves the verdict', () => {
  const frozen = freezeBaseline(yearly(2010, LEVEL), lower, { frozenOn })
  const results = yearly(2018, [18.6, 18.1])
  const revised = [
    ...yearly(
      2010,
      LEVEL.map((value) => value + 5),
    ),
    ...results,
  ]
  expect(verdictOf(frozen, revised, lower)).toEqual(verdictOf(frozen, results, lower))
})

test('of pooled years only those that do not overlap the freeze or one another are results', () => {
  const scale = aScale({ accumulation: 'pooled', polarity: 'lower' })
  const pool = (from: number, value: number) => aMeasurement(pooledPeriod('calendar-year', from, from + 2), value)
  const history = [2000, 2003, 2006, 2009, 2012].map((from, i) => pool(from, 20 + (i % 2)))
  const frozen = freezeBaseline(history, scale, { frozenOn })
  const results = [2013, 2014, 2015, 2016, 2017, 2018].map((from) => pool(from, 5))
  expect(verdictOf(frozen, results, scale).z).toHaveLength(2)
})

test('a year to date is judged by its steps, the first against what was frozen', () => {
  const scale = aScale({ accumulation: 'year-to-date', multiplier: null, periodKind: 'financial-quarter' })
  const toDate = (year: number, quarter: number, value: number) =>
    aMeasurement(yearToDatePeriod(quarterPeriod('financial-quarter', year, quarter), 'financial-year'), value)
  const years = [10, 21, 30, 41].map((value, i) => toDate(2021, i + 1, value))
  const more = [11, 21, 32, 41].map((value, i) => toDate(2022, i + 1, value))
  const frozen = freezeBaseline([...years, ...more, toDate(2023, 1, 10)], scale, { frozenOn })
  const told = verdictOf(frozen, [toDate(2023, 2, 40)], scale)
  expect(told).toMatchObject({ verdict: 'turned', reason: 'one-beyond-95' })
  expect(Math.abs((told.meanGap ?? 0) - 20)).toBeLessThan(1)
})
