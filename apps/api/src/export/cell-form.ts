/**
 * How a value of a column is written into a cell, and read back from it: SQL over the table's row, and SQL over the row
 * as it came (`s`). `name` is what the column is called in the file, `kind` the form in which the cell is read.
 */
export type CellForm = Readonly<{ name: string; kind: string; write: string; read: string }>

/** Blanks a spreadsheet passes over, and what it then takes for a formula. The apostrophe itself, so that it can be undone. */
const BEGINS_A_FORMULA = String.raw`^[ \t\r\n\v\f\u00a0\u3000\ufeff]*[=+@＝＋－＠''-]|^[\t\r\n]`

/** One word that PostgreSQL and a spreadsheet both read as written. */
const plain = (name: string, kind: string): CellForm => ({ name, kind, write: `"${name}"`, read: `s."${name}"` })

/** A text that a spreadsheet would run gets an apostrophe in front, which is taken away again. Source: OWASP, "CSV Injection". */
export const guardedText = (said: string) =>
  `case when ${said} ~ '${BEGINS_A_FORMULA}' then '''' || ${said} else ${said} end`

export const bareText = (said: string) => `case when left(${said}, 1) = '''' then substr(${said}, 2) else ${said} end`

const guarded = (name: string): CellForm => ({
  name,
  kind: 'text',
  write: guardedText(`"${name}"`),
  read: bareText(`s."${name}"`),
})

/** Bytes lie in the zip as a file of their own, and the cell holds its name. */
const filed = (table: string, name: string): CellForm => ({
  name,
  kind: 'text',
  write: `'${placeOfFiles(table)}' || id::text || '-${name}'`,
  read: `(select f.content from pg_temp.incoming_file f where f.path = s."${name}")`,
})

/** An edition has another id in every installation: it is told by the checksum of the file it was loaded from. */
const edition: CellForm = {
  name: 'edition_sha256',
  kind: 'text',
  write: '(select e.sha256 from edition e where e.id = edition_id)',
  read: '(select e.id from edition e where e.sha256 = s.edition_sha256 limit 1)',
}

export const placeOfFiles = (table: string) => `files/${table}/`

export function cellForm(table: string, column: string, type: string): CellForm {
  if (column === 'edition_id') return edition
  if (type === 'bytea') return filed(table, column)
  return type === 'text' ? guarded(column) : plain(column, type)
}
