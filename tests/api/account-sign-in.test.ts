import { session } from '@ttc/db/account'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOf } from '../../apps/api/src/account/server-secret.queries.ts'
import type { TestApp } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { anAccount, PASSWORD, startAccountApp } from '../support/people.ts'

let it: TestApp
beforeAll(async () => {
  it = await startAccountApp()
  await anAccount(it, 'owner@example.org')
})
afterAll(() => it.close())

const signedIn = async (email = 'owner@example.org') => {
  const browser = new Browser(it)
  await browser.post('/account/sign-in', { email, password: PASSWORD })
  return browser
}

test('a right password opens a session that says who is signed in and until when', async () => {
  const browser = new Browser(it)
  const answer = await browser.post('/account/sign-in', { email: 'Owner@Example.org', password: PASSWORD })
  expect([answer.statusCode, answer.json()]).toEqual([200, { next: 'signed-in' }])
  const told = (await browser.get('/account/session')).json()
  expect(told.account).toMatchObject({ email: 'owner@example.org', twoFactor: false, example: false })
  const minutes = (Date.parse(told.expiresAt) - Date.parse(told.now)) / 60_000
  expect(minutes).toBeGreaterThan(59)
  expect(minutes).toBeLessThanOrEqual(60)
  expect(Date.parse(told.endsAt) - Date.parse(told.now)).toBeGreaterThan(11.9 * 3_600_000)
})

test('nobody is signed in without a session, and the answer still says how to', async () => {
  const told = (await new Browser(it).get('/account/session')).json()
  expect(told).toMatchObject({ account: null, expiresAt: null, provider: null, signInAs: false, mail: 'kept' })
})

test.each([
  ['a wrong password', 'owner@example.org', 'copper lantern by the sea'],
  ['an address without an account', 'nobody@example.org', PASSWORD],
  ['a password of one letter', 'owner@example.org', 'x'],
])('%s is refused in the same words', async (_, email, password) => {
  const browser = new Browser(it)
  const answer = await browser.post('/account/sign-in', { email, password })
  expect([answer.statusCode, answer.json().detail]).toEqual([400, 'The e-mail address or the password is not right.'])
  expect(browser.set).toEqual([])
})

test('a password longer than any stored one is refused alike, whether there is an account or not', async () => {
  const told = ['owner@example.org', 'nobody@example.org'].map(async (email) => {
    const answer = await new Browser(it).post('/account/sign-in', { email, password: 'x'.repeat(400) })
    return [answer.statusCode, answer.json().detail]
  })
  const [known, unknown] = await Promise.all(told)
  expect(known).toEqual([400, 'Use at most 128 characters.'])
  expect(unknown).toEqual(known)
})

test('the cookie cannot be read by a page, is sent to this site alone and names no person', async () => {
  const browser = await signedIn()
  const cookie = browser.set.find((line) => line.startsWith('ttc.session_token=')) ?? ''
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(cookie).not.toMatch(/Domain|owner/i)
})

test('signing in makes a new session and ends the one that was there before', async () => {
  const browser = await signedIn()
  const before = browser.header
  await browser.post('/account/sign-in', { email: 'owner@example.org', password: PASSWORD })
  expect(browser.header).not.toBe(before)
  const old = await it.ask({ url: '/api/account/sessions', headers: { cookie: before } })
  expect(old.statusCode).toBe(401)
})

test('a session that somebody planted is not taken over by signing in', async () => {
  const browser = new Browser(it)
  const planted = 'A'.repeat(32)
  browser.cookies.set('ttc.session_token', `${planted}.signature`)
  await browser.post('/account/sign-in', { email: 'owner@example.org', password: PASSWORD })
  expect(browser.header).not.toContain(planted)
  const rows = await it.connection.db
    .select()
    .from(session)
    .where(eq(session.token, hashOf(planted)))
  expect(rows).toEqual([])
})

test('the table of sessions holds no token that a cookie could be made of', async () => {
  const browser = await signedIn()
  const [token = ''] = (browser.cookies.get('ttc.session_token') ?? '').split('.')
  const rows = await it.connection.db.select({ token: session.token }).from(session)
  expect(rows).toContainEqual({ token: hashOf(token) })
  const stolen = rows.map((row) =>
    it.ask({ url: '/api/account/sessions', headers: { cookie: `ttc.session_token=${row.token}.x` } }),
  )
  expect(new Set((await Promise.all(stolen)).map((answer) => answer.statusCode))).toEqual(new Set([401]))
})

test('signing out ends the session at once, for every copy of its cookie', async () => {
  const browser = await signedIn()
  const copy = browser.header
  expect((await browser.post('/account/sign-out')).statusCode).toBe(204)
  expect(browser.cookies.has('ttc.session_token')).toBe(false)
  const later = await it.ask({ url: '/api/account/sessions', headers: { cookie: copy } })
  expect(later.json()).toMatchObject({ status: 401, code: 'signed-out' })
})

test('a person sees their own sessions and ends one, or all the others', async () => {
  await anAccount(it, 'devices@example.org')
  const desk = await signedIn('devices@example.org')
  const phone = await signedIn('devices@example.org')
  const tablet = await signedIn('devices@example.org')
  const { sessions } = (await desk.get('/account/sessions')).json()
  expect(sessions.map((one: { current: boolean }) => one.current).sort()).toEqual([false, false, true])
  const phoneId = (await phone.get('/account/sessions'))
    .json()
    .sessions.find((one: { current: boolean }) => one.current).id
  expect((await desk.ask('DELETE', `/account/sessions/${phoneId}`)).statusCode).toBe(204)
  expect(await phone.whoAmI()).toBeNull()
  expect((await desk.ask('DELETE', '/account/sessions')).statusCode).toBe(204)
  expect([await tablet.whoAmI(), await desk.whoAmI()]).toEqual([null, 'devices@example.org'])
})

test('nobody ends the session of another', async () => {
  await anAccount(it, 'victim@example.org')
  const victim = await signedIn('victim@example.org')
  const id = (await victim.get('/account/sessions')).json().sessions[0].id
  const answer = await (await signedIn()).ask('DELETE', `/account/sessions/${id}`)
  expect([answer.statusCode, await victim.whoAmI()]).toEqual([404, 'victim@example.org'])
})
