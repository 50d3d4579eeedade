import type { Connection } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { rowsOf } from './rows.ts'

/** A formula, an element that runs script, a template and markup of the press, before what stood there. */
export const SCRIPT = '=1+1<img src=x onerror=document.title="ran">"\'{{7*7}}#eval("7")'

/** Kept by the machine for itself, and shown to nobody. */
const notShown = new Set(['receipt', 'session', 'server_secret', 'rate_limit'])

type Column = Readonly<{ table: string; column: string; type: string }>

/**
 * Puts script before every text that people wrote: whatever holds more than one word, in every column of every table and
 * inside every stored document. No rule for what may be typed stands in its way here, so that the pages and files alone
 * are what makes it harmless.
 */
export async function storeScript(connection: Connection): Promise<number> {
  const columns = await rowsOf<Column>(
    connection,
    sql`select c.table_name::text as table, c.column_name::text as column, c.data_type::text as type
        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb') order by 1, 2`,
  )
  return connection.db.transaction(async (tx) => {
    // What may only be appended to is changed here all the same.
    await tx.execute(sql`set local session_replication_role = replica`)
    let changed = 0
    const inside: Connection = { ...connection, db: tx }
    for (const one of columns.filter(({ table }) => !notShown.has(table))) changed += await markColumn(inside, one)
    return changed
  })
}

async function markColumn(connection: Connection, { table, column, type }: Column): Promise<number> {
  const at = sql`${sql.identifier(column)}`
  const rows = await rowsOf<{ place: string; value: string }>(
    connection,
    sql`select ctid::text as place, ${at}::text as value from ${sql.identifier(table)} where ${at}::text like '% %'`,
  )
  let changed = 0
  for (const { place, value } of rows) {
    const marked = type === 'jsonb' ? JSON.stringify(markedIn(JSON.parse(value))) : SCRIPT + value
    if (type === 'jsonb' && marked === JSON.stringify(JSON.parse(value))) continue
    const typed = type === 'jsonb' ? sql`${marked}::jsonb` : sql`${marked}`
    await connection.db.execute(
      sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${typed} where ctid = ${place}::tid`,
    )
    changed += 1
  }
  return changed
}

/** The same value with script before every text of several words in it. */
function markedIn(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(' ') ? SCRIPT + value : value
  if (Array.isArray(value)) return value.map(markedIn)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, markedIn(inner)]))
}
