import type { ImportOptions, ImportView } from '@ttc/contracts/import'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { inNewPartnership, inspect, preview, store, sumOf } from '../support/import-file.ts'

const OWN = 'E06900001'

let started: TestApp
let it: TestApp
beforeAll(async () => {
  started = await startTestApp()
})
beforeEach(async () => {
  it = await inNewPartnership(started)
})
afterAll(() => started.close())

const COLUMNS = { authority: 'area-name', year: 'period', value: 'value' } as const
const CODED = { 'area code': 'area', year: 'period', value: 'value' } as const

const optionsOf = (columns: Record<string, 'area' | 'area-name' | 'period' | 'value'>, answers?: object) =>
  ({
    indicators: [{ indicatorId: it.indicators.get('rereferrals') ?? '', key: '*', breakdown: '' }],
    table: { sheet: null, headerRow: 1, headerRows: 1, columns, area: null },
    ...(answers === undefined
      ? {}
      : { answers: { areas: {}, symbols: {}, decimalComma: false, twice: null, outOfRange: [], ...answers } }),
  }) as Partial<ImportOptions>

const looked = async (lines: readonly string[], columns: Parameters<typeof optionsOf>[0], answers?: object) => {
  const answer = await preview(it, { file: `${lines.join('\n')}\n`, options: optionsOf(columns, answers) })
  expect(answer.statusCode).toBe(200)
  const view = answer.json<ImportView>()
  expect(sumOf(view)).toBe(view.counts.read)
  return view
}

const NAMED = [
  'authority,year,value',
  'Tryton,2013/14,18',
  'Northby UA,2013/14,19',
  'Northby UA,2014/15,20',
  'Nowhere,2013/14,21',
]

test('a name without a code is asked about once, with the area it may be, and read once it is answered', async () => {
  const before = await looked(NAMED, COLUMNS)
  expect(before.counts).toMatchObject({ read: 4, added: 1, refused: 3 })
  expect(before.asked).toEqual([
    { asks: 'area', text: 'Northby UA', name: 'Northby UA', values: 2, firstRow: 3, proposal: 'E06900002' },
    { asks: 'area', text: 'Nowhere', name: 'Nowhere', values: 1, firstRow: 5, proposal: null },
  ])
  expect(before.areas).toContainEqual({ code: 'E06900002', name: 'Northby' })
  const after = await looked(NAMED, COLUMNS, { areas: { 'Northby UA': 'E06900002' } })
  expect(after.counts).toMatchObject({ read: 4, added: 3, refused: 1 })
})

test('a code that is not known can be said to be an area that is', async () => {
  const lines = ['area code,year,value', 'E06999999,2013/14,18', '555,2014/15,19']
  const before = await looked(lines, CODED)
  expect(before.asked?.map(({ asks, text }) => [asks, text])).toEqual([
    ['area', 'E06999999'],
    ['area', '555'],
  ])
  const after = await looked(lines, CODED, { areas: { E06999999: OWN, '555': OWN } })
  expect(after.counts).toMatchObject({ read: 2, added: 2, refused: 0 })
})

test('an answer that names no area that is known is refused by its field', async () => {
  const answer = await preview(it, {
    file: `${NAMED.join('\n')}\n`,
    options: optionsOf(COLUMNS, { areas: { Nowhere: 'E06123456' } }),
  })
  expect([answer.statusCode, answer.json().fields[0].field]).toEqual([400, 'answers.areas.Nowhere'])
})

const CELLS = [
  'area code,year,value',
  `${OWN},2012/13,n/k`,
  `${OWN},2013/14,N/K`,
  `${OWN},2014/15,"18,5"`,
  `${OWN},2015/16,about 20`,
]

test('a symbol and a comma are asked about once each; what nothing but mending helps is not asked about', async () => {
  const before = await looked(CELLS, CODED)
  expect(before.asked).toEqual([
    { asks: 'symbol', text: 'n/k', name: 'n/k', values: 2, firstRow: 2, proposal: null },
    { asks: 'decimal-comma', text: '18,5', name: '18,5', values: 1, firstRow: 4, proposal: '18.5' },
  ])
  const after = await looked(CELLS, CODED, { symbols: { 'n/k': 'suppressed' }, decimalComma: true })
  expect(after.counts).toMatchObject({ read: 4, added: 3, refused: 1 })
  expect(after.asked).toEqual([])
})

const TWICE = [
  'area code,year,value',
  `${OWN},2013/14,20`,
  `${OWN},2013/14,21`,
  `${OWN},2013/14,21`,
  `${OWN},2014/15,22`,
]

test.each([
  [null, { added: 1, unchanged: 0, refused: 3, keptOut: 0 }, undefined],
  ['first', { added: 2, unchanged: 0, refused: 0, keptOut: 2 }, 20],
  ['last', { added: 2, unchanged: 1, refused: 0, keptOut: 1 }, 21],
] as const)('of values given twice the %s one counts: %j', async (twice, counts, value) => {
  const options = optionsOf(CODED, { twice })
  const seen = await looked(TWICE, CODED, { twice })
  expect(seen.counts).toMatchObject(counts)
  expect(seen.asked?.map(({ asks }) => asks)).toEqual(twice === null ? ['twice'] : [])
  const stored = (await store(it, { file: `${TWICE.join('\n')}\n`, options })).json<ImportView>()
  expect(stored.counts).toEqual(seen.counts)
  const rows = await it.connection.db.query.measurement.findMany({
    where: (row, { and, eq }) => and(eq(row.partnershipId, it.scope.partnershipId), eq(row.periodEnd, '2014-03-31')),
  })
  expect(rows.map((row) => row.value)).toEqual(value === undefined ? [] : [value])
  const again = (await store(it, { file: `${TWICE.join('\n')}\n`, options })).json<ImportView>()
  expect(again.counts).toMatchObject({ added: 0, changed: 0 })
})

test('the last of two rows counts in a line that is new as well', async () => {
  const lines = TWICE.map((line) => line.replace(OWN, 'E12900001'))
  const options = optionsOf(CODED, { twice: 'last' })
  const stored = (await store(it, { file: `${lines.join('\n')}\n`, options })).json<ImportView>()
  expect(stored.counts).toMatchObject({ read: 4, added: 2, unchanged: 1, keptOut: 1 })
  const rows = await it.connection.db.query.measurement.findMany({
    where: (row, { and, eq }) => and(eq(row.partnershipId, it.scope.partnershipId), eq(row.periodEnd, '2014-03-31')),
  })
  expect(rows.map(({ value, revision }) => [value, revision])).toEqual([[21, 1]])
})

test('values outside the range of an indicator are let in where that was said of it', async () => {
  const lines = ['area code,year,value', `${OWN},2013/14,104`]
  const id = it.indicators.get('rereferrals') ?? ''
  const before = await looked(lines, CODED)
  expect(before.asked).toMatchObject([
    { asks: 'out-of-range', text: id, name: 'Re-referrals within 12 months', values: 1 },
  ])
  const after = await looked(lines, CODED, { outOfRange: [id] })
  expect(after.counts).toMatchObject({ added: 1, refused: 0 })
})

test('what was answered is remembered for the next file of that shape, and stands with the batch', async () => {
  const answers = { symbols: { 'n/k': 'missing' }, decimalComma: true }
  await store(it, { file: `${CELLS.join('\n')}\n`, options: optionsOf(CODED, answers) })
  const next = (await inspect(it, { file: 'area code,year,value\nE06900001,2019/20,1\n' })).json()
  expect(next.remembered.options.answers).toMatchObject(answers)
  const [batch] = (await it.get('/imports')).json().batches
  expect(batch.decided).toEqual([
    { about: 'answer', asks: 'symbol', text: 'n/k', answer: 'missing' },
    { about: 'answer', asks: 'decimal-comma', text: ',', answer: '.' },
  ])
})
