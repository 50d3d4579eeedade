import type { Connection } from '@ttc/db/connect'
import { type SQL, sql } from 'drizzle-orm'

/** The rows a statement answers; the two drivers wrap them differently. */
export async function rowsOf<Row>(connection: Connection, statement: SQL): Promise<readonly Row[]> {
  const answer: unknown = await connection.db.execute(statement)
  const rows = Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows
  return [...rows] as Row[]
}

/** Every table of the product, by name, as the database itself knows them. */
export async function tablesOf(connection: Connection): Promise<readonly string[]> {
  const found = await rowsOf<{ name: string }>(
    connection,
    sql`select table_name::text as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  return found.map((one) => one.name)
}

/** How many rows every table holds: equal before and after where nothing may have been stored. */
export async function rowCounts(connection: Connection): Promise<Readonly<Record<string, number>>> {
  const tables = await tablesOf(connection)
  const each = tables
    .map((name) => `select '${name}' as name, count(*)::int as rows from "${name}"`)
    .join(' union all ')
  const counted = await rowsOf<{ name: string; rows: number }>(connection, sql.raw(each))
  return Object.fromEntries(counted.map((one) => [one.name, one.rows]))
}
