import { account } from '@ttc/db/account'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { memberRole } from '@ttc/db/role'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeExampleAccounts } from '../../apps/api/src/account/example-account.queries.ts'
import { offerSetUp } from '../../apps/api/src/account/set-up.command.ts'
import { makeSetUpLink } from '../../apps/api/src/account/set-up.queries.ts'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { loadExample, removeExample } from '../../apps/api/src/example/load-example.command.ts'
import { type TestApp, TODAY } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { openTestDatabase } from '../support/database.ts'
import { accountSettings, PASSWORD, startAccountApp } from '../support/people.ts'

type Listed = { role: string; name: string; agency: string; heldFor: string | null }

/** An application over a database with nothing in it. */
async function startEmpty(signInAs = false) {
  const connection = await openTestDatabase()
  const accounts = accountSettings({ signInAs })
  const app = await buildApp({ connection, today: () => TODAY, webFolder: null, logger: false, accounts })
  const close = async () => {
    await app.close()
    await connection.close()
  }
  return { it: { app, connection, ask: app.inject.bind(app) as TestApp['ask'] } as TestApp, accounts, close }
}

const first = {
  name: 'Administrator',
  email: 'admin@example.org',
  password: PASSWORD,
  partnership: { name: 'Tryton Partnership', area: { code: 'E06900001', name: 'Tryton' } },
}

let empty: Awaited<ReturnType<typeof startEmpty>>
let withPlan: TestApp
beforeAll(async () => {
  empty = await startEmpty()
  withPlan = await startAccountApp()
})
afterAll(async () => {
  await empty.close()
  await withPlan.close()
})

test('a first start prints a link; it makes one administrator of a first partnership and works once', async () => {
  const { it, accounts } = empty
  const lines: string[] = []
  await offerSetUp(it.connection.db, accounts, (line) => lines.push(line))
  const token = /http:\/\/localhost:8321\/set-up#([\w-]{43})$/.exec(lines[0] ?? '')?.[1] ?? ''
  const browser = new Browser(it)
  const look = await browser.post('/account/set-up/look', { token })
  expect(look.json()).toMatchObject({ needsPartnership: true, partnerships: [] })
  const unnamed = await browser.post('/account/set-up', { ...first, token, partnership: null })
  expect(unnamed.json()).toMatchObject({ status: 400, fields: [{ field: 'partnership' }] })
  expect((await browser.post('/account/set-up', { ...first, token })).statusCode).toBe(204)
  expect(await browser.whoAmI()).toBe('admin@example.org')
  const { partnerships } = (await browser.get('/partnerships')).json()
  expect(partnerships).toHaveLength(1)
  expect((await browser.get(`/partnerships/${partnerships[0].id}/mails`)).statusCode).toBe(200)
  const again = await new Browser(it).post('/account/set-up', { ...first, token, email: 'second@example.org' })
  expect(again.statusCode).toBe(400)
  await offerSetUp(it.connection.db, accounts, (line) => lines.push(line))
  expect(lines).toHaveLength(1)
})

test('a later start makes the link of an earlier one worthless, and a day later it is over', async () => {
  const { db } = withPlan.connection
  const older = await makeSetUpLink(db)
  const newer = await makeSetUpLink(db)
  const look = async (token: string) => (await new Browser(withPlan).post('/account/set-up/look', { token })).statusCode
  expect([await look(older), await look(newer)]).toEqual([400, 200])
  const old = await makeSetUpLink(db, new Date(Date.now() - 24 * 3_600_000))
  expect([await look(old), await look('made-up')]).toEqual([400, 400])
})

test('where a plan was loaded before anybody signs in, the link makes its administrator', async () => {
  const { it, close } = await startEmpty()
  const browser = new Browser(it)
  const token = await makeSetUpLink(it.connection.db)
  await browser.post('/account/set-up', { ...first, token })
  const [known] = await it.connection.db.select().from(partnership)
  await it.connection.db.update(memberRole).set({ endedAt: new Date() })
  const second = await makeSetUpLink(it.connection.db)
  const look = (await browser.post('/account/set-up/look', { token: second })).json()
  const body = { ...first, email: 'next@example.org', token: second, partnership: null }
  const made = await new Browser(it).post('/account/set-up', body)
  const members = await it.connection.db.select().from(member).where(eq(member.email, 'next@example.org'))
  await close()
  expect([look.partnerships, made.statusCode]).toEqual([['Tryton Partnership'], 204])
  expect(members.map((one) => one.partnershipId)).toEqual([known?.id])
})

test('of two people with one set-up link at the same moment one becomes administrator', async () => {
  const { it, close } = await startEmpty()
  const token = await makeSetUpLink(it.connection.db)
  const answers = await Promise.all([
    new Browser(it).post('/account/set-up', { ...first, token, email: 'one@example.org' }),
    new Browser(it).post('/account/set-up', { ...first, token, email: 'two@example.org' }),
  ])
  await close()
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([204, 400])
})

test('the example comes with one account a role, which can be entered and see the plan', async () => {
  const { it, accounts, close } = await startEmpty(true)
  const lines: string[] = []
  await loadExample(it.connection.db, TODAY, () => {})
  await offerSetUp(it.connection.db, accounts, (line) => lines.push(line))
  await makeExampleAccounts(it.connection.db)
  const { accounts: listed } = (await new Browser(it).get('/account/example')).json()
  const statuses = await Promise.all(
    listed.map(async ({ id }: { id: string }) => {
      const browser = new Browser(it)
      const entered = await browser.post('/account/sign-in-as', { accountId: id })
      const [own] = (await browser.get('/partnerships')).json().partnerships
      return [entered.statusCode, own.plans.length]
    }),
  )
  const real = (await new Browser(it).get('/account/session')).json()
  await close()
  expect(listed.map((one: Listed) => [one.role, one.name, one.agency, one.heldFor])).toEqual([
    ['team-member', 'District manager', 'Tarrow Youth Network (charity)', 'Safe streets, fair chances'],
    ['priority-lead', 'CAMHS service manager', 'Tarrowmouth and Marchwater NHS Trust', 'Feeling well'],
    ['plan-coordinator', 'Plan coordinator', 'Tarrowmouth Council', null],
    ['plan-lead', 'Independent chair of the partnership', 'Tarrowmouth Children’s Partnership', null],
    ['director', 'Director of children’s services', 'Tarrowmouth Council', null],
    ['lead-member', 'Lead member for children and young people', 'Tarrowmouth Council', null],
    ['analyst', 'Performance analyst', 'Tarrowmouth Council', null],
    ['administrator', 'Systems administrator', 'Tarrowmouth Council', null],
    ['reader', 'Participation worker', 'Tarrow Youth Network (charity)', null],
  ])
  expect(statuses).toEqual(Array(9).fill([204, 1]))
  expect([lines, real.signInAs]).toEqual([[], true])
})

test('the example shows a role where its partnership has nobody who holds it, and those who hold nothing wider', async () => {
  const it = await startAccountApp({ signInAs: true })
  await it.connection.db.update(partnership).set({ example: true })
  await makeExampleAccounts(it.connection.db)
  const { accounts: listed } = (await new Browser(it).get('/account/example')).json()
  await it.close()
  expect(listed.map((one: Listed) => [one.role, one.name, one.agency, one.heldFor])).toEqual(
    expect.arrayContaining([
      ['team-member', 'Head of early help', 'Council', 'Help early and once'],
      ['priority-lead', 'Priority lead', 'Tryton Partnership', 'Help early and once'],
      ['plan-lead', 'Plan lead', 'Tryton Partnership', 'Children and Young People’s Plan'],
      ['reader', 'Reader', 'Tryton Partnership', null],
    ]),
  )
})

test('nobody enters the account of a real partnership without a password, even in example mode', async () => {
  const it = await startAccountApp({ signInAs: true })
  const [owner] = await it.connection.db.select().from(member).where(eq(member.id, it.scope.memberId))
  const answer = await new Browser(it).post('/account/sign-in-as', { accountId: owner?.accountId })
  await it.close()
  expect(answer.statusCode).toBe(404)
})

test('an example account loses that way in with its partnership’s mark', async () => {
  const { it, close } = await startEmpty(true)
  await loadExample(it.connection.db, TODAY, () => {})
  await makeExampleAccounts(it.connection.db)
  const [one] = (await new Browser(it).get('/account/example')).json().accounts
  await it.connection.db.update(partnership).set({ example: false })
  const answer = await new Browser(it).post('/account/sign-in-as', { accountId: one.id })
  await close()
  expect(answer.statusCode).toBe(404)
})

test('removing the example takes its accounts and their sessions with it', async () => {
  const { it, close } = await startEmpty(true)
  await loadExample(it.connection.db, TODAY, () => {})
  await makeExampleAccounts(it.connection.db)
  const browser = new Browser(it)
  const [one] = (await browser.get('/account/example')).json().accounts
  await browser.post('/account/sign-in-as', { accountId: one.id })
  await removeExample(it.connection.db)
  const left = [await it.connection.db.select().from(account), (await browser.get('/account/example')).json().accounts]
  const who = await browser.whoAmI()
  await close()
  expect([left, who]).toEqual([[[], []], null])
})

test('a site that takes this machine’s address under its own name walks in as nobody', async () => {
  const { it, close } = await startEmpty(true)
  await loadExample(it.connection.db, TODAY, () => {})
  await makeExampleAccounts(it.connection.db)
  const browser = new Browser(it)
  const [one] = (await browser.get('/account/example')).json().accounts
  const enter = (host: string) => browser.ask('POST', '/account/sign-in-as', { accountId: one.id }, { host })
  const statuses = [
    (await enter('evil.example:8321')).statusCode,
    (await enter('127.0.0.1:8321')).statusCode,
    (await enter('[::1]:8321')).statusCode,
    (await enter('localhost:8321')).statusCode,
  ]
  await close()
  expect(statuses).toEqual([403, 204, 204, 204])
})

test('outside example mode the routes do not exist', async () => {
  const browser = new Browser(withPlan)
  const answers = [await browser.get('/account/example'), await browser.post('/account/sign-in-as', {})]
  expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404])
})
