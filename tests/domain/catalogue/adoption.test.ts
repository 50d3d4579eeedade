import { type Entry, lastYearsOf, multiplierOf, possibleCells, scaleOfEntry } from '@ttc/domain/catalogue/adoption'
import {
  blockedBy,
  definitionChanges,
  keptAmong,
  type StoredValue,
  takenParts,
  withdrawnAmong,
} from '@ttc/domain/catalogue/edition-change'
import { comparatorFinding } from '@ttc/domain/catalogue/range'
import type { Cell } from '@ttc/domain/catalogue/sheet'
import type { PlannedChange } from '@ttc/domain/import/plan-of-changes'
import { yearPeriod } from '@ttc/domain/period'
import { expect, test } from 'vitest'

const anEntry = (over: Partial<Entry> = {}): Entry => ({
  code: 'ReReferral',
  name: 'Re-referrals',
  definition: 'Referred again',
  unit: '%',
  decimals: 1,
  polarity: 'lower',
  minimum: 0,
  maximum: 100,
  periodKind: 'financial-year',
  accumulation: 'single',
  nextPublicationOn: '2027-04-01',
  ...over,
})

test.each([
  ['%', 100, 100],
  ['%', null, null],
  ['per 10,000', null, 10_000],
  ['per 1000 live births', null, 1000],
  ['per 100,000 of 10-17 population', null, 100_000],
  ['average score', null, null],
  ['per pupil', null, null],
])('the multiplier of %s up to %s is %s', (unit, maximum, multiplier) => {
  expect(multiplierOf({ unit, maximum })).toBe(multiplier)
  expect(scaleOfEntry(anEntry({ unit, maximum })).multiplier).toBe(multiplier)
})

const cell = (year: number, value: number | null): Cell => [
  `${year}-04-01`,
  `${year + 1}-03-31`,
  value,
  value === null ? 'missing' : 'value',
]

test('ten years back from the last figure, that one among them', () => {
  const cells = Array.from({ length: 14 }, (_, at) => cell(2010 + at, at))
  expect(lastYearsOf(cells, '2024-03-31').map(([, end]) => end)).toEqual(
    Array.from({ length: 10 }, (_, at) => `${2015 + at}-03-31`),
  )
})

test.each([
  [0, 100, [0, 50, 100, null]],
  [null, 100, [-5, 0, 50, 100, null]],
  [0, null, [0, 50, 100, 882, null]],
])(
  'of figures between %s and %s those that can be true are drawn, and what is missing stays missing',
  (minimum, maximum, values) => {
    const cells = [-5, 0, 50, 100, 882, null].map((value, at) => cell(2010 + at, value))
    expect(possibleCells(cells, { minimum, maximum }).map(([, , value]) => value)).toEqual(values)
  },
)

test.each([
  ['a rate above all its areas', '%', 95, [19, 20, 40], true],
  ['a rate below all its areas', 'per 10,000', 1, [19, 20, 40], true],
  ['a rate among its areas', '%', 25, [19, 20, 40], false],
  ['a count that is about their sum', 'number', 79, [19, 20, 40], false],
  ['a count far beyond their sum', 'number', 790, [19, 20, 40], true],
  ['a count whose areas are hidden for the most part', 'number', 250, [20, 20, 20, null, null, null, null], false],
  ['a count beyond what those hidden could add', 'number', 500, [20, 20, 20, null, null, null, null], true],
  ['too few areas to say', '%', 95, [19, null, 40], false],
  ['no figure', '%', null, [19, 20, 40], false],
])('%s: warned about or not', (_, unit, comparator, areas, isWarned) => {
  const found = comparatorFinding(
    [cell(2023, comparator), cell(2024, comparator)],
    areas.map((value) => [cell(2023, value), cell(2024, value)]),
    { periodKind: 'financial-year', unit },
  )
  expect(found !== null).toBe(isWarned)
  expect(found?.periods ?? 2).toBe(2)
  expect(found?.period.end ?? '2025-03-31').toBe('2025-03-31')
})

test('what the new edition says otherwise is offered, and what the partnership edited is marked', () => {
  const before = anEntry()
  const after = anEntry({ name: 'Referred again', definition: 'Other words', decimals: 0, nextPublicationOn: null })
  const present = { ...before, definition: 'Our words', decimals: 0 }
  expect(definitionChanges(before, after, present)).toEqual([
    { part: 'name', before: 'Re-referrals', after: 'Referred again', present: 'Re-referrals', edited: false },
    { part: 'definition', before: 'Referred again', after: 'Other words', present: 'Our words', edited: true },
    { part: 'nextPublicationOn', before: '2027-04-01', after: null, present: '2027-04-01', edited: false },
  ])
  expect(definitionChanges(before, before, { ...before, name: 'Ours' })).toEqual([])
})

test('only what is taken changes, and the multiplier with the unit or its bound', () => {
  const after = anEntry({ name: 'New', unit: 'per 10,000', maximum: null })
  expect(takenParts(after, ['name'])).toEqual({ name: 'New' })
  expect(takenParts(after, ['unit'])).toEqual({ unit: 'per 10,000', multiplier: 10_000 })
  expect(takenParts(after, [])).toEqual({})
})

test.each([
  ['the same kind of period', anEntry({ name: 'New' }), false],
  ['another kind of year', anEntry({ periodKind: 'academic-year' }), true],
  ['years pooled', anEntry({ accumulation: 'pooled' }), true],
  ['no such indicator any more', null, true],
])('a new edition with %s goes on or not', (_, after, isBlocked) => {
  expect(blockedBy(anEntry(), after) !== null).toBe(isBlocked)
})

const period = (year: number) => yearPeriod('financial-year', year)
const stored = (year: number, over: Partial<StoredValue> = {}): StoredValue => ({
  seriesId: 'own',
  period: period(year),
  value: 1,
  typed: false,
  adopted: true,
  ...over,
})

test('a figure that the new edition leaves out is withdrawn; one before its window, typed here or missing is not', () => {
  const values = [
    stored(2013),
    stored(2015),
    stored(2016, { adopted: false, typed: true }),
    stored(2017, { value: null }),
    stored(2018, { seriesId: 'other' }),
    stored(2019),
    stored(2030),
  ]
  const cells = [cell(2014, 1), cell(2019, 2), cell(2020, 3)]
  const covers = { firstEnd: '2015-03-31', lastEnd: '2021-03-31' }
  const withdrawn = withdrawnAmong(values, (id) => (id === 'own' ? cells : []), covers)
  expect(withdrawn.map(({ seriesId, period: { end } }) => [seriesId, end])).toEqual([
    ['own', '2016-03-31'],
    ['other', '2019-03-31'],
  ])
})

test('what was typed here stays', () => {
  const change = (year: number) => ({ seriesId: 'own', observation: { period: period(year) } }) as PlannedChange
  const { taken, kept } = keptAmong([change(2019), change(2020)], [stored(2020, { typed: true }), stored(2019)])
  expect([taken, kept].map((all) => all.map(({ observation }) => observation.period.end))).toEqual([
    ['2020-03-31'],
    ['2021-03-31'],
  ])
})
