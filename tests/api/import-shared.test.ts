import type { ImportOptions, ImportView } from '@ttc/contracts/import'
import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { inNewPartnership, preview, store, sumOf } from '../support/import-file.ts'

const OWN = 'E06900001'

let started: TestApp
let it: TestApp
let girls = ''
beforeAll(async () => {
  started = await startTestApp()
})
beforeEach(async () => {
  it = await inNewPartnership(started)
  girls = newId()
})
afterAll(() => started.close())

const FILE = [
  'area code,year,sex,value',
  `${OWN},2013/14,Total,20`,
  `${OWN},2013/14,Female,18`,
  `${OWN},2013/14,Male,22`,
  '',
].join('\n')
const COLUMNS = { 'area code': 'area', year: 'period', sex: 'breakdown', value: 'value' } as const

const anIndicatorOfGirls = () => ({
  id: girls,
  code: 'girls',
  name: 'Re-referrals of girls',
  definition: '',
  level: 'population' as const,
  measureKind: null,
  polarity: 'lower' as const,
  unit: '%',
  decimals: 1,
  multiplier: 100,
  minimum: 0,
  maximum: 100,
  periodKind: 'financial-year' as const,
  accumulation: 'single' as const,
  source: '',
  licence: '',
  nextPublicationOn: null,
  dueDays: 90,
  proxyId: null,
})

type Source = Readonly<{ breakdown: string; asWhole?: boolean }>

const options = (own: Source, other: Source): Partial<ImportOptions> => ({
  indicators: [
    { indicatorId: it.indicators.get('rereferrals') ?? '', key: '*', ...own },
    { indicatorId: girls, key: '*', create: anIndicatorOfGirls(), ...other },
  ],
  table: { sheet: null, headerRow: 1, headerRows: 1, columns: COLUMNS, area: null },
})

const linesOf = async (indicatorId: string) => {
  const { db } = it.connection
  const series = await db.query.storedSeries.findMany({
    where: (row, { and, eq }) => and(eq(row.partnershipId, it.scope.partnershipId), eq(row.indicatorId, indicatorId)),
  })
  const groups = await db.query.breakdown.findMany({
    where: (row, { eq }) => eq(row.partnershipId, it.scope.partnershipId),
  })
  const values = await db.query.measurement.findMany({
    where: (row, { and, eq }) => and(eq(row.partnershipId, it.scope.partnershipId), eq(row.periodEnd, '2014-03-31')),
  })
  const key = new Map(groups.map((one) => [one.id, one.key]))
  const of = new Map(series.map((one) => [one.id, key.get(one.breakdownId)]))
  return values
    .filter(({ seriesId }) => of.has(seriesId))
    .map(({ seriesId, value }) => `${of.get(seriesId)}: ${value}`)
    .toSorted()
}

test('a measure fills one indicator with its groups, and with one of them another that is about it alone', async () => {
  const both = options({ breakdown: '' }, { breakdown: 'sex=Female', asWhole: true })
  const seen = (await preview(it, { file: FILE, options: both })).json<ImportView>()
  expect(seen.counts).toMatchObject({ read: 4, added: 4, notAskedFor: 0 })
  expect(sumOf(seen)).toBe(4)
  const stored = (await store(it, { file: FILE, options: both })).json<ImportView>()
  expect(stored.counts).toEqual(seen.counts)
  expect(await linesOf(it.indicators.get('rereferrals') ?? '')).toEqual([': 20', 'sex=Female: 18', 'sex=Male: 22'])
  expect(await linesOf(girls)).toEqual([': 18'])
  const again = (await store(it, { file: FILE, options: both })).json<ImportView>()
  expect(again.counts).toMatchObject({ read: 4, unchanged: 4 })
})

test('all children into one and a group into another: the third group is not asked for', async () => {
  const two = options({ breakdown: 'total' }, { breakdown: 'sex=Female' })
  const seen = (await store(it, { file: FILE, options: two })).json<ImportView>()
  expect(seen.counts).toMatchObject({ read: 3, added: 2, notAskedFor: 1 })
  expect(await linesOf(girls)).toEqual(['sex=Female: 18'])
})

test('a measure can fill two indicators alike', async () => {
  const seen = (await preview(it, { file: FILE, options: options({ breakdown: '' }, { breakdown: 'total' }) })).json()
  expect(seen.counts).toMatchObject({ read: 4, added: 4 })
})

test.each<[string, Source, Source, string]>([
  ['the same measure twice into one', { breakdown: '' }, { breakdown: '' }, 'indicators.1.key'],
  ['every group as the whole', { breakdown: '', asWhole: true }, { breakdown: '' }, 'indicators.0.breakdown'],
])('%s is refused by its field', async (_what, own, other, field) => {
  const asked = options(own, other)
  const indicators = (asked.indicators ?? []).map((one) => ({
    ...one,
    indicatorId: girls,
    create: anIndicatorOfGirls(),
  }))
  const answer = await preview(it, { file: FILE, options: { ...asked, indicators } })
  expect([answer.statusCode, answer.json().fields[0].field]).toEqual([400, field])
})
