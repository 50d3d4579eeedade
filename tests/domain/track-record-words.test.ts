import { describeErrors, describeTrackRecord } from '@ttc/domain/forecast.words'
import { yearPeriod } from '@ttc/domain/period'
import { describeInside, describeScored, describeTotal } from '@ttc/domain/track-record.words'
import { expect, test } from 'vitest'
import { aScale } from '../support/series.ts'

const scale = aScale({ unit: '%', decimals: 0, polarity: 'lower' })
const scored = (error: number, isInside80: boolean | null = true) => ({ error, isInside80 })

test.each([
  ['nothing scored yet', [], null],
  ['one', [scored(-2)], 'Track record: the last forecast was out by 2.0 points; 1 of 1 fell inside the 80% range.'],
  [
    'the last three of four, whichever side they missed on',
    [scored(9), scored(8.2, false), scored(-10.2, false), scored(2.31)],
    'Track record: the last three forecasts were out by 8.2, 10.2 and 2.3 points; 1 of 3 fell inside the 80% range.',
  ],
  [
    'without a range',
    [scored(1, null), scored(2, null)],
    'Track record: the last two forecasts were out by 1.0 and 2.0 points.',
  ],
])('past forecasts in words: %s', (_case, forecasts, words) => {
  expect(describeTrackRecord({ scored: forecasts }, scale)).toBe(words)
})

test('the errors of a row are the last three, and nothing where there is none', () => {
  expect(describeErrors({ scored: [scored(9), scored(8.2), scored(-10.2), scored(2.31)] }, scale)).toBe(
    '8.2, 10.2 and 2.3 points',
  )
  expect(describeErrors({ scored: [] }, scale)).toBeNull()
})

const period = yearPeriod('financial-year', 2024)
const one = { period, centre: 22.1, value: 18, error: -4.1, isInside80: false }
test.each([
  [one, '2024/25: forecast 22.1%, then 18%: 4.1 points lower, outside the 80% range'],
  [
    { ...one, value: 23, error: 0.9, isInside80: true },
    '2024/25: forecast 22.1%, then 23%: 0.9 points higher, inside the 80% range',
  ],
  [
    { ...one, centre: 18.04, error: -0.04, isInside80: null },
    '2024/25: forecast 18.0%, then 18%: as forecast, it had no range',
  ],
])('one forecast in words: %#', (given, words) => {
  expect(describeScored(given, scale)).toBe(words)
})

test.each([
  [{ forecasts: 0, withRange: 0, inside80: 0 }, /^No forecast has met its value yet\./],
  [
    { forecasts: 1, withRange: 0, inside80: 0 },
    /^One past forecast has met its value\. It had no range to be judged by\.$/,
  ],
  [{ forecasts: 2, withRange: 0, inside80: 0 }, /^2 past forecasts have met their values\. None had a range/],
  [{ forecasts: 4, withRange: 3, inside80: 2 }, /2 of the 3 with a range fell inside the 80% range\. .* it takes 10/],
  [{ forecasts: 20, withRange: 20, inside80: 16 }, /give or take what chance does\.$/],
  [{ forecasts: 20, withRange: 20, inside80: 9 }, /too narrow: read them with care\.$/],
  [{ forecasts: 20, withRange: 20, inside80: 20 }, /wider than they need to be\.$/],
])('all forecasts together in words: %j', (total, words) => {
  expect(describeTotal(total)).toMatch(words)
})

test('how many were inside is said only of forecasts with a range', () => {
  expect(describeInside({ withRange: 9, inside80: 7 })).toBe('7 of 9')
  expect(describeInside({ withRange: 0, inside80: 0 })).toBe('')
})
