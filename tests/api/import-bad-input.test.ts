import { gzipSync } from 'node:zlib'
import type { ImportOptions, ImportView } from '@ttc/contracts/import'
import { area } from '@ttc/db/area'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { inNewPartnership, inspect, preview, store, sumOf } from '../support/import-file.ts'

const OWN = 'E06900001'

let started: TestApp
let it: TestApp
beforeAll(async () => {
  started = await startTestApp()
  it = await inNewPartnership(started)
})
afterAll(() => started.close())

const optionsOf = (table: object = {}, over: Partial<ImportOptions> = {}) =>
  ({
    indicators: [{ indicatorId: it.indicators.get('rereferrals') ?? '', key: '*', breakdown: '' }],
    table: { sheet: null, headerRow: null, headerRows: null, columns: null, area: null, ...table },
    ...over,
  }) as Partial<ImportOptions>

const read = async (file: string, options = optionsOf()) => {
  const answer = await preview(it, { file, options })
  expect(answer.statusCode).toBe(200)
  const view = answer.json<ImportView>()
  expect(sumOf(view)).toBe(view.counts.read)
  return view
}

test.each([
  ['a million columns', () => `${'a,'.repeat(1_000_000)}b\n1\n`, /2,000 (columns )?at most|longer than a row can be/],
  [
    'a million columns further down',
    () => `area code,year,value\n${'1,'.repeat(1_000_000)}\n`,
    /longer than a row|2,000/,
  ],
])(
  '%s are refused in words, by looking and by the preview',
  async (_what, make, words) => {
    const file = make()
    const looked = await inspect(it, { file })
    const previewed = await preview(it, { file, options: optionsOf() })
    expect([looked.statusCode, previewed.statusCode].every((status) => status >= 400 && status < 500)).toBe(true)
    expect([looked.json().detail, previewed.json().detail].every((detail) => words.test(detail))).toBe(true)
  },
  120_000,
)

test('a packed file that unpacks to more than 1 GB is refused before it fills the machine', async () => {
  const part = gzipSync('area code,year,value\n'.repeat(3_200_000), { level: 1 })
  const answer = await inspect(it, { file: Buffer.concat(Array.from({ length: 17 }, () => part)), name: 'bomb.csv.gz' })
  expect([answer.statusCode, answer.json().detail]).toEqual([429, 'The file unpacks to more than 1 GB. Split it.'])
}, 240_000)

test('a line break within quotation marks is part of a cell, and rows are counted as a spreadsheet counts them', async () => {
  const file = [
    'area code,year,value,comment',
    `${OWN},2012/13,20,"two\nlines, ""quoted"""`,
    `${OWN},2013/14,about 20,`,
    '',
  ]
  const view = await read(file.join('\n'))
  expect(view.counts).toMatchObject({ read: 2, added: 1, refused: 1 })
  expect(view.refusals).toMatchObject([{ row: 3, column: 'value', value: 'about 20' }])
})

test.each([
  ['23/24', '2024-03-31'],
  ['2023-24', '2024-03-31'],
])('a year written as %s is the one of this century', async (label, end) => {
  const stored = await store(it, { file: `year,value\n${label},18.8\n`, options: optionsOf() })
  expect(stored.json<ImportView>().refusals).toEqual([])
  const { db } = it.connection
  const rows = await db.query.measurement.findMany({
    where: (row, { and, eq, isNull }) =>
      and(eq(row.partnershipId, it.scope.partnershipId), eq(row.periodEnd, end), isNull(row.supersededAt)),
  })
  expect(rows.map(({ value }) => value)).toContain(18.8)
})

test('under two header rows every column is read by both', async () => {
  const file = [
    'Area code,Re-referrals,,Absence,',
    ',2012/13,2013/14,2012/13,2013/14',
    `${OWN},20,21,7.1,7.4`,
    '',
  ].join('\n')
  const looked = (await inspect(it, { file })).json()
  expect([looked.headerRow, looked.headerRows, looked.measures.map(({ key }: { key: string }) => key)]).toEqual([
    2,
    2,
    ['Re-referrals', 'Absence'],
  ])
  const indicators = [{ indicatorId: it.indicators.get('rereferrals') ?? '', key: 'Re-referrals', breakdown: '' }]
  const view = await read(file, { ...optionsOf(), indicators })
  expect(view.counts).toMatchObject({ added: 2, refused: 0 })
})

test('two columns of one name are told apart, and the one that was mapped is read', async () => {
  const columns = { 'area code': 'area', year: 'period', value: 'ignore', 'value (2)': 'value' }
  const view = await read(`area code,year,value,value\n${OWN},2012/13,1,20\n`, optionsOf({ headerRow: 1, columns }))
  expect(view.counts).toMatchObject({ added: 1 })
})

test('values of an area that was abolished go on in the one that took over its code; of one that was split they stand', async () => {
  const abolished = [
    { code: 'E10900027', name: 'Oldshire', oldCode: '9950', successorCode: 'E06900066' },
    { code: 'E06900066', name: 'Newshire', oldCode: '9950', successorCode: null },
    { code: 'E10900006', name: 'Splitshire', oldCode: '9951', successorCode: null },
  ].map((one) => ({ ...one, kind: 'authority' as const, regionCode: 'E12900001' }))
  const { db } = it.connection
  await db.insert(area).values(abolished)
  const rows = ['E10900027,2021/22,20', 'E06900066,2022/23,21', 'E10900006,2021/22,22', 'E06900067,2022/23,23']
  const file = ['area code,year,value', ...rows, ''].join('\n')
  const stored = (await store(it, { file, options: optionsOf({}, { reach: 'all' }) })).json<ImportView>()
  expect(stored.counts).toMatchObject({ read: 4, added: 3, refused: 1 })
  expect(stored.refusals).toMatchObject([{ row: 5, value: 'E06900067', reason: expect.stringContaining('newer list') }])
  const series = await db.query.storedSeries.findMany({
    where: (row, { and, eq, inArray }) =>
      and(
        eq(row.partnershipId, it.scope.partnershipId),
        inArray(
          row.areaCode,
          abolished.map(({ code }) => code),
        ),
      ),
  })
  expect(series.map(({ areaCode }) => areaCode).toSorted()).toEqual(['E06900066', 'E10900006'])
})

test('formulas of a text file are text: they are refused, and never run', async () => {
  const rows = ['=1+1', "=cmd|'/c calc'!A0", '@SUM(A1)', '+1', '-1'].map(
    (cell, n) => `${OWN},${2001 + n}/0${2 + n},${cell}`,
  )
  const view = await read(['area code,year,value', ...rows, ''].join('\n'))
  expect(view.refusals.map(({ row, code }) => [row, code])).toEqual([
    [2, 'value'],
    [3, 'value'],
    [4, 'value'],
    [6, 'out-of-range'],
  ])
})
