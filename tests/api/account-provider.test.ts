import { account, credential } from '@ttc/db/account'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { CLIENT, type OidcServer, type Person, startOidcServer } from '../support/oidc.ts'
import { anAccount, invite, PASSWORD, startAccountApp } from '../support/people.ts'

const CALLBACK = 'http://localhost:8321/api/account/callback/oidc'
let server: OidcServer
let it: TestApp
beforeAll(async () => {
  server = await startOidcServer(CALLBACK, {
    openid: ['sub', 'roles'],
    email: ['email', 'email_verified'],
    profile: ['name'],
  })
  it = await startAccountApp({ provider: settings() })
})
afterAll(async () => {
  await it.close()
  await server.stop()
})

const settings = () => ({
  issuer: server.issuer,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  name: 'Marlbridge Council',
  rolesClaim: 'roles',
  roles: new Map([['Curve.Directors', 'director' as const]]),
  partnershipId: null,
  trustsAddress: false,
})

const person = (sub: string, over: Partial<Person> = {}): Person => ({
  sub,
  name: 'Assistant director',
  email: `${sub}@council.example`,
  email_verified: true,
  ...over,
})

/** Signs in at the provider as a person; answers where the browser ended, and the browser. */
async function arrive(who: Person, next: string | null = null, browser = new Browser(it)) {
  server.person.now = who
  const begun = await browser.post('/account/sign-in/provider', { next })
  const back = new URL(await server.walk(begun.json().url))
  const answer = await browser.get(`${back.pathname.slice('/api'.length)}${back.search}`)
  return { browser, back, to: answer.headers.location, status: answer.statusCode }
}

async function rolesOf(email: string) {
  const rows = await it.connection.db
    .select({ role: memberRole.role, claimed: memberRole.claimed })
    .from(memberRole)
    .innerJoin(member, and(eq(member.partnershipId, memberRole.partnershipId), eq(member.id, memberRole.memberId)))
    .innerJoin(account, eq(account.id, member.accountId))
    .where(and(eq(account.email, email), isNull(memberRole.endedAt)))
    .orderBy(asc(memberRole.role))
  return rows.map(({ role, claimed }) => `${role}${claimed ? ' (claimed)' : ''}`)
}

test('somebody with a role in the claim is signed in, a member, and where they wanted to be', async () => {
  const { browser, to, status } = await arrive(person('director', { roles: ['Curve.Directors', 'Other'] }), '/plan?x=1')
  expect([status, to]).toEqual([303, '/plan?x=1'])
  expect(await browser.whoAmI()).toBe('director@council.example')
  expect(await rolesOf('director@council.example')).toEqual(['director (claimed)'])
  const seen = await browser.get(`/partnerships/${it.scope.partnershipId}/members`)
  expect(seen.statusCode).toBe(200)
})

test('a role that the claim no longer gives ends at the next sign-in; one given here stays', async () => {
  const email = 'changing@council.example'
  await arrive(person('changing', { roles: ['analyst', 'Curve.Directors'] }))
  expect(await rolesOf(email)).toEqual(['analyst (claimed)', 'director (claimed)'])
  const [row] = await it.connection.db.select().from(member).where(eq(member.email, email))
  await it.connection.db
    .insert(memberRole)
    .values({ partnershipId: it.scope.partnershipId, id: crypto.randomUUID(), memberId: row?.id ?? '', role: 'reader' })
  await arrive(person('changing', { roles: 'analyst' }))
  expect(await rolesOf(email)).toEqual(['analyst (claimed)', 'reader'])
  await arrive(person('changing', { roles: [] }))
  expect(await rolesOf(email)).toEqual(['reader'])
})

test.each([
  ['no role in the claim', {}, 'not-invited'],
  ['a role nobody knows here', { roles: ['Global Administrator'] }, 'not-invited'],
  ['roles in a shape that is none', { roles: { administrator: true } }, 'not-invited'],
  ['an address that is not confirmed', { roles: ['director'], email_verified: false }, 'address-not-confirmed'],
  ['no address', { roles: ['director'], email: undefined }, 'address-not-confirmed'],
])('a newcomer with %s gets no account and is told why', async (name, over, problem) => {
  const sub = `no-${name.replaceAll(/\W/g, '')}`
  const { browser, to } = await arrive(person(sub, over))
  expect(to).toBe(`/sign-in?problem=${problem}`)
  expect(await browser.whoAmI()).toBeNull()
  const rows = await it.connection.db
    .select()
    .from(account)
    .where(eq(account.email, `${sub}@council.example`))
  expect(rows).toEqual([])
})

test('a guest who was invited signs in at the provider first, then accepts', async () => {
  const { key } = await invite(it, 'guest@council.example')
  const { browser } = await arrive(person('guest'), '/invitation')
  expect(await browser.whoAmI()).toBe('guest@council.example')
  expect((await browser.post('/account/invitation/accept', { token: key, account: null })).statusCode).toBe(200)
})

test('a local account with the same confirmed address is the same person; with an unconfirmed one it is not', async () => {
  const id = await anAccount(it, 'local@council.example')
  const stranger = await arrive(person('stranger', { email: 'local@council.example', email_verified: false }))
  expect([stranger.to, await stranger.browser.whoAmI()]).toEqual(['/sign-in?problem=address-not-confirmed', null])
  const owner = await arrive(person('local'))
  expect(await owner.browser.whoAmI()).toBe('local@council.example')
  const ways = await it.connection.db.select().from(credential).where(eq(credential.ownerId, id))
  expect(ways.map(({ provider }) => provider).sort()).toEqual(['credential', 'oidc'])
})

test('the account belongs to the subject: a changed address is not another person, nor another’s address a way in', async () => {
  await arrive(person('stable', { roles: ['reader'] }))
  const { browser } = await arrive(person('stable', { roles: ['reader'], email: 'renamed@council.example' }))
  expect(await browser.whoAmI()).toBe('stable@council.example')
})

test('nothing of the provider’s tokens is kept', async () => {
  await arrive(person('tokens', { roles: ['reader'] }))
  await arrive(person('tokens', { roles: ['reader'] }))
  const rows = await it.connection.db.select().from(credential).where(eq(credential.provider, 'oidc'))
  const kept = rows.flatMap(({ accessToken, refreshToken, idToken }) => [accessToken, refreshToken, idToken])
  expect(new Set(kept)).toEqual(new Set([null]))
})

test('an answer that was used, or that another browser began, is refused', async () => {
  const { back, browser } = await arrive(person('replay', { roles: ['reader'] }))
  const path = `${back.pathname.slice('/api'.length)}${back.search}`
  const again = await new Browser(it).get(path)
  expect(again.headers.location).toBe('/sign-in?problem=expired')
  server.person.now = person('victim', { roles: ['reader'] })
  const begun = await new Browser(it).post('/account/sign-in/provider', { next: null })
  const foreign = new URL(await server.walk(begun.json().url))
  const taken = await browser.get(`${foreign.pathname.slice('/api'.length)}${foreign.search}`)
  expect(taken.headers.location).toBe('/sign-in?problem=expired')
})

test.each([
  ['the person said no', 'error=access_denied', 'refused'],
  ['the provider is busy', 'error=temporarily_unavailable', 'provider-away'],
  ['an error nobody knows', 'error=%3Cscript%3E', 'failed'],
])('when %s the page says what happened', async (_, query, problem) => {
  const browser = new Browser(it)
  const begun = await browser.post('/account/sign-in/provider', { next: null })
  const state = new URL(begun.json().url).searchParams.get('state')
  const answer = await browser.get(`/account/callback/oidc?${query}&state=${state}`)
  expect(answer.headers.location).toBe(`/sign-in?problem=${problem}`)
})

test('a callback with nothing in it is refused without breaking', async () => {
  const answer = await new Browser(it).get('/account/callback/oidc')
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in?problem=expired'])
})

test.each([
  ['https://evil.example/'],
  ['//evil.example'],
  ['/\\evil.example'],
  ['/\t/evil.example'],
  ['javascript:alert(1)'],
  ['/api/account/sign-out'],
  ['plan'],
])('a way on to %j leads to the first page instead', async (next) => {
  const { to } = await arrive(person('careful', { roles: ['reader'] }), next)
  expect(to).toBe('/')
})

test('the request carries state, nonce and a proof key, and the secret never leaves the server', async () => {
  const begun = await new Browser(it).post('/account/sign-in/provider', { next: null })
  const asked = new URL(begun.json().url).searchParams
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: CALLBACK,
    state: expect.stringMatching(/.{20}/),
    nonce: expect.stringMatching(/.{20}/),
  })
  expect(begun.body).not.toContain(encodeURIComponent(CLIENT.secret))
})

test('an account of the provider has no password to reset or to change', async () => {
  const { browser } = await arrive(person('passwordless', { roles: ['reader'] }))
  const body = { current: PASSWORD, password: 'seven herons stood waiting' }
  expect((await browser.post('/account/password', body)).json()).toMatchObject({
    status: 422,
    detail: 'This account has no password: it signs in through its organisation.',
  })
})
