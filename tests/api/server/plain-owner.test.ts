import { randomBytes } from 'node:crypto'
import { connect } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp } from '../../../apps/api/src/backup/backup.command.ts'
import { readPacked } from '../../../apps/api/src/backup/dump-file.ts'
import { moveAll } from '../../../apps/api/src/backup/move.command.ts'
import { restoreDump } from '../../../apps/api/src/backup/restore.command.ts'
import { loadExample } from '../../../apps/api/src/example/load-example.command.ts'
import { listAllPartnerships } from '../../../apps/api/src/partnership/partnership.queries.ts'
import { TODAY } from '../../support/app.ts'
import { aFolder, never, talliesOf } from '../../support/backup.ts'
import { exportTo, importFrom, rowsOfPartnership } from '../../support/export.ts'
import { rowsOf } from '../../support/rows.ts'
import { seenFigures } from '../../support/seen-figures.ts'
import { asAdministrator } from '../../support/template.ts'

const server = process.env.TEST_DATABASE_URL ?? ''
const role = `ttc_owner_${randomBytes(4).toString('hex')}`
const password = randomBytes(12).toString('hex')
const names = ['home', 'restored', 'moved', 'joined'].map((name) => `${role}_${name}`)
const folder = aFolder()

/** As an operator's database often is: made by somebody else, who gave it to this role and nothing more. */
beforeAll(async () => {
  await asAdministrator(server, async (client) => {
    await client.unsafe(`create role ${role} login nosuperuser nocreatedb nocreaterole password '${password}'`)
    for (const name of names) await client.unsafe(`create database ${name} owner ${role}`)
  })
})
afterAll(async () => {
  await asAdministrator(server, async (client) => {
    for (const name of names) await client.unsafe(`drop database if exists ${name} with (force)`)
    await client.unsafe(`drop role ${role}`)
  })
  folder.remove()
})

const open = (at: number) => {
  const url = new URL(server)
  url.username = role
  url.password = password
  url.pathname = `/${names[at]}`
  return connect({ databaseUrl: url.href, dataFolder: '', poolSize: 2 })
}

test('a role that owns its database and nothing more migrates it, works on it, backs it up, restores, moves and imports', async () => {
  const [home, restored, moved, joined] = [await open(0), await open(1), await open(2), await open(3)]
  const [is] = await rowsOf<{ super: boolean; name: string }>(
    home,
    sql`select rolsuper as super, rolname as name from pg_roles where rolname = current_user`,
  )
  expect(is).toEqual({ super: false, name: role })
  await home.migrate()
  await loadExample(home.db, TODAY, () => {})
  const seen = await seenFigures(home, TODAY)
  const file = folder.at('home.ttc.gz')
  await backUp(home.db, file, new Date(), never)
  await restoreDump(restored.db, readPacked(file))
  expect(await talliesOf(restored)).toEqual(await talliesOf(home))
  await moveAll(home.db, moved.db, new Date(), never)
  expect(await talliesOf(moved)).toEqual(await talliesOf(home))
  await joined.migrate()
  const [example] = await listAllPartnerships(home.db)
  const scope = { partnershipId: example?.id ?? '' }
  await exportTo({ connection: home, scope }, folder.at('home.zip'))
  await importFrom(joined, folder.at('home.zip'))
  expect(await rowsOfPartnership(joined, scope.partnershipId)).toEqual(
    await rowsOfPartnership(home, scope.partnershipId),
  )
  expect((await seenFigures(restored, TODAY)).plan).toEqual(seen.plan)
  expect((await seenFigures(joined, TODAY)).plan).toEqual(seen.plan)
  for (const connection of [home, restored, moved, joined]) await connection.close()
}, 300_000)
