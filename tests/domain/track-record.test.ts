import { yearPeriod } from '@ttc/domain/period'
import { calibrationOf, recordOf, sumOfTotals, totalOf, trackRecord } from '@ttc/domain/track-record'
import { expect, test } from 'vitest'
import { yearly } from '../support/series.ts'

const kept = (startYear: number, centre: number, half: number | null, madeOn = '2020-05-01') => ({
  madeOn,
  period: yearPeriod('financial-year', startYear),
  centre,
  lower80: half === null ? null : centre - half,
  upper80: half === null ? null : centre + half,
})

test('forecasts are scored against what came, oldest first, and counted inside the 80 % range', () => {
  const record = trackRecord([kept(2022, 12, 1), kept(2020, 10, 1), kept(2021, 10, 1)], yearly(2020, [10.5, 11, 14]))
  expect(record.scored.map(({ error }) => error)).toEqual([0.5, 1, 2])
  expect(record.scored.map(({ isInside80 }) => isInside80)).toEqual([true, true, false])
  expect(record).toMatchObject({ withRange: 3, inside80: 2 })
})

test('a period without a value scores nothing', () => {
  const record = trackRecord([kept(2020, 10, 1), kept(2024, 10, 1)], yearly(2020, [null]))
  expect(record).toEqual({ scored: [], withRange: 0, inside80: 0 })
})

test('a forecast without a range has an error and no hit', () => {
  const record = trackRecord([kept(2020, 10, null)], yearly(2020, [9]))
  expect(record).toMatchObject({ scored: [{ error: -1, isInside80: null }], withRange: 0, inside80: 0 })
})

test('two forecasts of one period are both scored, in the order they were made', () => {
  const record = trackRecord([kept(2020, 12, 1, '2020-02-01'), kept(2020, 8, 1, '2019-02-01')], yearly(2020, [10]))
  expect(record.scored.map(({ error }) => error)).toEqual([2, -2])
})

test('the last few are a record of their own, and several indicators are counted together', () => {
  const record = trackRecord([kept(2020, 10, 1), kept(2021, 10, 1), kept(2022, 10, null)], yearly(2020, [10, 14, 10]))
  expect(totalOf(recordOf(record.scored.slice(-2)))).toEqual({ forecasts: 2, withRange: 1, inside80: 0 })
  expect(sumOfTotals([totalOf(record), totalOf(record)])).toEqual({ forecasts: 6, withRange: 4, inside80: 2 })
  expect(sumOfTotals([])).toEqual({ forecasts: 0, withRange: 0, inside80: 0 })
})

// Binomial tails at 80 %: of 10, at most 5 in 3.3 % and at most 6 in 12 %; all of 13 in 5.5 %, all of 14 in 4.4 %.
test.each([
  [9, 0, 'too-few-to-tell'],
  [10, 5, 'too-narrow'],
  [10, 6, 'as-promised'],
  [10, 10, 'as-promised'],
  [13, 13, 'as-promised'],
  [14, 14, 'too-wide'],
  [5000, 4000, 'as-promised'],
  [5000, 3900, 'too-narrow'],
  [5000, 4100, 'too-wide'],
  [0, 0, 'too-few-to-tell'],
])('ranges of %i forecasts that held %i values are %s', (withRange, inside80, expected) => {
  expect(calibrationOf({ withRange, inside80 })).toBe(expected)
})
