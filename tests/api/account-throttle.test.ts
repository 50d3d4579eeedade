import { rateLimit } from '@ttc/db/account'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressToCount, isWithin, limits } from '../../apps/api/src/account/throttle.queries.ts'
import type { TestApp } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { anAccount, PASSWORD, startAccountApp } from '../support/people.ts'

let it: TestApp
beforeAll(async () => {
  it = await startAccountApp()
  await anAccount(it, 'owner@example.org')
})
afterAll(() => it.close())

const attempt = (email: string, password: string, remoteAddress = '192.0.2.1') =>
  it.ask({
    method: 'POST',
    url: '/api/account/sign-in',
    payload: { email, password },
    headers: { cookie: '' },
    remoteAddress,
  })

/** A refusal that looks through what ten thousand left behind would take a hundred times as long as the first answer. */
const MOST_LATER = 10

async function milliseconds(act: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await act()
  return performance.now() - since
}

/** So many attempts, a hundred at a time; answers the shapes of the answers with their counts. */
async function attack(attempts: number, password: (at: number) => string, email: (at: number) => string) {
  const shapes = new Map<string, number>()
  for (let from = 0; from < attempts; from += 100) {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) => attempt(email(from + at), password(from + at), '198.51.100.7')),
    )
    for (const answer of answers) {
      const { requestId: _, ...told } = answer.json()
      const shape = `${answer.statusCode} ${Object.keys(told).sort().join(' ')}`
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
    }
  }
  return shapes
}

test.each([
  ['has an account', 'limited@example.org'],
  ['has none', 'nobody@example.org'],
])('after ten wrong passwords in a quarter of an hour an address that %s is made to wait', async (_, email) => {
  await anAccount(it, 'limited@example.org').catch(() => null)
  const wrong = await Promise.all(Array.from({ length: 10 }, (_, at) => attempt(email, `wrong password ${at}`)))
  const next = await attempt(email, PASSWORD)
  expect(wrong.map((answer) => answer.statusCode)).toEqual(Array(10).fill(400))
  expect(next.json()).toMatchObject({
    status: 429,
    code: 'too-many',
    detail: 'There were too many attempts. Wait 15 minutes, then try again.',
  })
})

test('a right password in between forgets the wrong ones', async () => {
  await anAccount(it, 'forgetful@example.org')
  await Promise.all(Array.from({ length: 9 }, () => attempt('forgetful@example.org', 'wrong password', '192.0.2.2')))
  expect((await attempt('forgetful@example.org', PASSWORD, '192.0.2.2')).statusCode).toBe(200)
  await Promise.all(Array.from({ length: 9 }, () => attempt('forgetful@example.org', 'wrong password', '192.0.2.2')))
  expect((await attempt('forgetful@example.org', PASSWORD, '192.0.2.2')).statusCode).toBe(200)
})

test('10,000 attempts are answered in two shapes, and the last of them still in time', {
  timeout: 300_000,
}, async () => {
  const first = await milliseconds(() => attempt('owner@example.org', 'guess', '198.51.100.7'))
  const shapes = await attack(
    10_000,
    (at) => `guess number ${at}`,
    (at) => (at % 2 === 0 ? 'owner@example.org' : `person${at}@example.org`),
  )
  expect([...shapes.keys()].sort()).toEqual([
    '400 code detail fields status title type',
    '429 code detail fields status title type',
  ])
  expect(shapes.get('400 code detail fields status title type')).toBeLessThanOrEqual(limits.signInFromAddress.most)
  const last = await milliseconds(() => attempt('owner@example.org', 'guess', '198.51.100.7'))
  expect(last).toBeLessThan(first * MOST_LATER)
  expect((await attempt('somebody@example.org', 'guess', '203.0.113.9')).statusCode).toBe(400)
})

test('of a hundred attempts at the same moment no more than the limit go through', async () => {
  const limit = { name: 'test', most: 7, seconds: 60 }
  const through = await Promise.all(Array.from({ length: 100 }, () => isWithin(it.connection.db, limit, 'one')))
  expect(through.filter(Boolean)).toHaveLength(7)
})

test('a count begins anew when its time is over', async () => {
  const limit = { name: 'test', most: 1, seconds: 60 }
  const at = (seconds: number) =>
    isWithin(it.connection.db, limit, 'two', new Date(Date.UTC(2026, 0, 1, 12, 0, seconds)))
  expect([await at(0), await at(30), await at(61), await at(62)]).toEqual([true, false, true, false])
})

const DAY = 86_400
test.each([
  ['an hour', 3_600],
  ['a week', 7 * DAY],
])('who was made to wait by a clock that is put back by %s is not kept out until then', async (name, back) => {
  const limit = { name: `back ${name}`, most: 1, seconds: 900 }
  const at = (seconds: number) =>
    isWithin(it.connection.db, limit, 'three', new Date(Date.UTC(2026, 0, 10, 12, 0, seconds)))
  expect([await at(0), await at(1), await at(-back), await at(1 - back)]).toEqual([true, false, true, false])
})

test('a clock that jumps a day ahead ends the wait, and one put back by it begins another', async () => {
  const limit = { name: 'ahead', most: 1, seconds: 900 }
  const at = (seconds: number) =>
    isWithin(it.connection.db, limit, 'four', new Date(Date.UTC(2026, 0, 10, 12, 0, seconds)))
  expect([await at(0), await at(1), await at(DAY), await at(DAY + 1)]).toEqual([true, false, true, false])
  expect([await at(2), await at(3), await at(902)]).toEqual([true, false, true])
})

test('no address that was tried stands in the table of counts', async () => {
  await attempt('secretive@example.org', 'wrong password')
  const rows = await it.connection.db.select().from(rateLimit)
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toMatch(/secretive|192\.0\.2/)
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
])('attempts from %s count for %s', (ip, counted) => {
  expect(addressToCount(ip)).toBe(counted)
})

test.each([
  ['sec-fetch-site: cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['sec-fetch-site: same-site (a sibling domain)', { 'sec-fetch-site': 'same-site' }, 403],
  ['sec-fetch-site: same-origin', { 'sec-fetch-site': 'same-origin' }, 204],
  ['another origin, of a browser that says no more', { origin: 'https://evil.example' }, 403],
  ['the origin "null" of a sandboxed page', { origin: 'null' }, 403],
  ['our own origin', { origin: 'http://localhost:8321' }, 204],
  ['the origin that it was sent to', { origin: 'http://localhost', host: 'localhost' }, 204],
  ['no word of where from (a program)', {}, 204],
])('a change with %s is answered %i', async (_, headers, status) => {
  const answer = await it.ask({ method: 'POST', url: '/api/account/sign-out', headers: { cookie: '', ...headers } })
  expect(answer.statusCode).toBe(status)
})

test('another site cannot sign somebody in either', async () => {
  const browser = new Browser(it)
  const body = { email: 'owner@example.org', password: PASSWORD }
  const answer = await browser.ask('POST', '/account/sign-in', body, { 'sec-fetch-site': 'cross-site' })
  expect([answer.statusCode, browser.cookies.size]).toEqual([403, 0])
})

test('a form that another site can send without asking is not read', async () => {
  const answer = await it.ask({
    method: 'POST',
    url: '/api/account/sign-in',
    headers: { cookie: '', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'email=owner%40example.org&password=x',
  })
  expect(answer.json()).toMatchObject({ status: 415, detail: 'Send JSON, or a file as multipart/form-data.' })
})
