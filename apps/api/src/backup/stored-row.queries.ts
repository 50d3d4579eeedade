import type { Database } from '@ttc/db/connect'
import { copyOut } from '@ttc/db/copy-out'
import { sql } from 'drizzle-orm'
import type { Tallies } from './dump.ts'
import { countedLines, newCounter, type Tally } from './tally.ts'

export type StoredTable = Readonly<{ name: string; columns: readonly string[] }>

/** Every table that the database holds, by name, with its columns in their order: asked for, so that none is forgotten. */
export async function listTables(db: Database): Promise<readonly StoredTable[]> {
  const rows = await db
    .select({ name: sql<string>`c.relname::text`, columns: sql<string[]>`json_agg(a.attname order by a.attnum)` })
    .from(sql`pg_class c join pg_attribute a on a.attrelid = c.oid`)
    .where(
      sql`c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
    )
    .groupBy(sql`c.relname`)
    .orderBy(sql`c.relname`)
  return rows
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
export const listed = (columns: readonly string[]) => columns.map(quoted).join(', ')

/**
 * Inside the transaction: values are written alike whatever the server, the role or the client prefers, and read back
 * to the last bit.
 */
export async function settleTextForms(tx: Database): Promise<void> {
  await tx.execute(sql`set local timezone = 'UTC'`)
  await tx.execute(sql`set local datestyle = 'ISO, YMD'`)
  await tx.execute(sql`set local intervalstyle = 'postgres'`)
  await tx.execute(sql`set local extra_float_digits = 1`)
  await tx.execute(sql`set local bytea_output = 'hex'`)
}

/**
 * Inside the transaction: a whole table is one statement, and may take longer than anybody who waits for a page would
 * be let wait for one. A limit that the role or the database has is not told to us, and is lifted here too.
 */
export async function allowLongStatements(tx: Database): Promise<void> {
  await tx.execute(sql`set local statement_timeout = 0`)
}

/** The rows of a table as COPY text, in whole lines, counted on the way. */
export function rowsOf(
  tx: Database,
  { name, columns }: StoredTable,
  counter: ReturnType<typeof newCounter>,
): AsyncGenerator<Uint8Array> {
  return countedLines(copyOut(tx, { table: quoted(name), columns: listed(columns) }), counter)
}

/** What the tables come to as they lie there: read anew, row by row. */
export async function tallyTables(tx: Database, tables: readonly StoredTable[]): Promise<Tallies> {
  const tallies = new Map<string, Tally>()
  for (const table of tables) {
    const counter = newCounter()
    for await (const _ of rowsOf(tx, table, counter));
    tallies.set(table.name, counter.tally())
  }
  return tallies
}

/** Embedded or a server, with PostgreSQL's own version. */
export async function describeServer(db: Database): Promise<string> {
  const [found] = await db
    .select({ version: sql<string>`current_setting('server_version')` })
    .from(sql`(values (1)) as one`)
  return `PostgreSQL ${found?.version ?? ''}`.trim()
}
