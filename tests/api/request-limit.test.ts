import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp(undefined, TODAY, { requestsPerMinute: 60 })
})
afterAll(() => it.close())

const askFrom = (remoteAddress: string, url: string) => it.app.inject({ method: 'GET', url, remoteAddress })

test('an address that asks more often than a minute allows waits, others do not, and the answer says how long', async () => {
  const within = await Promise.all(Array.from({ length: 60 }, () => askFrom('192.0.2.1', '/api/account/session')))
  const over = await askFrom('192.0.2.1', `${it.at}/people`)
  const other = await askFrom('192.0.2.2', `${it.at}/people`)
  expect(new Set(within.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  expect([over.statusCode, over.json().code, other.statusCode]).toEqual([429, 'too-many', 200])
  expect(over.json().detail).toMatch(/^More than 60 requests .* Wait \d+ seconds, then go on\.$/)
  expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
})

test('an address that exists and one that does not are counted alike', async () => {
  await Promise.all(Array.from({ length: 60 }, () => askFrom('192.0.2.3', '/api/nothing-here')))
  expect((await askFrom('192.0.2.3', '/api/nothing-here')).statusCode).toBe(429)
})

test('one network of IPv6 counts as one address', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, i) => askFrom(`2001:db8:1:2::${i + 1}`, '/api/account/session')))
  expect((await askFrom('2001:db8:1:2:ffff::1', '/api/account/session')).statusCode).toBe(429)
  expect((await askFrom('2001:db8:1:3::1', '/api/account/session')).statusCode).toBe(200)
})
