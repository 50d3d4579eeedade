import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { type Database, migrationsFolder } from './connect.ts'

/** A step of the tables: its place in the order, its name, and what it is recognised by. */
export type Migration = Readonly<{ number: number; name: string; hash: string }>

type Step = Migration & Readonly<{ statements: readonly string[]; at: number }>

/** The steps that this version of the product knows, in order. */
export function knownMigrations(): readonly Step[] {
  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')) as {
    entries: readonly { tag: string }[]
  }
  return readMigrationFiles({ migrationsFolder }).map((file, number) => ({
    number,
    name: journal.entries[number]?.tag ?? '',
    hash: file.hash,
    statements: file.sql,
    at: file.folderMillis,
  }))
}

/** What a database says of its steps: none of ours, the last one, or one that only a newer version knows. */
export type Reached = Readonly<{ kind: 'none' } | { kind: 'unknown' } | { kind: 'known'; last: Migration }>

export async function reachedMigration(db: Database): Promise<Reached> {
  const [is] = await db
    .select({ there: sql<boolean>`to_regclass('drizzle.__drizzle_migrations') is not null` })
    .from(sql`(values (1)) as one`)
  if (is?.there !== true) return { kind: 'none' }
  const [found] = await db
    .select({ hash: sql<string>`hash` })
    .from(sql`drizzle.__drizzle_migrations`)
    .orderBy(sql`created_at desc`)
    .limit(1)
  if (found === undefined) return { kind: 'none' }
  const last = knownMigrations().find((one) => one.hash === found.hash)
  return last === undefined ? { kind: 'unknown' } : { kind: 'known', last }
}

/**
 * Takes the steps from one to another, both included, inside the transaction that `tx` is: the library's own way ends
 * with its own commit, and always goes to the last. They are noted where the library notes them.
 */
export async function takeSteps(tx: Database, from: number, upTo: number): Promise<void> {
  await tx.execute(sql`create schema if not exists drizzle`)
  await tx.execute(
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  )
  for (const step of knownMigrations().slice(from, upTo + 1)) {
    for (const statement of step.statements) await tx.execute(sql.raw(statement))
    await tx.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${step.hash}, ${step.at}::bigint)`,
    )
  }
}
