import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@ttc/contracts/new-id'
import { plan } from '@ttc/db/plan'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../../apps/api/src/app/config.ts'
import { type Running, serve } from '../../../apps/api/src/app/server.ts'
import { freePort, owner } from '../../run/postgres.mjs'
import { newOwnDatabase, type OwnDatabase } from '../../support/own-database.ts'
import { placesOf } from '../../support/server-places.ts'
import { signInAs } from '../../support/server-sign-in.ts'

const PROGRAM = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) => existsSync(path))
if (PROGRAM === undefined) console.log('Behind a pooler: skipped, PgBouncer is not installed')

/** Hands a connection on after each transaction, and has four of them for everybody: two can be held by who has a turn. */
async function startPooler(database: URL, folder: string) {
  const user = owner()
  const port = await freePort()
  const server = `host=${database.hostname} port=${database.port || 5432} user=${database.username || 'postgres'}`
  const password = database.password === '' ? '' : ` password=${decodeURIComponent(database.password)}`
  const file = join(folder, 'pgbouncer.ini')
  writeFileSync(
    file,
    `[databases]\n* = ${server}${password}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =\n` +
      'auth_type = any\npool_mode = transaction\ndefault_pool_size = 4\nmax_client_conn = 100\nlogfile = /dev/null\n',
  )
  if (user.uid !== undefined) for (const path of [folder, file]) chownSync(path, user.uid, user.gid)
  const program = spawn(PROGRAM ?? '', ['-q', file], { ...user, stdio: 'ignore' })
  return {
    url: `postgres://postgres@127.0.0.1:${port}${database.pathname}`,
    stop: async () => {
      const ended = once(program, 'exit')
      program.kill('SIGKILL')
      await ended
    },
  }
}

describe.skipIf(PROGRAM === undefined)('behind PgBouncer, which hands connections on after each transaction', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-pooler-'))
  let database: OwnDatabase
  let pooler: Awaited<ReturnType<typeof startPooler>>
  let nodes: readonly Running[]
  const said: string[] = []

  beforeAll(async () => {
    database = await newOwnDatabase()
    pooler = await startPooler(new URL(database.url), folder)
    const settings = {
      PORT: '0',
      DATABASE_URL: pooler.url,
      DATABASE_NAMED_STATEMENTS: 'no',
      EXAMPLE: 'yes',
      LOG_LEVEL: 'silent',
    }
    const config = { ...readConfig(settings), webFolder: import.meta.dirname }
    const start = () => serve(config, (line) => said.push(line), new AbortController().signal)
    nodes = await Promise.all([start(), start()])
  }, 180_000)
  afterAll(async () => {
    await Promise.all((nodes ?? []).map((node) => node.stop()))
    await pooler?.stop()
    await database?.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  test('two nodes that start together migrate once and load one example', () => {
    expect(said.filter((line) => line.startsWith('Loaded the worked example'))).toHaveLength(1)
    expect(said.filter((line) => line.startsWith('The worked example is there'))).toHaveLength(1)
  })

  test('many who read and change at once over four connections are all answered', async () => {
    const address = nodes[0]?.address ?? ''
    const { name, value } = await signInAs(address, 'plan-coordinator')
    const places = await placesOf(address)
    const headers = { cookie: `${name}=${value}`, 'content-type': 'application/json' }
    const ids = Array.from({ length: 20 }, newId)
    const add = (id: string) => {
      const body = JSON.stringify({ id, name: `Plan ${id}`, startsOn: '2025-04-01', endsOn: '2028-03-31' })
      return fetch(`${address}/api${places.partnership}/plans`, { method: 'POST', headers, body })
    }
    const read = () => fetch(`${address}/api${places.plan}`, { headers })
    const list = () => fetch(`${address}/api${places.partnership}/exceptions`, { headers })
    const answers = await Promise.all(ids.flatMap((id) => [add(id), read(), list()]))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]))
    const connection = await database.open()
    const kept = await Promise.all(ids.map((id) => connection.db.$count(plan, eq(plan.id, id))))
    await connection.close()
    expect(kept).toEqual(ids.map(() => 1))
  })
})
