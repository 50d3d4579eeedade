import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { Problem } from '@ttc/domain/problem'
import { sql } from 'drizzle-orm'
import { drizzle as drizzleServer } from 'drizzle-orm/node-postgres'
import { migrate as migrateServer } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite'
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator'
import { Client, Pool, type PoolClient } from 'pg'
import { holdDataFolder } from './data-folder.ts'
import { withLastSteps } from './last-step.ts'
import * as schema from './schema.ts'

/** One type over both drivers, also for a transaction. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

export type Connection = Readonly<{
  db: Database
  kind: 'embedded' | 'server'
  migrate: () => Promise<void>
  close: () => Promise<void>
}>

export type DatabaseSettings = Readonly<{
  databaseUrl: string | null
  dataFolder: string
  poolSize: number
}>

const migrationsFolder = fileURLToPath(new URL('../../../drizzle', import.meta.url))
/** Any number that is only ours: nodes that start together migrate one after the other. */
const MIGRATION_LOCK = 4_812_021
/** For a connection, or for a free one of the pool. */
const CONNECT_MS = 10_000

export async function connect(settings: DatabaseSettings): Promise<Connection> {
  return settings.databaseUrl === null
    ? connectEmbedded(settings.dataFolder)
    : connectServer(settings.databaseUrl, settings.poolSize)
}

/** PostgreSQL inside this process, in a folder held by this process alone. */
async function connectEmbedded(dataFolder: string): Promise<Connection> {
  const hold = holdDataFolder(dataFolder)
  try {
    const client = await PGlite.create(join(dataFolder, 'database'))
    return {
      ...embeddedFrom(client),
      close: async () => {
        await client.close()
        hold.release()
      },
    }
  } catch (error) {
    hold.release()
    throw error
  }
}

/** Over a client that is already open: tests pass one made in memory from a prepared template. */
export function embeddedFrom(client: PGlite): Connection {
  const db = withLastSteps(drizzleEmbedded(client, { schema }))
  return {
    db,
    kind: 'embedded',
    migrate: () => migrateEmbedded(db, { migrationsFolder }),
    close: () => client.close(),
  }
}

async function connectServer(url: string, poolSize: number): Promise<Connection> {
  const pool = new Pool({ ...dial(url), max: poolSize, idleTimeoutMillis: 300_000 })
  pool.on('connect', outliveItsConnection)
  pool.on('error', () => {})
  return {
    db: withLastSteps(drizzleServer(pool, { schema })),
    kind: 'server',
    migrate: () => migrateUnderLock(url),
    close: () => pool.end(),
  }
}

const dial = (url: string) => ({ connectionString: url, connectionTimeoutMillis: CONNECT_MS, keepAlive: true })

/**
 * A connection can be lost while someone holds it: its error is told to whoever waits for an answer, and must not also
 * end the process for want of a listener. It is given back to the pool here, since a transaction that could not begin
 * gives nothing back.
 */
function outliveItsConnection(client: PoolClient): void {
  client.on('error', () => {})
  client.once('end', () => {
    const release = client.release
    client.release = () => {}
    try {
      release(true)
    } catch {
      // It was idle, and the pool has let it go by itself.
    }
  })
}

async function migrateUnderLock(url: string): Promise<void> {
  const client = new Client(dial(url))
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrateServer(drizzleServer(client), { migrationsFolder })
  } finally {
    await client.end()
  }
}

/** Whether the database answers now. */
export async function isReachable(connection: Connection): Promise<boolean> {
  try {
    await connection.db.execute(sql`select 1`)
    return true
  } catch {
    return false
  }
}

const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
])

/** What the driver says without a code when a connection was lost, or could not be had in time. */
const LOST_WORDS =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when)/

const AWAY = 'The database does not answer at the moment. Nothing was stored. Try again in a minute.'

/** What a database can refuse without anyone having made a mistake in the code, by its SQLSTATE. */
const REFUSALS: Readonly<Record<string, () => Problem>> = {
  '53100': () =>
    new Problem('unavailable', 'The disk of the database is full. Nothing was stored. Free some space and try again.'),
  '40P01': () => new Problem('unavailable', 'Two changes met. Nothing of this one was stored. Send it again.'),
  '40001': () => new Problem('unavailable', 'Two changes met. Nothing of this one was stored. Send it again.'),
  '23505': () =>
    new Problem('conflict', 'This is there already, perhaps from another request. Nothing was stored. Load it again.'),
  '23503': () =>
    new Problem('conflict', 'Something this refers to is not there any more. Nothing was stored. Load it again.'),
}

/** Turns a driver's error into a Problem where a person can do something about it; others are returned as they are. */
export function explainDatabaseError(error: unknown): unknown {
  const chain = causesOf(error)
  const code = chain.map((one) => ('code' in one ? String(one.code) : '')).find((one) => one !== '') ?? ''
  const isAway = LOST.has(code) || chain.some((one) => LOST_WORDS.test(one.message))
  return isAway ? new Problem('unavailable', AWAY) : (REFUSALS[code]?.() ?? error)
}

function causesOf(error: unknown): readonly Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : []
}
