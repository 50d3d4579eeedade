import { checkPeriod, type Scale, yearStartOf } from '@ttc/domain/indicator'
import { monthPeriod, nextPeriod, type Period, quarterPeriod, termPeriod } from '@ttc/domain/period'
import { isYearToDate, placeInYear, stepsOfYear, yearStartsOf, yearToDateUpTo } from '@ttc/domain/period/year-to-date'
import {
  addedBy,
  againstLastYear,
  describeYears,
  evenProfile,
  profiledTargets,
  profileProblem,
  yearsOf,
} from '@ttc/domain/year-to-date'
import { describeFall, fallsOf, totalWarnings } from '@ttc/domain/year-to-date/warning'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aMeasurement, aScale } from '../support/series.ts'

const totals = aScale({
  multiplier: null,
  unit: 'families',
  decimals: 0,
  periodKind: 'financial-quarter',
  accumulation: 'year-to-date',
  yearStartsIn: 4,
})
const monthly = (yearStartsIn: number): Scale => ({ ...totals, periodKind: 'month', yearStartsIn })
const quarter = (year: number, q: number) => yearToDateUpTo(quarterPeriod('financial-quarter', year, q), 4)
/** Running totals from the first quarter of a financial year on; null is a missing one. */
const running = (year: number, values: readonly (number | null)[]) =>
  values.map((value, i) => aMeasurement(quarter(year + Math.floor(i / 4), (i % 4) + 1), value))

test.each<[Partial<Scale>, 4 | 9]>([
  [{ yearStartsIn: 9 }, 9],
  [{ yearStartsIn: 4, periodKind: 'month' }, 4],
  [{ yearStartsIn: null, periodKind: 'month' }, 4],
  [{ yearStartsIn: undefined, periodKind: 'academic-term' }, 9],
])('the year of %o starts in month %i', (over, month) => {
  expect(yearStartOf({ ...totals, ...over })).toBe(month)
})

test.each([
  ['month', [4, 9]],
  ['financial-quarter', [4]],
  ['calendar-quarter', [4]],
  ['academic-term', [9]],
  ['financial-year', []],
  ['snapshot', []],
] as const)('a total of steps of a %s can start in %j', (kind, months) => {
  expect(yearStartsOf(kind)).toEqual(months)
})

test.each<[Period, 4 | 9, string, number, number]>([
  [monthPeriod(2026, 3), 4, '2025-04-01', 11, 12],
  [monthPeriod(2026, 3), 9, '2025-09-01', 6, 12],
  [monthPeriod(2026, 9), 9, '2026-09-01', 0, 12],
  [quarterPeriod('financial-quarter', 2025, 4), 4, '2025-04-01', 3, 4],
  [termPeriod(2025, 'spring'), 9, '2025-09-01', 1, 3],
])('%o in a year from month %i begins on %s, at place %i of %i', (step, start, first, place, steps) => {
  const whole = yearToDateUpTo(step, start)
  expect([whole.start, placeInYear(whole), isYearToDate(whole, start)]).toEqual([first, place, true])
  expect(stepsOfYear(whole)).toHaveLength(steps)
  expect(stepsOfYear(whole)[place]).toEqual(whole)
  expect(nextPeriod(stepsOfYear(whole).at(-1) ?? whole, 'year-to-date')).toMatchObject({
    start: `${Number(first.slice(0, 4)) + 1}${first.slice(4)}`,
  })
})

test.each<[string, Scale, string, string, boolean]>([
  ['from April to the end of a quarter', totals, '2025-04-01', '2025-09-30', true],
  ['from July', totals, '2025-07-01', '2025-09-30', false],
  ['over two years', totals, '2024-04-01', '2025-09-30', false],
  ['from September', monthly(9), '2025-09-01', '2026-01-31', true],
  ['from April, where the year starts in September', monthly(9), '2025-04-01', '2026-01-31', false],
  ['from September, where it starts in April', monthly(4), '2025-09-01', '2026-01-31', false],
  ['within a month', monthly(4), '2025-04-01', '2025-05-15', false],
])('a total %s', (_, scale, start, end, isOne) => {
  const check = () => checkPeriod({ start, end }, scale)
  if (isOne) expect(check()).toMatchObject({ start, end })
  else expect(check).toThrow(/period of this indicator/)
})

test.each<[string, readonly (number | null)[], readonly [string, number][]]>([
  [
    'a whole year',
    [10, 25, 45, 70],
    [
      ['2025-06-30', 10],
      ['2025-09-30', 15],
      ['2025-12-31', 20],
      ['2026-03-31', 25],
    ],
  ],
  [
    'the year after starts afresh',
    [10, 25, 45, 70, 12],
    [
      ['2025-06-30', 10],
      ['2025-09-30', 15],
      ['2025-12-31', 20],
      ['2026-03-31', 25],
      ['2026-06-30', 12],
    ],
  ],
  [
    'a missing step takes the next with it',
    [10, null, 45, 70],
    [
      ['2025-06-30', 10],
      ['2026-03-31', 25],
    ],
  ],
  ['a missing first step leaves the second unknown', [null, 25, 45], [['2025-12-31', 20]]],
  [
    'a fall is a step below zero',
    [10, 25, 20],
    [
      ['2025-06-30', 10],
      ['2025-09-30', 15],
      ['2025-12-31', -5],
    ],
  ],
])('%s', (_, values, steps) => {
  expect([...addedBy(running(2025, values), totals, [])]).toEqual(steps)
})

test('the steps of a year add up to its last total, and a total that arrives late completes them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 4 }), fc.nat(3), (added, gap) => {
      const upTo = added.map((_, i) => added.slice(0, i + 1).reduce((sum, one) => sum + one, 0))
      const whole = [...addedBy(running(2025, upTo), totals, []).values()]
      expect(whole).toEqual(added)
      expect(whole.reduce((sum, one) => sum + one, 0)).toBe(upTo.at(-1))
      const late = upTo.map((value, i) => (i === gap ? null : value))
      const known = addedBy(running(2025, late), totals, [])
      const lost = added.filter((_, i) => i === gap || i === gap + 1).length
      expect(known.size).toBe(added.length - lost)
    }),
  )
})

test('a fall within a year is told, one from year to year is not, and a share of the year may fall', () => {
  const history = running(2024, [10, 25, 20, 30, 8, 7])
  expect(fallsOf(history, totals).map(({ value, from }) => [value, from])).toEqual([
    [20, 25],
    [7, 8],
  ])
  expect(fallsOf(running(2024, [10, null, 9]), totals).map(({ value, from }) => [value, from])).toEqual([[9, 10]])
  expect(fallsOf(history, { ...totals, multiplier: 100, unit: '%' })).toEqual([])
  expect(fallsOf(history, { ...totals, accumulation: 'single' })).toEqual([])
  expect(fallsOf(history, totals).map(describeFall)[0]).toMatch(/^20 is less than 25, the total for 2024\/25 to Q2:/)
})

test('years are laid over one another, the latest first, and compared at the same step', () => {
  const years = yearsOf(
    running(2023, [1, 2, 3, 4, 10, 25, null, 70, 12, 30]),
    [{ period: quarter(2025, 2), value: 28 }],
    totals,
    2,
  )
  expect(years?.places).toEqual(['Q1', 'Q2', 'Q3', 'Q4'])
  expect(years?.years.map((one) => [one.label, one.steps.map((step) => step.value)])).toEqual([
    ['2025/26', [12, 30, null, null]],
    ['2024/25', [10, 25, null, 70]],
  ])
  expect(years?.years[0]?.steps.map((step) => step.target)).toEqual([null, 28, null, null])
  expect(years && againstLastYear(years)).toMatchObject({ value: 30, before: 25, place: 1 })
  expect(yearsOf(running(2025, [null]), [], totals, 3)).toBeNull()
  expect(yearsOf(running(2025, [1]), [], { ...totals, accumulation: 'single' }, 3)).toBeNull()
})

test('months of a school year begin in September', () => {
  const history = [9, 10].map((month, i) => aMeasurement(yearToDateUpTo(monthPeriod(2025, month), 9), i + 1))
  const years = yearsOf(history, [], monthly(9), 3)
  expect([years?.places[0], years?.places[11], years?.years[0]?.label]).toEqual(['September', 'August', '2025/26'])
  expect(years && againstLastYear(years)).toBeNull()
})

test.each<[readonly (number | null)[], RegExp | null]>([
  [[20, 45, 70, 100], null],
  [[0, 0, 0, 100], null],
  [[20, 45, null, 100], /every step/],
  [[20, 45, Number.NaN, 100], /every step/],
  [[20, 15, 70, 100], /below the one before/],
  [[-1, 45, 70, 100], /from 0 to 100/],
  [[20, 45, 70, 101], /from 0 to 100/],
  [[20, 45, 70, 99], /last share must be 100/],
])('the profile %j', (profile, problem) => {
  if (problem === null) expect(profileProblem(profile)).toBeNull()
  else expect(profileProblem(profile)).toMatch(problem)
})

test('a yearly target is shared out by its profile, the last step being all of it', () => {
  const shared = (total: number, profile: readonly number[]) =>
    profiledTargets(total, profile, quarter(2025, 3), 0).map((one) => [one.period.start, one.period.end, one.value])
  expect(shared(990, [20, 45, 70, 100])).toEqual([
    ['2025-04-01', '2025-06-30', 198],
    ['2025-04-01', '2025-09-30', 446],
    ['2025-04-01', '2025-12-31', 693],
    ['2025-04-01', '2026-03-31', 990],
  ])
  expect(evenProfile(4)).toEqual([25, 50, 75, 100])
  expect(evenProfile(3)).toEqual([33.3, 66.7, 100])
})

test.each<[string, number, number, number | null, readonly string[]]>([
  ['a total like those before it', 2025, 2, 27, []],
  ['the fresh start of a year is no jump', 2025, 1, 11, []],
  ['a fall', 2025, 2, 9, ['fall']],
  ['a step ten times too large', 2025, 2, 160, ['factor']],
  ['below the least it can be', 2025, 1, -2, ['out-of-range', 'beyond-usual']],
  ['no number', 2025, 2, null, []],
])('%s', (_, year, q, value, codes) => {
  const history = running(2023, [10, 25, 45, 70, 11, 27, 46, 72]).concat(q > 1 ? running(2025, [12]) : [])
  const entered = aMeasurement(quarter(year, q), value)
  expect(totalWarnings(entered, history, { ...totals, minimum: 0 }).map((one) => one.code)).toEqual(codes)
})

test('a corrected earlier total that is higher than the next one is told as well', () => {
  const entered = aMeasurement(quarter(2025, 1), 30)
  const [warning] = totalWarnings(entered, running(2025, [10, 25]), totals)
  expect(warning).toMatchObject({ code: 'fall', message: expect.stringMatching(/^25 is less than 30/) })
})

test.each<[readonly (number | null)[], readonly { q: number; value: number }[], string | null]>([
  [
    [10, 25, 45, 70, 12, 30],
    [],
    '30 families in 2025/26 to Q2, 5 families higher than at the same step a year before.',
  ],
  [
    [10, 25, 45, 70, 12, 25],
    [{ q: 2, value: 28 }],
    '25 families in 2025/26 to Q2, the same as at the same step a year before; the target of this step is 28 families.',
  ],
  [[10, null, 45, 70, 12, 25], [], null],
])('%j is told as %j', (values, targets, words) => {
  const aims = targets.map(({ q, value }) => ({ period: quarter(2025, q), value }))
  const years = yearsOf(running(2024, values), aims, totals, 3)
  expect(years && describeYears(years, totals)).toBe(words)
})
