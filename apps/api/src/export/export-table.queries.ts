import type { Database } from '@ttc/db/connect'
import { type SQL, sql } from 'drizzle-orm'
import { type CellForm, cellForm } from './cell-form.ts'
import { leftOutColumns, leftOutTables, OWNER_COLUMN } from './left-out.ts'

/** `into` is the column of the table that a cell becomes. */
export type ExportColumn = CellForm & Readonly<{ into: string; type: string; required: boolean }>

/** One table of a partnership as it travels. */
export type ExportTable = Readonly<{
  name: string
  columns: readonly ExportColumn[]
  /** Rows are written in its order. */
  key: readonly string[]
  /** Rows that may point to others of the same table must all arrive at once. */
  refersToItself: boolean
}>

type Known = Readonly<{
  name: string
  columns: readonly Readonly<{ name: string; type: string; required: boolean }>[]
  key: readonly string[]
  refersTo: readonly string[]
}>

/**
 * The tables that a partnership's rows lie in, in an order in which whatever is referred to comes first. Asked of the
 * database, so that a table made later is among them by itself.
 */
export async function listExportTables(db: Database): Promise<readonly ExportTable[]> {
  const known = await listOwnedTables(db)
  return inOrder(known.filter(({ name }) => !Object.hasOwn(leftOutTables, name))).map(
    ({ name, columns, key, refersTo }) => ({
      name,
      key,
      refersToItself: refersTo.includes(name),
      columns: columns
        .filter((one) => one.name !== OWNER_COLUMN && leftOutColumns[name]?.[one.name] === undefined)
        .map((one) => columnOf(name, one)),
    }),
  )
}

/** Every table with rows of one partnership, whether it travels or not. */
export const listOwnedTables = (db: Database): Promise<Known[]> =>
  listTablesWhere(
    db,
    sql`c.relname = 'partnership' or exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = ${OWNER_COLUMN} and not a.attisdropped)`,
  )

/** Published tables that all partnerships share, of which a partnership's export brings what it refers to. */
export async function listSharedTables(db: Database): Promise<readonly ExportTable[]> {
  const known = await listTablesWhere(db, sql`c.relname in ('area', 'neighbour_model', 'neighbour')`)
  return inOrder(known).map((one) => ({
    ...one,
    refersToItself: false,
    columns: one.columns.map((column) => columnOf(one.name, column)),
  }))
}

const columnOf = (table: string, { name, type, required }: Known['columns'][number]): ExportColumn => ({
  into: name,
  type,
  required,
  ...cellForm(table, name, type),
})

function listTablesWhere(db: Database, which: SQL): Promise<Known[]> {
  return db
    .select({
      name: sql<string>`c.relname::text`,
      columns: sql<Known['columns']>`(
        select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
          'required', a.attnotnull) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)`,
      key: sql<string[]>`(
        select json_agg(a.attname order by array_position(k.conkey, a.attnum))
        from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
        where k.conrelid = c.oid and k.contype = 'p')`,
      refersTo: sql<string[]>`(
        select coalesce(json_agg(distinct r.relname), '[]') from pg_constraint k join pg_class r on r.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f')`,
    })
    .from(sql`pg_class c`)
    .where(sql`c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (${which})`)
    .orderBy(sql`c.relname collate "C"`)
}

function inOrder(tables: readonly Known[]): readonly Known[] {
  const placed: Known[] = []
  const waiting = new Set(tables)
  while (waiting.size > 0) {
    const isFree = ({ name, refersTo }: Known) =>
      refersTo.every((other) => other === name || ![...waiting].some((one) => one.name === other))
    const free = [...waiting].filter(isFree)
    if (free.length === 0) throw new Error('Some tables refer to one another in a ring.')
    for (const one of free) waiting.delete(one)
    placed.push(...free)
  }
  return placed
}
