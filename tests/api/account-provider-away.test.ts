import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { CLIENT, startFalseProvider, startOidcServer } from '../support/oidc.ts'
import { anAccount, PASSWORD, startAccountApp } from '../support/people.ts'

const AWAY = 'Your organisation’s sign-in does not answer at the moment. Try again in a few minutes.'
const NONSENSE = 'Your organisation’s sign-in answered something that cannot be trusted. Tell your administrator.'

const settings = (issuer: string) => ({
  issuer,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  name: 'Council',
  rolesClaim: null,
  roles: new Map(),
  partnershipId: null,
  trustsAddress: false,
})

const documentOf = (issuer: string, over: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    ...over,
  })

let withDead: TestApp
beforeAll(async () => {
  withDead = await startAccountApp({ provider: settings('http://127.0.0.1:1') })
})
afterAll(() => withDead.close())

test('with the provider down passwords go on working, and the other way says so', async () => {
  await anAccount(withDead, 'owner@example.org')
  const browser = new Browser(withDead)
  const other = await browser.post('/account/sign-in/provider', { next: null })
  expect(other.json()).toMatchObject({ status: 503, code: 'unavailable', detail: AWAY })
  await browser.post('/account/sign-in', { email: 'owner@example.org', password: PASSWORD })
  expect(await browser.whoAmI()).toBe('owner@example.org')
})

test.each([
  ['answers 500', () => ({ status: 500, body: 'oops' }), AWAY],
  ['answers a page instead of its settings', () => ({ status: 200, body: '<html>Welcome</html>' }), NONSENSE],
  ['answers an empty list', () => ({ status: 200, body: '[]' }), NONSENSE],
  ['answers 404', () => ({ status: 404, body: '{}' }), NONSENSE],
  ['names another issuer', () => ({ status: 200, body: documentOf('https://elsewhere.example') }), NONSENSE],
  [
    'has an address without encryption',
    (_: string, issuer: string) => ({
      status: 200,
      body: documentOf(issuer, { token_endpoint: 'http://login.example/token' }),
    }),
    NONSENSE,
  ],
  [
    'has a script for an address',
    (_: string, issuer: string) => ({
      status: 200,
      body: documentOf(issuer, { authorization_endpoint: 'javascript:alert(1)' }),
    }),
    NONSENSE,
  ],
])('a provider that %s is said to be so, in words', async (_, tell, words) => {
  const provider = await startFalseProvider(tell)
  const it = await startAccountApp({ provider: settings(provider.issuer) })
  const answer = await new Browser(it).post('/account/sign-in/provider', { next: null })
  await it.close()
  await provider.stop()
  expect(answer.json()).toMatchObject({ status: 503, detail: words })
})

test.each([
  ['refuses the code', () => ({ status: 400, body: '{"error":"invalid_grant"}' })],
  ['answers no JSON', () => ({ status: 200, body: '<html>' })],
  ['sends an identity that it did not sign', () => ({ status: 200, body: unsigned() })],
])('a provider that %s after the person came back lets nobody in', async (_, token) => {
  const provider = await startFalseProvider((path, issuer) => {
    if (path === '/token') return token()
    return { status: 200, body: path === '/keys' ? '{"keys":[]}' : documentOf(issuer) }
  })
  const it = await startAccountApp({ provider: settings(provider.issuer) })
  await anAccount(it, 'owner@example.org')
  const browser = new Browser(it)
  const begun = await browser.post('/account/sign-in/provider', { next: null })
  const state = new URL(begun.json().url).searchParams.get('state')
  const answer = await browser.get(`/account/callback/oidc?code=abc&state=${state}`)
  const who = await browser.whoAmI()
  await it.close()
  await provider.stop()
  expect([answer.headers.location, who]).toEqual(['/sign-in?problem=failed', null])
})

function unsigned(): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { sub: '1', email: 'owner@example.org', email_verified: true, aud: CLIENT.id }
  const idToken = `${part({ alg: 'none' })}.${part(claims)}.`
  return JSON.stringify({ access_token: 'a', token_type: 'Bearer', id_token: idToken })
}

test('a provider that was down when the server started is used once it is there', async () => {
  const callback = 'http://localhost:8321/api/account/callback/oidc'
  const first = await startOidcServer(callback, { email: ['email'] })
  const it = await startAccountApp({ provider: settings(first.issuer) })
  const port = Number(new URL(first.issuer).port)
  await first.stop()
  const away = await new Browser(it).post('/account/sign-in/provider', { next: null })
  const again = await startOidcServer(callback, { email: ['email'] }, port)
  const there = await new Browser(it).post('/account/sign-in/provider', { next: null })
  await it.close()
  await again.stop()
  expect([away.statusCode, there.statusCode]).toEqual([503, 200])
})

test('where no provider is set there is no such way in', async () => {
  const it = await startAccountApp()
  const begun = await new Browser(it).post('/account/sign-in/provider', { next: null })
  const back = await new Browser(it).get('/account/callback/oidc?code=a&state=b')
  await it.close()
  expect([begun.statusCode, back.statusCode]).toEqual([404, 404])
})
