import { laitLongReader, laitTidyReader } from '@ttc/domain/import/lait'
import { EVERYTHING, type ReaderOptions } from '@ttc/domain/import/observation'
import { pooledPeriod, yearPeriod } from '@ttc/domain/period'
import { Problem } from '@ttc/domain/problem'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const longHeader = ['Short Desc', 'Data item', 'Years', 'LA and Regions', 'Values', 'LA Number', 'Region']
const long = ['FTE', 'First-time entrants', '2023', 'Marlbridge', '136', '901', 'West Midlands']
const tidyHeader = [
  'topic',
  'indicator_code',
  'year_type',
  'period_label',
  'geographic_level',
  'area_code',
  'old_la_code',
  'area_name',
  'value_text',
  'value',
]
const tidy = [
  'Justice',
  'FTE',
  'Financial Year',
  '2023',
  'Local authority',
  'E08000999',
  '901',
  'Marlbridge',
  '136',
  '',
]

const withCell = (row: readonly string[], at: number, cell: string) => row.with(at, cell)
const asked = (change: Partial<ReaderOptions>) => ({ ...EVERYTHING, ...change })

describe('the tool as published', () => {
  test('gives one observation a row, by old code and the GSS code that is known for it', () => {
    const read = laitLongReader(longHeader, EVERYTHING, new Map([['901', 'E08000999']]))
    expect(read(2, long)).toEqual({
      outcome: 'read',
      refusals: [],
      observations: [
        {
          row: 2,
          column: 'Values',
          indicatorKey: 'FTE',
          areaCode: 'E08000999',
          oldCode: '901',
          areaName: 'Marlbridge',
          geographicLevel: 'Local authority',
          breakdown: [],
          period: yearPeriod('calendar-year', 2023),
          accumulation: 'single',
          value: 136,
          status: 'value',
          numerator: null,
          denominator: null,
          lower: null,
          upper: null,
          provisional: false,
          final: false,
          text: '136',
        },
      ],
    })
  })

  test.each([
    ['970', 'National'],
    ['980', 'Regional'],
    ['990', 'Regional'],
    ['991', 'Local authority'],
    ['301', 'Local authority'],
  ])('the number %s is of the level %s', (number, geographicLevel) => {
    expect(laitLongReader(longHeader, EVERYTHING)(1, withCell(long, 5, number))).toMatchObject({
      observations: [{ geographicLevel, areaCode: null, oldCode: number }],
    })
  })

  test.each([
    [2, '2025 (prov)', { provisional: true }],
    [2, '2018 (Rev)', { provisional: false }],
    [4, '-', { value: null, status: 'missing' }],
    [4, '19.100000000000001', { value: 19.1 }],
  ])('column %i holding "%s" gives %o', (at, cell, expected) => {
    expect(laitLongReader(longHeader, EVERYTHING)(1, withCell(long, at, cell))).toMatchObject({
      observations: [expected],
    })
  })

  test.each([
    [2, '0', { code: 'period', column: 'Years', value: '0' }],
    [2, '2016-17 (OT)', { code: 'ambiguous-period' }],
    [4, '12,4', { code: 'value', column: 'Values' }],
    [5, 'Durham', { code: 'area', value: 'Marlbridge' }],
    [0, ' ', { code: 'row' }],
  ])('column %i holding "%s" is refused: %o', (at, cell, refusal) => {
    expect(laitLongReader(longHeader, EVERYTHING)(9, withCell(long, at, cell))).toEqual({
      outcome: 'refused',
      refusals: [expect.objectContaining({ row: 9, ...refusal })],
    })
  })

  test('periods of an indicator are read as was answered for it', () => {
    const periodsOf = new Map([['FTE', { yearType: 'academic', singleYear: 'ends' } as const]])
    expect(laitLongReader(longHeader, asked({ periodsOf }))(1, long)).toMatchObject({
      observations: [{ period: yearPeriod('academic-year', 2022) }],
    })
  })

  test('other areas and indicators are not asked for, whatever they hold', () => {
    const bad = withCell(long, 2, 'bad')
    expect(laitLongReader(longHeader, asked({ areas: new Set(['902']) }))(1, bad).outcome).toBe('not-asked-for')
    expect(laitLongReader(longHeader, asked({ indicators: new Set(['NEET']) }))(1, bad).outcome).toBe('not-asked-for')
    expect(
      laitLongReader(longHeader, asked({ indicators: new Set(['FTE']), areas: new Set(['901']) }))(1, long),
    ).toMatchObject({ outcome: 'read' })
  })

  test('a file without a needed column is a problem', () => {
    expect(() => laitLongReader(longHeader.slice(1), EVERYTHING)).toThrow(Problem)
  })

  test('any table of cells is read without throwing, each row one of three outcomes', () => {
    const read = laitLongReader(longHeader, asked({ areas: new Set(['901']) }))
    const cell = fc.oneof(fc.string(), fc.constantFrom(...long, '', '-', '0', '2014-16', '970', 'x'))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 9 })), (table) => {
        const outcomes = table.map((cells, row) => read(row, cells).outcome)
        const counted = ['read', 'refused', 'not-asked-for'].map(
          (one) => outcomes.filter((told) => told === one).length,
        )
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(table.length)
      }),
    )
  })
})

describe('the tool tidied', () => {
  const ends = asked({ periods: { singleYear: 'ends' } })

  test.each([
    ['Financial Year', '2023', yearPeriod('financial-year', 2022), 'single'],
    ['Academic Year', '2023', yearPeriod('academic-year', 2022), 'single'],
    ['Academic Year', '2016/17', yearPeriod('academic-year', 2016), 'single'],
    ['Calendar Year', '2023', yearPeriod('calendar-year', 2023), 'single'],
    ['Calendar Year', '2014-16', pooledPeriod('calendar-year', 2014, 2016), 'pooled'],
    ['Financial Year', '2013/14-15/16', pooledPeriod('financial-year', 2013, 2015), 'pooled'],
    ['Annual', '2023', yearPeriod('calendar-year', 2023), 'single'],
  ])('of the year type %s reads %s', (yearType, label, period, accumulation) => {
    const cells = withCell(withCell(tidy, 2, yearType), 3, label)
    expect(laitTidyReader(tidyHeader, ends)(1, cells)).toMatchObject({ observations: [{ period, accumulation }] })
  })

  test('keeps both codes, and asks which year 2023 is when nobody has said', () => {
    expect(laitTidyReader(tidyHeader, ends)(1, tidy)).toMatchObject({
      observations: [{ areaCode: 'E08000999', oldCode: '901', geographicLevel: 'Local authority' }],
    })
    expect(laitTidyReader(tidyHeader, EVERYTHING)(1, tidy)).toMatchObject({ refusals: [{ code: 'ambiguous-period' }] })
  })
})
