import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { newId } from '@ttc/contracts/new-id'
import { catalogueIndicator, catalogueSeries } from '@ttc/db/catalogue'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadEdition } from '../../apps/api/src/app/command-catalogue.ts'
import { readConfig } from '../../apps/api/src/app/config.ts'
import { loadAreas, loadNeighbours } from '../../apps/api/src/area/load-areas.command.ts'
import { adopt } from '../../apps/api/src/catalogue/adopt.command.ts'
import { listEditions } from '../../apps/api/src/catalogue/edition.queries.ts'
import { loadCollection } from '../../apps/api/src/catalogue/load-collection.command.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { aPlanFileWithOldCodes, figuresOf, loadEditionOf } from '../support/catalogue.ts'
import { openTestDatabase } from '../support/database.ts'
import { anIndicator, aPlanFile } from '../support/plan-file.ts'
import { rowCounts } from '../support/rows.ts'

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
  const isServer = (process.env.TEST_DATABASE_URL ?? '') !== ''
  const whole = isServer ? 'lait_bds_long_all.csv.gz' : 'lait_six_las_and_comparators.csv'
  const said = isServer
    ? [
        'lait, April 2026: 434 indicators, 73780 series',
        '  641070 rows read: 640900 placed, 0 repeated, 170 refused',
        '  93713 of those placed say that there is no figure',
        '  refused: 170: The period cannot be read, or is not one of this indicator.',
        '  dictionary: 14 described twice, 0 without figures',
      ]
    : [
        'lait, April 2026: 37 indicators, 2257 series',
        '  20923 rows read: 20923 placed, 0 repeated, 0 refused',
        '  1338 of those placed say that there is no figure',
        '  dictionary: 14 described twice, 397 without figures',
      ]

  test(`${whole} is loaded by the command, every row accounted for, and adopted from`, async () => {
    const { db, ...connection } = await openTestDatabase()
    const lines: string[] = []
    const run = (): Promise<void> =>
      loadEdition({
        db,
        settings: readConfig({}),
        today: TODAY,
        say: (line) => lines.push(line),
        files: ['lait', `${data}${whole}`],
        option: (name) => (name === 'dictionary' ? `${data}lait_data_dictionary.csv` : null),
        options: () => [],
      })
    await loadAreas(db, `${data}geo__region_la_hierarchy.csv`)
    await loadNeighbours(db, `${data}csc__sn_model_2025_wide.csv`, MODEL)
    await run()
    await run()
    expect(lines).toEqual([...said, 'lait, April 2026: these files have been loaded already. Nothing was stored.'])
    const { partnership, ...rest } = aPlanFile({ indicators: [NO_FIGURES], areas: [], neighbourModels: [] })
    const file = { ...rest, partnership: { ...partnership, area: 'E08000026', neighbourModel: MODEL.id } }
    const { scope } = await loadPlanFile(db, PlanFile.parse(file), TODAY)
    const [edition] = await listEditions(db)
    const asked = { editionId: edition?.edition.id ?? '', into: null }
    const one = (code: string) => db.transaction((tx) => adopt(tx, scope, { ...asked, code, id: newId() }, TODAY))
    const first = await one('FirstYJS')
    expect([first.added, first.refusals.length]).toEqual([ADOPTED, 0])
    expect(first.warnings[0]).toContain('England is 1258, outside its own')
    await connection.close()
  }, 120_000)
})

/** Thirteen areas and nine years. */
const ADOPTED = 117
const NO_FIGURES = anIndicator({ series: [], targets: [], rules: [], baselines: [] })
const MODEL = { id: 'sn-2025', name: 'Neighbours', publishedOn: '2025-05-01', source: 'Department for Education' }
