import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { catalogueIndicator, catalogueSeries } from '@ttc/db/catalogue'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadAreas } from '../../apps/api/src/area/load-areas.command.ts'
import { loadCollection } from '../../apps/api/src/catalogue/load-collection.command.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aPlanFileWithOldCodes, figuresOf, loadEditionOf } from '../support/catalogue.ts'
import { openTestDatabase } from '../support/database.ts'
import { rowCounts, rowsOf } from '../support/rows.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp(aPlanFileWithOldCodes())
})
afterAll(() => it.close())

const db = () => it.connection.db
const indicatorAt = async (code: string) =>
  (await db().select().from(catalogueIndicator).where(eq(catalogueIndicator.code, code)))[0]

test('an edition is stored once, with what became of every row; the same files again store nothing', async () => {
  const measures = [{ code: 'ReReferral' }, { code: 'ReReferral', topic: 'Twice' }, { code: 'Never' }]
  const figures = [
    ...figuresOf('ReReferral', '901', [22, '-', 19.100000000000001], 2023),
    ['ReReferral', '901', '0', '7'],
    ['ReReferral', '902', '2023', '25.4'],
    ['ReReferral', '902', '2023', '25.4'],
    ['ReReferral', '903', '2023', '1'],
    ['ReReferral', '903', '2023', '2'],
    ['ReReferral', '777', '2023', '3'],
    ['Unknown', '901', '2023', '3'],
    ['ReReferral', '901', '2022', 'none'],
  ] as const
  const first = await loadEditionOf(db(), measures, figures.toSorted(byCode))
  expect(first).toEqual({
    name: 'April 2026',
    isNew: true,
    counts: {
      read: 11,
      placed: 4,
      missing: 1,
      repeated: 1,
      refused: 6,
      'refused period': 1,
      'refused value': 1,
      'refused area': 1,
      'refused duplicate': 2,
      'refused row': 1,
      indicators: 1,
      series: 2,
      describedTwice: 1,
      withoutFigures: 1,
    },
  })
  expect(await indicatorAt('ReReferral')).toMatchObject({
    name: 'Name of ReReferral',
    polarity: 'lower',
    unit: '%',
    decimals: 1,
    minimum: 0,
    maximum: 100,
    periodKind: 'financial-year',
    accumulation: 'single',
    lastPublishedOn: '2026-04-01',
    nextPublicationOn: '2027-04-01',
    areas: 2,
    firstEnd: '2023-03-31',
    lastEnd: '2025-03-31',
  })
  const [own] = await db()
    .select({ cells: catalogueSeries.cells })
    .from(catalogueSeries)
    .where(and(eq(catalogueSeries.code, 'ReReferral'), eq(catalogueSeries.areaCode, 'E06900001')))
  expect(own?.cells).toEqual([
    ['2022-04-01', '2023-03-31', 22, 'value'],
    ['2023-04-01', '2024-03-31', null, 'missing'],
    ['2024-04-01', '2025-03-31', 19.1, 'value'],
  ])
  const before = await rowCounts(it.connection)
  expect(await loadEditionOf(db(), measures, figures.toSorted(byCode), 'Another name')).toEqual({
    ...first,
    isNew: false,
  })
  expect(await rowCounts(it.connection)).toEqual(before)
})

const byCode = (a: readonly string[], b: readonly string[]) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)

test.each([
  [
    'an indicator that comes back after another',
    [{ code: 'A' }, { code: 'B' }],
    [...figuresOf('A', '901', [1], 2020), ...figuresOf('B', '901', [1], 2020), ...figuresOf('A', '902', [1], 2020)],
    'Sort the file by indicator',
  ],
  ['no figure that could be placed', [{ code: 'C' }], figuresOf('C', '777', [1], 2020), 'Load the areas first'],
  ['no day in the dictionary', [{ code: 'D', last: 'New Data' }], figuresOf('D', '901', [1], 2020), 'last updated'],
  ['no measure in the dictionary', [], figuresOf('E', '901', [1], 2020), 'describes no measure'],
])('%s stores nothing and says what to do', async (_, measures, figures, words) => {
  const before = await rowCounts(it.connection)
  await expect(loadEditionOf(db(), measures, figures)).rejects.toThrow(words)
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('an unknown collection is refused with those that are known', async () => {
  await expect(loadCollection(db(), 'other', { figures: '', dictionary: '', name: null })).rejects.toThrow(
    'Known: lait',
  )
})

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const isThere = existsSync(data)
if (!isThere) console.warn('Skipped: the published files are not beside the project.')

describe.runIf(isThere)('the published collection', () => {
  const whole = process.env.TEST_DATABASE_URL ? 'lait_bds_long_all.csv.gz' : 'lait_six_las_and_comparators.csv'
  const expected = process.env.TEST_DATABASE_URL
    ? { read: 641_070, placed: 640_900, refused: 170, 'refused period': 170, indicators: 434, withoutFigures: 0 }
    : { read: 20_923, placed: 20_923, refused: 0, indicators: 37, withoutFigures: 397 }

  test(`${whole} with its dictionary, every row accounted for`, async () => {
    const connection = await openTestDatabase()
    await loadAreas(connection.db, `${data}geo__region_la_hierarchy.csv`)
    const files = { figures: `${data}${whole}`, dictionary: `${data}lait_data_dictionary.csv`, name: null }
    const { counts, name } = await loadCollection(connection.db, 'lait', files)
    const stored = await rowsOf<{ cells: number }>(
      connection,
      sql`select sum(jsonb_array_length(cells))::int as cells from catalogue_series`,
    )
    await connection.close()
    expect(counts).toMatchObject({ ...expected, repeated: 0, describedTwice: 14 })
    expect(stored).toEqual([{ cells: counts.placed }])
    expect(name).toBe('April 2026')
  }, 120_000)
})
