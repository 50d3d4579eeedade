import { rmSync } from 'node:fs'
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
import { Client, type ClientConfig } from 'pg'
import { holdDataFolder } from './data-folder.ts'
import { shortageIn, whileThereIsRoom } from './disk.ts'
import { withLastSteps } from './last-step.ts'
import { type Patience, usualPatience, waitingAtMost, within } from './patience.ts'
import { openPool, Servers, type WatchStatement } from './primary.ts'
import * as schema from './schema.ts'
import { inTurn, type Turn } from './turn.ts'

/** One type over both drivers, also for a transaction. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

/** Connections of a pool, and how many wait for one. */
export type PoolUse = Readonly<{ 'in use': number; idle: number; waiting: number }>

export type Connection = Readonly<{
  db: Database
  kind: 'embedded' | 'server'
  migrate: () => Promise<void>
  /** Does something while no other node does it; on the embedded database there is no other. */
  inTurn: <Result>(of: Turn, act: () => Promise<Result>) => Promise<Result>
  /** How the pool of connections stands; null on the embedded database, which has one. */
  use: () => PoolUse | null
  close: () => Promise<void>
  /** Why nothing may be stored now, where that is ours to know. */
  shortage?: () => Problem | null
}>

export type DatabaseSettings = Readonly<{
  /** Of one server, or of several with commas between them, of which one takes writes; null for the embedded database. */
  databaseUrl: string | null
  dataFolder: string
  poolSize: number
  /** Whether statements may be kept planned under a name: a pooler that hands connections on does not know them. */
  named?: boolean
  watch?: WatchStatement | undefined
  patience?: Patience
}>

export const migrationsFolder = fileURLToPath(new URL('../../../drizzle', import.meta.url))
/** Whoever asks whether the database answers does not wait longer for it. */
const ANSWER_MS = 5_000

export async function connect(settings: DatabaseSettings): Promise<Connection> {
  return settings.databaseUrl === null ? connectEmbedded(settings.dataFolder) : connectServer(settings)
}

/** PostgreSQL inside this process, in a folder held by this process alone. */
async function connectEmbedded(dataFolder: string): Promise<Connection> {
  const hold = holdDataFolder(dataFolder)
  try {
    const folder = join(dataFolder, 'database')
    // Where a process was killed as it wrote this, it is empty, and PostgreSQL would refuse to start. Our own hold is what counts.
    rmSync(join(folder, 'postmaster.pid'), { force: true })
    const client = await PGlite.create(folder)
    const embedded = embeddedFrom(client)
    const shortage = () => shortageIn(dataFolder)
    return {
      ...embedded,
      db: whileThereIsRoom(embedded.db, shortage),
      shortage,
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
    inTurn: (_of, act) => act(),
    use: () => null,
    close: () => client.close(),
  }
}

async function connectServer(settings: DatabaseSettings): Promise<Connection> {
  const { databaseUrl, poolSize, named = true, watch, patience = usualPatience } = settings
  const servers = new Servers((databaseUrl ?? '').split(','))
  const pool = openPool(servers, { size: poolSize, named, ...(watch && { watch }) }, waitingAtMost(patience, named))
  const overServer: Connection['inTurn'] = async (of, act) => {
    if (servers.areSeveral) await servers.look()
    return inTurn(servers.dial(), of, act)
  }
  return {
    db: withLastSteps(drizzleServer(pool, { schema })),
    kind: 'server',
    migrate: () => overServer('start', () => migrateOver(servers.dial())),
    inTurn: overServer,
    use: () => ({ 'in use': pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  }
}

async function migrateOver(dial: ClientConfig): Promise<void> {
  const client = new Client(dial)
  client.on('error', () => {})
  try {
    await client.connect()
    await migrateServer(drizzleServer(client), { migrationsFolder })
  } finally {
    await client.end()
  }
}

/** Whether the database answers now. */
export async function isReachable(connection: Connection): Promise<boolean> {
  return within(ANSWER_MS, answers(connection), false)
}

async function answers(connection: Connection): Promise<boolean> {
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
  // A server that has become a standby, or is not the primary any more.
  '25006',
  '08006',
  '08001',
])

/** What the driver says without a code when a connection was lost, or could not be had in time. */
const LOST_WORDS =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when|Query read timeout)/

const AWAY = 'The database does not answer at the moment. Nothing was stored. Try again in a minute.'

/** PostgreSQL keeps every character but NUL, which no keyboard writes: it comes with text that was copied out of a file. */
function unkept(): Problem {
  return new Problem(
    'invalid',
    'A text holds an invisible character (NUL) that cannot be kept or looked for. Nothing was stored. Type the text again, or take the character out.',
  )
}

/** What a database can refuse without anyone having made a mistake in the code, by its SQLSTATE. */
const REFUSALS: Readonly<Record<string, () => Problem>> = {
  '53100': () =>
    new Problem('unavailable', 'The disk of the database is full. Nothing was stored. Free some space and try again.'),
  '57014': () =>
    new Problem('unavailable', 'The database took too long over this. Nothing was stored. Try again in a minute.'),
  '55P03': () =>
    new Problem(
      'unavailable',
      'Others are changing the same things, and it takes long. Nothing was stored. Try again.',
    ),
  '22021': unkept,
  '22P05': unkept,
  '40P01': () => new Problem('unavailable', 'Two changes met. Nothing of this one was stored. Send it again.'),
  '40001': () => new Problem('unavailable', 'Two changes met. Nothing of this one was stored. Send it again.'),
  '23505': () =>
    new Problem('conflict', 'This is there already, perhaps from another request. Nothing was stored. Load it again.'),
  '23503': () =>
    new Problem('conflict', 'Something this refers to is not there any more. Nothing was stored. Load it again.'),
}

/** Whether an error says that the database could not be reached, or ended what was asked because it is a standby. */
export function isAway(error: unknown): boolean {
  const explained = explainDatabaseError(error)
  return explained instanceof Problem && explained.code === 'unavailable'
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
