import { addDays, addMonths, dayFromNumber, dayNumber, isDay } from '@ttc/domain/day'
import {
  comparePeriods,
  hasEnded,
  isOverlapping,
  monthPeriod,
  nextPeriod,
  ordinalOf,
  type PeriodKind,
  periodOf,
  pooledPeriod,
  quarterPeriod,
  rollingPeriod,
  samePeriodLastYear,
  seasonOf,
  shiftPeriod,
  snapshotPeriod,
  snapshotsPerYearOf,
  sortKey,
  spanInSteps,
  stepsPerYear,
  termPeriod,
  yearPeriod,
  yearToDatePeriod,
} from '@ttc/domain/period'
import { describePeriod } from '@ttc/domain/period/label'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const stepKinds: readonly PeriodKind[] = [
  'calendar-year',
  'financial-year',
  'academic-year',
  'tax-year',
  'calendar-quarter',
  'financial-quarter',
  'academic-term',
  'month',
]
const aKind = fc.constantFrom(...stepKinds)
const aDay = fc.integer({ min: dayNumber('1950-01-01'), max: dayNumber('2100-12-31') }).map(dayFromNumber)

describe('days', () => {
  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2024-13-01', false],
    ['2024-04-31', false],
    ['2024-00-10', false],
    ['24-04-01', false],
    ['', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected)
  })

  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-12-31', 1, '2024-01-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2000-01-01', 36_525, '2100-01-01'],
  ])('%s and %i days is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected)
  })

  test.each([
    ['2024-03-31', 3, '2024-06-30'],
    ['2024-06-30', 3, '2024-09-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-01-30', 1, '2024-02-29'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })

  test('day numbers run one by one and agree with the Gregorian calendar', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        expect(isDay(day)).toBe(true)
        const utc = new Date(`${day}T00:00:00Z`).getTime() / 86_400_000
        expect(dayNumber(day) - dayNumber('1970-01-01')).toBe(utc)
      }),
    )
  })
})

describe('periods', () => {
  test.each([
    [yearPeriod('calendar-year', 2024), '2024-01-01', '2024-12-31'],
    [yearPeriod('financial-year', 2024), '2024-04-01', '2025-03-31'],
    [yearPeriod('academic-year', 2024), '2024-09-01', '2025-08-31'],
    [yearPeriod('tax-year', 2024), '2024-04-06', '2025-04-05'],
    [quarterPeriod('calendar-quarter', 2024, 1), '2024-01-01', '2024-03-31'],
    [quarterPeriod('financial-quarter', 2024, 1), '2024-04-01', '2024-06-30'],
    [quarterPeriod('financial-quarter', 2024, 4), '2025-01-01', '2025-03-31'],
    [termPeriod(2023, 'autumn'), '2023-09-01', '2023-12-31'],
    [termPeriod(2023, 'spring'), '2024-01-01', '2024-03-31'],
    [termPeriod(2023, 'summer'), '2024-04-01', '2024-08-31'],
    [monthPeriod(2024, 2), '2024-02-01', '2024-02-29'],
    [snapshotPeriod('2024-03-31'), '2024-03-31', '2024-03-31'],
    [pooledPeriod('calendar-year', 2014, 2016), '2014-01-01', '2016-12-31'],
    [rollingPeriod(monthPeriod(2024, 2)), '2023-03-01', '2024-02-29'],
    [rollingPeriod(quarterPeriod('financial-quarter', 2024, 1)), '2023-07-01', '2024-06-30'],
    [yearToDatePeriod(quarterPeriod('financial-quarter', 2025, 2), 'financial-year'), '2025-04-01', '2025-09-30'],
    [yearToDatePeriod(monthPeriod(2026, 1), 'academic-year'), '2025-09-01', '2026-01-31'],
  ])('%o runs from %s to %s', (period, start, end) => {
    expect([period.start, period.end]).toEqual([start, end])
  })

  test.each([
    ['tax-year', '2024-04-05', '2023-04-06'],
    ['tax-year', '2024-04-06', '2024-04-06'],
    ['financial-quarter', '2025-02-14', '2025-01-01'],
    ['academic-term', '2024-08-31', '2024-04-01'],
    ['academic-year', '2024-08-31', '2023-09-01'],
    ['snapshot', '2024-08-31', '2024-08-31'],
  ] as const)('the %s of %s starts on %s', (kind, day, start) => {
    expect(periodOf(kind, day).start).toBe(start)
  })

  test.each([
    [monthPeriod(2024, 1), 0],
    [monthPeriod(2024, 12), 11],
    [quarterPeriod('calendar-quarter', 2024, 2), 1],
    [quarterPeriod('financial-quarter', 2024, 1), 0],
    [quarterPeriod('financial-quarter', 2024, 4), 3],
    [termPeriod(2023, 'summer'), 2],
    [yearPeriod('academic-year', 2023), 0],
    [snapshotPeriod('2024-03-31'), 0],
    [rollingPeriod(monthPeriod(2024, 6)), 5],
  ])('%o has season %i', (period, season) => {
    expect(seasonOf(period)).toBe(season)
  })

  const toSecondQuarter = yearToDatePeriod(quarterPeriod('financial-quarter', 2025, 2), 'financial-year')

  test.each([
    [yearPeriod('academic-year', 2023), 1, 'single', '2024-09-01', '2025-08-31'],
    [monthPeriod(2024, 1), -1, 'single', '2023-12-01', '2023-12-31'],
    [pooledPeriod('financial-year', 2013, 2015), 3, 'pooled', '2016-04-01', '2019-03-31'],
    [rollingPeriod(monthPeriod(2024, 1)), 1, 'rolling', '2023-03-01', '2024-02-29'],
    [toSecondQuarter, 1, 'year-to-date', '2025-04-01', '2025-12-31'],
    [toSecondQuarter, 3, 'year-to-date', '2026-04-01', '2026-06-30'],
    [toSecondQuarter, -2, 'year-to-date', '2024-04-01', '2025-03-31'],
    [snapshotPeriod('2024-02-29'), 1, 'single', '2025-02-28', '2025-02-28'],
  ] as const)('%o moved by %i (%s) runs from %s to %s', (period, steps, accumulation, start, end) => {
    const moved = shiftPeriod(period, steps, accumulation)
    expect([moved.start, moved.end]).toEqual([start, end])
  })

  test('the same period last year keeps length and season', () => {
    expect(samePeriodLastYear(toSecondQuarter)).toEqual({ ...toSecondQuarter, start: '2024-04-01', end: '2024-09-30' })
    expect(samePeriodLastYear(monthPeriod(2024, 2))).toEqual(monthPeriod(2023, 2))
    expect(samePeriodLastYear(snapshotPeriod('2024-03-31'))).toEqual(snapshotPeriod('2023-03-31'))
  })

  test.each([
    [yearPeriod('financial-year', 2024), 1],
    [pooledPeriod('calendar-year', 2014, 2016), 3],
    [rollingPeriod(monthPeriod(2024, 6)), 12],
    [rollingPeriod(quarterPeriod('calendar-quarter', 2024, 3)), 4],
    [toSecondQuarter, 2],
    [snapshotPeriod('2024-03-31'), 1],
  ])('%o covers %i steps', (period, steps) => {
    expect(spanInSteps(period)).toBe(steps)
  })

  test.each([
    [monthPeriod(2024, 3), '2024-03-31', false],
    [monthPeriod(2024, 3), '2024-04-01', true],
    [snapshotPeriod('2024-03-31'), '2024-03-31', true],
    [snapshotPeriod('2024-03-31'), '2024-03-30', false],
  ])('%o has ended on %s: %s', (period, today, ended) => {
    expect(hasEnded(period, today)).toBe(ended)
  })

  test('pooled windows that share a year overlap, neighbours do not', () => {
    expect(isOverlapping(pooledPeriod('calendar-year', 2014, 2016), pooledPeriod('calendar-year', 2015, 2017))).toBe(
      true,
    )
    expect(isOverlapping(pooledPeriod('calendar-year', 2014, 2016), pooledPeriod('calendar-year', 2017, 2019))).toBe(
      false,
    )
  })

  test.each([
    [['2023-03-31', '2024-03-31'], 1],
    [['2024-03-31', '2024-09-30'], 2],
    [['2024-01-18', '2024-05-16', '2024-10-03'], 3],
    [['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31'], 4],
    [['2024-03-31', '2024-04-30'], 4],
    [['2024-01-31', '2024-02-29', '2024-03-31'], 12],
    [['2024-03-31'], 1],
    [[], 1],
  ])('snapshots on %o are taken %i times a year', (days, rhythm) => {
    expect(snapshotsPerYearOf(days.map(snapshotPeriod))).toBe(rhythm)
  })

  test('the next step has the next ordinal and starts the day after, for every kind', () => {
    fc.assert(
      fc.property(aKind, aDay, (kind, day) => {
        const period = periodOf(kind, day)
        const next = nextPeriod(period)
        expect(period.start <= day && day <= period.end).toBe(true)
        expect(ordinalOf(next)).toBe(ordinalOf(period) + 1)
        expect(next.start).toBe(addDays(period.end, 1))
        expect(comparePeriods(period, next)).toBeLessThan(0)
        expect(sortKey(period) < sortKey(next)).toBe(true)
        expect(seasonOf(next)).toBe((seasonOf(period) + 1) % stepsPerYear(kind))
        expect(shiftPeriod(next, -1)).toEqual(period)
      }),
    )
  })
})

describe('labels', () => {
  test.each([
    [yearPeriod('calendar-year', 2024), 'single', '2024'],
    [yearPeriod('financial-year', 2024), 'single', '2024/25'],
    [yearPeriod('academic-year', 1999), 'single', '1999/00'],
    [yearPeriod('financial-year', 2024), 'year-to-date', '2024/25'],
    [quarterPeriod('financial-quarter', 2025, 2), 'single', '2025/26 Q2'],
    [quarterPeriod('financial-quarter', 2025, 4), 'single', '2025/26 Q4'],
    [quarterPeriod('calendar-quarter', 2025, 2), 'single', '2025 Q2'],
    [termPeriod(2023, 'spring'), 'single', 'Spring term 2023/24'],
    [monthPeriod(2024, 3), 'single', 'March 2024'],
    [snapshotPeriod('2024-03-31'), 'single', '31 March 2024'],
    [rollingPeriod(monthPeriod(2024, 6)), 'rolling', '12 months to June 2024'],
    [pooledPeriod('financial-year', 2022, 2024), 'pooled', '2022/23 to 2024/25'],
    [pooledPeriod('calendar-year', 2014, 2016), 'pooled', '2014 to 2016'],
    [toDate(quarterPeriod('financial-quarter', 2025, 2)), 'year-to-date', '2025/26 to Q2'],
    [toDate(quarterPeriod('financial-quarter', 2025, 1)), 'year-to-date', '2025/26 to Q1'],
    [toDate(monthPeriod(2026, 1)), 'year-to-date', '2025/26 to January'],
  ] as const)('%o, %s, is written %s', (period, accumulation, label) => {
    expect(describePeriod(period, accumulation)).toBe(label)
  })
})

function toDate(period: Parameters<typeof yearToDatePeriod>[0]) {
  return yearToDatePeriod(period, 'financial-year')
}
