import { connect } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp } from '../../../apps/api/src/backup/backup.command.ts'
import { readPacked } from '../../../apps/api/src/backup/dump-file.ts'
import { moveAll } from '../../../apps/api/src/backup/move.command.ts'
import { restoreDump } from '../../../apps/api/src/backup/restore.command.ts'
import { loadPlanFile } from '../../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../../apps/api/src/plan/plan-file.ts'
import { TODAY } from '../../support/app.ts'
import { aFolder, never, talliesOf } from '../../support/backup.ts'
import { exportTo, importFrom } from '../../support/export.ts'
import { newOwnDatabase, type OwnDatabase } from '../../support/own-database.ts'
import { aPlanFile } from '../../support/plan-file.ts'
import { asAdministrator } from '../../support/template.ts'

const LIMIT_MS = 150
const folder = aFolder()
const all: OwnDatabase[] = []

/** A database that lets nobody's statement take longer than a moment, as behind a pooler one may have to. */
const aLimitedOne = async () => {
  const database = await newOwnDatabase()
  all.push(database)
  const name = new URL(database.url).pathname.slice(1)
  const connection = await connect({ databaseUrl: database.url, dataFolder: '', poolSize: 2, patience })
  const limit = () =>
    asAdministrator(database.url, (client) =>
      client.unsafe(`alter database ${name} set statement_timeout = ${LIMIT_MS}`),
    )
  return {
    ...database,
    connection,
    limit,
    again: () => connect({ databaseUrl: database.url, dataFolder: '', poolSize: 2, patience }),
  }
}
/** As of a command: the driver sends no limit of none, so that what the database says holds. */
const patience = { statement: 0, lock: 20_000, silence: 60_000 }
let home: Awaited<ReturnType<typeof aLimitedOne>>
let scope: Awaited<ReturnType<typeof loadPlanFile>>['scope']

beforeAll(async () => {
  home = await aLimitedOne()
  await home.connection.migrate()
  const loaded = await loadPlanFile(home.connection.db, PlanFile.parse(aPlanFile()), TODAY)
  scope = loaded.scope
  await home.connection.close()
  await home.limit()
})
afterAll(async () => {
  for (const { remove } of all) await remove()
  folder.remove()
})

/** Somebody who holds a table for longer than the limit, while something is done that has to wait for it. */
async function whileHeld<Done>(url: string, table: string, act: () => Promise<Done>): Promise<Done> {
  const holder = await connect({ databaseUrl: url, dataFolder: '', poolSize: 1 })
  try {
    let release = () => {}
    const held = new Promise<void>((done) => {
      const holding = holder.db.transaction(async (tx) => {
        await tx.execute(sql.raw(`lock table ${table} in access exclusive mode`))
        done()
        await new Promise<void>((free) => {
          release = free
        })
      })
      holding.catch(() => {})
    })
    await held
    setTimeout(() => release(), LIMIT_MS * 6)
    return await act()
  } finally {
    await holder.close()
  }
}

test('a statement of a page is ended by the limit of the database', async () => {
  const page = await home.again()
  await expect(
    whileHeld(home.url, 'partnership', () => page.db.execute(sql`select 1 from partnership`)),
  ).rejects.toThrow()
  await page.close()
})

test('a backup and an export wait for as long as it takes, whatever limit the database has', async () => {
  const own = await home.again()
  const file = folder.at('home.ttc.gz')
  const { tallies } = await whileHeld(home.url, 'plan', () => backUp(own.db, file, new Date(), never))
  expect(tallies.get('plan')?.rows).toBe(1)
  const zip = folder.at('home.zip')
  await whileHeld(home.url, 'plan', () => exportTo({ connection: own, scope }, zip))
  await own.close()
})

/** A step of the tables that takes longer than the limit, as a large table's would. */
const slowly = (url: string) =>
  asAdministrator(url, async (client) => {
    await client.unsafe(`create function slowly() returns event_trigger language plpgsql as $$ begin
      if not exists (select from pg_class where relname = 'slow_once') then
        create temp table slow_once (); perform pg_sleep(${(LIMIT_MS * 4) / 1000}); end if; end $$`)
    await client.unsafe(
      `create event trigger slowly on ddl_command_end when tag in ('ALTER TABLE') execute function slowly()`,
    )
  })

const madeSlow = async ({ connection, url, limit }: typeof home) => {
  await connection.close()
  await slowly(url)
  await limit()
}

test('a restore and a move are not ended by the limit of the database that they fill', async () => {
  const [restored, moved] = [await aLimitedOne(), await aLimitedOne()]
  await Promise.all([restored, moved].map(madeSlow))
  const own = await home.again()
  const [first, second] = [await restored.again(), await moved.again()]
  await restoreDump(first.db, readPacked(folder.at('home.ttc.gz')))
  await moveAll(own.db, second.db, new Date(), never)
  expect(await talliesOf(first)).toEqual(await talliesOf(own))
  expect(await talliesOf(second)).toEqual(await talliesOf(own))
  await Promise.all([own.close(), first.close(), second.close()])
}, 120_000)

test('an import of a partnership waits for a table that somebody holds', async () => {
  const joined = await aLimitedOne()
  await joined.connection.migrate()
  await joined.connection.close()
  await joined.limit()
  const own = await joined.again()
  const { found, sent } = await whileHeld(joined.url, 'plan', () => importFrom(own, folder.at('home.zip')))
  expect(found).toEqual(sent)
  await own.close()
}, 120_000)
