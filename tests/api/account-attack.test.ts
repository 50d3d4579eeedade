import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { token } from '@ttc/db/token'
import { eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { removeSessions } from '../../apps/api/src/account/session.queries.ts'
import { limits } from '../../apps/api/src/account/throttle.queries.ts'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { signIn, type TestApp, TODAY } from '../support/app.ts'
import { accountSettings, anAccount, mailsTo, PASSWORD, startAccountApp } from '../support/people.ts'

let it: TestApp
/** A second node on the same database, behind a proxy whose word it takes. */
let node: FastifyInstance
beforeAll(async () => {
  it = await startAccountApp()
  node = await buildApp({
    connection: it.connection,
    today: () => TODAY,
    webFolder: null,
    logger: false,
    accounts: accountSettings(),
    trustProxy: '10.0.0.5',
  })
})
afterAll(async () => {
  await node.close()
  await it.close()
})

type Headers = Readonly<Record<string, string>>
const askReset = (app: Pick<FastifyInstance, 'inject'>, email: string, remoteAddress: string, headers: Headers = {}) =>
  app.inject({ method: 'POST', url: '/api/account/password-reset', payload: { email }, remoteAddress, headers })

/** The last answers of one attempt more than is let through from one address. */
async function exhaust(app: Pick<FastifyInstance, 'inject'>, from: string, forwarded: (at: number) => string) {
  const answers = await Promise.all(
    Array.from({ length: limits.resetFromAddress.most + 1 }, (_, at) =>
      askReset(app, `p${at}@example.org`, from, { cookie: '', 'x-forwarded-for': forwarded(at) }),
    ),
  )
  return answers.filter((answer) => answer.statusCode === 429).length
}

test.each([
  [
    'nobody is trusted: a made-up X-Forwarded-For hides nobody',
    () => it.app,
    '203.0.113.1',
    (at: number) => `192.0.2.${at}`,
    1,
  ],
  ['a stranger says it is a proxy', () => node, '203.0.113.2', (at: number) => `192.0.2.${at}`, 1],
  [
    'the proxy adds the real address behind made-up ones',
    () => node,
    '10.0.0.5',
    (at: number) => `192.0.2.${at}, 203.0.113.3`,
    1,
  ],
  ['the proxy names different people', () => node, '10.0.0.5', (at: number) => `198.51.100.${at}`, 0],
])('%s', async (_, app, from, forwarded, stopped) => {
  expect(await exhaust(app(), from, forwarded)).toBe(stopped)
})

test('the link of a mail leads to the address of the settings, whatever the request says of its host', async () => {
  const email = 'host@example.org'
  await anAccount(it, email)
  const forged = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
  await askReset(node, email, '10.0.0.5', { cookie: '', ...forged, 'x-forwarded-for': '198.51.100.200' })
  await vi.waitFor(async () => expect(await mailsTo(it.connection.db, email)).toHaveLength(1))
  const [letter] = await mailsTo(it.connection.db, email)
  expect(letter?.text).toContain('http://localhost:8321/reset-password#')
  expect(letter?.text).not.toContain('evil')
})

/** How long a wrong password takes for each address, in turns, the middle of seven. */
async function timeOf(emails: readonly string[]): Promise<number[]> {
  const times = emails.map((): number[] => [])
  for (let turn = 0; turn < 7; turn += 1)
    for (const [at, email] of emails.entries()) {
      const since = performance.now()
      await it.ask({
        method: 'POST',
        url: '/api/account/sign-in',
        payload: { email, password: `wrong ${turn}` },
        headers: { cookie: '' },
        remoteAddress: `192.0.2.${turn}`,
      })
      times[at]?.push(performance.now() - since)
    }
  return times.map((all) => all.toSorted((a, b) => a - b)[3] ?? 0)
}

test('a wrong password takes as long for an address without an account as for one with', async () => {
  await anAccount(it, 'timed@example.org')
  const [known = 0, unknown = 0] = await timeOf(['timed@example.org', 'unknown@example.org'])
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2)
})

/** Asks the second node every tenth of a second; answers after how many milliseconds it refuses. */
async function refusedAfter(url: string, headers: Headers): Promise<number> {
  const since = performance.now()
  await vi.waitFor(async () => expect([401, 404]).toContain((await node.inject({ url, headers })).statusCode), {
    timeout: 5_000,
    interval: 100,
  })
  return performance.now() - since
}

test('a session ended on one node works on another for two seconds at most', async () => {
  const cookie = await signIn(it.connection.db, it.scope, it.scope.memberId)
  const url = `${it.at}/people`
  expect((await node.inject({ url, headers: { cookie } })).statusCode).toBe(200)
  const [owner] = await it.connection.db.select().from(member).where(eq(member.id, it.scope.memberId))
  expect(await removeSessions(it.connection.db, owner?.accountId ?? '', null)).toBeGreaterThan(0)
  const after = await refusedAfter(url, { cookie })
  expect(after).toBeLessThan(2_600)
})

test('a token revoked on one node works on another for two seconds at most', async () => {
  const admin = await signIn(it.connection.db, it.scope, it.scope.memberId)
  const id = newId()
  const made = await it.ask({
    method: 'POST',
    url: `${it.at}/tokens`,
    payload: { id, name: 'Power BI', planId: null, expiresOn: '2027-11-01' },
    headers: { cookie: admin },
  })
  await it.connection.db
    .update(token)
    .set({ expiresAt: new Date('2099-01-01') })
    .where(eq(token.id, id))
  const headers = { authorization: `Bearer ${made.json().secret}` }
  const url = `${it.at}/plans/${it.planId}`
  expect((await node.inject({ url, headers })).statusCode).toBe(200)
  await it.ask({
    method: 'PUT',
    url: `${it.at}/tokens/${id}`,
    payload: { version: 1, revoked: true },
    headers: { cookie: admin },
  })
  expect(await refusedAfter(url, headers)).toBeLessThan(2_600)
})

test('a wrong token is not made good by a session beside it', async () => {
  const cookie = await signIn(it.connection.db, it.scope, it.scope.memberId)
  const answer = await it.ask({ url: `${it.at}/people`, headers: { cookie, authorization: 'Bearer ttc_wrong' } })
  expect(answer.statusCode).toBe(401)
})

test.each([
  ['a body of more than a megabyte', { email: 'a@example.org', password: 'x'.repeat(1_100_000) }, 413],
  ['a key that changes every object', '{"email":"a@example.org","password":"x","__proto__":{"admin":true}}', 400],
  [
    'a constructor that changes every object',
    '{"email":"a@example.org","password":"x","constructor":{"prototype":{}}}',
    400,
  ],
  ['a list for an address', { email: ['a@example.org'], password: 'x' }, 400],
  ['an operator for a password', { email: 'a@example.org', password: { $ne: null } }, 400],
  ['an address with a second recipient', { email: 'a@example.org,b@example.org', password: 'x' }, 400],
  ['an address with a line break', { email: 'a@example.org\r\nBcc: b@example.org', password: 'x' }, 400],
])('%s is refused', async (_, payload, status) => {
  const headers = { cookie: '', 'content-type': 'application/json' }
  const answer = await it.ask({ method: 'POST', url: '/api/account/sign-in', headers, payload })
  expect(answer.statusCode).toBe(status)
  expect(answer.json().detail).toMatch(/^[A-Z].*\.$/)
})

test('what a request adds of its own is not taken over', async () => {
  const id = newId()
  const payload = {
    id,
    name: 'R',
    planId: null,
    expiresOn: '2027-11-01',
    ownerMemberId: newId(),
    revokedAt: null,
    tokenSha256: 'x',
  }
  const cookie = await signIn(it.connection.db, it.scope, it.scope.memberId)
  await it.ask({ method: 'POST', url: `${it.at}/tokens`, payload, headers: { cookie } })
  const [row] = await it.connection.db.select().from(token).where(eq(token.id, id))
  expect([row?.ownerMemberId, row?.tokenSha256.length]).toEqual([it.scope.memberId, 64])
})

test('signing in as a stranger leaves nothing that tells one account from none', async () => {
  await anAccount(it, 'known@example.org')
  const answers = ['known@example.org', 'nobody@example.org'].map((email) =>
    it.ask({
      method: 'POST',
      url: '/api/account/sign-in',
      payload: { email, password: `not ${PASSWORD}` },
      headers: { cookie: '' },
    }),
  )
  const told = (await Promise.all(answers)).map((answer) => {
    const { requestId: _, ...body } = answer.json()
    const { date: __, 'x-request-id': ___, ...headers } = answer.headers
    return { status: answer.statusCode, body, headers: { ...headers, 'content-length': null } }
  })
  expect(told[0]).toEqual(told[1])
})
