import { eesReader } from '@ttc/domain/import/ees'
import { breakdownKey } from '@ttc/domain/import/ees-breakdown'
import { type EesColumns, eesMetaOf, scanEesColumns } from '@ttc/domain/import/ees-columns'
import { EVERYTHING, type ReaderOptions, type RowReading } from '@ttc/domain/import/observation'
import { quarterPeriod, yearPeriod } from '@ttc/domain/period'
import { Problem } from '@ttc/domain/problem'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const header =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,sex,breakdown_topic,breakdown,rate,count'.split(
    ',',
  )
const columns: EesColumns = {
  filters: ['sex', 'breakdown_topic', 'breakdown'],
  indicators: ['rate', 'count'],
  constant: new Map(),
}
const start = {
  time_period: '202324',
  time_identifier: 'Financial year',
  geographic_level: 'Local authority',
  country_code: 'E92000001',
  country_name: 'England',
  region_code: 'E12000005',
  region_name: 'West Midlands',
  old_la_code: '901',
  new_la_code: 'E08000999',
  la_name: 'Marlbridge',
  sex: 'Total',
  breakdown_topic: 'Total',
  breakdown: 'Total',
  rate: '12.5',
  count: 'c',
}
const aRow = (change: Partial<typeof start> = {}) => {
  const cells: Readonly<Record<string, string>> = { ...start, ...change }
  return header.map((name) => cells[name] ?? '')
}
const reading = (change: Partial<typeof start> = {}, options: Partial<ReaderOptions> = {}) =>
  eesReader(header, columns, { ...EVERYTHING, ...options })(7, aRow(change))
const observationsOf = (row: RowReading) => (row.outcome === 'read' ? row.observations : [])

describe('a row', () => {
  test('gives an observation for each indicator column, with codes and status', () => {
    const fixed = {
      row: 7,
      areaCode: 'E08000999',
      oldCode: '901',
      areaName: 'Marlbridge',
      geographicLevel: 'Local authority',
      breakdown: [],
      period: yearPeriod('financial-year', 2023),
      accumulation: 'single',
      numerator: null,
      denominator: null,
      lower: null,
      upper: null,
      provisional: false,
      final: false,
    }
    expect(reading()).toEqual({
      outcome: 'read',
      refusals: [],
      observations: [
        { ...fixed, column: 'rate', indicatorKey: 'rate', value: 12.5, status: 'value', text: '12.5' },
        { ...fixed, column: 'count', indicatorKey: 'count', value: null, status: 'suppressed', text: 'c' },
      ],
    })
  })

  test.each([
    ['National', 'E92000001', null, 'England'],
    ['Regional', 'E12000005', null, 'West Midlands'],
    ['Local authority', 'E08000999', '901', 'Marlbridge'],
    ['local authority', 'E08000999', '901', 'Marlbridge'],
  ])('of the level %s has the area %s', (level, areaCode, oldCode, areaName) => {
    expect(observationsOf(reading({ geographic_level: level }))[0]).toMatchObject({ areaCode, oldCode, areaName })
  })

  test.each<[Partial<typeof start>, object[]]>([
    [{ sex: 'Female' }, [{ category: 'sex', value: 'Female' }]],
    [{ breakdown_topic: 'SEN status', breakdown: 'SEN support' }, [{ category: 'SEN status', value: 'SEN support' }]],
    [{ breakdown_topic: 'SEN status', breakdown: 'Total' }, []],
    [{ breakdown_topic: 'SEN status', breakdown: 'SEN status' }, []],
    [{ sex: 'total', breakdown: ' ' }, []],
    [
      { sex: 'Male', breakdown_topic: 'Age', breakdown: '16' },
      [
        { category: 'Age', value: '16' },
        { category: 'sex', value: 'Male' },
      ],
    ],
  ])('with %o has the breakdown %o', (change, breakdown) => {
    expect(observationsOf(reading(change))[0]?.breakdown).toEqual(breakdown)
  })

  test('of the older shape has its characteristic', () => {
    const old = header.map((name) =>
      name.replace('breakdown_topic', 'characteristic_group').replace(/^breakdown$/, 'characteristic'),
    )
    const filters = ['sex', 'characteristic_group', 'characteristic']
    const row = eesReader(
      old,
      { ...columns, filters },
      EVERYTHING,
    )(1, aRow({ breakdown_topic: 'Need', breakdown: 'Abuse' }))
    expect(observationsOf(row)[0]?.breakdown).toEqual([{ category: 'Need', value: 'Abuse' }])
  })

  test('of a constant filter is all children while it holds the constant', () => {
    const reader = eesReader(header, { ...columns, constant: new Map([['sex', 'Persons']]) }, EVERYTHING)
    expect(observationsOf(reader(1, aRow({ sex: 'Persons' })))[0]?.breakdown).toEqual([])
    expect(observationsOf(reader(2, aRow({ sex: 'Female' })))[0]?.breakdown).toHaveLength(1)
  })

  test('of another area or indicator is not asked for, and its errors are not looked at', () => {
    expect(reading({ time_period: 'bad' }, { areas: new Set(['E06000001']) })).toEqual({ outcome: 'not-asked-for' })
    expect(reading({}, { areas: new Set(['901']), indicators: new Set(['rate']) })).toMatchObject({
      outcome: 'read',
      observations: [{ column: 'rate' }],
    })
  })

  test.each<[Partial<typeof start>, object]>([
    [
      { time_period: '2025', time_identifier: 'Reporting year' },
      { code: 'ambiguous-period', column: 'time_period' },
    ],
    [
      { time_period: '2024', time_identifier: 'Week 12' },
      { code: 'period', value: '2024' },
    ],
    [{ time_period: '' }, { code: 'period', reason: 'There is no period.' }],
    [{ geographic_level: 'School' }, { code: 'area', value: 'School' }],
    [{ geographic_level: '' }, { code: 'area', reason: 'The row has no geographic level.' }],
    [
      { new_la_code: 'x', old_la_code: 'z' },
      { code: 'area', value: 'Marlbridge' },
    ],
  ])('with %o is refused: %o', (change, refusal) => {
    expect(reading(change)).toEqual({ outcome: 'refused', refusals: [expect.objectContaining({ row: 7, ...refusal })] })
  })

  test('keeps its good cells when one is bad, and is refused when all are', () => {
    expect(reading({ rate: '12,4' })).toMatchObject({
      outcome: 'read',
      observations: [{ column: 'count' }],
      refusals: [{ row: 7, column: 'rate', value: '12,4', code: 'value' }],
    })
    expect(reading({ rate: '12,4', count: '?' })).toMatchObject({ outcome: 'refused', refusals: [{}, {}] })
  })

  test('of a reporting year reads under the year type that was answered', () => {
    const change = { time_period: '2025', time_identifier: 'Reporting year' }
    expect(observationsOf(reading(change, { periods: { yearType: 'financial' } }))[0]?.period).toEqual(
      yearPeriod('financial-year', 2024),
    )
  })

  test('of a quarter reads its time identifier', () => {
    expect(observationsOf(reading({ time_identifier: 'Financial year Q2' }))[0]?.period).toEqual(
      quarterPeriod('financial-quarter', 2023, 2),
    )
  })

  test('cannot be read from a file without a needed column or a chosen indicator', () => {
    expect(() => eesReader(header.slice(1), columns, EVERYTHING)).toThrow(Problem)
    expect(() => eesReader(header, columns, { ...EVERYTHING, indicators: new Set(['other']) })).toThrow('“other”')
  })

  test('whatever it holds, it never throws and is one of read, refused, not asked for, with every cell told', () => {
    const reader = eesReader(header, columns, { ...EVERYTHING, areas: new Set(['E08000999', 'E92000001']) })
    const words = [...Object.values(start), 'National', 'School', '', ' ', '2025', 'Reporting year', '12,4', 'z', '9']
    const cells = fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: header.length + 2 })
    fc.assert(
      fc.property(cells, fc.nat(), (row, at) => {
        const told = reader(at, row)
        expect(['read', 'refused', 'not-asked-for']).toContain(told.outcome)
        expect(toldCells(told)).toContain(observationsOf(told).length)
      }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.constantFrom(...words), (rate, count) => {
        const told = reader(1, aRow({ rate, count }))
        expect(observationsOf(told).length + refusalsOf(told)).toBe(2)
      }),
    )
  })
})

describe('columns', () => {
  const scan = (rows: readonly (readonly string[])[], meta = eesMetaOf([], [])) => {
    const scanner = scanEesColumns(header, meta)
    rows.map((row) => scanner.see(row))
    return scanner.columns()
  }

  test('of numbers and symbols are indicators, of text filters, and those that never differ are constant', () => {
    expect(scan([aRow(), aRow({ rate: 'z', count: '5', sex: 'Female' })])).toEqual({
      filters: ['sex', 'breakdown_topic', 'breakdown'],
      indicators: ['rate', 'count'],
      constant: new Map(),
    })
    expect(scan([aRow({ sex: 'Persons' }), aRow({ sex: 'Persons' })]).constant).toEqual(new Map([['sex', 'Persons']]))
  })

  test('follow the meta file where it names them, even numbers as filters, and pass over names the data lack', () => {
    const meta = eesMetaOf(
      ['\ufeffcol_name', 'col_type', 'label', 'indicator_unit'],
      [
        ['sex', 'Filter', 'Sex', ''],
        ['count', 'Filter', 'Year group', ''],
        ['gone', 'Indicator', 'Gone', '%'],
        ['', 'Filter', '', ''],
      ],
    )
    expect(scan([aRow()], meta)).toMatchObject({ filters: expect.arrayContaining(['count']), indicators: ['rate'] })
    expect(meta[2]).toEqual({ column: 'gone', type: 'indicator', label: 'Gone', unit: '%', decimals: null })
  })

  test('a breakdown has one key whatever the order of its columns', () => {
    const [a, b] = [
      { category: 'sex', value: 'Male' },
      { category: 'age', value: '16' },
    ]
    expect(breakdownKey([a, b])).not.toBe(breakdownKey([a]))
    expect(breakdownKey([])).toBe('[]')
  })
})

function refusalsOf(row: RowReading): number {
  return row.outcome === 'not-asked-for' ? 0 : row.refusals.length
}

/** How many observations a row of two indicators may give beside its refusals. */
function toldCells(row: RowReading): readonly number[] {
  return row.outcome === 'read' ? [2 - row.refusals.length] : [0]
}
