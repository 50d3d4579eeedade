import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { Problem } from '@ttc/domain/problem'
import { sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite'
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator'
import { drizzle as drizzleServer } from 'drizzle-orm/postgres-js'
import { migrate as migrateServer } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { holdDataFolder } from './data-folder.ts'
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
  const db = drizzleEmbedded(client, { schema })
  return {
    db,
    kind: 'embedded',
    migrate: () => migrateEmbedded(db, { migrationsFolder }),
    close: () => client.close(),
  }
}

/** A lost connection is tried again after a second: the driver's own waits grow to twenty, and hold requests as long. */
const dial = { connect_timeout: 5, backoff: () => 1, onnotice: () => {} }

async function connectServer(url: string, poolSize: number): Promise<Connection> {
  const client = postgres(url, { ...dial, max: poolSize, idle_timeout: 300 })
  const db = drizzleServer(client, { schema })
  return {
    db,
    kind: 'server',
    migrate: () => migrateUnderLock(url),
    close: () => client.end({ timeout: 5 }),
  }
}

async function migrateUnderLock(url: string): Promise<void> {
  const client = postgres(url, { ...dial, max: 1 })
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`
    await migrateServer(drizzleServer(client), { migrationsFolder })
  } finally {
    await client.end({ timeout: 5 })
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
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
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
  const code = codeOf(error)
  if (code === null) return error
  return LOST.has(code) ? new Problem('unavailable', AWAY) : (REFUSALS[code]?.() ?? error)
}

function codeOf(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code
  }
  return null
}
