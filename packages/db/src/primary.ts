import { AsyncResource } from 'node:async_hooks'
import { Client, type ClientConfig, Pool, type PoolClient, type PoolConfig } from 'pg'

/** For a connection, or for a free one of the pool. */
const CONNECT_MS = 10_000
/** A server that is asked whether it takes writes has to say so by then. */
const PROBE_MS = 2_000

export type PoolSettings = Readonly<{
  size: number
  /** Whether statements may be kept planned under a name: a pooler that hands connections on does not know them. */
  named: boolean
  /** Told of each statement by its first word, and called back when it has been answered. */
  watch?: WatchStatement
}>

export type WatchStatement = (word: string) => (error: unknown) => void

const dial = (url: string): ClientConfig => ({
  connectionString: url,
  connectionTimeoutMillis: CONNECT_MS,
  keepAlive: true,
})

/** Several servers of which one takes writes, and which one that was when it was last looked for. */
export class Servers {
  readonly #urls: readonly string[]
  #at = 0
  #looking: Promise<void> | null = null

  constructor(urls: readonly string[]) {
    this.#urls = urls
  }

  get areSeveral(): boolean {
    return this.#urls.length > 1
  }

  dial(): ClientConfig {
    return dial(this.#urls[this.#at] ?? '')
  }

  /** Asks all of them at once. Who asks while that is under way waits for the same answer; where none is found, nothing changes. */
  look(): Promise<void> {
    this.#looking ??= this.#find().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  async #find(): Promise<void> {
    const timelines = await Promise.all(this.#urls.map(timelineOf))
    // Of two that take writes the one promoted last: the other is an old primary that nobody has stopped.
    const newest = Math.max(...timelines)
    if (newest > 0) this.#at = timelines.indexOf(newest)
  }
}

/** The timeline that a server writes, which every promotion raises; 0 where it does not answer or takes no writes. */
async function timelineOf(url: string): Promise<number> {
  const client = new Client({ ...dial(url), connectionTimeoutMillis: PROBE_MS, query_timeout: PROBE_MS })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(
      'select case when pg_is_in_recovery() then null else pg_walfile_name(pg_current_wal_lsn()) end as file',
    )
    return Number.parseInt(String(rows[0]?.file ?? '').slice(0, 8), 16) || 0
  } catch {
    return 0
  } finally {
    await client.end().catch(() => {})
  }
}

/** A pool of connections to whichever of the servers takes writes. */
export function openPool(servers: Servers, { size, named, watch }: PoolSettings, more: PoolConfig = {}): Pool {
  class PooledClient extends Client {
    constructor(given?: ClientConfig) {
      super({ ...given, ...servers.dial(), query_timeout: more.query_timeout })
      if (!named || watch !== undefined) this.query = asked(this.query.bind(this), named, watch)
    }
  }
  const settings = { ...dial(''), max: size, idleTimeoutMillis: 300_000, ...more }
  const onConnect = servers.areSeveral ? refuseStandby : undefined
  const pool = new Pool({ ...settings, Client: PooledClient, ...(onConnect && { onConnect }) } as PoolConfig)
  pool.on('connect', outliveItsConnection)
  pool.on('error', () => {})
  if (servers.areSeveral) lookWhenLost(pool, servers)
  if (watch !== undefined) keepCallers(pool)
  return pool
}

async function refuseStandby(client: Client): Promise<void> {
  const { rows } = await client.query('select pg_is_in_recovery() as standby')
  if (rows[0]?.standby) throw new Error('Connection terminated: this server takes no writes')
}

type Connect = (told?: (error: Error | undefined, client?: PoolClient, release?: () => void) => void) => unknown

/** A connection that cannot be had is asked for once more, after the server that takes writes has been looked for. */
function lookWhenLost(pool: Pool, servers: Servers): void {
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>
  const reach = () => connect().catch(() => servers.look().then(connect))
  const again: Connect = (told) => {
    if (told === undefined) return reach()
    reach().then(
      (client) => process.nextTick(told, undefined, client, client.release),
      (error) => process.nextTick(told, error),
    )
  }
  pool.connect = again as Pool['connect']
}

/** Whoever had to wait for a connection goes on as themselves, and not as who gave it back: for those who watch. */
function keepCallers(pool: Pool): void {
  const connect = pool.connect.bind(pool) as Connect
  const kept: Connect = (told) => connect(told === undefined ? told : AsyncResource.bind(told))
  pool.connect = kept as Pool['connect']
}

type Query = Client['query']

/** A client's way to ask, without the names of statements where those may not be used, and with who watches. */
function asked(query: Query, named: boolean, watch: WatchStatement | undefined): Query {
  const ask = query as (...given: unknown[]) => unknown
  const asking = (first: unknown, ...rest: unknown[]) => {
    const sent = !named && isStatement(first) ? { ...first, name: undefined } : first
    const done = watch?.(wordOf(first))
    if (done === undefined) return ask(sent, ...rest)
    const told = rest.at(-1)
    if (typeof told === 'function')
      return ask(sent, ...rest.slice(0, -1), andThen(done, told as (...given: unknown[]) => unknown))
    const answer = ask(sent, ...rest)
    if (answer instanceof Promise) answer.then(() => done(null), done)
    else done(null)
    return answer
  }
  return asking as Query
}

const andThen =
  (done: (error: unknown) => void, told: (...given: unknown[]) => unknown) =>
  (error: unknown, ...rest: unknown[]) => {
    done(error ?? null)
    return told(error, ...rest)
  }

/** Written out with its name and its parameters; rows that are copied in come as a stream instead. */
const isStatement = (asked: unknown): asked is { text: string } =>
  typeof asked === 'object' && asked !== null && 'text' in asked && !('submit' in asked)

const wordOf = (asked: unknown): string => {
  const text = isStatement(asked) ? asked.text : typeof asked === 'string' ? asked : 'copy'
  return /^\s*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? 'query'
}

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
