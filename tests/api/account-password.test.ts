import { verification } from '@ttc/db/account'
import { like } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { anAccount, keyMailedTo, mailsTo, PASSWORD, startAccountApp } from '../support/people.ts'

let it: TestApp
beforeAll(async () => {
  it = await startAccountApp()
})
afterAll(() => it.close())

const NEW = 'seven herons stood waiting'

async function askedReset(email: string): Promise<string> {
  const before = (await mailsTo(it.connection.db, email)).length
  await new Browser(it).post('/account/password-reset', { email })
  await vi.waitFor(async () => {
    expect(await mailsTo(it.connection.db, email)).toHaveLength(before + 1)
  })
  return keyMailedTo(it, email)
}

const use = (token: string, password = NEW) => new Browser(it).post('/account/password-reset/use', { token, password })
const signIn = async (email: string, password: string) => {
  const browser = new Browser(it)
  await browser.post('/account/sign-in', { email, password })
  return browser
}

test('a mailed link lets a new password be chosen, once, and ends every session', async () => {
  const email = 'forgot@example.org'
  await anAccount(it, email)
  const desk = await signIn(email, PASSWORD)
  const key = await askedReset(email)
  expect((await use(key)).statusCode).toBe(204)
  expect(await desk.whoAmI()).toBeNull()
  expect(await (await signIn(email, PASSWORD)).whoAmI()).toBeNull()
  expect(await (await signIn(email, NEW)).whoAmI()).toBe(email)
  const again = await use(key, 'a third password altogether')
  expect([again.statusCode, again.json().detail]).toEqual([
    400,
    'This link has been used or is too old. Ask for a new one.',
  ])
})

test('a reset ends the other links of the account and tells the owner', async () => {
  const email = 'twice@example.org'
  await anAccount(it, email)
  const first = await askedReset(email)
  const second = await askedReset(email)
  expect((await use(second)).statusCode).toBe(204)
  expect((await use(first)).statusCode).toBe(400)
  await vi.waitFor(async () => {
    const [newest] = await mailsTo(it.connection.db, email)
    expect(newest).toMatchObject({ kind: 'account-change', subject: 'A change to your account' })
  })
})

test('of two uses at the same moment one counts', async () => {
  const email = 'race@example.org'
  await anAccount(it, email)
  const key = await askedReset(email)
  const answers = await Promise.all([use(key, 'one password of two words'), use(key, 'another password of words')])
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([204, 400])
})

test('a link that is too old is refused', async () => {
  const email = 'late@example.org'
  await anAccount(it, email)
  const key = await askedReset(email)
  await it.connection.db.update(verification).set({ expiresAt: new Date(Date.now() - 1000) })
  expect((await use(key)).statusCode).toBe(400)
  expect(await (await signIn(email, PASSWORD)).whoAmI()).toBe(email)
})

test.each([
  ['one character changed', (key: string) => `${key.startsWith('x') ? 'y' : 'x'}${key.slice(1)}`],
  ['cut short', (key: string) => key.slice(0, -1)],
  ['with something added', (key: string) => `${key}a`],
  ['made up', () => 'abc'],
  ['of 200 characters', () => 'z'.repeat(200)],
])('a link %s is refused and the right one still works', async (name, tamper) => {
  const email = `tampered.${name.replaceAll(/\W/g, '')}@example.org`
  await anAccount(it, email)
  const key = await askedReset(email)
  expect((await use(tamper(key))).statusCode).toBe(400)
  expect((await use(key)).statusCode).toBe(204)
})

test('the key of a link is nowhere in the database but in its mail', async () => {
  await anAccount(it, 'hashed@example.org')
  const key = await askedReset('hashed@example.org')
  const rows = await it.connection.db
    .select()
    .from(verification)
    .where(like(verification.identifier, `%${key}%`))
  expect([key.length > 20, rows]).toEqual([true, []])
})

test('the answer is the same for an address without an account, and nothing is mailed', async () => {
  await anAccount(it, 'known@example.org')
  const known = await new Browser(it).post('/account/password-reset', { email: 'known@example.org' })
  const unknown = await new Browser(it).post('/account/password-reset', { email: 'unknown@example.org' })
  expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body])
  await vi.waitFor(async () => expect(await mailsTo(it.connection.db, 'known@example.org')).toHaveLength(1))
  expect(await mailsTo(it.connection.db, 'unknown@example.org')).toEqual([])
})

test('the fourth request of a quarter of an hour is answered alike, and mails nothing', async () => {
  const email = 'impatient@example.org'
  await anAccount(it, email)
  await askedReset(email)
  await askedReset(email)
  await askedReset(email)
  const fourth = await new Browser(it).post('/account/password-reset', { email })
  await it.ask({ url: '/api/account/session', headers: { cookie: '' } })
  await new Promise((done) => setTimeout(done, 200))
  expect([fourth.statusCode, (await mailsTo(it.connection.db, email)).length]).toEqual([202, 3])
})

test.each([
  ['short', 'too short', /at least 12/],
  ['of one letter', 'a'.repeat(20), /more different/],
  ['well known', 'password12345678', /easy to guess/],
  ['made of the own address', 'weakling.weakling', /easy to guess/],
])('a new password that is %s is refused with its field, and the link stays good', async (name, password, words) => {
  const email = `weakling@${name.replaceAll(' ', '')}.example.org`
  await anAccount(it, email)
  const key = await askedReset(email)
  const answer = await use(key, password)
  expect(answer.json()).toMatchObject({ status: 400, fields: [{ field: 'password' }] })
  expect(answer.json().detail).toMatch(words)
  expect((await use(key)).statusCode).toBe(204)
})

test('changing the password asks for the present one, keeps this session alone and gives it a new key', async () => {
  const email = 'changes@example.org'
  await anAccount(it, email)
  const desk = await signIn(email, PASSWORD)
  const phone = await signIn(email, PASSWORD)
  const before = desk.header
  const wrong = await desk.post('/account/password', { current: 'not this one at all', password: NEW })
  expect(wrong.json()).toMatchObject({ status: 400, detail: 'The password is not right.' })
  expect((await desk.post('/account/password', { current: PASSWORD, password: NEW })).statusCode).toBe(204)
  expect(desk.header).not.toBe(before)
  expect([await desk.whoAmI(), await phone.whoAmI()]).toEqual([email, null])
})
