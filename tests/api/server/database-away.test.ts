import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@ttc/contracts/new-id'
import { type Connection, connect } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildApp } from '../../../apps/api/src/app/build-app.ts'
import { type Config, readConfig } from '../../../apps/api/src/app/config.ts'
import { serve } from '../../../apps/api/src/app/server.ts'
import { loadPlanFile } from '../../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../../apps/api/src/plan/plan-file.ts'
import { signIn, TODAY } from '../../support/app.ts'
import { aPlanFile } from '../../support/plan-file.ts'
import { type CuttableWay, openProxy } from '../../support/proxy.ts'
import { rowCounts, rowsOf } from '../../support/rows.ts'

const server = new URL(process.env.TEST_DATABASE_URL ?? '')
const name = `ttc_test_${randomBytes(6).toString('hex')}`
const addressOf = (database: string, port = server.port) => {
  const url = new URL(server)
  url.port = port
  url.pathname = `/${database}`
  return url.href
}

let administrator: Connection
let direct: Connection
let proxied: Connection
let proxy: CuttableWay
let app: FastifyInstance
let at: string
let headers: Readonly<{ cookie: string }>

beforeAll(async () => {
  administrator = await connect({ databaseUrl: server.href, dataFolder: '', poolSize: 1 })
  await administrator.db.execute(sql.raw(`create database ${name}`))
  proxy = await openProxy(Number(server.port || 5432))
  direct = await connect({ databaseUrl: addressOf(name), dataFolder: '', poolSize: 2 })
  await direct.migrate()
  const { scope } = await loadPlanFile(direct.db, PlanFile.parse(aPlanFile()), TODAY)
  proxied = await connect({ databaseUrl: addressOf(name, String(proxy.port)), dataFolder: '', poolSize: 3 })
  app = await buildApp({ connection: proxied, today: () => TODAY, webFolder: null, logger: false })
  at = `/api/partnerships/${scope.partnershipId}`
  headers = { cookie: await signIn(direct.db, scope, scope.memberId) }
})
afterAll(async () => {
  await app.close()
  proxy.close()
  await proxied.close()
  await direct.close()
  await administrator.db.execute(sql.raw(`drop database if exists ${name} with (force)`))
  await administrator.close()
})

const members = () => app.inject({ url: `${at}/members`, headers })
const addPlan = () =>
  app.inject({
    method: 'POST',
    url: `${at}/plans`,
    headers,
    payload: { id: newId(), name: 'A plan', startsOn: '2025-04-01', endsOn: '2028-03-31' },
  })
const away = { status: 503, code: 'unavailable', detail: expect.stringContaining('The database does not answer') }

test('while the database is away every request says so, and when it is back they are answered again', async () => {
  expect((await members()).statusCode).toBe(200)
  const before = await rowCounts(direct)
  proxy.cut()
  const refused = await Promise.all([members(), addPlan(), app.inject('/api/health/ready')])
  expect(refused.map((one) => one.json())).toEqual([
    expect.objectContaining(away),
    expect.objectContaining(away),
    expect.objectContaining(away),
  ])
  expect(refused.every((one) => one.headers['content-type'] === 'application/problem+json; charset=utf-8')).toBe(true)
  expect((await app.inject('/api/health/live')).statusCode).toBe(200)
  expect(await rowCounts(direct)).toEqual(before)
  await proxy.mend()
  await vi.waitFor(async () => expect((await members()).statusCode).toBe(200), { timeout: 10_000, interval: 100 })
  expect((await addPlan()).statusCode).toBe(201)
})

test('connections that the server ends are replaced, without a word to anyone who asks later', async () => {
  await members()
  await direct.db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name} and pid <> pg_backend_pid()`,
  )
  await vi.waitFor(async () => expect((await members()).statusCode).toBe(200), { timeout: 10_000, interval: 100 })
})

test('a change that is cut off in the middle is not stored in part, and can be sent again', async () => {
  const before = await rowCounts(direct)
  const payload = { id: newId(), name: 'Cut off', startsOn: '2025-04-01', endsOn: '2028-03-31' }
  // Held by a lock that the change waits for when its receipt has been written already.
  const held = direct.db.transaction(async (tx) => {
    await tx.execute(sql`lock table plan in exclusive mode`)
    const sent = app.inject({ method: 'POST', url: `${at}/plans`, headers, payload })
    const waiting = () =>
      rowsOf(administrator, sql`select 1 from pg_stat_activity where datname = ${name} and wait_event_type = 'Lock'`)
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), { timeout: 10_000, interval: 50 })
    proxy.cut()
    return (await sent).json()
  })
  expect(await held).toMatchObject(away)
  await proxy.mend()
  const left = () =>
    rowsOf(administrator, sql`select 1 from pg_stat_activity where datname = ${name} and state <> 'idle'`)
  await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 10_000, interval: 50 })
  expect(await rowCounts(direct)).toEqual(before)
  const again = () => app.inject({ method: 'POST', url: `${at}/plans`, headers, payload })
  await vi.waitFor(async () => expect((await again()).statusCode).toBe(201), { timeout: 10_000, interval: 100 })
})

const settings = (port: number): Config => ({
  ...readConfig({
    PORT: '0',
    DATABASE_URL: addressOf(name, String(port)),
    DATABASE_CONNECTIONS: '2',
    EXAMPLE: 'no',
    LOG_LEVEL: 'silent',
  }),
  webFolder: import.meta.dirname,
})

test('a server that starts before its database says that it waits, and then serves', async () => {
  const later = await openProxy(Number(server.port || 5432), { mended: false })
  const said: string[] = []
  const starting = serve(settings(later.port), (line) => said.push(line), new AbortController().signal)
  await vi.waitFor(() => expect(said).toHaveLength(2), { timeout: 10_000 })
  expect(said).toEqual([
    'Connecting to PostgreSQL',
    expect.stringContaining('does not answer yet: trying again every two seconds'),
  ])
  await later.mend()
  const running = await starting
  expect((await fetch(`${running.address}/api/health/ready`)).status).toBe(200)
  await running.stop()
  later.close()
})

test('a server that waits for its database can be stopped', async () => {
  const never = await openProxy(Number(server.port || 5432), { mended: false })
  const stop = new AbortController()
  const said: string[] = []
  const starting = serve(settings(never.port), (line) => said.push(line), stop.signal)
  await vi.waitFor(() => expect(said).toHaveLength(2), { timeout: 10_000 })
  await pause(50)
  stop.abort()
  await expect(starting).rejects.toThrow('Stopped while waiting for the database.')
})
