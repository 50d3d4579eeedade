import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'

const dataFolder = mkdtempSync(join(tmpdir(), 'ttc-half-'))
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))

const open = () => connect({ databaseUrl: null, dataFolder, poolSize: 1 })

/** PostgreSQL makes the file that says who runs it first, and writes to it afterwards. */
test('killed between making and writing the file that says who runs it, the database opens again', async () => {
  const before = await open()
  await before.db.execute(sql`create table kept as select 1 as kept`)
  await before.close()
  writeFileSync(join(dataFolder, 'database', 'postmaster.pid'), '')
  const after = await open()
  const [row] = await after.db.select({ kept: sql<number>`kept` }).from(sql`kept`)
  await after.close()
  expect(row).toEqual({ kept: 1 })
}, 60_000)
