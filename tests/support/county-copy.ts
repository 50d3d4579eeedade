import type { Connection } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import type { County } from './county-model.ts'

/** The end of an id that tells partnerships apart; what stands before it is random enough to stay the only one. */
const ENDS_WITH = '(-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{8})[0-9a-f]{4}'
const KEPT = 32

/** The id that something of the model has in a copy. */
const idIn = (id: string, n: number) => id.slice(0, KEPT) + n.toString(16).padStart(4, '0')

/** What can be asked for in a copy of the model. */
export function countyOf(model: County, n: number): County {
  const inCopy = (_: string, value: unknown) => (typeof value === 'string' && isId.test(value) ? idIn(value, n) : value)
  return JSON.parse(JSON.stringify(model), inCopy) as County
}

const isId = /^[0-9a-f-]{13}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

type Column = Readonly<{
  table: string
  column: string
  kind: string
  /** It points to what all partnerships share. */
  isShared: boolean
  /** It must be the only one among all partnerships, such as the hash of a key. */
  isAlone: boolean
}>

/**
 * So many partnerships after the model, by the database itself: every row of every table, projections among them, with
 * its ids and those written inside its texts. Its checks are off meanwhile: the rows are to be there, not to be tested.
 */
export async function copyModel(
  connection: Connection,
  model: Pick<County, 'partnershipId'>,
  copies: number,
): Promise<void> {
  const columns = await columnsOf(connection)
  for (const table of new Set(columns.map((one) => one.table))) {
    const own = columns.filter((one) => one.table === table)
    const values: string[] = []
    for (const one of own) values.push(await copied(connection, one))
    const key = table === 'partnership' ? 'id' : 'partnership_id'
    const names = own.map(({ column }) => `"${column}"`)
    await connection.db.transaction(async (tx) => {
      await tx.execute(sql.raw('set local session_replication_role = replica'))
      await tx.execute(sql.raw('set local synchronous_commit = off'))
      await tx.execute(
        sql.raw(`insert into "${table}" (${names}) select ${values}
          from generate_series(1, ${copies}) p(n), lateral (select lpad(to_hex(p.n), 4, '0') as ending) e, "${table}" t
          where t."${key}" = '${model.partnershipId}'`),
      )
    })
  }
  await connection.db.execute(sql.raw('vacuum analyze'))
}

/** A column of a row in its copy: ids moved, also inside texts that hold any. */
async function copied({ db }: Connection, { table, column, kind, isShared, isAlone }: Column): Promise<string> {
  const own = `t."${column}"`
  if (isShared) return own
  if (kind === 'uuid') return `overlay(${own}::text placing e.ending from ${KEPT + 1})::uuid`
  if (isAlone) return `${own} || e.ending`
  if (kind !== 'jsonb' && kind !== 'text') return own
  const { rows } = (await db.execute(
    sql.raw(`select 1 from "${table}" t where ${own}::text ~ '${ENDS_WITH}' limit 1`),
  )) as unknown as { rows: unknown[] }
  return rows.length === 0 ? own : `regexp_replace(${own}::text, '${ENDS_WITH}', '\\1' || e.ending, 'g')::${kind}`
}

/** The columns of every table of a partnership. */
async function columnsOf({ db }: Connection): Promise<readonly Column[]> {
  const { rows } = (await db.execute(
    sql.raw(`select c.table_name as "table", c.column_name as "column", c.udt_name as kind,
      exists (select 1 from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any (f.conkey)
        where f.contype = 'f' and f.conrelid = format('public.%I', c.table_name)::regclass and a.attname = c.column_name
          and f.confrelid <> 'partnership'::regclass and not exists (select 1 from pg_attribute o
            where o.attrelid = f.confrelid and o.attname = 'partnership_id')) as "isShared",
      exists (select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indisunique and i.indrelid = format('public.%I', c.table_name)::regclass and a.attname = c.column_name
          and c.udt_name = 'text' and not exists (select 1 from pg_attribute o where o.attrelid = i.indrelid
            and o.attnum = any (i.indkey) and o.attname = 'partnership_id')) as "isAlone"
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and c.is_identity = 'NO'
        and (c.table_name = 'partnership' or exists (select 1 from information_schema.columns k
          where k.table_schema = 'public' and k.table_name = c.table_name and k.column_name = 'partnership_id'))
      order by c.table_name, c.ordinal_position`),
  )) as unknown as { rows: Column[] }
  return rows
}
