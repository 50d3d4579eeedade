import { codeOf, decimalsIn, multiplierIn, periodsIn, polarityIn, unitIn } from '@ttc/domain/import/measure-fact'
import { expect, test } from 'vitest'

test.each([
  ['% of referrals', 'x', '%', 100],
  ['Rate per 10,000', 'x', 'per 10,000', 10_000],
  ['', 'rereferral_percent', '%', 100],
  ['', 'rate_per_1000', 'per 1000', 1000],
  ['Number', 'x', 'number', null],
  ['', 'referral_count', null, null],
])('unit %j of %j is %j, times %j', (said, name, unit, multiplier) => {
  expect(unitIn(said === '' ? null : said, name)).toBe(unit)
  expect(multiplierIn(unit)).toBe(multiplier)
})

test.each([
  ['High', 'higher'],
  ['Low', 'lower'],
  ['-', 'contextual'],
  ['', null],
])('polarity %j is %j', (said, polarity) => {
  expect(polarityIn(said)).toBe(polarity)
})

test.each([
  [['12.3', '12.4', '19.100000000000001'], 1],
  [['1,204', '3'], 0],
  [['c', '-'], null],
])('%j is written with %j decimals', (figures, decimals) => {
  expect(decimalsIn(figures)).toBe(decimals)
})

test.each([
  [['March 2024', 'April 2024'], { kind: 'month', accumulation: 'single' }],
  [['March 2024', '2024 Q1'], null],
  [['2023/24'], null],
])('%j are periods of %j', (labels, periods) => {
  expect(periodsIn(labels.map((label) => ({ label, hint: {} })))).toEqual(periods)
})

test('a code is made of letters, figures and dashes', () => {
  expect(codeOf('Re-referrals (within 12 months) %')).toBe('re-referrals-within-12-months')
  expect(codeOf('–')).toBe('indicator')
})
