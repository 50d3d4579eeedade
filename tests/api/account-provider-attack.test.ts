import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { CLIENT, startFalseProvider } from '../support/oidc.ts'
import { anAccount, startAccountApp } from '../support/people.ts'

const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwk = { ...own.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

function signed(claims: object, key: KeyObject = own.privateKey, kid = 'one'): string {
  const text = `${part({ alg: 'RS256', kid })}.${part(claims)}`
  return `${text}.${createSign('sha256').update(text).sign(key, 'base64url')}`
}

/** Signed with a secret both know, or one everybody knows, in the place of the provider's key. */
function shared(claims: object, secret: string): string {
  const text = `${part({ alg: 'HS256', kid: 'one' })}.${part(claims)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

let provider: Awaited<ReturnType<typeof startFalseProvider>>
let it: TestApp
let idToken = ''
beforeAll(async () => {
  provider = await startFalseProvider((path, issuer) => ({ status: 200, body: JSON.stringify(answerTo(path, issuer)) }))
  const { issuer } = provider
  const settings = { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, name: 'Council', rolesClaim: null }
  it = await startAccountApp({ provider: { ...settings, roles: new Map(), partnershipId: null, trustsAddress: false } })
  await anAccount(it, 'owner@example.org')
})
afterAll(async () => {
  await it.close()
  await provider.stop()
})

function answerTo(path: string, issuer: string): object {
  if (path === '/token') return { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken }
  if (path === '/keys') return { keys: [jwk] }
  const at = {
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
  }
  return { issuer, ...at, id_token_signing_alg_values_supported: ['RS256'], response_types_supported: ['code'] }
}

/** Comes back from the provider with an identity; answers where that led and as whom. */
async function comeBack(identity: (claims: Record<string, unknown>) => string) {
  const browser = new Browser(it)
  const begun = new URL((await browser.post('/account/sign-in/provider', { next: null })).json().url).searchParams
  const now = Math.floor(Date.now() / 1000)
  const who = { sub: 'subject-1', email: 'owner@example.org', email_verified: true, name: 'Owner' }
  const about = { iss: provider.issuer, aud: CLIENT.id, iat: now, exp: now + 300, nonce: begun.get('nonce') }
  idToken = identity({ ...who, ...about })
  const answer = await browser.get(`/account/callback/oidc?code=abc&state=${begun.get('state')}`)
  return [answer.headers.location, await browser.whoAmI()]
}

test.each<[string, (claims: Record<string, unknown>) => string]>([
  ['of another issuer', (claims) => signed({ ...claims, iss: 'https://elsewhere.example' })],
  ['for another client', (claims) => signed({ ...claims, aud: 'somebody-else' })],
  ['with another nonce', (claims) => signed({ ...claims, nonce: 'of another sign-in' })],
  ['without a nonce', ({ nonce: _, ...claims }) => signed(claims)],
  ['that is over', (claims) => signed({ ...claims, iat: 1_000_000, exp: 1_000_300 })],
  ['signed with a stranger’s key', (claims) => signed(claims, stranger.privateKey)],
  ['signed with a key nobody published', (claims) => signed(claims, stranger.privateKey, 'two')],
  ['signed with the client’s secret', (claims) => shared(claims, CLIENT.secret)],
  [
    'signed with the published key as a secret',
    (claims) => shared(claims, own.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
  ],
  ['signed by nobody', (claims) => `${part({ alg: 'none' })}.${part(claims)}.`],
  [
    'whose claims were changed after signing',
    (claims) => {
      const [head, , signature] = signed({ ...claims, sub: 'subject-2' }).split('.')
      return `${head}.${part(claims)}.${signature}`
    },
  ],
])('an identity %s lets nobody in', async (_, identity) => {
  const [to, who] = await comeBack(identity)
  expect([String(to).startsWith('/sign-in?problem='), who]).toEqual([true, null])
})

test('an address that is not confirmed does not take over the account that has it', async () => {
  const [to, who] = await comeBack((claims) => signed({ ...claims, sub: 'thief', email_verified: false }))
  expect([to, who]).toEqual(['/sign-in?problem=address-not-confirmed', null])
})

test('the same identity, right in everything, is let in', async () => {
  expect(await comeBack((claims) => signed(claims))).toEqual(['/', 'owner@example.org'])
})
