import { Writable } from 'node:stream'
import { account } from '@ttc/db/account'
import { member } from '@ttc/db/member'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loggerOf } from '../../apps/api/src/app/log.ts'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { addressOf, bodyFor, documentOf, type Ids, type Operation, operationsOf } from '../support/operation.ts'
import { placeIn } from '../support/place.ts'
import { aPlanFile } from '../support/plan-file.ts'
import { idsOf } from '../support/two-partnerships.ts'

/** In the place of a name, an address, a password, a key: whatever somebody types or holds. */
const SECRET = 'Wintermute'
const MAIL = `${SECRET.toLowerCase()}@example.org`

let it: TestApp
let ids: Ids
let told: readonly string[]
const lines: string[] = []
const stream = new Writable({
  write(chunk, _encoding, done) {
    lines.push(...String(chunk).trim().split('\n'))
    done()
  },
})

beforeAll(async () => {
  it = await startTestApp(aPlanFile(), TODAY, { logger: { ...loggerOf({ logLevel: 'debug' }), stream } })
  await it.connection.db.update(account).set({ email: MAIL, name: SECRET })
  ids = idsOf(it, await placeIn(it))
  const people = await it.connection.db.select({ name: member.name }).from(member)
  const made = Object.values(ids).filter((id) => id !== null)
  told = [SECRET, MAIL, ...people.map(({ name }) => name), ...made]
  const operations = operationsOf(documentOf(it.app))
  for (const one of operations) await ask(one, badBody)
  for (const one of operations) await ask(one, goodBody)
  await it.app.inject({ url: `/api/nowhere/${SECRET}` })
}, 240_000)
afterAll(() => it.close())

type BodyOf = (operation: Operation) => unknown
const typed = { id: SECRET, name: SECRET, email: MAIL, password: SECRET, token: SECRET, key: SECRET, text: SECRET }
const badBody: BodyOf = ({ body }) => (body === null ? undefined : typed)
const goodBody: BodyOf = ({ body }) => {
  if (body === null) return undefined
  const good = bodyFor(body, documentOf(it.app), ids)
  return typeof good === 'object' && 'name' in (good ?? {}) ? { ...good, name: SECRET } : good
}
const ask = (operation: Operation, payloadOf: BodyOf) => {
  const { method, path } = operation
  const payload = payloadOf(operation)
  return it.app.inject({
    method,
    url: `${addressOf(path, ids)}?search=${SECRET}&after=${MAIL}`,
    headers: { 'user-agent': SECRET, referer: `https://curve.example.org/l#${SECRET}` },
    remoteAddress: '203.0.113.7',
    ...(payload !== undefined && { payload: payload as object }),
  })
}
const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)

test('every route was asked, and each line that is about a request bears its id', () => {
  const asked = new Set(logged().flatMap(({ req }) => (req as { route?: string } | undefined)?.route ?? []))
  expect(asked.size).toBeGreaterThan(150)
  const about = logged().filter((one) => 'req' in one || 'res' in one || 'fault' in one)
  expect(about.filter(({ reqId }) => !/^[\da-f-]{36}$/.test(String(reqId)))).toEqual([])
})

test('no line of the log holds a name, an address, a key, an id of a row or where somebody asked from', () => {
  const found = [...told, '203.0.113.7', 'ttc.session_token'].filter((one) =>
    lines.some((line) => line.toLowerCase().includes(one.toLowerCase())),
  )
  expect(found).toEqual([])
})

test.each([
  ['of our own where none was given', undefined, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/],
  ['of the proxy', '9f86d081884c7d659a2feaa0c55ad015', /^9f86d081884c7d659a2feaa0c55ad015$/],
  ['of our own in place of what could be a name', SECRET, /^[\da-f-]{36}$/],
  ['of our own in place of an address', MAIL, /^[\da-f-]{36}$/],
])('an answer bears an id %s, and so does a refusal', async (_, given, pattern) => {
  const headers = given === undefined ? {} : { 'x-request-id': given }
  const answer = await it.app.inject({ url: '/api/health/live', headers })
  const refusal = await it.app.inject({ url: '/api/nowhere', headers })
  const unread = await it.app.inject({ url: '/api/%zz', headers })
  expect(answer.headers['x-request-id']).toMatch(pattern)
  expect(refusal.headers['x-request-id']).toMatch(pattern)
  expect(refusal.json().requestId).toBe(refusal.headers['x-request-id'])
  expect(unread.headers['x-request-id']).toBe(unread.json().requestId)
})
