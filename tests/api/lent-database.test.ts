import { newId } from '@ttc/contracts/new-id'
import { area } from '@ttc/db/area'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { startTestApp } from '../support/app.ts'
import { openTestDatabase } from '../support/database.ts'
import { shapeOf } from '../support/database-shape.ts'
import { rowCounts, rowsOf } from '../support/rows.ts'

const columns = sql`select column_name::text as name from information_schema.columns
  where table_schema = 'public' and table_name = 'area' order by 1`
const triggers = sql`select tgrelid::regclass::text as of, tgname, tgenabled::text as enabled from pg_trigger
  where not tgisinternal order by 1, 2`

test('what one test has stored, even for good, is not there for the next one', async () => {
  const it = await startTestApp()
  const guards = await rowsOf(it.connection, triggers)
  const plan = { id: newId(), name: 'A plan', startsOn: '2025-04-01', endsOn: '2028-03-31' }
  expect((await it.send('POST', '/plans', plan)).statusCode).toBe(201)
  expect((await rowCounts(it.connection)).audit_entry).toBeGreaterThan(0)
  await it.close()
  const next = await openTestDatabase()
  expect(new Set(Object.values(await rowCounts(next)))).toEqual(new Set([0]))
  expect(await rowsOf(next, triggers)).toEqual(guards)
  await next.close()
})

test('a database whose tables a test has changed is not lent again', async () => {
  const first = await openTestDatabase()
  const atFirst = await rowsOf(first, columns)
  await first.db.execute(sql`alter table area rename column name to called`)
  await first.close()
  const next = await openTestDatabase()
  expect(await rowsOf(next, columns)).toEqual(atFirst)
  await next.close()
})

test.each([
  ['a column', sql`alter table area add column colour text`, sql`alter table area drop column colour`],
  [
    'a rule',
    sql`alter table area add constraint named check (name <> '')`,
    sql`alter table area drop constraint named`,
  ],
  ['a trigger', sql`alter table audit_entry disable trigger user`, sql`alter table audit_entry enable trigger user`],
])('%s that a test has changed is noticed', async (_, change, undo) => {
  const it = await openTestDatabase()
  const shape = await shapeOf(it)
  await it.db.execute(change)
  expect(await shapeOf(it)).not.toBe(shape)
  await it.db.execute(undo)
  await it.close()
})

test('two databases that are open at once are not the same, and a closed one answers nobody', async () => {
  const [one, other] = [await openTestDatabase(), await openTestDatabase()]
  await one.db.insert(area).values({ code: 'E1', name: 'Tryton', kind: 'authority' })
  expect(await other.db.select().from(area)).toEqual([])
  await one.close()
  await expect(Promise.resolve().then(() => one.db.select().from(area))).rejects.toThrow()
  await other.close()
})
