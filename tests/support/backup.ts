import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { newId } from '@ttc/contracts/new-id'
import { type Connection, connect } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { inOneMoment } from '../../apps/api/src/backup/dump.queries.ts'
import { listTables, settleTextForms, tallyTables } from '../../apps/api/src/backup/stored-row.queries.ts'
import type { TestApp } from './app.ts'
import { openTestDatabase } from './database.ts'
import { rowsOf } from './rows.ts'

export const never = new AbortController().signal

/** A folder for the files of a test, gone afterwards. */
export function aFolder() {
  const path = mkdtempSync(join(tmpdir(), 'ttc-backup-'))
  return { at: (name: string) => join(path, name), remove: () => rmSync(path, { recursive: true, force: true }) }
}

export const textOf = (path: string) => gunzipSync(readFileSync(path)).toString('latin1')
export const writeText = (path: string, text: string) => writeFileSync(path, gzipSync(Buffer.from(text, 'latin1')))
export const isThere = existsSync

/** What every table of a database comes to. */
export function talliesOf(connection: Connection) {
  return inOneMoment(connection.db, async (tx) => {
    await settleTextForms(tx)
    return Object.fromEntries(await tallyTables(tx, await listTables(tx)))
  })
}

/** The rules of a database's tables in words, which are the same in every database of the same step. */
export async function rulesOf(connection: Connection): Promise<readonly string[]> {
  const rows = await rowsOf<{ line: string }>(
    connection,
    sql`select line from (
      select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace and contype in ('p', 'f', 'u', 'c')
      union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select viewname || ' ' || definition from pg_views where schemaname = 'public'
      union all select hash from drizzle.__drizzle_migrations
    ) as rule (line) order by line collate "C"`,
  )
  return rows.map(({ line }) => line)
}

/** An empty database that has its tables already, as a first start or a command leaves it. */
export const anEmptyDatabase = openTestDatabase

/** A new embedded database in a folder, without any table. */
export const anEmbeddedDatabase = (dataFolder: string) => connect({ databaseUrl: null, dataFolder, poolSize: 1 })

/** Every byte, more than one part of a file's worth of them. */
const allBytes = Buffer.concat(
  Array.from({ length: 12_000 }, (_, at) => Buffer.from(Array.from({ length: 256 }, (_, byte) => (byte + at) % 256))),
)

const awkwardTexts = [
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\\',
  '\\.',
  '\n\\.\n',
  '\\N',
  'NULL',
  '"',
  "'",
  '😀 é ẞ',
  '{"table":',
  '\b\f\v',
]

const awkwardNumbers = ['0.1', '1e-307', '-0', 'NaN', 'Infinity', '0.30000000000000004', '123456789012345680']

/** What is easily lost on the way from one database to another. */
export async function fillWithAwkwardRows({ connection: { db }, scope: { partnershipId } }: TestApp): Promise<void> {
  for (const text of awkwardTexts)
    await db.execute(sql`insert into import_mapping (partnership_id, id, fingerprint, options, recorded_at)
      values (${partnershipId}, ${newId()}, ${text}, ${JSON.stringify({ text, big: 1e300, deep: [null, { ' ': 0.1 }] })}::jsonb,
        '0044-03-15 12:00:00.123456+00 BC')`)
  for (const [at, number] of awkwardNumbers.entries())
    await db.execute(sql`insert into measurement
        (partnership_id, series_id, period_start, period_end, revision, value, status, origin, superseded_at)
      select partnership_id, id, '1901-01-01', '1901-12-31', ${at}::int, ${number}::float8, 'value', 'typed', now()
      from series where partnership_id = ${partnershipId} limit 1`)
  await db.execute(sql`insert into evidence_file (partnership_id, id, walk_id, name, media_type, size, sha256, content)
    select partnership_id, ${newId()}, id, 'all.bin', 'application/octet-stream', ${allBytes.length}::int, '', ${allBytes}
    from walk where partnership_id = ${partnershipId} limit 1`)
}
