import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Connection, connect, explainDatabaseError } from '@ttc/db/connect'
import { Problem } from '@ttc/domain/problem'
import type { FastifyInstance } from 'fastify'
import { offerSetUp } from '../account/set-up.command.ts'
import { rebuildOutdated } from '../assessment/rebuild.command.ts'
import { openDigests } from '../digest/send-digests.command.ts'
import { loadExample } from '../example/load-example.command.ts'
import { removeHalfStored } from '../import/half-stored.queries.ts'
import { buildApp } from './build-app.ts'
import type { Config } from './config.ts'
import { loggerOf } from './log.ts'

const WAIT_MS = 2_000

export type Running = Readonly<{ app: FastifyInstance; address: string; stop: () => Promise<void> }>

/** Opens the database (waiting for a server that is not up yet), brings it up to date, and listens. */
export async function serve(config: Config, say: (line: string) => void, signal: AbortSignal): Promise<Running> {
  const connection = await openDatabase(config, say, signal)
  try {
    if (config.example) await loadExample(connection.db, today(), say)
    const { mail, trustProxy, webFolder, requestsPerMinute } = config
    const port = config.port === 0 ? await findFreePort(config.host) : config.port
    const accounts = { ...config.accounts, publicUrl: atPort(config.accounts.publicUrl, port) }
    const logger = loggerOf(config)
    const app = await buildApp({ connection, today, webFolder, logger, accounts, mail, trustProxy, requestsPerMinute })
    const { publicUrl } = accounts
    const digests = openDigests(connection.db, today, { publicUrl, delivery: app.accounts.post.delivery }, (reason) =>
      app.log.warn({ reason }, 'weekly mails'),
    )
    const address = await app.listen({ port, host: config.host })
    app.accounts.start()
    app.daily.start()
    digests.start()
    await offerSetUp(connection.db, accounts, say)
    const stop = async () => {
      await digests.close()
      await app.close()
      await connection.close()
    }
    return { app, address, stop }
  } catch (error) {
    await connection.close()
    throw error
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
): Promise<Connection> {
  say(
    config.databaseUrl === null ? `Opening the embedded database in ${config.dataFolder}` : 'Connecting to PostgreSQL',
  )
  const connection = await connect({
    databaseUrl: config.databaseUrl,
    dataFolder: config.dataFolder,
    poolSize: config.databaseConnections,
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
  await rebuildOutdated(connection.db, today(), say)
}

function isAway(error: unknown): boolean {
  const explained = explainDatabaseError(error)
  return explained instanceof Problem && explained.code === 'unavailable'
}
