import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Connection, connect, type DatabaseSettings, isAway } from '@ttc/db/connect'
import { openReplicas } from '@ttc/db/replica'
import { Problem } from '@ttc/domain/problem'
import type { FastifyInstance } from 'fastify'
import { offerSetUp } from '../account/set-up.command.ts'
import { rebuildOutdated } from '../assessment/rebuild.command.ts'
import { openDigests } from '../digest/send-digests.command.ts'
import { loadExample } from '../example/load-example.command.ts'
import { sendNudges } from '../follow-up/send-nudges.command.ts'
import { removeHalfStored } from '../import/half-stored.queries.ts'
import { openRoundPost } from '../round/send-round-mails.command.ts'
import { type AppParts, buildApp } from './build-app.ts'
import type { Config } from './config.ts'
import { closeAnswered } from './drain.ts'
import { loggerOf } from './log.ts'
import { openMetrics } from './metrics.ts'
import { openTraces, type Traces } from './traces.ts'

const WAIT_MS = 2_000

export type Running = Readonly<{
  app: FastifyInstance
  address: string
  /** Answers what was asked for and lets everything go; until then says for so long that it is not ready any more. */
  stop: (drainMs?: number) => Promise<void>
}>

/** Opens the database (waiting for a server that is not up yet), brings it up to date, and listens. */
export async function serve(config: Config, say: (line: string) => void, signal: AbortSignal): Promise<Running> {
  const traces = config.traces === null ? null : await openTraces(config.traces.endpoint, config.traces.service)
  const connection = await openDatabase(config, say, signal, { watch: traces?.statement })
  const beside = openBeside(config, connection, traces)
  try {
    if (config.example) await connection.inTurn('start', () => loadExample(connection.db, today(), say))
    const { mail, trustProxy, webFolder, requestsPerMinute } = config
    const port = config.port === 0 ? await findFreePort(config.host) : config.port
    const accounts = { ...config.accounts, publicUrl: atPort(config.accounts.publicUrl, port) }
    const { replicas, watchers } = beside
    const settings = { logger: loggerOf(config), accounts, mail, trustProxy, requestsPerMinute, replicas, watchers }
    const app = await buildApp({ connection, today, webFolder, ...settings })
    const { publicUrl } = accounts
    const mails = { publicUrl, delivery: app.accounts.post.delivery }
    const digests = openDigests(connection.db, today, mails, (reason) => app.log.warn({ reason }, 'weekly mails'))
    const rounds = openRoundPost(connection.db, today, mails, (reason) => app.log.warn({ reason }, 'rounds'), [
      (day) => sendNudges(connection.db, day, mails),
    ])
    const address = await app.listen({ port, host: config.host })
    await beside.start(say)
    app.accounts.start()
    app.daily.start()
    digests.start()
    rounds.start()
    await connection.inTurn('start', () => offerSetUp(connection.db, accounts, say))
    const stop = async (drainMs = 0) => {
      app.drain()
      const idle = Promise.all([digests.close(), rounds.close()])
      if (drainMs > 0) await pause(drainMs)
      await closeAnswered(app)
      await idle
      await beside.close()
      await connection.close()
    }
    return { app, address, stop }
  } catch (error) {
    await beside.close()
    await connection.close()
    throw error
  }
}

type Beside = Pick<AppParts, 'replicas' | 'watchers'> &
  Readonly<{ start: (say: (line: string) => void) => Promise<void>; close: () => Promise<void> }>

/** What an application has beside its database where the settings ask for it: replicas to read from, figures about itself, traces. */
function openBeside(config: Config, connection: Connection, traces: Traces | null): Beside {
  const { replicas: wanted, databaseConnections: poolSize, namedStatements: named } = config
  const replicas = wanted.urls.length === 0 ? null : openReplicas(connection.db, { ...wanted, poolSize, named })
  const metrics = config.metrics === null ? null : openMetrics(connection, replicas)
  return {
    replicas,
    watchers: [metrics, traces].flatMap((one) => one?.watch ?? []),
    start: async (say) => {
      if (metrics === null || config.metrics === null) return
      say(`Figures for Prometheus are at ${await metrics.listen(config.metrics.port, config.metrics.host)}`)
    },
    close: async () => {
      await metrics?.close()
      await traces?.close()
      await replicas?.close()
    },
  }
}

/** A port that nobody listens on. Chosen before the application is made, because its links name it. */
async function findFreePort(host: string): Promise<number> {
  const probe = createServer()
  probe.listen(0, host)
  await once(probe, 'listening')
  const bound = probe.address()
  probe.close()
  await once(probe, 'close')
  if (bound === null || typeof bound === 'string') throw new Error('No port could be found to listen on.')
  return bound.port
}

/** Port 0 in the address people open stands for the one that was found. */
function atPort(publicUrl: string, port: number): string {
  return publicUrl.endsWith(':0') ? `${publicUrl.slice(0, -1)}${port}` : publicUrl
}

/** Today in Europe/London, where deadlines are days. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
}

export async function openDatabase(
  config: Config,
  say: (line: string) => void,
  signal: AbortSignal,
  { watch, patience }: Partial<Pick<DatabaseSettings, 'watch' | 'patience'>> = {},
): Promise<Connection> {
  say(
    config.databaseUrl === null ? `Opening the embedded database in ${config.dataFolder}` : 'Connecting to PostgreSQL',
  )
  const connection = await connect({
    databaseUrl: config.databaseUrl,
    dataFolder: config.dataFolder,
    poolSize: config.databaseConnections,
    named: config.namedStatements,
    watch,
    ...(patience && { patience }),
  })
  for (let attempt = 1; ; attempt += 1) {
    try {
      await bringUpToDate(connection, say)
      return connection
    } catch (error) {
      if (connection.kind === 'embedded' || !isAway(error)) {
        await connection.close()
        throw error
      }
      if (attempt === 1) say('The database does not answer yet: trying again every two seconds (Ctrl+C stops)')
      await pause(WAIT_MS, undefined, { signal }).catch(() => {})
      if (signal.aborted) {
        await connection.close()
        throw new Problem('unavailable', 'Stopped while waiting for the database.')
      }
    }
  }
}

/** The tables as they are now; without what an import left that was killed, which a server takes back by itself. */
async function bringUpToDate(connection: Connection, say: (line: string) => void): Promise<void> {
  await connection.migrate()
  if (connection.kind === 'embedded') await removeHalfStored(connection.db)
  await connection.inTurn('start', () => rebuildOutdated(connection.db, today(), say))
}
