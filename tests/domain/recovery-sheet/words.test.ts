import { yearPeriod } from '@ttc/domain/period'
import {
  describeFromNumbers,
  describeIfNothingChanges,
  describePromised,
  describeRecoveryTotal,
  describeSheetReason,
  describeSheetState,
  describeSlips,
  describeStory,
} from '@ttc/domain/recovery-sheet.words'
import { describe, expect, test } from 'vitest'
import { aCurveInput } from '../../support/curve-input.ts'

const { scale } = aCurveInput()
const period = yearPeriod('financial-year', 2024)

describe('the state with who and when', () => {
  test.each([
    ['owed', null, 'Owed by 7 December 2026'],
    ['overdue', null, 'Overdue since 7 December 2026'],
    ['submitted', 'Early years adviser', 'Sent on 20 January 2027 by Early years adviser'],
    ['accepted', 'Director', 'Accepted on 20 January 2027 by Director'],
    ['returned', 'Director', 'Sent back with a question on 20 January 2027 by Director, owed by 7 December 2026'],
    ['lapsed', null, 'Not owed any more since 20 January 2027'],
  ] as const)('%s', (state, by, words) => {
    expect(describeSheetState({ state, dueOn: '2026-12-07', on: '2027-01-20', by })).toBe(words)
  })
})

const numbers = {
  latest: { period, value: 49, numerator: 49, denominator: 100, status: 'value' },
  status: 'red',
  since: { period, periods: 1 },
  lastFour: [
    { period: yearPeriod('financial-year', 2023), status: 'amber' },
    { period, status: 'red' },
  ],
  direction: { direction: 'rising', meaning: 'worsening', kind: 'rank', change: 2, points: 5 },
  gap: -13,
  gapInChildren: -13,
} as unknown as Parameters<typeof describeFromNumbers>[0]

test('what the numbers say already', () => {
  expect(describeFromNumbers(numbers, scale)).toBe(
    '49% in 2024/25, 2 points higher than the value before. 13 points off target: 13 children. Red, new this year; amber before that.',
  )
  expect(describeFromNumbers({ ...numbers, latest: null }, scale)).toBe('There is no value yet.')
})

test('what comes if nothing changes', () => {
  const forecast = {
    period,
    target: 34,
    centre: 48.2,
    lower80: 44,
    upper80: 52,
    status: 'red',
    chance: 0.1,
    band: 'unlikely',
  } as const
  expect(describeIfNothingChanges({ forecast }, scale)).toBe(
    'If nothing changes, the forecast for 2024/25 is 48.2%, 80% range 44.0% to 52.0%. The chance of the target of 34% is about 1 in 10.',
  )
  expect(describeIfNothingChanges({ forecast: null }, scale)).toBe(null)
})

test('slips, promised days and reasons', () => {
  expect([0, 1, 3].map(describeSlips)).toEqual([
    '',
    'The day has moved later once.',
    'The day has moved later 3 times.',
  ])
  expect(describePromised({ to: 'amber', on: '2025-03-31', result: 'kept', back: period }, scale)).toBe(
    'Amber by 31 March 2025: kept, it was back in 2024/25',
  )
  expect(describePromised({ to: 'green', on: '2025-03-31', result: 'not-back', back: null }, scale)).toBe(
    'Green by 31 March 2025: it was not back',
  )
  expect(describeSheetReason('date-missed')).toBe('the day it was to be back has passed')
})

test('the story of the walk as a first answer: the position, and the first three that hold the curve back', () => {
  const factors = ['One', 'Two.', 'Three', 'Four'].map((text) => ({ text, direction: 'restricting' as const }))
  const helping = { text: 'Helps', direction: 'contributing' as const }
  expect(describeStory({ position: 'It is worse', factors: [helping, ...factors] })).toBe(
    'It is worse. One. Two. Three.',
  )
  expect(describeStory({ position: null, factors: [] })).toBe('')
})

test.each([
  [[0, 0, 0, 0, 0], 'No day back on path has been given yet: recovery sheets give them.'],
  [[0, 0, 0, 1, 0], '1 is not known yet.'],
  [[1, 0, 0, 0, 0], 'Of 1 day back on path whose value has come, 1 was kept, 0 came late and 0 did not come.'],
  [
    [2, 1, 1, 2, 3],
    'Of 4 days back on path whose values have come, 2 were kept, 1 came late and 1 did not come. 2 more are not known yet. Days were put off 3 times.',
  ],
] as const)('%o is told as a record', ([kept, late, notBack, open, slips], words) => {
  expect(describeRecoveryTotal({ kept, late, notBack, open, slips })).toBe(words)
})
