import type { Database } from '@ttc/db/connect'
import { asc, sql } from 'drizzle-orm'
import { quoted } from './stored-row.queries.ts'

export type ForeignKey = Readonly<{ table: string; name: string; definition: string }>

/**
 * Takes the references between tables away for the time of a transaction, which needs no more rights than owning them.
 * Rows then go in in any order, also where a table refers to itself, and all references are checked at once when they
 * are put back.
 */
export async function takeKeysAway(tx: Database): Promise<readonly ForeignKey[]> {
  const keys = await tx
    .select({
      table: sql<string>`t.relname::text`,
      name: sql<string>`k.conname::text`,
      definition: sql<string>`pg_get_constraintdef(k.oid)`,
    })
    .from(sql`pg_constraint k join pg_class t on t.oid = k.conrelid`)
    .where(sql`k.contype = 'f' and k.connamespace = 'public'::regnamespace`)
    .orderBy(asc(sql`t.relname`), asc(sql`k.conname`))
  for (const { table, name } of keys)
    await tx.execute(sql.raw(`alter table ${quoted(table)} drop constraint ${quoted(name)}`))
  return keys
}

export async function putKeysBack(tx: Database, keys: readonly ForeignKey[]): Promise<void> {
  for (const { table, name, definition } of keys)
    await tx.execute(sql.raw(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`))
}
