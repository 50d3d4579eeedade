import { newId } from '@ttc/contracts/new-id'
import { account } from '@ttc/db/account'
import { auditEntry } from '@ttc/db/audit'
import { invitation } from '@ttc/db/invitation'
import { member } from '@ttc/db/member'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { aMember, anAccount, changeInvitation, invite, mailsTo, PASSWORD, startAccountApp } from '../support/people.ts'

let it: TestApp
beforeAll(async () => {
  it = await startAccountApp()
})
afterAll(() => it.close())

const fresh = { name: 'Head of early help', password: PASSWORD }
const accept = (key: string, account: typeof fresh | null = fresh, browser = new Browser(it)) =>
  browser.post('/account/invitation/accept', { token: key, account })
const look = (key: string) => new Browser(it).post('/account/invitation', { token: key })
const accountsOf = (email: string) => it.connection.db.select().from(account).where(eq(account.email, email))

test('an invitation becomes an account that is signed in and is the member', async () => {
  const email = 'new@example.org'
  const memberId = await aMember(it)
  const { key } = await invite(it, email, memberId)
  expect((await look(key)).json()).toMatchObject({
    partnership: 'Tryton Partnership',
    member: 'Team member',
    email,
    needs: 'account',
  })
  const browser = new Browser(it)
  const answer = await accept(key, fresh, browser)
  expect([answer.statusCode, answer.json()]).toEqual([200, { partnershipId: it.scope.partnershipId }])
  expect(await browser.whoAmI()).toBe(email)
  const [joined] = await it.connection.db.select().from(member).where(eq(member.id, memberId))
  const [made] = await accountsOf(email)
  expect([joined?.accountId, joined?.email]).toEqual([made?.id, email])
})

test('somebody who has an account elsewhere signs in and accepts with it', async () => {
  const email = 'serves-two@example.org'
  await anAccount(it, email)
  const { key } = await invite(it, email)
  expect((await look(key)).json().needs).toBe('sign-in')
  const unknown = await accept(key)
  expect(unknown.json()).toMatchObject({ status: 409, code: 'conflict' })
  const browser = new Browser(it)
  await browser.post('/account/sign-in', { email, password: PASSWORD })
  expect((await browser.post('/account/invitation', { token: key })).json().needs).toBe('nothing')
  expect((await accept(key, null, browser)).statusCode).toBe(200)
  expect(await accountsOf(email)).toHaveLength(1)
})

test.each([
  ['used', async (key: string) => void (await accept(key))],
  ['expired', (_: string, id: string) => changeInvitation(it.connection.db, id, { expiresAt: new Date() })],
  ['withdrawn', async (_: string, id: string) => void (await it.send('POST', `/invitations/${id}/withdraw`, {}))],
  ['of a member who left', async (_: string, id: string) => leave(id)],
])('a link that is %s leads nowhere, in the same words', async (name, end) => {
  const email = `${name.replaceAll(' ', '-')}@example.org`
  const { id, key } = await invite(it, email)
  await end(key, id)
  const answers = [await look(key), await accept(key), await look('made-up')]
  const words = 'This link has been used, was withdrawn or is too old. Ask for a new invitation.'
  expect(answers.map((answer) => [answer.statusCode, answer.json().detail])).toEqual(Array(3).fill([400, words]))
})

async function leave(invitationId: string): Promise<void> {
  const { db } = it.connection
  const [of] = await db.select().from(invitation).where(eq(invitation.id, invitationId))
  await db
    .update(member)
    .set({ leftOn: '2026-11-01' })
    .where(eq(member.id, of?.memberId ?? ''))
}

test.each([
  ['one character changed', (key: string) => `${key.startsWith('x') ? 'y' : 'x'}${key.slice(1)}`],
  ['cut short', (key: string) => key.slice(0, -2)],
  ['in capitals', (key: string) => key.toUpperCase()],
])('a link with %s is refused, makes no account and leaves the right one good', async (name, tamper) => {
  const email = `t${name.replaceAll(' ', '')}@example.org`
  const { key } = await invite(it, email)
  expect((await accept(tamper(key))).statusCode).toBe(400)
  expect(await accountsOf(email)).toEqual([])
  expect((await accept(key)).statusCode).toBe(200)
})

test('ten people who accept one invitation at the same moment become one account', async () => {
  const email = 'crowd@example.org'
  const { key } = await invite(it, email)
  const answers = await Promise.all(Array.from({ length: 10 }, () => accept(key)))
  expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1)
  expect(await accountsOf(email)).toHaveLength(1)
})

test('two invitations of one new address, accepted at the same moment, become one account too', async () => {
  const email = 'both@example.org'
  const [one, two] = [await invite(it, email), await invite(it, email)]
  const answers = await Promise.all([accept(one.key), accept(two.key)])
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409])
  expect(await accountsOf(email)).toHaveLength(1)
})

test('somebody signed in cannot accept the invitation of another address', async () => {
  await anAccount(it, 'curious@example.org')
  const { key } = await invite(it, 'meant@example.org')
  const browser = new Browser(it)
  await browser.post('/account/sign-in', { email: 'curious@example.org', password: PASSWORD })
  expect((await accept(key, null, browser)).json()).toMatchObject({ status: 409 })
  expect((await accept(key)).statusCode).toBe(200)
})

test('inviting answers alike whether the address has an account, and withdraws the link before it', async () => {
  await anAccount(it, 'has-one@example.org')
  const memberId = await aMember(it)
  const first = await invite(it, 'has-one@example.org', memberId)
  const second = await invite(it, 'has-none@example.org', memberId)
  const { invitations } = (await it.get('/invitations')).json()
  const states = [first, second].map(({ id }) => {
    const row = invitations.find((one: { id: string }) => one.id === id)
    return [Object.keys(row).sort().join(' '), row.state]
  })
  const shape = 'createdAt email expiresAt id member memberId state'
  expect(states).toEqual([
    [shape, 'withdrawn'],
    [shape, 'open'],
  ])
})

test('a repeated request mails one link', async () => {
  const body = { id: newId(), memberId: await aMember(it), email: 'repeat@example.org' }
  const answers = [await it.send('POST', '/invitations', body), await it.send('POST', '/invitations', body)]
  expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201])
  expect(await mailsTo(it.connection.db, 'repeat@example.org')).toHaveLength(1)
})

test('the link is not in the answer, in the list or in the table, but in the mail alone', async () => {
  const { id, key } = await invite(it, 'hidden@example.org')
  const rows = await it.connection.db.select().from(invitation).where(eq(invitation.id, id))
  const list = await it.get('/invitations')
  expect(key).toMatch(/^[\w-]{43}$/)
  expect(JSON.stringify(rows) + list.body).not.toContain(key)
})

test('a weak password is refused with its field, and the invitation stays open', async () => {
  const { key } = await invite(it, 'weak@example.org')
  const answer = await accept(key, { name: 'Reader', password: 'password1234' })
  expect(answer.json()).toMatchObject({ status: 400, fields: [{ field: 'password' }] })
  expect((await look(key)).statusCode).toBe(200)
})

test.each([
  ['no member of the partnership', async () => newId(), 404],
  ['a member who signs in already', async () => it.scope.memberId, 409],
])('inviting %s is refused', async (_, memberOf, status) => {
  const body = { id: newId(), memberId: await memberOf(), email: 'x@example.org' }
  expect((await it.send('POST', '/invitations', body)).statusCode).toBe(status)
})

test('inviting and accepting stand in the audit trail, without the link', async () => {
  const { id, key } = await invite(it, 'noted@example.org')
  await accept(key)
  const rows = await it.connection.db.select().from(auditEntry).where(eq(auditEntry.objectId, id))
  const trail = JSON.stringify(rows)
  expect(trail).toContain('member.invite')
  expect(trail).toContain('member.join')
  expect(trail).not.toContain(key)
})
