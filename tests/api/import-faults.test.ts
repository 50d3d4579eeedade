import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Connection, connect } from '@ttc/db/connect'
import { series } from '@ttc/db/indicator'
import { measurement } from '@ttc/db/measurement'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../apps/api/src/app/config.ts'
import { openDatabase } from '../../apps/api/src/app/server.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { startTestApp, TODAY } from '../support/app.ts'
import { type LaitRow, laitFile, store } from '../support/import-file.ts'
import { aPlanFile } from '../support/plan-file.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const server = process.env.TEST_DATABASE_URL ?? ''
const AREAS = 900
const YEARS = 30

/** Enough values that a process can be killed among them. */
const areas = Array.from({ length: AREAS }, (_, i) => ({
  code: `E0610${String(i).padStart(4, '0')}`,
  name: `Area ${i}`,
  kind: 'authority' as const,
  region: 'E12900001',
}))
const rows = areas.flatMap(({ code }, i) =>
  Array.from(
    { length: YEARS },
    (_, year): LaitRow => ['rereferrals', String(1990 + year), code, String((i % 50) + year)],
  ),
)

type Place = Readonly<{
  folder: string
  environment: Readonly<Record<string, string>>
  open: () => Promise<Connection>
}>

const folders: string[] = []
const databases: string[] = []

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-faults-'))
  folders.push(folder)
  writeFileSync(join(folder, 'figures.csv'), laitFile(rows))
  return folder
}

const onFolder = async (): Promise<Place> => {
  const folder = newFolder()
  const dataFolder = join(folder, 'data')
  const open = () => connect({ databaseUrl: null, dataFolder, poolSize: 1 })
  return { folder, environment: { DATA_FOLDER: dataFolder, DATABASE_URL: '' }, open }
}

const asAdministrator = async (text: string) => {
  const client = postgres(server, { max: 1, onnotice: () => {} })
  await client.unsafe(text)
  await client.end()
}

const onServer = async (): Promise<Place> => {
  const name = `ttc_test_${randomBytes(6).toString('hex')}`
  databases.push(name)
  await asAdministrator(`create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const open = () => connect({ databaseUrl: url.href, dataFolder: '', poolSize: 2 })
  return { folder: newFolder(), environment: { DATABASE_URL: url.href }, open }
}

const filled = async (place: Place): Promise<Place> => {
  const connection = await place.open()
  await connection.migrate()
  const file = aPlanFile()
  await loadPlanFile(connection.db, PlanFile.parse({ ...file, areas: [...(file.areas ?? []), ...areas] }), TODAY)
  await connection.close()
  return place
}

const killedAfter = async ({ folder, environment }: Place, ms: number) => {
  const args = ['--import', 'tsx', 'apps/api/src/app/command.ts', 'import', join(folder, 'figures.csv')]
  const child = spawn(process.execPath, [...args, '--partnership', 'Tryton Partnership', '--areas', 'all'], {
    cwd: root,
    env: { ...process.env, EXAMPLE: 'no', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), ended])
  await Promise.race([pause(ms), ended])
  child.kill('SIGKILL')
  await ended
}

/** How many batches there are, and how many values of any, before a start has cleared up: as people see them, and in all. */
const stored = async (place: Place) => {
  const connection = await place.open()
  const batches = await connection.db.query.batch.findMany()
  const seen = await connection.db
    .select({ seriesId: series.id })
    .from(measurement)
    .innerJoin(series, and(eq(series.partnershipId, measurement.partnershipId), eq(series.id, measurement.seriesId)))
    .where(isNotNull(measurement.batchId))
  await connection.close()
  return [batches.length, seen.length]
}

/** How many values there are of any batch once the product has been started. */
const keptAfterStart = async ({ environment }: Place) => {
  const config = readConfig({ EXAMPLE: 'no', ...environment })
  const connection = await openDatabase(config, () => {}, new AbortController().signal)
  const kept = await connection.db.$count(measurement, isNotNull(measurement.batchId))
  await connection.close()
  return kept
}

const NOTHING = [0, 0]
const ALL = [1, rows.length]

let embedded: Place
beforeAll(async () => {
  embedded = await filled(await onFolder())
}, 120_000)
afterAll(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  for (const name of databases) await asAdministrator(`drop database ${name} with (force)`)
})

test.each([[500], [900], [1_300], [1_800], [2_600]])(
  'embedded: killed %d ms into an import, all of it or nothing is there after the restart',
  async (ms) => {
    await killedAfter(embedded, ms)
    const found = await stored(embedded)
    expect([NOTHING, ALL]).toContainEqual(found)
    expect(await keptAfterStart(embedded)).toBe(found[1])
  },
  120_000,
)

/** Where no server is named the tests are those of the embedded database: this one belongs to the run on a server. */
test.each(server === '' ? [] : [{ make: onServer }])(
  'server: killed at several moments, all of it or nothing is there',
  async ({ make }) => {
    const place = await filled(await make())
    await killedAfter(place, 200)
    expect(await stored(place)).toEqual(NOTHING)
    await killedAfter(place, 900)
    expect([NOTHING, ALL]).toContainEqual(await stored(place))
    await killedAfter(place, 1_500)
    expect([NOTHING, ALL]).toContainEqual(await stored(place))
  },
  120_000,
)

test('a full disk in the middle of an import is told in words, and nothing is stored', async () => {
  const it = await startTestApp()
  await it.connection.db.execute(sql`
    create function full_disk() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`)
  await it.connection.db.execute(sql`
    create trigger full_disk before insert on measurement for each row execute function full_disk()`)
  await it.connection.db.execute(sql`alter table measurement enable always trigger full_disk`)
  const file = laitFile([
    ['ReReferral', '2026', 'E06900001', '16.9'],
    ['ReReferral', '2026', 'E12900001', '17'],
  ])
  const answer = await store(it, { id: randomUUID(), file })
  expect(answer.statusCode).toBe(503)
  expect(answer.json().detail).toContain('disk of the database is full')
  expect((await it.get('/imports')).json().batches).toEqual([])
  await it.close()
})
