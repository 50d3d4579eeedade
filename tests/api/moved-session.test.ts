import { member } from '@ttc/db/member'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { moveAll } from '../../apps/api/src/backup/move.command.ts'
import { type TestApp, TODAY } from '../support/app.ts'
import { aFolder, anEmptyDatabase, never } from '../support/backup.ts'
import { Browser } from '../support/cookie-jar.ts'
import { exportTo, importFrom } from '../support/export.ts'
import { accountSettings, anAccount, PASSWORD, startAccountApp } from '../support/people.ts'

const folder = aFolder()
const EMAIL = 'administrator@example.org'
/** As an installation without a setting of its own: the secret lies in the database, and moves with it. */
const accounts = accountSettings({ secret: null })
let it: TestApp
let browser: Browser

const startOn = async (connection: TestApp['connection']): Promise<TestApp> => {
  const parts = { connection, today: () => TODAY, webFolder: null, logger: false, accounts } as const
  const app = await buildApp(parts)
  return { ...it, app, connection, ask: app.inject.bind(app) }
}

beforeAll(async () => {
  it = await startAccountApp({ secret: null })
  const accountId = await anAccount(it, EMAIL)
  const own = and(eq(member.partnershipId, it.scope.partnershipId), eq(member.id, it.scope.memberId))
  await it.connection.db.update(member).set({ accountId }).where(own)
  browser = new Browser(it)
  await browser.post('/account/sign-in', { email: EMAIL, password: PASSWORD })
})
afterAll(async () => {
  await it.close()
  folder.remove()
})

/** The same browser at another address of the product. */
function cookiesOf(from: Browser, at: TestApp): Browser {
  const same = new Browser(at)
  for (const [name, value] of from.cookies) same.cookies.set(name, value)
  return same
}

const seenBy = async (at: Browser) => {
  const told = (await at.get('/account/session')).json()
  const plan = await at.get(`/partnerships/${it.scope.partnershipId}/plans/${it.planId}`)
  return [told.account?.email, plan.statusCode, plan.json().outcomes]
}

test('whoever was signed in before everything moved to another database is signed in there, with the same cookie', async () => {
  const before = await seenBy(browser)
  expect(before).toEqual([EMAIL, 200, expect.any(Array)])
  const other = await anEmptyDatabase()
  await moveAll(it.connection.db, other.db, new Date(), never)
  const moved = await startOn(other)
  expect(await seenBy(cookiesOf(browser, moved))).toEqual(before)
  await cookiesOf(browser, moved).post('/account/sign-out', {})
  expect(await seenBy(cookiesOf(browser, moved))).toEqual([undefined, 401, undefined])
  expect(await seenBy(browser)).toEqual(before)
  await moved.app.close()
  await other.close()
})

test('after an import the administrator accepts the invitation that the command told, and sees what was seen before', async () => {
  const before = await seenBy(browser)
  const path = folder.at('export.zip')
  await exportTo(it, path)
  const other = await anEmptyDatabase()
  const { wayIn } = await importFrom(other, path)
  const [first] = wayIn.administrators
  expect(first?.email).toBe(EMAIL)
  const there = await startOn(other)
  const stranger = cookiesOf(browser, there)
  expect(await seenBy(stranger)).toEqual([undefined, 401, undefined])
  const newcomer = new Browser(there)
  const accepted = { token: first?.token, account: { name: 'Administrator', password: PASSWORD } }
  expect((await newcomer.post('/account/invitation/accept', accepted)).statusCode).toBe(200)
  expect(await seenBy(newcomer)).toEqual(before)
  await there.app.close()
  await other.close()
})

test('after an import whoever has an account there signs in with its own password, and sees what was seen before', async () => {
  const path = folder.at('again.zip')
  await exportTo(it, path)
  const other = await anEmptyDatabase()
  const there = await startOn(other)
  await anAccount(there, EMAIL, 'another lantern by the weir')
  await importFrom(other, path)
  const known = new Browser(there)
  await known.post('/account/sign-in', { email: EMAIL, password: 'another lantern by the weir' })
  expect(await seenBy(known)).toEqual(await seenBy(browser))
  await there.app.close()
  await other.close()
})
