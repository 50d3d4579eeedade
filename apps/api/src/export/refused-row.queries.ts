import type { Database } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { csvName } from './export-manifest.ts'
import type { ExportTable } from './export-table.queries.ts'
import { broken } from './export-zip.ts'
import { placeOf } from './incoming.command.ts'
import { leftOutColumns } from './left-out.ts'
import { type Refusal, refusalIn } from './row-refusal.ts'

/** Which row a table did not take, and why, after what was tried has been undone. */
export async function refusedRow(tx: Database, table: ExportTable, error: unknown): Promise<unknown> {
  const refusal = refusalIn(error)
  if (refusal === null) return error
  if (refusal.code === '23514') return brokenRule(tx, table, refusal)
  if (refusal.code === '23502') return missingValue(table, refusal)
  return refusal.code === '23503' || refusal.code === '23505' ? wrongKey(tx, table, refusal) : error
}

const at = ({ name }: ExportTable, row: number | null) => `${csvName(name)}${row === null ? '' : `, row ${row}`}`

/** A value that is looked up where the rows arrive, and is not known there. */
function missingValue(table: ExportTable, { column = '' }: Refusal) {
  return broken(`${at(table, null)}, column ${column}: a value is missing, or what it names is not in the export`)
}

async function brokenRule(tx: Database, table: ExportTable, { constraint = '' }: Refusal) {
  const [rule] = await tx
    .select({ holds: sql<string>`pg_get_expr(conbin, conrelid)` })
    .from(sql`pg_constraint`)
    .where(sql`conrelid = ${table.name}::regclass and conname = ${constraint}`)
  const values = table.columns.map(({ into, read }) => `${read} as "${into}"`)
  const left = Object.entries(leftOutColumns[table.name] ?? {}).map(
    ([name, { filledBy }]) => `${filledBy} as "${name}"`,
  )
  const rows = `(select s.incoming_row, ${[...values, ...left].join(', ')} from ${placeOf(table.name)} s) as read`
  const row = await firstRow(tx, rows, sql.raw(`not (${rule?.holds ?? 'true'})`))
  return broken(`${at(table, row)} breaks the rule ${constraint}`)
}

/** Two rows with one key, or a row that points to nothing: PostgreSQL names the columns and their values. */
async function wrongKey(tx: Database, table: ExportTable, { code, detail = '' }: Refusal) {
  const [, columns = '', values = ''] = /^Key \((.*?)\)=\((.*)\) /.exec(detail) ?? []
  const names = columns.split(', ').map((one) => one.replaceAll('"', ''))
  const given = values.split(', ')
  const pairs = names.flatMap((name, position) => {
    const column = table.columns.find((one) => one.into === name)
    return column === undefined || given.length !== names.length ? [] : [{ column, value: given[position] ?? '' }]
  })
  const isThat = pairs.map(({ column, value }) => sql`(${sql.raw(column.read)})::text = ${value}::text`)
  const row = pairs.length === 0 ? null : await firstRow(tx, `${placeOf(table.name)} s`, sql.join(isThat, sql` and `))
  const said = pairs.map(({ column, value }) => `${column.name} ${value.slice(0, 60)}`).join(', ')
  const why = code === '23503' ? 'refers to something that is not there' : 'is there more than once'
  return broken(`${at(table, row)}: ${said} ${why}`)
}

async function firstRow(tx: Database, from: string, where: ReturnType<typeof sql>): Promise<number | null> {
  const [found] = await tx
    .select({ row: sql<number | null>`min(incoming_row)::float8` })
    .from(sql.raw(from))
    .where(where)
  return found?.row ?? null
}
