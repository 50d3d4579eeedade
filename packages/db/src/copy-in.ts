import { Blob } from 'node:buffer'
import type { Transaction } from '@electric-sql/pglite'
import { PgliteSession } from 'drizzle-orm/pglite'
import { PostgresJsSession } from 'drizzle-orm/postgres-js'
import type { Sql } from 'postgres'
import type { Database } from './connect.ts'

/** Whether the database runs inside this process, where one transaction keeps every other query waiting. */
export function isEmbedded(db: Database): boolean {
  return db._.session instanceof PgliteSession
}

/**
 * Sends rows in PostgreSQL's binary COPY form into a table, inside the transaction that `tx` is. Many times faster
 * than inserts. `into` is the table with its columns and comes from code, never from a request.
 */
export async function copyIn(tx: Database, into: string, rows: Uint8Array): Promise<void> {
  const session: unknown = tx._.session
  if (session instanceof PostgresJsSession) return copyToServer(session.client as Sql, into, rows)
  await embeddedClient(session).query(`copy ${into} from '/dev/blob' with (format binary)`, [], {
    blob: new Blob([rows as Uint8Array<ArrayBuffer>]) as globalThis.Blob,
  })
}

/**
 * The driver settles its query once the server is ready for rows, and forgets it: a refusal that comes after the last
 * row (a full disk, a key that is there twice) would be waited for in vain. It still calls the query's `reject`.
 */
async function copyToServer(client: Sql, into: string, rows: Uint8Array): Promise<void> {
  const query = client.unsafe(`copy ${into} from stdin with (format binary)`)
  const writable = await query.writable()
  const refused = new Promise<never>((_, reject) => Object.assign(query, { reject }))
  const stored = new Promise<void>((resolve, reject) => {
    writable.once('error', reject)
    writable.end(rows, () => resolve())
  })
  await Promise.race([stored, refused])
}

/** The embedded driver's session keeps its client to itself, and only the client takes a blob beside a statement. */
function embeddedClient(session: unknown): Pick<Transaction, 'query'> {
  const client: unknown = session instanceof PgliteSession ? Reflect.get(session, 'client') : null
  if (typeof client === 'object' && client !== null && 'query' in client) return client as Pick<Transaction, 'query'>
  throw new Error('This database takes no rows by COPY')
}
