import { describeTrackRecord } from '@ttc/domain/forecast.words'
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
