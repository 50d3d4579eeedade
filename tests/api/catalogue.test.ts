import type { CatalogueEntryView, CatalogueView, CollectionListView } from '@ttc/contracts/catalogue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aPlanFileWithOldCodes, figuresOf, loadEditionOf, twelveYears } from '../support/catalogue.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp(aPlanFileWithOldCodes())
})
afterAll(() => it.close())

const list = async (query = '') => (await it.get(`/catalogue/indicators${query}`)).json() as CatalogueView
const codesOf = async (query: string) => (await list(query)).indicators.map(({ code }) => code)

test('where no collection is loaded the answers say so', async () => {
  expect((await it.get('/catalogue/collections')).json()).toEqual({ collections: [] })
  expect(await list()).toEqual({
    collection: null,
    edition: null,
    topics: [],
    total: 0,
    indicators: [],
    next: null,
  })
})

test('what is loaded stands with its licence, counts and the reasons of refusals', async () => {
  await loadEditionOf(
    it.connection.db,
    [
      {
        code: 'Neet',
        name: 'Young people not in education',
        topic: 'Economic Factors',
        unit: '% of 16 - 17 year olds',
      },
      { code: 'CIN', name: 'Children in need, 100% sample', topic: 'Children in Need', polarity: '-', next: 'TBC' },
      { code: 'Score', name: 'Average progress', topic: 'Key Stage 2', polarity: 'High', unit: 'Average Score' },
    ],
    [
      ...twelveYears('Neet'),
      ...figuresOf('CIN', '901', [300, 310], 2024),
      ['CIN', '901', '0', '5'],
      ...figuresOf('Score', '901', [-1.5, 1.5], 2024),
    ],
  )
  const { collections } = (await it.get('/catalogue/collections')).json() as CollectionListView
  expect(collections).toMatchObject([
    {
      id: 'lait',
      licence: expect.stringContaining('Open Government Licence v3.0'),
      editions: [
        {
          name: 'April 2026',
          publishedOn: '2026-04-01',
          counts: { indicators: 3, series: 8, read: 77, placed: 76, missing: 2, repeated: 0, refused: 1 },
          refusals: [{ reason: 'The period cannot be read, or is not one of this indicator.', count: 1 }],
        },
      ],
    },
  ])
})

test.each([
  ['', ['Neet', 'CIN', 'Score']],
  ['?words=children', ['CIN']],
  ['?words=YOUNG%20education', ['Neet']],
  ['?words=100%25', ['CIN']],
  ['?words=%25', ['CIN']],
  ['?words=_', []],
  ['?topic=Key%20Stage%202', ['Score']],
  ['?polarity=higher', ['Score']],
  ['?polarity=contextual', ['CIN']],
  ['?polarity=lower&words=progress', []],
  ['?adopted=yes', []],
  ['?adopted=no&collection=lait', ['Neet', 'CIN', 'Score']],
  ['?collection=other', []],
])('the list narrowed by “%s” holds %j', async (query, codes) => expect(await codesOf(query)).toEqual(codes))

test('pages follow one another without a gap, in the publisher’s order, and the total is that of all', async () => {
  const first = await list('?limit=2')
  expect([first.indicators.length, first.total, first.next]).toEqual([2, 3, 'CIN'])
  const second = await list(`?limit=2&after=${first.next}`)
  expect([...first.indicators, ...second.indicators].map(({ code }) => code)).toEqual(['Neet', 'CIN', 'Score'])
  expect(second.next).toBeNull()
})

test('a page or filter that cannot be is refused by its field', async () => {
  const answer = await it.get('/catalogue/indicators?limit=0&polarity=up')
  expect(answer.statusCode).toBe(400)
  expect(
    answer
      .json()
      .fields.map((one: { field: string }) => one.field)
      .toSorted(),
  ).toEqual(['limit', 'polarity'])
})

const entryOf = async (code: string) => {
  const { edition } = await list()
  return it.get(`/catalogue/editions/${edition?.id}/indicators/${code}`)
}

test('an entry has the curve it would have here: ten years, the neighbours’ mean, region and England, and what looks wrong', async () => {
  const entry = (await entryOf('Neet')).json() as CatalogueEntryView
  expect(entry).toMatchObject({ unit: '%', multiplier: 100, minimum: 0, maximum: 100, isNewest: true, adopted: null })
  expect(entry.curve.measurements.map(({ period, value }) => [period.end, value])).toEqual([
    ['2016-03-31', 28],
    ['2017-03-31', 27],
    ['2018-03-31', 26],
    ['2019-03-31', 25],
    ['2020-03-31', 24],
    ['2021-03-31', 23],
    ['2022-03-31', 22],
    ['2023-03-31', 21],
    ['2024-03-31', null],
    ['2025-03-31', 19],
  ])
  expect(entry.comparisons.map(({ kind, value, n, of }) => [kind, value, n, of])).toEqual([
    ['neighbours', 20, 1, 2],
    ['england', 95, 1, 1],
    ['region', 30, 1, 1],
  ])
  expect(entry.warnings).toEqual(['2024/25: Country is 95, outside its own 3 areas, which run from 19 to 40.'])
  const row = (await list()).indicators.find(({ code }) => code === 'Neet')
  expect(row?.warnings).toEqual(entry.warnings)
  expect(entry.places).toEqual([
    expect.objectContaining({ planId: it.planId, priorityName: 'Help early and once', planName: expect.any(String) }),
  ])
})

test('an entry with no multiplier and no bounds says so', async () => {
  const entry = (await entryOf('Score')).json() as CatalogueEntryView
  expect(entry).toMatchObject({ unit: 'average score', multiplier: null, minimum: null, maximum: null, decimals: 1 })
})

test('an indicator that the catalogue does not have is not found', async () => {
  expect((await entryOf('Nothing')).statusCode).toBe(404)
})
