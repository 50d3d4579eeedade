import { newId } from '@ttc/contracts/new-id'
import { token } from '@ttc/db/token'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it.close())

const aToken = (over: object = {}) => ({
  id: newId(),
  name: 'Power BI',
  planId: null,
  expiresOn: '2099-01-01',
  ...over,
})

/** A token that lasts: the tests' own day lies apart from the day on which they run. */
async function made(over: object = {}): Promise<{ id: string; secret: string }> {
  const answer = await it.send('POST', '/tokens', aToken({ expiresOn: '2027-11-01', ...over }))
  expect(answer.statusCode).toBe(201)
  const { id, secret } = answer.json()
  await it.connection.db
    .update(token)
    .set({ expiresAt: new Date('2099-01-01') })
    .where(eq(token.id, id))
  return { id, secret }
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })
const ask = (path: string, headers: object) => it.ask({ url: it.at + path, headers: { ...headers } })

test('a token reads as Bearer and as HTTP Basic, in the place of the password or of the name', async () => {
  const { secret } = await made()
  const path = `/plans/${it.planId}`
  const answers = await Promise.all(
    [bearer(secret), basic(`powerbi:${secret}`), basic(`${secret}:`)].map((headers) => ask(path, headers)),
  )
  expect(answers.map((one) => one.statusCode)).toEqual([200, 200, 200])
  expect(answers[0]?.json().allowed).toEqual([])
})

test('a token is shown once, kept as a hash, and listed by its first letters', async () => {
  const body = aToken({ expiresOn: '2027-11-01' })
  const first = (await it.send('POST', '/tokens', body)).json()
  const again = (await it.send('POST', '/tokens', body)).json()
  expect(again).toEqual({ ...first, secret: null })
  const [row] = await it.connection.db.select().from(token).where(eq(token.id, body.id))
  expect(JSON.stringify(row)).not.toContain(first.secret)
  const listed = await it.get('/tokens')
  expect(listed.body).not.toContain(first.secret)
  expect(listed.json().tokens).toContainEqual(
    expect.objectContaining({ id: body.id, prefix: first.secret.slice(0, 10), lastUsedAt: null }),
  )
})

test.each([
  ['a plan', 'POST', '/plans', { id: newId(), name: 'A', startsOn: '2025-04-01', endsOn: '2026-03-31' }],
  ['a board', 'POST', '/boards', { id: newId(), name: 'A', parentId: null, kind: 'trust', priorityId: null }],
  ['an absence', 'PUT', '/own-absence', { version: 1, from: null, to: null, deputyMemberId: null }],
] as const)('a token does not change %s', async (_, method, path, payload) => {
  const { secret } = await made()
  const answer = await it.ask({ method, url: it.at + path, headers: bearer(secret), payload })
  expect([answer.statusCode, answer.json().detail]).toEqual([403, 'A token only reads. Sign in to change something.'])
})

test('a token sees no trail, no tokens, no account and no addresses', async () => {
  const { secret } = await made()
  const paths = ['/audit', '/audit.csv', '/tokens', '/mails']
  const answers = await Promise.all(paths.map((path) => ask(path, bearer(secret))))
  expect(answers.map((one) => one.statusCode)).toEqual([403, 403, 403, expect.any(Number)])
  const people = await ask('/people', bearer(secret))
  expect(people.json().people.map((one: { email: string | null }) => one.email)).toEqual([null, null])
})

test('a token of one plan shows that plan alone', async () => {
  const other = newId()
  await it.send('POST', '/plans', { id: other, name: 'Another', startsOn: '2025-04-01', endsOn: '2026-03-31' })
  const { secret } = await made({ planId: it.planId })
  const answers = await Promise.all([it.planId, other].map((plan) => ask(`/plans/${plan}`, bearer(secret))))
  expect(answers.map((one) => one.statusCode)).toEqual([200, 404])
  const { partnerships } = (await it.ask({ url: '/api/partnerships', headers: bearer(secret) })).json()
  expect(partnerships[0].plans.map((one: { id: string }) => one.id)).toEqual([it.planId])
})

test('a revoked token stops at once, and says no more than an unknown one', async () => {
  const { id, secret } = await made()
  expect((await ask('/members', bearer(secret))).statusCode).toBe(200)
  expect((await it.send('PUT', `/tokens/${id}`, { version: 1, revoked: true })).statusCode).toBe(200)
  const revoked = await ask('/members', bearer(secret))
  const unknown = await ask('/members', bearer(`${secret.slice(0, -1)}x`))
  expect([revoked.statusCode, unknown.statusCode]).toEqual([401, 401])
  expect(revoked.json().detail).toBe(unknown.json().detail)
})

test('a token whose time is over is refused', async () => {
  const { id, secret } = await made()
  await it.connection.db
    .update(token)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(token.id, id))
  expect((await ask('/members', bearer(secret))).statusCode).toBe(401)
})

test('the last use is written once a minute at most', async () => {
  const { id, secret } = await made()
  const used = async () => {
    await ask('/members', bearer(secret))
    // Any change makes the application forget who asked, so that each use reaches the database.
    await it.send('PUT', `/tokens/${newId()}`, { version: 1, revoked: true })
    const [row] = await it.connection.db.select({ at: token.lastUsedAt }).from(token).where(eq(token.id, id))
    return row?.at
  }
  const first = await used()
  expect(first).toBeInstanceOf(Date)
  expect(await used()).toEqual(first)
})

test.each([
  ['a scheme of its own', { authorization: 'Digest ttc_x' }],
  ['nothing after the scheme', { authorization: 'Bearer' }],
  ['Basic that cannot be read', { authorization: 'Basic %%%' }],
  ['a token of somebody else’s product', bearer('ghp_0123456789012345678901234567890123456789')],
])('%s is refused', async (_, headers) => {
  expect((await ask('/members', headers)).statusCode).toBe(401)
})

test.each([
  ['yesterday', { expiresOn: '2026-11-22' }, 'expiresOn'],
  ['more than a year away', { expiresOn: '2028-01-01' }, 'expiresOn'],
  ['of no plan', { expiresOn: '2027-01-01', planId: newId() }, 'planId'],
])('a token %s is not made', async (_, over, field) => {
  const answer = await it.send('POST', '/tokens', aToken(over))
  expect([answer.statusCode, answer.json().fields[0].field]).toEqual([400, field])
})
