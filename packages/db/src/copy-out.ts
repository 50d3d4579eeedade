import { once } from 'node:events'
import type { Transaction } from '@electric-sql/pglite'
import type { ClientBase } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Database } from './connect.ts'
import { embeddedClient, serverClient } from './copy-in.ts'

/** What is read: names and conditions as SQL, which come from code and the database's own lists, never from a request. */
export type CopyOut = Readonly<{
  table: string
  columns: string
  where?: string
  order?: string
  /** COPY's own text unless said otherwise. As CSV a row may hold ends of lines within quotes. */
  format?: 'text' | 'csv'
}>

/**
 * Rows as PostgreSQL's COPY gives them, one after the other, in parts that may end anywhere. Read inside the transaction
 * that `tx` is, a part at a time, so that no table is ever in memory as a whole.
 */
export function copyOut(tx: Database, from: CopyOut): AsyncGenerator<Uint8Array> {
  const client = serverClient(tx)
  return client === null ? embeddedParts(embeddedClient(tx), from) : serverParts(client, from)
}

const formed = ({ format = 'text' }: CopyOut) => `with (format ${format})`

const rowsOf = ({ table, columns, order }: CopyOut, where: string | undefined) =>
  `select ${columns} from ${table}${where === undefined ? '' : ` where ${where}`}${order === undefined ? '' : ` order by ${order}`}`

/** Whoever stops early still waits for the end: what the server has begun to send must be off the connection. */
async function* serverParts(client: ClientBase, from: CopyOut): AsyncGenerator<Uint8Array> {
  const stream = client.query(copyTo(`copy (${rowsOf(from, from.where)}) to stdout ${formed(from)}`))
  try {
    yield* stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
  } finally {
    if (!stream.readableEnded && stream.errored === null) {
      stream.resume()
      await once(stream, 'end')
    }
  }
}

/** About what one part may come to, and the most rows of one. */
const PART_BYTES = 2_000_000
const MOST_ROWS = 5_000

/**
 * The embedded database answers a COPY as one piece: the rows are found by a cursor, and copied some at a time, as many
 * as their size so far lets be expected to fit. A file that somebody uploaded is one row, so the first part is small.
 */
async function* embeddedParts(client: Pick<Transaction, 'query'>, from: CopyOut): AsyncGenerator<Uint8Array> {
  await client.query(`declare row_place no scroll cursor for ${rowsOf({ ...from, columns: 'ctid' }, from.where)}`)
  let count = 8
  for (;;) {
    const { rows } = await client.query<[string]>(`fetch ${count} from row_place`, [], { rowMode: 'array' })
    if (rows.length === 0) break
    const places = `ctid = any('{${rows.map(([place]) => `"${place}"`).join(',')}}'::tid[])`
    const { blob } = await client.query(`copy (${rowsOf(from, places)}) to '/dev/blob' ${formed(from)}`)
    if (blob === undefined) throw new Error('The embedded database copied nothing')
    const bytes = new Uint8Array(await blob.arrayBuffer())
    yield bytes
    const fitting = Math.floor(PART_BYTES / Math.max(1, bytes.length / rows.length))
    count = Math.max(1, Math.min(fitting, count * 4, MOST_ROWS))
  }
  await client.query('close row_place')
}
