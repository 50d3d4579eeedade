import { Writable } from 'node:stream'
import { newId } from '@ttc/contracts/new-id'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { loggerOf } from '../../apps/api/src/app/log.ts'
import { signIn, startTestApp, type TestApp, TODAY } from '../support/app.ts'

const SECRET = 'Wintermute'
let it: TestApp
let app: TestApp['app']
const lines: string[] = []
const stream = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk))
    done()
  },
})

beforeAll(async () => {
  it = await startTestApp()
  signedIn = await signIn(it.connection.db, it.scope, it.scope.memberId)
  app = await buildApp({
    connection: it.connection,
    today: () => TODAY,
    webFolder: null,
    logger: { ...loggerOf({ logLevel: 'debug' }), stream },
  })
  // Stands for a fault of our own: a table that is not as the code thinks.
  await it.connection.db.execute(sql`alter table plan rename column marking to marked`)
})
beforeEach(() => {
  lines.length = 0
})
afterAll(async () => {
  await app.close()
  await it.close()
})

let signedIn: string
/** A session of the coordinator among other cookies. */
const headers = () => ({ 'user-agent': SECRET, cookie: `session=${SECRET}; ${signedIn}` })

test('a request leaves its method, its route and its status in the log, and nothing that was in it', async () => {
  await app.inject({ url: `${it.at}/members?name=${SECRET}`, headers: headers(), remoteAddress: '203.0.113.7' })
  const logged = lines.map((line) => JSON.parse(line))
  expect(logged.map((one) => one.req ?? one.res)).toEqual([
    { method: 'GET', route: '/api/partnerships/:partnership/members' },
    { status: 200 },
  ])
  expect(lines.join('')).not.toMatch(new RegExp(`${SECRET}|203\\.0|${it.scope.partnershipId}`))
})

test('a token that is refused leaves no trace of itself in the log', async () => {
  const answer = await app.inject({ url: `${it.at}/members`, headers: { authorization: `Bearer ttc_${SECRET}` } })
  expect(answer.statusCode).toBe(401)
  expect(lines.join('')).not.toContain(SECRET)
})

test('a fault is logged with its kind, its code and its place, and without a value that was sent or stored', async () => {
  const payload = { id: newId(), name: SECRET, startsOn: '2025-04-01', endsOn: '2028-03-31' }
  const answer = await app.inject({ method: 'POST', url: `${it.at}/plans?of=${SECRET}`, headers: headers(), payload })
  expect(answer.statusCode).toBe(500)
  expect(answer.json()).toMatchObject({ code: 'unexpected', requestId: expect.any(String) })
  expect(answer.body).not.toMatch(/plan|marking|select|insert/i)
  const fault = lines.map((line) => JSON.parse(line)).find((one) => one.fault !== undefined)
  expect(fault).toMatchObject({
    reqId: answer.json().requestId,
    fault: { code: '42703', message: null, at: expect.arrayContaining([expect.stringContaining('plan.queries')]) },
  })
  expect(lines.join('')).not.toMatch(new RegExp(`${SECRET}|${payload.id}|insert into`, 'i'))
})

test('an address that is nowhere is not repeated in the log', async () => {
  await app.inject({ url: `/api/${SECRET}?name=${SECRET}`, headers: headers() })
  await app.inject({ url: `/api/%zz${SECRET}`, headers: headers() })
  expect(lines.join('')).not.toContain(SECRET)
})
