import { checkOneKind, pointsAfter, rhythmOf, stepsBetween, usablePoints } from '@ttc/domain/baseline/usable-points'
import {
  monthPeriod,
  pooledPeriod,
  quarterPeriod,
  rollingPeriod,
  snapshotPeriod,
  yearPeriod,
  yearToDatePeriod,
} from '@ttc/domain/period'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aMeasurement, aScale, yearly } from '../support/series.ts'

const valuesOf = (points: readonly Readonly<{ value: number }>[]) => points.map((point) => point.value)
const pooled = aScale({ accumulation: 'pooled', periodKind: 'calendar-year' })
const threeYears = (firstYear: number, value: number | null) =>
  aMeasurement(pooledPeriod('calendar-year', firstYear, firstYear + 2), value)
const toDate = (year: number, quarter: number, value: number | null, counts: readonly [number, number] | null = null) =>
  aMeasurement(yearToDatePeriod(quarterPeriod('financial-quarter', year, quarter), 'financial-year'), value, {
    numerator: counts?.[0] ?? null,
    denominator: counts?.[1] ?? null,
  })
const countsToDate = aScale({ accumulation: 'year-to-date', multiplier: null, periodKind: 'financial-quarter' })
const percentToDate = aScale({ accumulation: 'year-to-date', periodKind: 'financial-quarter' })

test.each([
  ['value', true],
  ['unreliable', true],
  ['rounds-to-zero', false],
  ['suppressed', false],
  ['missing', false],
  ['not-applicable', false],
  ['not-available', false],
] as const)('a measurement that is %s is computed with: %s', (status, used) => {
  const one = aMeasurement(yearPeriod('financial-year', 2020), 4, { status })
  expect(usablePoints([one], aScale())).toHaveLength(Number(used))
})

test('a missing value is left out, never a zero', () => {
  expect(valuesOf(usablePoints(yearly(2018, [5, null, 7]), aScale()))).toEqual([5, 7])
})

describe('breaks', () => {
  const history = yearly(2015, [1, 2, 3, 4, 5])
  test.each([
    ['none', [], [1, 2, 3, 4, 5]],
    ['one', ['2017-04-01'], [3, 4, 5]],
    ['the last of two', ['2018-04-01', '2016-04-01'], [4, 5]],
    ['one inside a year drops that year', ['2017-09-01'], [4, 5]],
    ['one after the latest value has no effect yet', ['2020-04-01'], [1, 2, 3, 4, 5]],
  ])('%s', (_, breaks, expected) => {
    expect(valuesOf(usablePoints(history, aScale(), breaks))).toEqual(expected)
  })
})

describe('pooled and rolling series', () => {
  const series = [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017].map((year) => threeYears(year, year))
  test('are counted back from the latest without overlap', () => {
    expect(valuesOf(usablePoints(series, pooled))).toEqual([2011, 2014, 2017])
  })

  test('are counted back from the freeze, and on from it', () => {
    const freeze = pooledPeriod('calendar-year', 2013, 2015)
    expect(valuesOf(usablePoints(series, pooled, [], freeze))).toEqual([2010, 2013])
    expect(valuesOf(pointsAfter(series, pooled, [], freeze))).toEqual([2016])
  })

  test('step by the length of the pool', () => {
    const rhythm = rhythmOf(series, usablePoints(series, pooled), pooled)
    const from = pooledPeriod('calendar-year', 2011, 2013)
    expect(stepsBetween(from, pooledPeriod('calendar-year', 2017, 2019), rhythm)).toBe(2)
  })

  test('of rolling months keep one a year', () => {
    const months = Array.from({ length: 25 }, (_, i) => aMeasurement(rollingPeriod(monthPeriod(2020, 1 + i)), i))
    const rolling = aScale({ accumulation: 'rolling', periodKind: 'month' })
    const points = usablePoints(months, rolling)
    expect(valuesOf(points)).toEqual([0, 12, 24])
    expect(rhythmOf(months, points, rolling)).toMatchObject({ stride: 12, perYear: 1 })
  })
})

describe('a year to date', () => {
  const counts = [toDate(2023, 1, 10), toDate(2023, 2, 25), toDate(2023, 3, 45), toDate(2024, 1, 12)]
  test('is differenced, and starts again with the year', () => {
    const points = usablePoints(counts, countsToDate)
    expect(valuesOf(points)).toEqual([10, 15, 20, 12])
    expect(points[1]?.period).toEqual(quarterPeriod('financial-quarter', 2023, 2))
  })

  test('has no value for a step whose predecessor is missing', () => {
    const gap = [toDate(2023, 1, 10), toDate(2023, 2, null), toDate(2023, 3, 45), toDate(2023, 4, 60)]
    expect(valuesOf(usablePoints(gap, countsToDate))).toEqual([10, 15])
  })

  test('is not differenced across a break', () => {
    expect(valuesOf(usablePoints(counts, countsToDate, ['2023-10-01']))).toEqual([12])
  })

  test('in per cent is computed again from its counts, and not known without', () => {
    const known = [toDate(2023, 1, 50, [10, 20]), toDate(2023, 2, 40, [20, 50])]
    expect(valuesOf(usablePoints(known, percentToDate))).toEqual([50, 1000 / 30])
    expect(valuesOf(usablePoints([toDate(2023, 1, 50), toDate(2023, 2, 40)], percentToDate))).toEqual([50])
  })

  test('of a rate over one population keeps that population', () => {
    const rate = aScale({ accumulation: 'year-to-date', multiplier: 10_000, periodKind: 'financial-quarter' })
    const points = usablePoints([toDate(2023, 1, 10, [50, 50_000]), toDate(2023, 2, 22, [110, 50_000])], rate)
    expect(points.at(-1)).toMatchObject({ value: 12, numerator: 60, denominator: 50_000 })
  })
})

describe('mixed series are refused', () => {
  const calendar = aMeasurement(yearPeriod('calendar-year', 2020), 1)
  test.each([
    ['two kinds of year', [calendar, aMeasurement(yearPeriod('financial-year', 2021), 1)], aScale()],
    ['pooled beside single years', [calendar, threeYears(2021, 1)], pooled],
  ])('%s', (_, series, scale) => {
    expect(() => checkOneKind(series, scale)).toThrow('mixes periods')
    expect(() => usablePoints(series, scale)).toThrow('mixes periods')
  })

  test('growing years to date are no mixture', () => {
    expect(() => checkOneKind([toDate(2023, 1, 1), toDate(2023, 2, 2)], countsToDate)).not.toThrow()
  })
})

test('half-yearly snapshots have two places in their year', () => {
  const days = ['2022-03-31', '2022-09-30', '2023-03-31', '2023-09-30']
  const series = days.map((day, i) => aMeasurement(snapshotPeriod(day), i))
  const scale = aScale({ periodKind: 'snapshot' })
  expect(rhythmOf(series, usablePoints(series, scale), scale)).toEqual({ snapshotsPerYear: 2, stride: 1, perYear: 2 })
})

test('the order of input does not matter', () => {
  const history = yearly(2010, [3, 1, null, 4, 1, 5, 9])
  const shuffled = fc.shuffledSubarray(history, { minLength: history.length })
  fc.assert(
    fc.property(shuffled, (series) => {
      expect(usablePoints(series, aScale())).toEqual(usablePoints(history, aScale()))
    }),
  )
})
