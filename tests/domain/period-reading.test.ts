import {
  monthPeriod,
  type Period,
  pooledPeriod,
  quarterPeriod,
  rollingPeriod,
  snapshotPeriod,
  termPeriod,
  yearPeriod,
  yearToDatePeriod,
} from '@ttc/domain/period'
import { describePeriod } from '@ttc/domain/period/label'
import { describeCandidate, type PeriodHint, readPeriod } from '@ttc/domain/period/reading'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const financial: PeriodHint = { yearType: 'financial' }
const academic: PeriodHint = { yearType: 'academic' }
const calendar: PeriodHint = { yearType: 'calendar' }
const none: PeriodHint = {}
const year2324 = yearPeriod('financial-year', 2023)
const firstQuarter = quarterPeriod('financial-quarter', 2023, 1)
const march = monthPeriod(2023, 3)

test.each<[string, PeriodHint, Period, string]>([
  ['2023', none, yearPeriod('calendar-year', 2023), 'single'],
  ['2023', calendar, yearPeriod('calendar-year', 2023), 'single'],
  ['2025', { ...academic, singleYear: 'ends' }, yearPeriod('academic-year', 2024), 'single'],
  ['2025', { ...academic, singleYear: 'starts' }, yearPeriod('academic-year', 2025), 'single'],
  ['202324', financial, year2324, 'single'],
  ['202324', academic, yearPeriod('academic-year', 2023), 'single'],
  ['202324', { yearType: 'tax' }, yearPeriod('tax-year', 2023), 'single'],
  ['2023/24', financial, year2324, 'single'],
  ['2023-24', financial, year2324, 'single'],
  ['2023–24', financial, year2324, 'single'],
  ['2023/2024', financial, year2324, 'single'],
  ['1999-00', financial, yearPeriod('financial-year', 1999), 'single'],
  ['23/24', financial, year2324, 'single'],
  ['2011-12', financial, yearPeriod('financial-year', 2011), 'single'],
  ['2011-12', { kind: 'month' }, monthPeriod(2011, 12), 'single'],
  ['2023Q1', none, quarterPeriod('calendar-quarter', 2023, 1), 'single'],
  ['2023 Q1', none, quarterPeriod('calendar-quarter', 2023, 1), 'single'],
  ['2023-Q1', calendar, quarterPeriod('calendar-quarter', 2023, 1), 'single'],
  ['2023 Q1', { ...financial, singleYear: 'starts' }, firstQuarter, 'single'],
  ['Q1 2023/24', none, firstQuarter, 'single'],
  ['2023/24 Q1', none, firstQuarter, 'single'],
  ['Quarter 1 2023-24', none, firstQuarter, 'single'],
  ['2022 - 24', calendar, pooledPeriod('calendar-year', 2022, 2024), 'pooled'],
  ['2014-16', calendar, pooledPeriod('calendar-year', 2014, 2016), 'pooled'],
  ['2014-16', { ...financial, singleYear: 'ends' }, pooledPeriod('financial-year', 2013, 2015), 'pooled'],
  ['2013/14-15/16', financial, pooledPeriod('financial-year', 2013, 2015), 'pooled'],
  ['2022/23 - 24/25', academic, pooledPeriod('academic-year', 2022, 2024), 'pooled'],
  ['2022/23 to 2024/25', financial, pooledPeriod('financial-year', 2022, 2024), 'pooled'],
  ['March 2023', none, march, 'single'],
  ['Mar-23', none, march, 'single'],
  ['Sept 2023', none, monthPeriod(2023, 9), 'single'],
  ['2023-03', none, march, 'single'],
  ['202303', { kind: 'month' }, march, 'single'],
  ['202303', { kind: 'financial-quarter' }, quarterPeriod('financial-quarter', 2023, 3), 'single'],
  ['202307', none, monthPeriod(2023, 7), 'single'],
  ['Autumn term 2023/24', none, termPeriod(2023, 'autumn'), 'single'],
  ['2023/24 spring', none, termPeriod(2023, 'spring'), 'single'],
  ['Spring term 2024', none, termPeriod(2023, 'spring'), 'single'],
  ['31/03/2024', none, snapshotPeriod('2024-03-31'), 'single'],
  ['2024-03-31', none, snapshotPeriod('2024-03-31'), 'single'],
  ['03/04/2024', none, snapshotPeriod('2024-04-03'), 'single'],
  ['31st March 2024', none, snapshotPeriod('2024-03-31'), 'single'],
  ['2023-03-01', { kind: 'month' }, march, 'single'],
  ['31/03/2024', { kind: 'financial-year' }, year2324, 'single'],
  ['12 months to June 2024', none, rollingPeriod(monthPeriod(2024, 6)), 'rolling'],
  ['Year ending March 2024', { kind: 'financial-year' }, year2324, 'single'],
  ['March 2023', { accumulation: 'rolling' }, rollingPeriod(march), 'rolling'],
  ['2023/24 to Q1', none, yearToDatePeriod(firstQuarter, 'financial-year'), 'year-to-date'],
  ['2023/24 Q1', { accumulation: 'year-to-date' }, firstQuarter, 'year-to-date'],
])('%s under %o', (label, hint, period, accumulation) => {
  expect(readPeriod(label, hint)).toEqual({ read: 'period', period, accumulation, mark: null })
})

test.each([
  ['2025 (prov)', 'provisional'],
  ['2025 p', 'provisional'],
  ['2025p', 'provisional'],
  ['2018 (Rev)', 'revised'],
  ['2018r', 'revised'],
  ['2021 (Final)', 'final'],
  ['2021 (OT)', 'other'],
  ['2021', null],
])('%s carries the mark %s', (label, mark) => {
  expect(readPeriod(label)).toMatchObject({ read: 'period', mark })
})

test.each<[string, PeriodHint, string, string[]]>([
  ['202303', none, 'format', ['March 2023', '2023 Q3', '2023/24 Q3']],
  ['202303', financial, 'format', ['March 2023', '2023/24 Q3']],
  ['2014-16', none, 'year-type', ['2014 to 2016', '2014/15 to 2015/16', '2014/15 to 2015/16', '2014/15 to 2015/16']],
  ['2014-16', financial, 'single-year', ['2013/14 to 2015/16', '2014/15 to 2015/16', '2014/15 to 2016/17']],
  ['2025', academic, 'single-year', ['2024/25', '2025/26']],
  ['2023/24', none, 'year-type', ['2023/24', '2023/24', '2023/24']],
  ['2011-12', none, 'format', ['2011/12', '2011/12', '2011/12', 'December 2011']],
  ['2023 Q1', financial, 'single-year', ['2022/23 Q1', '2023/24 Q1']],
  ['2023/24 to September', none, 'year-type', ['2023/24 to September', '2023/24 to September']],
])('%s under %o is asked about, not guessed', (label, hint, asks, candidates) => {
  const reading = readPeriod(label, hint)
  expect(reading).toMatchObject({ read: 'ambiguous', asks, question: expect.stringContaining(`“${label}”`) })
  expect(namesOf(reading)).toEqual(candidates)
})

test.each<[string, PeriodHint, string]>([
  ['0', none, '“0” is not a period we can read.'],
  ['', none, 'There is no period.'],
  [' ', none, 'There is no period.'],
  ['1258', none, '“1258” is not a period we can read.'],
  ['30/02/2024', none, '“30/02/2024” is not a period we can read.'],
  ['2023-13', none, '“2023-13” is not a period we can read.'],
  ['2014-25', calendar, '“2014-25” is not a period we can read.'],
  ['2023/25 Q1', none, '“2023/25 Q1” is not a period we can read.'],
  ['Decile 2024', none, '“Decile 2024” is not a period we can read.'],
  [
    '2014-16',
    { kind: 'calendar-year', accumulation: 'single' },
    '“2014-16” reads as 2014 to 2016 (calendar years, pooled, 1 January 2014 to 31 December 2016), but this series holds calendar years, one at a time.',
  ],
])('%s under %o is unreadable', (label, hint, message) => {
  expect(readPeriod(label, hint)).toEqual({ read: 'unreadable', message })
})

test.each<[string, string, PeriodHint, Period, string]>([
  ['2025', 'Reporting year', financial, yearPeriod('financial-year', 2024), 'single'],
  ['2025', 'Reporting year', calendar, yearPeriod('calendar-year', 2025), 'single'],
  ['2025', 'Calendar year', none, yearPeriod('calendar-year', 2025), 'single'],
  ['201112', 'Academic year', none, yearPeriod('academic-year', 2011), 'single'],
  ['202324', 'Financial Year', none, year2324, 'single'],
  ['202324', 'Tax year', none, yearPeriod('tax-year', 2023), 'single'],
  ['202324', 'Financial year Q1', none, firstQuarter, 'single'],
  ['2023', 'Calendar year Q1', none, quarterPeriod('calendar-quarter', 2023, 1), 'single'],
  ['202324', 'Financial year Q1-Q1', none, firstQuarter, 'year-to-date'],
  ['202324', 'Autumn term', none, termPeriod(2023, 'autumn'), 'single'],
  [
    '202324',
    'Autumn and spring term',
    none,
    yearToDatePeriod(termPeriod(2023, 'spring'), 'academic-year'),
    'year-to-date',
  ],
  ['2023', 'March', none, march, 'single'],
])('%s with the time identifier %s', (label, timeIdentifier, hint, period, accumulation) => {
  expect(readPeriod(label, { ...hint, timeIdentifier })).toEqual({ read: 'period', period, accumulation, mark: null })
})

test.each([
  ['2024', 'Week 12', /Weekly/],
  ['202324', 'Academic year Q2', /Quarters of academic years/],
  ['202324', 'Financial year Q2-Q3', /from the start of the year/],
  ['202324', 'Five half terms', /not a time identifier/],
])('%s with the time identifier %s is refused with the reason', (label, timeIdentifier, message) => {
  expect(readPeriod(label, { timeIdentifier })).toEqual({ read: 'unreadable', message: expect.stringMatching(message) })
})

test('a reporting year alone does not say which calendar it follows', () => {
  expect(readPeriod('2025', { timeIdentifier: 'Reporting year' })).toMatchObject({
    read: 'ambiguous',
    asks: 'year-type',
  })
})

test.each<[Period, 'single' | 'pooled' | 'year-to-date', string]>([
  [march, 'single', 'March 2023 (month)'],
  [year2324, 'single', '2023/24 (financial year, 1 April 2023 to 31 March 2024)'],
  [
    pooledPeriod('calendar-year', 2014, 2016),
    'pooled',
    '2014 to 2016 (calendar years, pooled, 1 January 2014 to 31 December 2016)',
  ],
  [
    yearToDatePeriod(monthPeriod(2023, 9), 'calendar-year'),
    'year-to-date',
    '2023 to September (months, year-to-date, 1 January 2023 to 30 September 2023)',
  ],
])('%o, %s, is offered as a choice', (period, accumulation, words) => {
  expect(describeCandidate({ period, accumulation })).toBe(words)
})

test('whatever is written, reading never throws, and a period reads back from its own label', () => {
  fc.assert(
    fc.property(fc.string(), (label) => {
      expect(['period', 'ambiguous', 'unreadable']).toContain(readPeriod(label).read)
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 1950, max: 2090 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const period = monthPeriod(year, month)
      const rolling = rollingPeriod(period)
      expect(readPeriod(describePeriod(period, 'single'))).toMatchObject({ read: 'period', period })
      expect(readPeriod(describePeriod(rolling, 'rolling'))).toMatchObject({ read: 'period', period: rolling })
    }),
  )
})

function namesOf(reading: ReturnType<typeof readPeriod>): readonly string[] {
  return reading.read === 'ambiguous'
    ? reading.candidates.map((one) => describePeriod(one.period, one.accumulation))
    : []
}
