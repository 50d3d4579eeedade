import { Blob } from 'node:buffer'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Transaction } from '@electric-sql/pglite'
import { NodePgSession } from 'drizzle-orm/node-postgres'
import { PgliteSession } from 'drizzle-orm/pglite'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database } from './connect.ts'

/** Whether the database runs inside this process, where one transaction keeps every other query waiting. */
export function isEmbedded(db: Database): boolean {
  return db._.session instanceof PgliteSession
}

/**
 * Sends rows in PostgreSQL's COPY form, binary unless said otherwise, into a table, inside the transaction that `tx` is.
 * Many times faster than inserts. `into` is the table with its columns and comes from code, never from a request.
 */
export async function copyIn(
  tx: Database,
  into: string,
  rows: Uint8Array,
  format: 'binary' | 'text' | 'csv' = 'binary',
): Promise<void> {
  const client = serverClient(tx)
  if (client !== null) return copyToServer(client, `copy ${into} from stdin with (format ${format})`, rows)
  await embeddedClient(tx).query(`copy ${into} from '/dev/blob' with (format ${format})`, [], {
    blob: new Blob([rows as Uint8Array<ArrayBuffer>]) as globalThis.Blob,
  })
}

async function copyToServer(client: ClientBase, statement: string, rows: Uint8Array): Promise<void> {
  await pipeline(Readable.from(partsOf(rows)), client.query(copyFrom(statement)))
}

const PART_BYTES = 65_536

/** In parts, so that no copy of the whole is made on the way to the socket. */
function* partsOf(rows: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < rows.length; from += PART_BYTES) yield rows.subarray(from, from + PART_BYTES)
}

/** A session keeps its client to itself, and only the client takes rows beside a statement. */
const clientOf = (session: object): unknown => Reflect.get(session, 'client')

/** The connection of a transaction on a server; null on the embedded database. */
export function serverClient(tx: Database): ClientBase | null {
  const session: unknown = tx._.session
  return session instanceof NodePgSession ? (clientOf(session) as ClientBase) : null
}

/** The embedded database's own transaction. */
export function embeddedClient(tx: Database): Pick<Transaction, 'query'> {
  const session: unknown = tx._.session
  const client: unknown = session instanceof PgliteSession ? clientOf(session) : null
  if (typeof client === 'object' && client !== null && 'query' in client) return client as Pick<Transaction, 'query'>
  throw new Error('This database takes no rows by COPY')
}
