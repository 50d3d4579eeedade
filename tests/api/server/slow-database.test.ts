import { randomBytes } from 'node:crypto'
import { newId } from '@ttc/contracts/new-id'
import { type Connection, connect } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildApp } from '../../../apps/api/src/app/build-app.ts'
import { loadPlanFile } from '../../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../../apps/api/src/plan/plan-file.ts'
import { signIn, TODAY } from '../../support/app.ts'
import { aPlanFile } from '../../support/plan-file.ts'
import { type CuttableWay, openProxy } from '../../support/proxy.ts'
import { rowCounts } from '../../support/rows.ts'

const server = new URL(process.env.TEST_DATABASE_URL ?? '')
const name = `ttc_test_${randomBytes(6).toString('hex')}`
const addressOf = (port = server.port) => {
  const url = new URL(server)
  url.port = port
  url.pathname = `/${name}`
  return url.href
}
/** As the product's own, and short: a test does not wait a minute. */
const patience = { statement: 2_000, lock: 1_000, silence: 3_000 }

let administrator: Connection
let direct: Connection
let slow: Connection
let way: CuttableWay
let app: FastifyInstance
let at: string
let headers: Readonly<{ cookie: string }>

beforeAll(async () => {
  administrator = await connect({ databaseUrl: server.href, dataFolder: '', poolSize: 1 })
  await administrator.db.execute(sql.raw(`create database ${name}`))
  way = await openProxy(Number(server.port || 5432))
  direct = await connect({ databaseUrl: addressOf(), dataFolder: '', poolSize: 2 })
  await direct.migrate()
  const { scope } = await loadPlanFile(direct.db, PlanFile.parse(aPlanFile()), TODAY)
  slow = await connect({ databaseUrl: addressOf(String(way.port)), dataFolder: '', poolSize: 3, patience })
  app = await buildApp({ connection: slow, today: () => TODAY, webFolder: null, logger: false })
  at = `/api/partnerships/${scope.partnershipId}`
  headers = { cookie: await signIn(direct.db, scope, scope.memberId) }
})
afterAll(async () => {
  await app.close()
  way.close()
  await slow.close()
  await direct.close()
  await administrator.db.execute(sql.raw(`drop database if exists ${name} with (force)`))
  await administrator.close()
})

const aPlan = () => ({ id: newId(), name: 'A plan', startsOn: '2025-04-01', endsOn: '2028-03-31' })
const members = () => app.inject({ url: `${at}/members`, headers })
const add = (payload = aPlan()) => app.inject({ method: 'POST', url: `${at}/plans`, headers, payload })
const timed = async <Answer>(act: () => Promise<Answer>) => {
  const since = performance.now()
  return { answer: await act(), ms: performance.now() - since }
}

test('where not a byte comes any more, everybody is told so in bounded time, and served again once it flows', async () => {
  expect((await members()).statusCode).toBe(200)
  const before = await rowCounts(direct)
  way.stall()
  const { answer, ms } = await timed(() =>
    Promise.all([members(), add(), add(), members(), app.inject('/api/health/ready')]),
  )
  expect(answer.map((one) => one.statusCode)).toEqual([503, 503, 503, 503, 503])
  expect(answer[1]?.json().detail).toBe(
    'The database does not answer at the moment. Nothing was stored. Try again in a minute.',
  )
  expect(ms).toBeLessThan(25_000)
  expect((await app.inject('/api/health/live')).statusCode).toBe(200)
  way.flow()
  await vi.waitFor(async () => expect((await members()).statusCode).toBe(200), { timeout: 15_000, interval: 100 })
  expect(await rowCounts(direct)).toEqual(before)
  expect((await add()).statusCode).toBe(201)
}, 60_000)

test('whoever waits too long for what somebody else holds is told so, stores nothing, and can send it again', async () => {
  const before = await rowCounts(direct)
  const payload = aPlan()
  const refused = await direct.db.transaction(async (tx) => {
    await tx.execute(sql`lock table plan in exclusive mode`)
    return timed(() => add(payload))
  })
  expect(refused.answer.statusCode).toBe(503)
  expect(refused.answer.json().detail).toBe(
    'Others are changing the same things, and it takes long. Nothing was stored. Try again.',
  )
  expect(refused.ms).toBeLessThan(10_000)
  expect(await rowCounts(direct)).toEqual(before)
  expect((await add(payload)).statusCode).toBe(201)
})

test('a statement that takes too long is ended by the database, in plain words, and stores nothing', async () => {
  await direct.db.execute(sql`
    create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(30); return new; end $$`)
  await direct.db.execute(sql`create trigger slowly before insert on plan for each row execute function slowly()`)
  const before = await rowCounts(direct)
  const payload = aPlan()
  const { answer, ms } = await timed(() => add(payload))
  expect(answer.statusCode).toBe(503)
  expect(answer.json().detail).toBe('The database took too long over this. Nothing was stored. Try again in a minute.')
  expect(ms).toBeLessThan(15_000)
  await direct.db.execute(sql`drop trigger slowly on plan`)
  expect(await rowCounts(direct)).toEqual(before)
  expect((await add(payload)).statusCode).toBe(201)
})
