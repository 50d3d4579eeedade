import { newId } from '@ttc/contracts/new-id'
import { auditEntry } from '@ttc/db/audit'
import { member } from '@ttc/db/member'
import { accountEvents } from '@ttc/domain/audit'
import { and, asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { type TestApp, TODAY } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { aMember, anAccount, codeOf, keyMailedTo, PASSWORD, startAccountApp } from '../support/people.ts'
import { aPlanFile } from '../support/plan-file.ts'

let it: TestApp
beforeAll(async () => {
  it = await startAccountApp()
})
afterAll(() => it.close())

const NEW_PASSWORD = 'seven herons stood waiting'

/** Somebody with an account who is a member here; `gone` has left. */
async function somebody(email: string, gone = false): Promise<string> {
  const accountId = await anAccount(it, email)
  const id = await aMember(it)
  await join(id, accountId, gone ? '2026-01-01' : null)
  return id
}
const join = (id: string, accountId: string, leftOn: string | null = null) =>
  it.connection.db.update(member).set({ accountId, leftOn }).where(eq(member.id, id))

const signIn = async (email: string, password = PASSWORD, browser = new Browser(it)) => {
  await browser.post('/account/sign-in', { email, password })
  return browser
}

/** What is written down about a member, in order: the action, by themselves or by nobody known, and what is said of it. */
async function trailOf(memberId: string) {
  const rows = await it.connection.db
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.objectId, memberId))
    .orderBy(asc(auditEntry.at), asc(auditEntry.id))
  return rows.map(({ action, memberId: by, after }) => [action, by === null ? 'anybody' : 'owner', after])
}

test('signing in, out, and failing to, are written down', async () => {
  const id = await somebody('in-and-out@example.org')
  await signIn('in-and-out@example.org', 'a wrong password')
  await vi.waitFor(async () => expect(await trailOf(id)).toHaveLength(1))
  const browser = await signIn('in-and-out@example.org')
  await browser.post('/account/sign-out')
  expect(await trailOf(id)).toEqual([
    ['account.sign-in-failed', 'anybody', null],
    ['account.sign-in', 'owner', { way: 'password' }],
    ['account.sign-out', 'owner', null],
  ])
})

test('a changed and a reset password, and sessions that were ended, are written down', async () => {
  const id = await somebody('changes@example.org')
  const [desk] = [await signIn('changes@example.org'), await signIn('changes@example.org')]
  await desk.ask('DELETE', '/account/sessions')
  await desk.ask('DELETE', '/account/sessions')
  await desk.post('/account/password', { current: PASSWORD, password: NEW_PASSWORD })
  await desk.post('/account/password-reset', { email: 'changes@example.org' })
  const key = await vi.waitFor(async () => {
    const found = await keyMailedTo(it, 'changes@example.org')
    expect(found).not.toBe('')
    return found
  })
  expect((await desk.post('/account/password-reset/use', { token: key, password: PASSWORD })).statusCode).toBe(204)
  expect((await trailOf(id)).slice(2)).toEqual([
    ['account.sessions-ended', 'owner', { sessions: 1 }],
    ['account.password-changed', 'owner', null],
    ['account.password-reset', 'anybody', null],
  ])
})

test('one-time and recovery codes are written down: set up, asked for, used, made anew and switched off', async () => {
  const id = await somebody('codes@example.org')
  const browser = await signIn('codes@example.org')
  const { uri, recoveryCodes } = (await browser.post('/account/two-factor', { password: PASSWORD })).json()
  await browser.post('/account/two-factor/confirm', { code: codeOf(uri) })
  const other = await signIn('codes@example.org')
  await vi.waitFor(async () => expect(await trailOf(id)).toHaveLength(3))
  await other.post('/account/sign-in/code', { recoveryCode: recoveryCodes[0] })
  await other.post('/account/two-factor/recovery-codes', { password: PASSWORD })
  await other.post('/account/two-factor/off', { password: PASSWORD })
  expect(await trailOf(id)).toEqual([
    ['account.sign-in', 'owner', { way: 'password' }],
    ['account.two-factor-on', 'owner', null],
    ['account.code-asked', 'anybody', null],
    ['account.sign-in', 'owner', { way: 'recovery code' }],
    ['account.recovery-codes', 'owner', null],
    ['account.two-factor-off', 'owner', null],
  ])
})

test('switching codes on or off ends every other session, and keeps this one', async () => {
  await somebody('alone@example.org')
  const [desk, phone] = [await signIn('alone@example.org'), await signIn('alone@example.org')]
  const { uri } = (await desk.post('/account/two-factor', { password: PASSWORD })).json()
  await desk.post('/account/two-factor/confirm', { code: codeOf(uri) })
  expect([await desk.whoAmI(), await phone.whoAmI()]).toEqual(['alone@example.org', null])
  const again = await desk.post('/account/two-factor/confirm', { code: codeOf(uri) })
  expect(again.statusCode).toBe(409)
})

test('each partnership of the owner has it in its trail, but none that they left', async () => {
  const id = await somebody('serves-two@example.org')
  const there = await loadPlanFile(it.connection.db, PlanFile.parse(aPlanFile()), TODAY)
  const left = await loadPlanFile(it.connection.db, PlanFile.parse(aPlanFile()), TODAY)
  const [row] = await it.connection.db.select().from(member).where(eq(member.id, id))
  const second = await aMember(it, there.scope.partnershipId)
  const third = await aMember(it, left.scope.partnershipId)
  await join(second, row?.accountId ?? '')
  await join(third, row?.accountId ?? '', '2026-01-01')
  await signIn('serves-two@example.org')
  expect([await trailOf(id), await trailOf(second), await trailOf(third)].map((trail) => trail.length)).toEqual([
    1, 1, 0,
  ])
})

test('an address without an account, and one of nobody’s partnership, leave nothing in any trail', async () => {
  await anAccount(it, 'nowhere@example.org')
  await somebody('gone@example.org', true)
  const before = await it.connection.db.$count(auditEntry)
  await signIn('unknown@example.org')
  await signIn('nowhere@example.org')
  await signIn('gone@example.org', 'a wrong password')
  const id = await somebody('marker@example.org')
  await signIn('marker@example.org', 'a wrong password')
  await vi.waitFor(async () => expect(await trailOf(id)).toHaveLength(1))
  expect(await it.connection.db.$count(auditEntry)).toBe(before + 1)
})

test('the trail can be narrowed to one of these, or to all of them, and holds no address, password or code', async () => {
  const id = await somebody('narrow@example.org')
  await signIn('narrow@example.org')
  const edit = { id: newId(), name: 'Team member', agency: 'Council', email: null }
  expect((await it.send('POST', '/members', edit)).statusCode).toBe(201)
  const one = (await it.get('/audit?action=account.sign-in&limit=200')).json().entries
  const all = (await it.get('/audit?action=account&limit=200')).json().entries
  expect(new Set(one.map((entry: { action: string }) => entry.action))).toEqual(new Set(['account.sign-in']))
  expect(one).toContainEqual(expect.objectContaining({ objectKind: 'member', objectId: id }))
  expect(accountEvents).toEqual(expect.arrayContaining(all.map((entry: { action: string }) => entry.action)))
  expect(all.length).toBeGreaterThan(one.length)
  expect(JSON.stringify(all)).not.toMatch(/narrow|@example|herons|copper|127\.0/)
  expect((await it.get('/audit.csv?action=account.sign-in')).body.trimEnd().split('\r\n')).toHaveLength(one.length + 1)
})

test.each(["account'--", 'Account', 'a.b.c', 'x'.repeat(61), '%'])(
  'an action that is none (%s) is refused in words',
  async (action) => {
    const answer = await it.get(`/audit?action=${encodeURIComponent(action)}`)
    expect(answer.json()).toMatchObject({
      status: 400,
      fields: [{ field: 'action', message: 'Choose one of the actions, such as plan.edit.' }],
    })
  },
)

test('the first account of a member writes down how it came', async () => {
  const memberId = await aMember(it)
  const id = newId()
  await it.send('POST', '/invitations', { id, memberId, email: 'first@example.org' })
  const account = { name: 'Head of early help', password: PASSWORD }
  await new Browser(it).post('/account/invitation/accept', {
    token: await keyMailedTo(it, 'first@example.org'),
    account,
  })
  const rows = await it.connection.db
    .select({ action: auditEntry.action, after: auditEntry.after })
    .from(auditEntry)
    .where(and(eq(auditEntry.memberId, memberId)))
    .orderBy(asc(auditEntry.at), asc(auditEntry.id))
  expect(rows).toEqual([
    { action: 'member.join', after: { memberId } },
    { action: 'account.sign-in', after: { way: 'mailed or printed link' } },
  ])
})
