import type { Problem } from '@ttc/domain/problem'
import { rowEnds } from './csv-row.ts'
import { csvName } from './export-manifest.ts'
import type { ExportColumn } from './export-table.queries.ts'
import { broken } from './export-zip.ts'

/** What a database says of a refusal: its SQLSTATE, and where it was. */
export type Refusal = Readonly<{
  code: string
  message: string
  where?: string
  column?: string
  constraint?: string
  detail?: string
}>

/** The database's own word within an error that others have wrapped; null where it is none of a database. */
export function refusalIn(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null
  const { code } = error as Partial<Refusal>
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? (error as unknown as Refusal) : refusalIn(error.cause)
}

const KINDS: Readonly<Record<string, string>> = {
  uuid: 'an id',
  date: 'a day such as 2026-11-23',
  boolean: 't or f',
  jsonb: 'JSON',
  integer: 'a whole number',
  smallint: 'a whole number',
  bigint: 'a whole number',
  'double precision': 'a number',
}

const kindOf = (column: ExportColumn | undefined) =>
  KINDS[column?.kind ?? ''] ?? 'a time such as 2026-11-23 10:00:00+00'

type Incoming = Readonly<{ name: string; columns: readonly ExportColumn[] }>

/** What is wrong with a row that the database could not read, by the file, the row and the column. */
export function unreadRow(error: unknown, { name, columns }: Incoming, first: number, bytes: Uint8Array): unknown {
  const refusal = refusalIn(error)
  if (refusal === null) return error
  const { code, where = '', message } = refusal
  const line = Number(/, line (\d+)/.exec(where)?.[1] ?? 1)
  const at = rowEnds(bytes).lines.findIndex((end) => end >= line)
  const column = refusal.column ?? /, column (\w+)/.exec(where)?.[1]
  const place = `${csvName(name)}, row ${first + Math.max(0, at)}${column === undefined ? '' : `, column ${column}`}`
  const known = columns.find((one) => one.name === column)
  return whyUnread(code, message, place, known) ?? error
}

function whyUnread(code: string, message: string, place: string, column: ExportColumn | undefined): Problem | null {
  if (code === '22P04') return broken(`${place} ${shapeOf(message)}`)
  if (code === '23502') return broken(`${place} has no value, and must have one`)
  if (code === '22021') return broken(`${place} holds bytes that are no text in UTF-8`)
  return code.startsWith('22') ? broken(`${place} is not ${kindOf(column)}`) : null
}

function shapeOf(message: string): string {
  if (message.startsWith('missing data')) return 'has fewer cells than there are columns'
  return message.startsWith('extra data') ? 'has more cells than there are columns' : 'has a quote that does not end'
}
