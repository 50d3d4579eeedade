import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { type Connection, embeddedFrom } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { expect, test } from 'vitest'
import { findSession } from '../../apps/api/src/account/session.queries.ts'
import { rowsOf } from '../support/rows.ts'

/** The migrations as they once were: the first so many. */
function earlierMigrations(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-migrations-'))
  cpSync('drizzle', folder, { recursive: true })
  const journal = join(folder, 'meta', '_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'))
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }))
  return folder
}

const p = "'00000000-0000-7000-8000-000000000001'"
const id = (last: number) => `'00000000-0000-7000-8000-0000000000${last}'`
const stored = `
  insert into area (code, name, kind) values ('E1', 'Tryton', 'authority');
  insert into partnership (id, name, area_code) values (${p}, 'Tryton', 'E1');
  insert into member (partnership_id, id, name, agency, coordinates, left_on) values
    (${p}, ${id(11)}, 'Plan coordinator', 'Council', true, null),
    (${p}, ${id(12)}, 'Head of early help', 'Council', false, null),
    (${p}, ${id(13)}, 'Somebody who left', 'NHS', true, '2026-01-31');
  insert into plan (partnership_id, id, name, starts_on, ends_on) values (${p}, ${id(21)}, 'Plan', '2025-04-01', '2028-03-31');
  insert into priority (partnership_id, id, plan_id, name, lead_member_id, position, retired_at) values
    (${p}, ${id(31)}, ${id(21)}, 'Homes', ${id(12)}, 0, null),
    (${p}, ${id(32)}, ${id(21)}, 'Retired', ${id(12)}, 1, now());`

/** A database of an earlier time with rows in it, brought up to date. */
async function upgraded(count: number, rows: string): Promise<Connection> {
  const client = await PGlite.create()
  const folder = earlierMigrations(count)
  await migrate(drizzle(client), { migrationsFolder: folder })
  rmSync(folder, { recursive: true })
  await client.exec(rows)
  const connection = embeddedFrom(client)
  await connection.migrate()
  return connection
}

test('a database of the time before people keeps who coordinated, led and was of which agency', async () => {
  const connection = await upgraded(2, stored)
  const held = await rowsOf(
    connection,
    sql`select m.name, r.role, r.priority_id is not null as narrow from member_role r join member m on m.id = r.member_id order by 1, 2`,
  )
  expect(held).toEqual([
    { name: 'Head of early help', role: 'priority-lead', narrow: true },
    { name: 'Plan coordinator', role: 'administrator', narrow: false },
    { name: 'Plan coordinator', role: 'plan-coordinator', narrow: false },
  ])
  const agencies = await rowsOf(connection, sql`select agency, to_on::text as until from member_agency order by 1, 2`)
  expect(agencies).toEqual([
    { agency: 'Council', until: null },
    { agency: 'Council', until: null },
    { agency: 'NHS', until: '2026-01-31' },
  ])
  await connection.close()
})

const token = 'T'.repeat(32)
const signedIn = `
  insert into account (id, email, name) values (${id(41)}, 'owner@example.org', 'Head of early help');
  insert into session (id, account_id, token, expires_at, last_seen_at)
    values (${id(42)}, ${id(41)}, '${token}', now() + interval '1 hour', now());`

test('who was signed in while tokens were kept as they are stays signed in, and the tokens are gone', async () => {
  const connection = await upgraded(3, signedIn)
  const found = await findSession(connection.db, `ttc.session_token=${token}.signature`)
  expect(found?.email).toBe('owner@example.org')
  expect(await rowsOf(connection, sql`select id from session where token = ${token}`)).toEqual([])
  await connection.close()
})
