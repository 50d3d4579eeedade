import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ImportOptions } from '@ttc/contracts/import'
import { connect, type Database } from '@ttc/db/connect'
import { storedSeries } from '@ttc/db/indicator'
import { batch, measurement } from '@ttc/db/measurement'
import { and, eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../../../apps/api/src/app/config.ts'
import { openDatabase } from '../../../apps/api/src/app/server.ts'
import { storeImport } from '../../../apps/api/src/import/import.command.ts'
import { fileAt } from '../../../apps/api/src/import/received-file.ts'
import { loadPlanFile } from '../../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../../apps/api/src/plan/plan-file.ts'
import { startTestApp, type TestApp, TODAY } from '../../support/app.ts'
import { inNewPartnership, type LaitRow, laitFile, optionsFor, preview, store } from '../../support/import-file.ts'
import { aPlanFile } from '../../support/plan-file.ts'
import { aNewIndicator } from '../../support/request.ts'

const OWN = 'E06900001'
const AREAS = 400
const YEARS = 30

const areas = Array.from({ length: AREAS }, (_, i) => ({
  code: `E0610${String(i).padStart(4, '0')}`,
  name: `Area ${i}`,
  kind: 'authority' as const,
  region: 'E12900001',
}))
/** Enough values for several parts of a reading, with three of the partnership's own: two that change and one that is new. */
const FILE = laitFile([
  ['ReReferral', '2024', OWN, '17.5'],
  ['ReReferral', '2025', OWN, '17.1'],
  ['ReReferral', '2026', OWN, '16.9'],
  ...areas.flatMap(({ code }, i) =>
    Array.from(
      { length: YEARS },
      (_, year): LaitRow => ['ReReferral', String(1990 + year), code, String((i % 50) + 1)],
    ),
  ),
])
const ADDED = AREAS * YEARS + 1
const ALL = { options: { reach: 'all' as const } }

let started: TestApp
let it: TestApp
beforeAll(async () => {
  const file = aPlanFile()
  started = await startTestApp({ ...file, areas: [...(file.areas ?? []), ...areas] })
})
beforeEach(async () => {
  it = await inNewPartnership(started)
})
afterAll(() => started.close())

const db = () => it.connection.db
const seriesId = async () => (await it.get(`/plans/${it.planId}`)).json().outcomes[0].priorities[0].rows[0].seriesId
const valuesOf = (id: string) =>
  db().$count(measurement, and(eq(measurement.partnershipId, it.scope.partnershipId), eq(measurement.batchId, id)))
const linesOf = (id: string) => db().$count(storedSeries, eq(storedSeries.batchId, id))
const batches = () => db().$count(batch, eq(batch.partnershipId, it.scope.partnershipId))

/** What readers see: the plan, the list of imports, the feed, the lines that are shown beside each other. */
const seen = async () =>
  Promise.all(
    [`/plans/${it.planId}`, '/imports', '/observations?format=csv', `/series/${await seriesId()}/revisions`].map(
      async (path) => (await it.get(path)).body,
    ),
  )

/** Answers when some rows of a batch lie in the table and the import still goes on. */
const halfWay = (id: string) =>
  vi.waitFor(async () => expect(await valuesOf(id)).toBeGreaterThan(0), { timeout: 20_000, interval: 1 })

/** Answers when its last lines are being stored as well: there is nothing left to come but the batch itself. */
const nearlyThere = (id: string) =>
  vi.waitFor(async () => expect(await linesOf(id)).toBeGreaterThan(0), { timeout: 60_000, interval: 1 })

const record = async (value: number) =>
  it.send('POST', '/measurements', {
    id: randomUUID(),
    seriesId: await seriesId(),
    period: { start: '2023-04-01', end: '2024-03-31' },
    value,
    status: 'value',
    numerator: null,
    denominator: null,
    provisional: false,
    note: null,
    basedOnRevision: 1,
    accepted: ['beyond-usual', 'factor', 'fraction', 'out-of-range'],
  })

const rename = async () => {
  const { id: _, periodKind: _kind, accumulation: _a, ...fields } = aNewIndicator()
  const body = { ...fields, code: 'rereferrals', name: 'Re-referrals', version: 1, retired: false }
  return it.send('PUT', `/indicators/${it.indicators.get('rereferrals')}`, body)
}

test('readers see nothing of a batch until all of it is there', async () => {
  const before = await seen()
  const id = randomUUID()
  const answer = store(it, { file: FILE, id, ...ALL })
  await halfWay(id)
  const during = await seen()
  await nearlyThere(id)
  expect(await seen()).toEqual(before)
  expect(await batches()).toBe(0)
  expect((await answer).json().counts).toMatchObject({ added: ADDED, changed: 2, refused: 0 })
  expect(during).toEqual(before)
  expect(await valuesOf(id)).toBe(ADDED + 2)
  expect(await seen()).not.toEqual(before)
}, 90_000)

test('whoever asks the feed for what is new since a moment within the import is told of all its values', async () => {
  const id = randomUUID()
  const answer = store(it, { file: FILE, id, ...ALL })
  await halfWay(id)
  const until = String((await it.get('/observations?limit=1')).headers['x-updated-until'])
  await answer
  const since = await it.get(`/observations?limit=1&updated_since=${encodeURIComponent(until)}`)
  expect(Number(since.headers['x-total-count'])).toBeGreaterThanOrEqual(ADDED + 2)
})

test('an error half way leaves nothing', async () => {
  const before = await seen()
  const id = randomUUID()
  const bad = `${FILE}Topic,ReReferral,Name,Low,%,Financial Year,1,2023,Local authority,${OWN},,Tryton,Region,abc,abc\n`
  const answer = await store(it, { file: bad, id, options: { ...ALL.options, refuseAllOnProblem: true } })
  expect(answer.statusCode).toBe(422)
  expect([await batches(), await valuesOf(id)]).toEqual([0, 0])
  expect(await seen()).toEqual(before)
  expect((await store(it, { file: FILE, ...ALL })).json().counts).toMatchObject({ added: ADDED, changed: 2 })
})

test.each([
  ['a value of the same line', () => record(17.9)],
  ['the indicator itself', () => rename()],
])('an import overtaken by a change of %s is refused in plain words, and nothing is stored', async (_, change) => {
  const id = randomUUID()
  const answer = store(it, { file: FILE, id, ...ALL })
  await halfWay(id)
  expect((await change()).statusCode).toBeLessThan(300)
  const during = await seen()
  expect((await answer).statusCode).toBe(409)
  expect((await answer).json().detail).toBe(
    'Somebody changed these indicators or their values while the file was being read. Nothing of the file was stored. Send it again.',
  )
  expect([await batches(), await valuesOf(id)]).toEqual([0, 0])
  expect(await seen()).toEqual(during)
})

test('an undo takes out a batch that was stored in steps', async () => {
  const { batchId } = (await store(it, { file: FILE, ...ALL })).json()
  const undone = await it.app.inject({ method: 'POST', url: `${it.at}/imports/${batchId}/undo` })
  expect(undone.json()).toEqual({ batchId, restored: 2, withdrawn: ADDED, kept: [], keptInAll: 0 })
  expect((await preview(it, { file: FILE, ...ALL })).json().counts).toMatchObject({ added: ADDED, changed: 2 })
})

test('a second import of the same waits for the first, and finds nothing left to do', async () => {
  const id = randomUUID()
  const first = store(it, { file: FILE, id, ...ALL })
  await halfWay(id)
  const again = store(it, { file: FILE, id, ...ALL })
  const second = store(it, { file: FILE, ...ALL })
  expect((await first).json().counts).toMatchObject({ added: ADDED, changed: 2 })
  expect((await again).json()).toEqual((await first).json())
  expect((await second).json().counts).toMatchObject({ added: 0, changed: 0, unchanged: ADDED + 2 })
})

test('values of a process that was killed half way are there, unseen, and gone after the next start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-steps-'))
  const connection = await connect({ databaseUrl: null, dataFolder: join(folder, 'data'), poolSize: 1 })
  await connection.migrate()
  const plan = aPlanFile()
  const file = PlanFile.parse({ ...plan, areas: [...(plan.areas ?? []), ...areas] })
  const { scope, indicators } = await loadPlanFile(connection.db, file, TODAY)
  const path = join(folder, 'figures.csv')
  writeFileSync(path, FILE)
  const lines = (db: Database) => db.$count(storedSeries, isNotNull(storedSeries.batchId))
  const kept = (db: Database) => db.$count(measurement, isNotNull(measurement.batchId))
  const options = ImportOptions.parse({ ...optionsFor({ ...it, indicators }), ...ALL.options })
  const request = { id: randomUUID(), file: await fileAt(path), options }
  const answer = storeImport(connection.db, scope, request, TODAY)
  await vi.waitFor(async () => expect(await lines(connection.db)).toBeGreaterThan(0), { timeout: 60_000, interval: 1 })
  // What lies on the disk at this moment is what a process leaves that is killed at it.
  cpSync(join(folder, 'data', 'database'), join(folder, 'left', 'database'), { recursive: true })
  await answer
  await connection.close()
  const left = { databaseUrl: null, dataFolder: join(folder, 'left'), poolSize: 1 }
  const found = await connect(left)
  expect(await kept(found.db)).toBeGreaterThan(0)
  expect(await lines(found.db)).toBeGreaterThan(0)
  expect(await found.db.$count(batch)).toBe(0)
  await found.close()
  const config = readConfig({ EXAMPLE: 'no', DATA_FOLDER: left.dataFolder, DATABASE_URL: '' })
  const after = await openDatabase(config, () => {}, new AbortController().signal)
  expect(await kept(after.db)).toBe(0)
  expect(await lines(after.db)).toBe(0)
  await after.close()
  rmSync(folder, { recursive: true, force: true })
}, 120_000)
