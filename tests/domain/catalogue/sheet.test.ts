import type { DictionaryEntry } from '@ttc/domain/catalogue/dictionary'
import { SheetInMaking } from '@ttc/domain/catalogue/sheet'
import type { Observation } from '@ttc/domain/import/observation'
import { type Period, pooledPeriod, yearPeriod } from '@ttc/domain/period'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const anEntry = (over: Partial<DictionaryEntry> = {}): DictionaryEntry => ({
  code: 'ReReferral',
  name: 'Re-referrals',
  definition: '',
  topic: '',
  unit: '%',
  decimals: null,
  polarity: 'lower',
  periods: {},
  lastPublishedOn: null,
  nextPublicationOn: null,
  ...over,
})

const year = (start: number) => yearPeriod('financial-year', start)
let rows = 1
const seen = (value: number | null, period: Period = year(2024), over: Partial<Observation> = {}): Observation => ({
  row: ++rows,
  column: 'Values',
  indicatorKey: 'ReReferral',
  areaCode: null,
  oldCode: null,
  areaName: '',
  geographicLevel: '',
  breakdown: [],
  period,
  accumulation: 'single',
  value,
  status: value === null ? 'missing' : 'value',
  numerator: null,
  denominator: null,
  lower: null,
  upper: null,
  provisional: false,
  final: false,
  text: value === null ? '-' : String(value),
  ...over,
})

type Given = readonly (readonly [area: string, observation: Observation])[]
const closed = (given: Given, over: Partial<DictionaryEntry> = {}) => {
  const making = new SheetInMaking()
  for (const [area, observation] of given) making.see({ code: area, isComparator: area === 'England' }, observation)
  return making.close(anEntry(over))
}
const ofValues = (values: readonly number[], over: Partial<DictionaryEntry> = {}) =>
  closed(
    values.map((value, at) => ['A', seen(value, year(1900 + at))]),
    over,
  ).sheet

test('figures stand by area and in the order of their periods; what is missing is placed as missing, never as zero', () => {
  const { sheet, counts } = closed([
    ['B', seen(2)],
    ['A', seen(null, year(2025))],
    ['A', seen(1)],
  ])
  expect(counts).toEqual({ placed: 3, missing: 1, repeated: 0, refused: 0 })
  expect(sheet).toMatchObject({
    periodKind: 'financial-year',
    accumulation: 'single',
    firstEnd: '2025-03-31',
    lastEnd: '2026-03-31',
    series: [
      {
        areaCode: 'A',
        cells: [
          ['2024-04-01', '2025-03-31', 1, 'value'],
          ['2025-04-01', '2026-03-31', null, 'missing'],
        ],
      },
      { areaCode: 'B', cells: [['2024-04-01', '2025-03-31', 2, 'value']] },
    ],
  })
})

test('a second row that says the same is counted once; two that differ are both refused', () => {
  const same = closed([
    ['A', seen(1)],
    ['A', seen(1)],
  ])
  expect(same.counts).toEqual({ placed: 1, missing: 0, repeated: 1, refused: 0 })
  const differing = closed([
    ['A', seen(1)],
    ['A', seen(2)],
    ['A', seen(1)],
    ['B', seen(3)],
  ])
  expect(differing.counts).toEqual({ placed: 1, missing: 0, repeated: 0, refused: 3 })
  expect(new Set(differing.refusals.map(({ code }) => code))).toEqual(new Set(['duplicate']))
})

test('periods of another kind than most are refused: single and pooled years never join one line', () => {
  const pooled = seen(9, pooledPeriod('financial-year', 2021, 2023), { accumulation: 'pooled' })
  const { sheet, counts, refusals } = closed([
    ['A', pooled],
    ['A', seen(1)],
    ['A', seen(2, year(2023))],
  ])
  expect(counts).toEqual({ placed: 2, missing: 0, repeated: 0, refused: 1 })
  expect(refusals).toMatchObject([{ row: pooled.row, code: 'wrong-period' }])
  expect(sheet?.accumulation).toBe('single')
})

test.each([
  [[1, 2, 3], 0],
  [[1.5, 2, 3], 1],
  [[1.25, 2.5, 3], 2],
  [[1.12345, 2.54321], 2],
  [[...Array.from({ length: 40 }, () => 1.5), 1.23456], 1],
])('figures written as %j are shown with %i decimals, unless the dictionary says', (values, decimals) => {
  expect(ofValues(values)?.decimals).toBe(decimals)
  expect(ofValues(values, { decimals: 3 })?.decimals).toBe(3)
})

test.each([
  ['%', [5, 99], { minimum: 0, maximum: 100 }],
  ['%', [-5, 99], { minimum: null, maximum: 100 }],
  ['%', [5, 120], { minimum: 0, maximum: null }],
  ['%', [...Array.from({ length: 200 }, () => 50), 882], { minimum: 0, maximum: 100 }],
  ['per 10,000', [5, 120], { minimum: 0, maximum: null }],
  ['score per pupil', [-1.2, 1], { minimum: null, maximum: null }],
])('in %s, figures such as these are bounded as they show', (unit, values, bounds) => {
  expect(ofValues(values, { unit })).toMatchObject(bounds)
})

test('what a comparator says bounds nothing: England’s 882% is refused where it is adopted, not taken for possible', () => {
  const { sheet } = closed([
    ['A', seen(12)],
    ['England', seen(882)],
  ])
  expect(sheet).toMatchObject({ minimum: 0, maximum: 100 })
})

test('a sheet of nothing but contradictions is none', () => {
  const { sheet, counts } = closed([
    ['A', seen(1)],
    ['A', seen(2)],
  ])
  expect(sheet).toBeNull()
  expect(counts.placed).toBe(0)
})

test('every row is placed, repeated or refused', () => {
  const row = fc.record({
    area: fc.constantFrom('A', 'B'),
    start: fc.integer({ min: 2020, max: 2023 }),
    value: fc.option(fc.integer({ min: 0, max: 2 })),
    pooled: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (given) => {
      const { sheet, counts } = closed(
        given.map(({ area, start, value, pooled }) => [
          area,
          pooled
            ? seen(value, pooledPeriod('financial-year', start, start + 2), { accumulation: 'pooled' })
            : seen(value, year(start)),
        ]),
      )
      expect(counts.placed + counts.repeated + counts.refused).toBe(given.length)
      const cells = sheet?.series.flatMap((one) => one.cells) ?? []
      expect(cells.length).toBe(counts.placed)
      expect(cells.filter(([, , value]) => value === null).length).toBe(counts.missing)
    }),
  )
})
