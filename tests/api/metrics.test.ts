import { readFileSync } from 'node:fs'
import { mail } from '@ttc/db/mail'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { type Metrics, openMetrics } from '../../apps/api/src/app/metrics.ts'
import { queueMail } from '../../apps/api/src/mail/mail.queries.ts'
import { signIn, startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { follow } from '../support/follow.ts'
import { openWalk } from '../support/walk.ts'

let it: TestApp
let app: TestApp['app']
let metrics: Metrics
let address: string
let cookie: string

beforeAll(async () => {
  it = await startTestApp()
  cookie = await signIn(it.connection.db, it.scope, it.scope.memberId)
  metrics = openMetrics(it.connection, null)
  app = await buildApp({
    connection: it.connection,
    today: () => TODAY,
    webFolder: null,
    logger: false,
    watchers: [metrics.watch],
  })
  address = await metrics.listen(0, '127.0.0.1')
})
afterAll(async () => {
  await metrics.close()
  await app.close()
  await it.close()
})

const read = async () => (await fetch(address)).text()
const figure = async (pattern: RegExp) => Number(pattern.exec(await read())?.[1] ?? Number.NaN)
const members = () => app.inject({ url: `${it.at}/members?name=Wintermute`, headers: { cookie } })

test('requests are counted and timed by method, route and status, and nothing of what was asked is told', async () => {
  await members()
  await members()
  await app.inject({ url: '/api/nowhere/Wintermute' })
  const text = await read()
  const labels = 'method="GET",route="/api/partnerships/:partnership/members",status="200"'
  expect(text).toContain(`ttc_request_duration_seconds_count{${labels}} 2`)
  expect(text).toMatch(/ttc_request_duration_seconds_count\{method="GET",route="none",status="404"\} 1/)
  expect(text).toContain('ttc_requests_in_flight{method="GET",route="/api/partnerships/:partnership/members"} 0')
  expect(text).not.toMatch(new RegExp(`Wintermute|${it.scope.partnershipId}|${it.scope.memberId}`))
})

test('event loop, memory, mails that wait and the age of the daily pass are told', async () => {
  expect(await figure(/^nodejs_eventloop_lag_p99_seconds (\S+)/m)).toBeGreaterThan(0)
  expect(await figure(/^process_resident_memory_bytes (\S+)/m)).toBeGreaterThan(10_000_000)
  expect(await figure(/^ttc_mails_waiting (\S+)/m)).toBe(0)
  const letter = { to: 'a@example.org', subject: 'Test', text: 'Words', kind: 'invitation' as const }
  await queueMail(it.connection.db, 'smtp', null, letter)
  await it.connection.db.update(mail).set({ createdAt: new Date(Date.now() - 60_000) })
  expect(await figure(/^ttc_mails_waiting (\S+)/m)).toBe(1)
  expect(await figure(/^ttc_mail_oldest_waiting_seconds (\S+)/m)).toBeGreaterThan(59)
  expect(await figure(/^ttc_daily_pass_age_seconds (\S+)/m)).toBeNaN()
  await app.daily.passAll()
  expect(await figure(/^ttc_daily_pass_age_seconds (\S+)/m)).toBeLessThan(30)
})

test('the figures are no address of the API, and their listener has no other', async () => {
  expect((await app.inject({ url: '/metrics' })).statusCode).toBe(404)
  expect((await fetch(address.replace('/metrics', '/'))).status).toBe(404)
  expect((await fetch(address, { method: 'POST' })).status).toBe(404)
})

test('whoever follows is counted for as long as they do', async () => {
  const walk = await openWalk(it)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const one = await follow(`${url}${it.at}/walks/${walk.id}/changes?after=0`, { cookie })
  await one.untilPresent(1)
  const streams = () => figure(/^ttc_live_streams (\S+)/m)
  expect(await streams()).toBe(1)
  await one.leave()
  await vi.waitFor(async () => expect(await streams()).toBe(0), { timeout: 20_000 })
})

test('every figure that the operator’s guide looks at or alarms by is told', async () => {
  const guide = readFileSync('apps/api/operators-guide.md', 'utf8')
  const named = [...guide.matchAll(/\b(?:ttc_(?!seen|replica)|nodejs_|process_)[a-z\d_]+/g)].map(([name]) =>
    name.replace(/_(?:bucket|count)$/, ''),
  )
  const told = [...(await read()).matchAll(/^# HELP (\S+)/gm)].map(([, name]) => name)
  expect(new Set(named).size).toBeGreaterThan(7)
  expect(told).toEqual(expect.arrayContaining(named))
})
