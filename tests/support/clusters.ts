import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { freePort, owner, programs } from '../run/postgres.mjs'

/** A PostgreSQL server of the test's own: throw-away data, durable against a killed process alone. */
export type Cluster = Readonly<{
  /** Of its database `postgres`. */
  url: string
  start: () => Promise<void>
  /** Ended without warning, as a lost machine does. */
  kill: () => Promise<void>
  /** Makes a standby take writes. */
  promote: () => void
  ask: (statement: string) => Promise<readonly Record<string, unknown>[]>
}>

export type TwoClusters = Readonly<{ primary: Cluster; standby: Cluster; remove: () => Promise<void> }>

const START_MS = 60_000
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'fsync=off',
  'hot_standby=on',
  'wal_level=replica',
  'max_connections=60',
]

/** Why two clusters cannot be made here, or null. */
export const withoutClusters = (): string | null =>
  programs() === null ? 'the programs of a PostgreSQL server are not installed' : null

/** A primary, and a standby that streams from it. */
export async function startTwoClusters(): Promise<TwoClusters> {
  const bin = programs() ?? ''
  const user = owner()
  const folder = mkdtempSync(join(tmpdir(), 'ttc-clusters-'))
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const run = (program: string, ...args: readonly string[]) =>
    execFileSync(join(bin, program), args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  run('initdb', '-D', join(folder, 'one'), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync')
  const [first, second] = [await freePort(), await freePort()]
  const primary = clusterIn(bin, folder, 'one', first)
  await primary.start()
  run(
    'pg_basebackup',
    '-h',
    '127.0.0.1',
    '-p',
    String(first),
    '-U',
    'postgres',
    '-D',
    join(folder, 'two'),
    '-R',
    '-c',
    'fast',
    '--no-sync',
  )
  const standby = clusterIn(bin, folder, 'two', second)
  await standby.start()
  const remove = async () => {
    await Promise.all([primary.kill(), standby.kill()])
    rmSync(folder, { recursive: true, force: true })
  }
  return { primary, standby, remove }
}

function clusterIn(bin: string, folder: string, name: string, port: number): Cluster {
  const user = owner()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let server: ReturnType<typeof spawn> | null = null
  const ask: Cluster['ask'] = async (statement) => {
    const client = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} })
    try {
      return await client.unsafe(statement)
    } finally {
      await client.end({ timeout: 1 })
    }
  }
  const answers = () =>
    ask('select 1').then(
      () => true,
      () => false,
    )
  return {
    url,
    ask,
    start: async () => {
      const settings = SETTINGS.flatMap((setting) => ['-c', setting])
      const args = ['-D', join(folder, name), '-p', String(port), '-k', folder, ...settings]
      const until = Date.now() + START_MS
      do {
        if (Date.now() > until) throw new Error(`The cluster on port ${port} did not start.`)
        // What a killed one has left behind may still be ending: it is tried again then.
        if (server === null || server.exitCode !== null || server.signalCode !== null)
          server = spawn(join(bin, 'postgres'), args, { ...user, cwd: folder, stdio: 'ignore' })
        await pause(100)
      } while (!(await answers()))
    },
    kill: async () => {
      if (server === null || server.exitCode !== null || server.signalCode !== null) return
      const ended = once(server, 'exit')
      server.kill('SIGKILL')
      await ended
    },
    promote: () => {
      execFileSync(join(bin, 'pg_ctl'), ['promote', '-D', join(folder, name), '-w'], { ...user, cwd: folder })
    },
  }
}
