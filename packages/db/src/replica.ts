import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import type { Database } from './connect.ts'
import { openPool, Servers } from './primary.ts'
import * as schema from './schema.ts'

/** A place in the log of a server, as PostgreSQL writes it: '0/16B3748'. */
export type Place = string

export type ReplicaSettings = Readonly<{
  urls: readonly string[]
  poolSize: number
  named: boolean
  /** The furthest that a replica may be behind for a read to be sent to it. */
  mostBehindMs: number
}>

export type ReplicaState = Readonly<{ isUsable: boolean; checkedAt: number; behindBytes: number | null }>

export type Replicas = Readonly<{
  /** A replica that is not too far behind and has all that was written up to a place; null where only the primary has. */
  choose: (seen: Place | null) => Promise<Database | null>
  /** Where the primary's log is now: all that was committed before is before it. */
  written: () => Promise<Place>
  /** Reads from now on see all that was written up to now: of what no person did, and everybody waits for. */
  raise: () => Promise<void>
  states: () => readonly ReplicaState[]
  close: () => Promise<void>
}>

const LOOK_MS = 500
/** A replica that was not heard of for so long is not asked. */
const SILENT_MS = 2_000
/** A place that was read so lately is not read again. */
const FRESH_MS = 20
/** Who is given no answer by then asks the primary. */
const QUERY_MS = 5_000
const CONNECT_MS = 1_000

const numberOf = (place: Place): bigint => {
  const [high = '0', low = '0'] = place.split('/')
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`)
}

const WHERE = `select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_insert_lsn() end)::text as place`

/** One replica: connections for reads, and one of its own to be asked how far it is. */
class Replica {
  readonly db: Database
  readonly #pool: Pool
  readonly #watch: Pool
  #checking: Promise<void> | null = null
  place = 0n
  checkedAt = 0

  constructor(url: string, { poolSize, named }: ReplicaSettings) {
    const more = { connectionTimeoutMillis: CONNECT_MS }
    this.#pool = openPool(new Servers([url]), { size: poolSize, named }, { ...more, query_timeout: QUERY_MS })
    this.#watch = openPool(new Servers([url]), { size: 1, named }, { ...more, query_timeout: CONNECT_MS })
    this.db = drizzle(this.#pool, { schema })
  }

  /** Reads how far it is; those who ask at the same time share it. What is away is not heard of, and that is all. */
  check(): Promise<void> {
    this.#checking ??= this.#read()
      .catch(() => {})
      .finally(() => {
        this.#checking = null
      })
    return this.#checking
  }

  async #read(): Promise<void> {
    const { rows } = await this.#watch.query(WHERE)
    this.place = numberOf(rows[0]?.place ?? '0/0')
    this.checkedAt = Date.now()
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.end(), this.#watch.end()])
  }
}

/** Opens the replicas of a primary and looks twice a second how far each is, until they are closed. */
export function openReplicas(primary: Database, settings: ReplicaSettings): Replicas {
  const replicas = settings.urls.map((url) => new Replica(url, settings))
  /** Where the primary's log was, and when: the newest that is old enough, and all after it. */
  let history: readonly Readonly<{ at: number; place: bigint }>[] = []
  let floor = 0n
  let turn = 0

  const written = async (): Promise<Place> => {
    const answer = await primary.execute<{ place: Place }>(sql`select pg_current_wal_insert_lsn()::text as place`)
    return (answer as unknown as { rows: { place: Place }[] }).rows[0]?.place ?? '0/0'
  }
  const note = async () => {
    const at = Date.now()
    const place = numberOf(await written())
    const last = history.findLastIndex((one) => one.at <= at - settings.mostBehindMs)
    history = [...history.slice(Math.max(last, 0)), { at, place }]
  }
  /** One question at a time: a primary that does not answer is not asked more and more. */
  let isNoting = false
  const look = () => {
    for (const one of replicas) void one.check()
    if (isNoting) return
    isNoting = true
    note()
      .catch(() => {})
      .finally(() => {
        isNoting = false
      })
  }
  const isUsable = ({ place, checkedAt }: Replica) => {
    const oldest = history.findLast((one) => one.at <= Date.now() - settings.mostBehindMs) ?? history[0]
    return oldest !== undefined && place >= oldest.place && Date.now() - checkedAt < SILENT_MS
  }
  const has = async (replica: Replica, wanted: bigint) => {
    if (replica.place < wanted && Date.now() - replica.checkedAt > FRESH_MS) await replica.check()
    return replica.place >= wanted
  }
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  look()
  return {
    choose: async (seen) => {
      const asked = seen === null ? 0n : numberOf(seen)
      const wanted = asked > floor ? asked : floor
      turn += 1
      for (let i = 0; i < replicas.length; i += 1) {
        const replica = replicas[(turn + i) % replicas.length]
        if (replica !== undefined && isUsable(replica) && (await has(replica, wanted))) return replica.db
      }
      return null
    },
    written,
    raise: async () => {
      floor = numberOf(await written())
    },
    states: () =>
      replicas.map((one) => ({
        isUsable: isUsable(one),
        checkedAt: one.checkedAt,
        behindBytes: history.length === 0 ? null : Number((history.at(-1)?.place ?? 0n) - one.place),
      })),
    close: async () => {
      clearInterval(timer)
      await Promise.all(replicas.map((one) => one.close()))
    },
  }
}
