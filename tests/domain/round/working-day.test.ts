import {
  bankHolidaysOf,
  easterSunday,
  isBankHoliday,
  isWorkingDay,
  workingDayFrom,
  workingDayUntil,
} from '@ttc/domain/round/working-day'
import { expect, test } from 'vitest'

/** Source: the dates of Easter published by HM Nautical Almanac Office. */
test.each([
  [1818, '1818-03-22'],
  [1943, '1943-04-25'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2011, '2011-04-24'],
  [2016, '2016-03-27'],
  [2019, '2019-04-21'],
  [2022, '2022-04-17'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter Sunday of %i is %s', (year, day) => {
  expect(easterSunday(year)).toBe(day)
})

/** Source: gov.uk/bank-holidays, England and Wales. */
test.each([
  [
    2020,
    '2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28',
    'the early May day was held on VE day, and Boxing Day fell on a Saturday',
  ],
  [
    2021,
    '2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28',
    'Christmas fell on a Saturday',
  ],
  [
    2022,
    '2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27',
    'New Year fell on a Saturday, the Jubilee moved the spring day, and there was the state funeral',
  ],
  [
    2023,
    '2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26',
    'New Year fell on a Sunday, and there was the coronation',
  ],
  [
    2012,
    '2012-01-02 2012-04-06 2012-04-09 2012-05-07 2012-06-04 2012-06-05 2012-08-27 2012-12-25 2012-12-26',
    'the Diamond Jubilee moved the spring day and added one',
  ],
  [
    2026,
    '2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28',
    'Boxing Day falls on a Saturday',
  ],
  [
    2027,
    '2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28',
    'Christmas falls on a Saturday',
  ],
])('the bank holidays of %i are %s: %s', (year, days) => {
  expect(bankHolidaysOf(year).join(' ')).toBe(days)
})

test.each([
  ['2026-11-23', true],
  ['2026-11-22', false],
  ['2026-12-25', false],
  ['2026-12-28', false],
  ['2026-12-29', true],
])('%s is a working day: %s', (day, isOne) => {
  expect([isWorkingDay(day), isBankHoliday(day) && isOne]).toEqual([isOne, false])
})

test('days move over the longest run of days off', () => {
  expect([workingDayFrom('2026-12-25'), workingDayUntil('2026-12-28')]).toEqual(['2026-12-29', '2026-12-24'])
  expect([workingDayFrom('2026-04-03'), workingDayUntil('2026-04-06')]).toEqual(['2026-04-07', '2026-04-02'])
})
