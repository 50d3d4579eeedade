import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { TODAY } from '../support/app.ts'
import {
  killCommand,
  leftByKill,
  newPlace,
  openPlace,
  type Place,
  runCommand,
  whatIsIn,
} from '../support/killed-command.ts'
import { aPlanFile } from '../support/plan-file.ts'

/** Enough rows that a process can be killed among them. */
const MORE = 60_000

const folder = mkdtempSync(join(tmpdir(), 'ttc-killed-'))
const at = (name: string) => join(folder, name)
const places: Place[] = []
let source: Place
let whole: Readonly<{ partnerships: number; measurements: number }>
const NOTHING = { partnerships: 0, measurements: 0 }

const migrated = async (place: Place) => {
  const connection = await openPlace(place)
  await connection.migrate()
  await connection.close()
}

const aPlace = async (name: string) => {
  const place = await newPlace(at(name))
  places.push(place)
  return place
}

beforeAll(async () => {
  source = await aPlace('source')
  const connection = await openPlace(source)
  await connection.migrate()
  await loadPlanFile(connection.db, PlanFile.parse(aPlanFile()), TODAY)
  await connection.db.execute(sql`insert into measurement
      (partnership_id, series_id, period_start, period_end, revision, value, status, origin, superseded_at)
    select partnership_id, id, '1901-01-01', '1901-12-31', revision, revision, 'value', 'typed', now()
    from (select partnership_id, id from series order by id limit 1) as one, generate_series(1, ${MORE}::int) as revision`)
  await connection.close()
  whole = await whatIsIn(source)
  expect(runCommand(source, 'backup', at('whole.ttc.gz')).status).toBe(0)
  expect(runCommand(source, 'export-partnership', 'Tryton Partnership', at('whole.zip')).status).toBe(0)
}, 300_000)
afterAll(async () => {
  for (const place of places) await place.remove()
  rmSync(folder, { recursive: true, force: true })
})

test.each([
  ['backup', ['backup', at('killed.ttc.gz')], 'killed.ttc.gz'],
  ['export-partnership', ['export-partnership', 'Tryton Partnership', at('killed.zip')], 'killed.zip'],
] as const)(
  '%s: one that is killed leaves no file of its name but a whole one, and the next one goes through',
  async (_, args, name) => {
    await killCommand(source, 500, ...args)
    await killCommand(source, 1_200, ...args)
    const left = readdirSync(folder).filter((one) => one.startsWith(name))
    expect(left.filter((one) => one !== name && !one.endsWith('.part'))).toEqual([])
    rmSync(at(name), { force: true })
    expect(runCommand(source, ...args)).toMatchObject({ status: 0 })
    expect(existsSync(at(name))).toBe(true)
    expect(await whatIsIn(source)).toEqual(whole)
  },
  300_000,
)

/** Each moment starts the product four times, which takes twice as long where the database is made anew. */
const MOMENTS = process.env.TEST_DATABASE_URL ? [1_500, 3_500] : [2_500]

/** After its first word: about when it begins, and among its rows. */
const ways = {
  restore: (there: Place, ms: number) => leftByKill(there, there, ms, ['restore', at('whole.ttc.gz')]),
  'import-partnership': (there: Place, ms: number) =>
    leftByKill(there, there, ms, ['import-partnership', at('whole.zip')]),
  move: (there: Place, ms: number) =>
    leftByKill(source, there, ms, ['move', '--to', there.databaseUrl ?? there.dataFolder]),
}
const cases = (['restore', 'import-partnership', 'move'] as const).flatMap((name) =>
  MOMENTS.map((ms) => [name, ms] as const),
)

test.each(cases)(
  '%s: killed after %d ms it leaves nothing or all, and the same again brings all',
  async (name, ms) => {
    const there = await aPlace(`${name}-${ms}`)
    await migrated(there)
    const { left, again, after } = await ways[name](there, ms)
    expect([NOTHING, whole]).toContainEqual(left)
    expect([again, after]).toEqual([null, whole])
    expect(await whatIsIn(source)).toEqual(whole)
  },
  200_000,
)
