import type { Database } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { quoted } from '../backup/stored-row.queries.ts'
import { placeOfFiles } from './cell-form.ts'
import { listOwnedTables } from './export-table.queries.ts'

/** Bytes that lie in a row: a file somebody added, or one the product made and keeps. */
export type StoredFile = Readonly<{ table: string; column: string; id: string; path: string }>

/** Every file of a partnership, by the name it has in an export. */
export async function listFiles(tx: Database, partnershipId: string): Promise<readonly StoredFile[]> {
  const found: StoredFile[] = []
  for (const { table, column } of await listFileColumns(tx)) {
    const rows = await tx
      .select({ id: sql<string>`id::text` })
      .from(sql.raw(quoted(table)))
      .where(sql`partnership_id = ${partnershipId}::uuid`)
      .orderBy(sql`id`)
    found.push(...rows.map(({ id }) => ({ table, column, id, path: `${placeOfFiles(table)}${id}-${column}` })))
  }
  return found
}

/** One at a time: no more than one is ever in memory. */
export async function fileBytes(
  tx: Database,
  partnershipId: string,
  { table, column, id }: StoredFile,
): Promise<Uint8Array> {
  const [row] = await tx
    .select({ bytes: sql<Uint8Array>`${sql.raw(quoted(column))}` })
    .from(sql.raw(quoted(table)))
    .where(sql`partnership_id = ${partnershipId}::uuid and id = ${id}::uuid`)
  if (row === undefined) throw new Error('A file went away while it was read.')
  return row.bytes
}

/** The checksum of every file as the database holds it. */
export async function listFileChecksums(tx: Database, partnershipId: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const { table, column } of await listFileColumns(tx)) {
    const rows = await tx
      .select({
        path: sql<string>`${placeOfFiles(table)}::text || id::text || ${`-${column}`}::text`,
        sha256: sql<string>`encode(sha256(${sql.raw(quoted(column))}), 'hex')`,
      })
      .from(sql.raw(quoted(table)))
      .where(sql`partnership_id = ${partnershipId}::uuid`)
    for (const { path, sha256 } of rows) found.set(path, sha256)
  }
  return found
}

async function listFileColumns(tx: Database) {
  const tables = await listOwnedTables(tx)
  return tables.flatMap(({ name, columns }) =>
    columns.filter(({ type }) => type === 'bytea').map((column) => ({ table: name, column: column.name })),
  )
}
