import { twoFactor } from '@ttc/db/account'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { anAccount, codeOf, mailsTo, PASSWORD, startAccountApp } from '../support/people.ts'

let it: TestApp
beforeAll(async () => {
  it = await startAccountApp()
})
afterAll(() => it.close())

async function passwordGiven(email: string): Promise<Browser> {
  const browser = new Browser(it)
  await browser.post('/account/sign-in', { email, password: PASSWORD })
  return browser
}

/** An account that asks for codes: confirmed with the code before this one, so that the present one is still unused. */
async function withCodes(email: string) {
  await anAccount(it, email)
  const browser = await passwordGiven(email)
  const { uri, recoveryCodes } = (await browser.post('/account/two-factor', { password: PASSWORD })).json()
  const confirmed = await browser.post('/account/two-factor/confirm', { code: codeOf(uri, Date.now() - 30_000) })
  return { browser, uri, recoveryCodes, confirmed }
}

test('codes are asked for once the first was confirmed, and not before', async () => {
  const email = 'begins@example.org'
  await anAccount(it, email)
  const browser = await passwordGiven(email)
  const made = (await browser.post('/account/two-factor', { password: PASSWORD })).json()
  expect(made.uri).toMatch(/^otpauth:\/\/totp\//)
  expect(new Set(made.recoveryCodes).size).toBe(10)
  expect(await (await passwordGiven(email)).whoAmI()).toBe(email)
  expect((await browser.post('/account/two-factor/confirm', { code: '000000' })).statusCode).toBe(400)
  expect((await browser.post('/account/two-factor/confirm', { code: codeOf(made.uri) })).statusCode).toBe(204)
  const answer = await new Browser(it).post('/account/sign-in', { email, password: PASSWORD })
  expect(answer.json()).toEqual({ next: 'code' })
})

test('after the password there is no session until the code is given', async () => {
  const { uri } = await withCodes('halfway@example.org')
  const browser = await passwordGiven('halfway@example.org')
  expect(browser.cookies.has('ttc.session_token')).toBe(false)
  expect((await browser.get('/account/sessions')).statusCode).toBe(401)
  const answer = await browser.post('/account/sign-in/code', { code: codeOf(uri) })
  expect([answer.json(), await browser.whoAmI()]).toEqual([{ next: 'signed-in' }, 'halfway@example.org'])
})

test.each([
  ['30 seconds behind', -30_000, 200],
  ['30 seconds ahead', 30_000, 200],
  ['two minutes behind', -120_000, 400],
  ['two minutes ahead', 120_000, 400],
])('a phone whose clock is %s: the code is answered %#', async (name, skew, status) => {
  const email = `clock${name.replaceAll(' ', '')}@example.org`
  await anAccount(it, email)
  const own = await passwordGiven(email)
  const { uri } = (await own.post('/account/two-factor', { password: PASSWORD })).json()
  await own.post('/account/two-factor/confirm', { code: codeOf(uri) })
  const browser = await passwordGiven(email)
  expect((await browser.post('/account/sign-in/code', { code: codeOf(uri, Date.now() + skew) })).statusCode).toBe(
    status,
  )
})

test('a code works once, though it is valid for a while', async () => {
  const { uri } = await withCodes('once@example.org')
  const code = codeOf(uri)
  await (await passwordGiven('once@example.org')).post('/account/sign-in/code', { code })
  const second = await passwordGiven('once@example.org')
  const answer = await second.post('/account/sign-in/code', { code })
  expect([answer.statusCode, answer.json().detail]).toEqual([400, 'This code has been used. Wait for the next one.'])
  expect(await second.whoAmI()).toBeNull()
})

test('a recovery code works once, written with or without care for spaces around it', async () => {
  const { recoveryCodes } = await withCodes('lost@example.org')
  const first = await passwordGiven('lost@example.org')
  expect((await first.post('/account/sign-in/code', { recoveryCode: ` ${recoveryCodes[0]} ` })).statusCode).toBe(200)
  const second = await passwordGiven('lost@example.org')
  const answer = await second.post('/account/sign-in/code', { recoveryCode: recoveryCodes[0] })
  expect([answer.statusCode, await second.whoAmI()]).toEqual([400, null])
})

test('of two uses of a recovery code at the same moment one counts', async () => {
  const { recoveryCodes } = await withCodes('lost-twice@example.org')
  const [one, two] = [await passwordGiven('lost-twice@example.org'), await passwordGiven('lost-twice@example.org')]
  const body = { recoveryCode: recoveryCodes[0] }
  const answers = await Promise.all([one.post('/account/sign-in/code', body), two.post('/account/sign-in/code', body)])
  expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1)
})

test('five wrong codes end the sign-in, and ten close the account to codes for a while', async () => {
  const { uri } = await withCodes('guessed@example.org')
  const wrong = async (browser: Browser) => (await browser.post('/account/sign-in/code', { code: '000000' })).statusCode
  const first = await passwordGiven('guessed@example.org')
  const fives = [await wrong(first), await wrong(first), await wrong(first), await wrong(first), await wrong(first)]
  expect([...fives, await wrong(first)]).toEqual([400, 400, 400, 400, 400, 429])
  const second = await passwordGiven('guessed@example.org')
  await Promise.all(Array.from({ length: 5 }, () => wrong(second)))
  await wrong(await passwordGiven('guessed@example.org'))
  await wrong(await passwordGiven('guessed@example.org'))
  await wrong(await passwordGiven('guessed@example.org'))
  await wrong(await passwordGiven('guessed@example.org'))
  await wrong(await passwordGiven('guessed@example.org'))
  const right = await (await passwordGiven('guessed@example.org')).post('/account/sign-in/code', { code: codeOf(uri) })
  expect(right.json()).toMatchObject({ status: 429, code: 'too-many' })
})

test.each([
  ['ten minutes more', 600_000, 429],
  ['a day, as by a clock that has been put back since', 86_400_000, 200],
])('whether the right code is taken where the account is closed to codes for %s', async (_, ms, status) => {
  const email = `closed-${status}@example.org`
  const accountId = await anAccount(it, email)
  const own = await passwordGiven(email)
  const { uri } = (await own.post('/account/two-factor', { password: PASSWORD })).json()
  await own.post('/account/two-factor/confirm', { code: codeOf(uri, Date.now() - 30_000) })
  const lock = { lockedUntil: new Date(Date.now() + ms), failedVerificationCount: 10 }
  await it.connection.db.update(twoFactor).set(lock).where(eq(twoFactor.accountId, accountId))
  const answer = await (await passwordGiven(email)).post('/account/sign-in/code', { code: codeOf(uri) })
  expect(answer.statusCode).toBe(status)
})

test('a code without a password before it is nobody, also for somebody signed in as another', async () => {
  const { uri } = await withCodes('target@example.org')
  await anAccount(it, 'other@example.org')
  const other = await passwordGiven('other@example.org')
  const answer = await other.post('/account/sign-in/code', { code: codeOf(uri) })
  expect([answer.statusCode, await other.whoAmI()]).toEqual([401, 'other@example.org'])
})

test('switching codes off, and new recovery codes, ask for the password and are told to the owner', async () => {
  const { browser, recoveryCodes } = await withCodes('off@example.org')
  expect((await browser.post('/account/two-factor/off', { password: 'not this one' })).statusCode).toBe(400)
  const fresh = (await browser.post('/account/two-factor/recovery-codes', { password: PASSWORD })).json()
  expect(fresh.recoveryCodes).toHaveLength(10)
  const used = await (await passwordGiven('off@example.org')).post('/account/sign-in/code', {
    recoveryCode: recoveryCodes[1],
  })
  expect(used.statusCode).toBe(400)
  expect((await browser.post('/account/two-factor/off', { password: PASSWORD })).statusCode).toBe(204)
  expect(await (await passwordGiven('off@example.org')).whoAmI()).toBe('off@example.org')
  await vi.waitFor(async () => expect(await mailsTo(it.connection.db, 'off@example.org')).toHaveLength(3))
})

test('neither secrets nor recovery codes can be read in the database', async () => {
  const { uri, recoveryCodes } = await withCodes('sealed@example.org')
  const kept = JSON.stringify(await it.connection.db.select().from(twoFactor))
  expect(kept).not.toContain(new URL(uri).searchParams.get('secret'))
  expect(kept).not.toContain(recoveryCodes[0])
})
