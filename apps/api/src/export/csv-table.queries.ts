import type { Database } from '@ttc/db/connect'
import { copyOut } from '@ttc/db/copy-out'
import { quoted } from '../backup/stored-row.queries.ts'
import type { Counter } from '../backup/tally.ts'
import { cellForm, guardedText } from './cell-form.ts'
import { countedRows } from './csv-row.ts'
import { type ExportColumn, type ExportTable, listExportTables, listSharedTables } from './export-table.queries.ts'
import { OWNER_COLUMN } from './left-out.ts'

/** One CSV file of an export: where its rows lie, and which of them they are. */
export type CsvTable = Readonly<{
  name: string
  columns: readonly ExportColumn[]
  from: string
  where: string
  order: string
}>

const columnsIn = (columns: readonly ExportColumn[]) =>
  columns.map(({ name, write }) => `${write} as ${quoted(name)}`).join(', ')

/** The first row of a file. No name of ours needs quotes. */
export const headOf = ({ columns }: Pick<CsvTable, 'columns'>) => `${columns.map(({ name }) => name).join(',')}\n`

/** The rows as CSV: nothing at all is null, "" is a text without a letter. */
export function csvRows(tx: Database, table: CsvTable, counter: Counter): AsyncGenerator<Uint8Array> {
  const { from, columns, where, order } = table
  return countedRows(
    copyOut(tx, { table: quoted(from), columns: columnsIn(columns), where, order, format: 'csv' }),
    counter,
  )
}

const orderOf = ({ key }: ExportTable) => key.map(quoted).join(', ')

/** What belongs to a partnership, in an order in which whatever is referred to comes first. */
export function ownCsvTable(table: ExportTable, partnershipId: string): CsvTable {
  const owner = table.name === 'partnership' ? 'id' : OWNER_COLUMN
  const where = `${owner} = '${partnershipId}'::uuid`
  return { name: table.name, columns: table.columns, from: table.name, where, order: orderOf(table) }
}

/** What is shared by all partnerships and this one refers to: brought along, so that it can stand elsewhere. */
export async function sharedCsvTables(tx: Database, partnershipId: string): Promise<readonly CsvTable[]> {
  const tables = await listSharedTables(tx)
  return [
    ...tables.map((one) => ({ ...one, from: one.name, where: neededOf(one.name, partnershipId), order: orderOf(one) })),
    editions(partnershipId),
    accounts(partnershipId),
  ]
}

export async function allCsvTables(tx: Database, partnershipId: string): Promise<readonly CsvTable[]> {
  const own = await listExportTables(tx)
  return [...(await sharedCsvTables(tx, partnershipId)), ...own.map((one) => ownCsvTable(one, partnershipId))]
}

function neededOf(name: string, partnershipId: string): string {
  const own = `'${partnershipId}'::uuid`
  const model = `(select neighbour_model_id from partnership where id = ${own})`
  const codes = `(select area_code from partnership where id = ${own}
    union select area_code from series where partnership_id = ${own}
    union select jsonb_array_elements_text(area_codes) from area_choice where partnership_id = ${own}
    union select unnest(array[area_code, neighbour_code]) from neighbour where model_id = ${model})`
  const needed: Readonly<Record<string, string>> = {
    area: `code in ${codes} or code in (
      select unnest(array[a.region_code, a.successor_code]) from area a where a.code in ${codes})`,
    neighbour_model: `id = ${model}`,
    neighbour: `model_id = ${model}`,
  }
  return needed[name] ?? 'false'
}

const textColumn = (table: string, name: string, write: string | null = null): ExportColumn => {
  const form = cellForm(table, name, 'text')
  return { into: name, type: 'text', required: true, ...form, write: write ?? form.write }
}

/** Which editions of published collections its figures were taken from: these must be loaded where it goes. */
const editions = (partnershipId: string): CsvTable => ({
  name: 'edition',
  from: 'edition',
  columns: ['collection_id', 'name', 'published_on', 'sha256'].map((name) =>
    textColumn('edition', name, name === 'published_on' ? 'published_on::text' : null),
  ),
  where: `id in (select edition_id from adoption where partnership_id = '${partnershipId}'
    union select edition_id from edition_taken where partnership_id = '${partnershipId}')`,
  order: 'collection_id, published_on, id',
})

/** Who signs in as which member, by address: no password, no second factor and no session leaves an installation. */
const accounts = (partnershipId: string): CsvTable => ({
  name: 'account',
  from: 'member',
  columns: [
    { name: 'member_id', into: 'id', type: 'uuid', required: true, kind: 'uuid', write: 'id', read: 's.member_id' },
    textColumn('account', 'email', guardedText('(select a.email from account a where a.id = account_id)')),
  ],
  where: `partnership_id = '${partnershipId}'::uuid and account_id is not null`,
  order: 'id',
})
