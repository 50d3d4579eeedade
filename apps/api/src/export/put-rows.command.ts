import type { Database } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { quoted } from '../backup/stored-row.queries.ts'
import type { ExportManifest } from './export-manifest.ts'
import type { ExportTable } from './export-table.queries.ts'
import { broken, type ExportZip } from './export-zip.ts'
import { placeOf } from './incoming.command.ts'
import { leftOutColumns, OWNER_COLUMN } from './left-out.ts'
import { refusedRow } from './refused-row.queries.ts'

/** Rows that go in with one statement: what is checked at its end is held in memory until then. */
const ROWS_AT_ONCE = 50_000

/** Puts the rows that came for a table into it, as those of the partnership. */
export async function putRows(
  tx: Database,
  table: ExportTable,
  partnershipId: string,
  files: (path: string) => Promise<Uint8Array>,
): Promise<void> {
  const filed = table.columns.filter(({ type }) => type === 'bytea').map(({ name }) => name)
  const last = await lastRow(tx, table.name)
  const step = stepOf(table, filed.length > 0)
  for (let from = 0; from <= last; from += step) {
    if (filed.length > 0) await bringFiles(tx, table.name, filed, from, files)
    const insert = `${insertOf(table, partnershipId)} where s.incoming_row >= ${from} and s.incoming_row < ${from + step} order by s.incoming_row`
    try {
      await tx.transaction((inner) => inner.execute(sql.raw(insert)))
    } catch (error) {
      throw await refusedRow(tx, table, error)
    }
  }
  await tx.execute(sql.raw(`drop table ${placeOf(table.name)}`))
}

function stepOf({ refersToItself }: ExportTable, hasFiles: boolean): number {
  if (hasFiles) return 1
  return refersToItself ? Number.MAX_SAFE_INTEGER : ROWS_AT_ONCE
}

/** The statement up to its condition; columns that did not travel are filled as `left-out` says. */
function insertOf({ name, columns }: ExportTable, partnershipId: string): string {
  const filled = Object.entries(leftOutColumns[name] ?? {})
  const owner = name === 'partnership' ? [] : [[OWNER_COLUMN, `'${partnershipId}'::uuid`]]
  const all = [
    ...owner,
    ...columns.map((one) => [one.into, one.read]),
    ...filled.map(([column, { filledBy }]) => [column, filledBy]),
  ]
  const names = all.map(([column = '']) => quoted(column)).join(', ')
  return `insert into ${quoted(name)} (${names}) select ${all.map(([, read]) => read).join(', ')} from ${placeOf(name)} s`
}

async function lastRow(tx: Database, name: string): Promise<number> {
  const [found] = await tx
    .select({ last: sql<number>`coalesce(max(incoming_row), 0)::float8` })
    .from(sql.raw(placeOf(name)))
  return found?.last ?? 0
}

/** The files that one row names, in place of those of the row before. */
async function bringFiles(
  tx: Database,
  name: string,
  columns: readonly string[],
  row: number,
  files: (path: string) => Promise<Uint8Array>,
): Promise<void> {
  await tx.execute(sql`delete from pg_temp.incoming_file`)
  const paths = columns.map((column) => `s.${quoted(column)}`).join(', ')
  const found = await tx
    .select({ paths: sql<readonly (string | null)[]>`json_build_array(${sql.raw(paths)})` })
    .from(sql.raw(`${placeOf(name)} s`))
    .where(sql`s.incoming_row = ${row}`)
  for (const path of found.flatMap((one) => one.paths)) {
    if (path === null) continue
    const content = await files(path)
    await tx.execute(
      sql`insert into pg_temp.incoming_file (path, content) values (${path}, ${content}) on conflict do nothing`,
    )
  }
}

/** Reads a file that a cell names, once it is known from the manifest. */
export function fileReader(zip: ExportZip, { files }: ExportManifest, used: Set<string>) {
  return async (path: string): Promise<Uint8Array> => {
    const said = files[path]
    if (said === undefined) throw broken(`a row names the file ${path.slice(0, 100)}, which is not in it`)
    if (said.bytes > MOST_FILE_BYTES) throw broken(`${path} is larger than a file of a partnership can be`)
    const parts: Uint8Array[] = []
    for await (const part of zip.read(path)) parts.push(part)
    used.add(path)
    return Buffer.concat(parts)
  }
}

/** One is held in memory at a time. */
const MOST_FILE_BYTES = 200_000_000
