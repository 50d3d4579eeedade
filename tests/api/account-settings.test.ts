import { Writable } from 'node:stream'
import { newId } from '@ttc/contracts/new-id'
import { serverSecret } from '@ttc/db/account'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepSessionSecret } from '../../apps/api/src/account/server-secret.queries.ts'
import { readConfig } from '../../apps/api/src/app/config.ts'
import { loggerOf } from '../../apps/api/src/app/log.ts'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { accountSettings, aMember, anAccount, keyMailedTo, PASSWORD } from '../support/people.ts'

let it: TestApp
let log = ''
beforeAll(async () => {
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      log += String(chunk)
      done()
    },
  })
  const logger = { ...loggerOf(readConfig({ LOG_LEVEL: 'debug' })), stream }
  const accounts = accountSettings({ publicUrl: 'https://curve.example.org', secureCookies: true })
  it = await startTestApp(undefined, undefined, {
    accounts,
    logger,
    mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'x@y.z' },
  })
  await anAccount(it, 'owner@example.org')
})
afterAll(() => it.close())

test('over https every cookie is for this host, this site and https alone', async () => {
  const browser = new Browser(it)
  const answer = await browser.post('/account/sign-in', { email: 'owner@example.org', password: PASSWORD })
  expect(browser.set).toHaveLength(1)
  expect(browser.set[0]).toMatch(
    /^__Host-ttc\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect(answer.headers['strict-transport-security']).toContain('max-age=31536000')
})

test('a cookie under the name that plain http uses is nobody over https', async () => {
  const browser = new Browser(it)
  await browser.post('/account/sign-in', { email: 'owner@example.org', password: PASSWORD })
  const value = browser.cookies.get('__Host-ttc.session_token')
  const answer = await it.ask({ url: '/api/account/sessions', headers: { cookie: `ttc.session_token=${value}` } })
  expect(answer.statusCode).toBe(401)
})

test('neither passwords nor addresses, links, cookies or codes are in the log', async () => {
  const browser = new Browser(it)
  await browser.post('/account/sign-in', { email: 'owner@example.org', password: 'a wrong password' })
  await browser.post('/account/sign-in', { email: 'owner@example.org', password: PASSWORD })
  await browser.post('/account/password-reset', { email: 'owner@example.org' })
  await browser.post('/account/two-factor', { password: PASSWORD })
  await browser.post('/account/sign-in/code', { code: '123456' })
  const coordinator = `__Host-${await signIn(it.connection.db, it.scope, it.scope.memberId)}`
  const invited = await it.ask({
    method: 'POST',
    url: `${it.at}/invitations`,
    payload: { id: newId(), memberId: await aMember(it), email: 'guest@example.org' },
    headers: { cookie: coordinator },
  })
  const key = await keyMailedTo(it, 'guest@example.org')
  await browser.post('/account/invitation', { token: key })
  const token = browser.cookies.get('__Host-ttc.session_token')?.split('.')[0] ?? 'none'
  expect([invited.statusCode, key.length, log.length > 500]).toEqual([201, 43, true])
  expect(log).not.toMatch(/example\.org|copper lantern|wrong password|123456|ttc\.session/)
  expect(log).not.toContain(token)
  expect(log).not.toContain(key)
})

test('the server makes a secret once and keeps it; two that start at the same moment keep the same', async () => {
  const { db } = it.connection
  const both = await Promise.all([keepSessionSecret(db), keepSessionSecret(db)])
  const kept = await db.select().from(serverSecret)
  expect(both).toEqual([kept[0]?.value, kept[0]?.value])
  expect(both[0]).toMatch(/^[\w-]{43}$/)
})

test.each([
  [
    'nothing',
    {},
    { publicUrl: 'http://127.0.0.1:8321', secureCookies: false, secret: null, provider: null, signInAs: true },
  ],
  [
    'an https address',
    { PUBLIC_URL: 'https://curve.example.org/' },
    { publicUrl: 'https://curve.example.org', secureCookies: true },
  ],
  ['an open host', { HOST: '0.0.0.0' }, { signInAs: false }],
  ['an open host and the example', { HOST: '0.0.0.0', EXAMPLE: 'yes' }, { signInAs: true }],
  ['no example', { EXAMPLE: 'no' }, { signInAs: false }],
  ['secure cookies behind a proxy', { SECURE_COOKIES: 'yes' }, { secureCookies: true }],
])('settings with %s', (_, given, expected) => {
  expect(readConfig(given).accounts).toMatchObject(expected)
})

test('the settings of a provider are read together, roles by their pairs', () => {
  const { provider } = readConfig({
    OIDC_ISSUER: 'https://login.example/tenant/v2.0',
    OIDC_CLIENT_ID: 'id',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_ROLES_CLAIM: 'roles',
    OIDC_ROLES: 'Curve.Directors=director, Curve.Admins=administrator',
    OIDC_TRUST_EMAIL: 'yes',
  }).accounts
  expect(provider).toMatchObject({ rolesClaim: 'roles', trustsAddress: true, partnershipId: null })
  expect([...(provider?.roles ?? [])]).toEqual([
    ['Curve.Directors', 'director'],
    ['Curve.Admins', 'administrator'],
  ])
})

test.each([
  [{ SESSION_SECRET: 'short' }, /SESSION_SECRET must have at least 32/],
  [{ PUBLIC_URL: 'ftp://x' }, /PUBLIC_URL must be the address/],
  [{ PUBLIC_URL: 'https://x.example/curve' }, /PUBLIC_URL must have no path/],
  [{ SMTP_URL: 'mail.example.org' }, /SMTP_URL must be smtp/],
  [{ OIDC_ISSUER: 'http://login.example' }, /OIDC_ISSUER must be an https address/],
  [{ OIDC_ISSUER: 'https://login.example' }, /are needed together/],
  [{ OIDC_ROLES: 'Admins' }, /OIDC_ROLES must be pairs/],
  [{ OIDC_ROLES: 'Admins=emperor' }, /OIDC_ROLES must be pairs/],
  [{ TRUST_PROXY: 'everybody' }, /TRUST_PROXY must be the addresses/],
])('%j is refused in words, and not repeated', (given, words) => {
  expect(() => readConfig(given)).toThrow(words)
  expect(() => readConfig(given)).not.toThrow(/short$/)
})
