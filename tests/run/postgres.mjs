import { execFileSync } from 'node:child_process'
import { accessSync, chownSync, constants, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startChild } from '../../apps/api/child.mjs'
import { root } from '../../apps/api/prepare.mjs'

/**
 * @typedef {Readonly<{ url: string, from: string, stop: () => Promise<void> }>} Server
 */

const oldestVersion = 150_000
const startMs = 30_000
// Where a package's server listens. A socket cannot be named in an address that the driver reads.
const standardPlace = 'postgres://postgres@127.0.0.1:5432/postgres'

/**
 * Null when a server answers at the address and lets us make databases of our own there; otherwise why not.
 * @param {string} url @returns {Promise<string | null>}
 */
async function whyNot(url) {
  // The driver is the db package's own, so it is looked up from there.
  const postgres = createRequire(join(root, 'packages', 'db', 'package.json'))('postgres')
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} })
  try {
    const [row] = await sql`
      select current_setting('server_version_num')::int as version, (rolsuper or rolcreatedb) as creates
      from pg_roles where rolname = current_user`
    if (row.version < oldestVersion) return `version ${row.version} is older than PostgreSQL 15`
    return row.creates ? null : 'its user may not create databases'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {})
  }
}

/** The folder of the server's programs: on the PATH, or where Debian keeps them (the newest version). */
export function programs() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => isProgram(join(folder, name)))) ?? null
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** PostgreSQL refuses to run as root: there it runs as the user its package made. */
export function owner() {
  if (process.getuid?.() !== 0) return {}
  const idOf = (/** @type {string} */ flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** @param {string} bin @returns {Promise<Server | string>} a server of our own in a temporary folder, or why not */
async function startOwn(bin) {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-postgres-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  const user = owner()
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']
  const made = await startChild(join(bin, 'initdb'), init, { ...user, cwd: folder }).ended
  if (made.code !== 0) return made.output
  const port = await freePort()
  // Throw-away data: durability is switched off, which makes creating databases several times faster.
  const settings = ['listen_addresses=127.0.0.1', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const args = ['-D', data, '-p', String(port), '-k', folder, ...settings.flatMap((setting) => ['-c', setting])]
  const server = startChild(join(bin, 'postgres'), args, { ...user, cwd: folder })
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const stop = async () => {
    server.stop('SIGINT')
    await server.ended
    remove()
  }
  const until = performance.now() + startMs
  let reason = await whyNot(url)
  while (reason !== null && performance.now() < until) {
    const ending = await Promise.race([server.ended, pause(250, null)])
    if (ending !== null) return ending.output
    reason = await whyNot(url)
  }
  if (reason === null) return { url, from: `a temporary server on port ${port}`, stop }
  await stop()
  return reason
}

/**
 * A PostgreSQL server to test on: the one TEST_DATABASE_URL names (no other is tried then), else the one at
 * the standard place, else a temporary one of our own. DATABASE_URL is never used: that is the product's own data.
 * @returns {Promise<Server | string>} the server, or in words why there is none
 */
export async function findServer() {
  const named = process.env.TEST_DATABASE_URL
  const nothingToStop = async () => {}
  if (named) {
    const reason = await whyNot(named)
    return reason === null
      ? { url: named, from: 'TEST_DATABASE_URL', stop: nothingToStop }
      : `TEST_DATABASE_URL: ${reason}`
  }
  if ((await whyNot(standardPlace)) === null) return { url: standardPlace, from: standardPlace, stop: nothingToStop }
  const bin = programs()
  if (bin === null) return 'no PostgreSQL server answers, and none is installed (set TEST_DATABASE_URL)'
  try {
    return await startOwn(bin)
  } catch (error) {
    return `a temporary server could not be started: ${error instanceof Error ? error.message : error}`
  }
}
