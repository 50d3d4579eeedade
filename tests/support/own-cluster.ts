import { execFile } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { owner, programs } from '../run/postgres.mjs'

const run = promisify(execFile)

/** Where PostgreSQL's own programs are, or null where none are installed. */
export const programFolder = programs()

/** A PostgreSQL server of a test's own, which it may end and start as it likes; it writes through, as one in use does. */
export type OwnCluster = Readonly<{
  url: string
  /** Ended at once, as by a fault (immediate), or after telling everybody (fast); then started again. */
  restart: (how: 'immediate' | 'fast') => Promise<void>
  remove: () => Promise<void>
}>

/** In a folder of its own; its data on another disk where one is given, but never its log. */
export async function startCluster(disk?: string): Promise<OwnCluster> {
  const user = owner()
  const folder = mkdtempSync(join(tmpdir(), 'ttc-cluster-'))
  const own = (path: string) => {
    if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid)
  }
  own(folder)
  if (disk !== undefined) own(disk)
  const data = join(disk ?? folder, 'data')
  const does = (program: string, ...args: readonly string[]) =>
    run(join(programFolder ?? '', program), ['-D', data, ...args], { ...user, cwd: folder })
  await does(
    'initdb',
    '-X',
    join(folder, 'log-of-changes'),
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-locale',
    '--no-sync',
  )
  const port = await freePort()
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c shared_buffers=16MB`
  const start = () => does('pg_ctl', 'start', '-w', '-l', join(folder, 'log'), '-o', options)
  const stop = (how: string) => does('pg_ctl', 'stop', '-w', '-m', how)
  await start()
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: async (how) => {
      await stop(how)
      await start()
    },
    remove: async () => {
      await stop('immediate').catch(() => {})
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      probe.close(() => done(typeof bound === 'object' && bound !== null ? bound.port : 0))
    })
  })
