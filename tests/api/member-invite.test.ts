import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { heldFor, type Role, roles } from '@ttc/domain/access'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn, type TestApp } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { aMember, keyMailedTo, PASSWORD, startAccountApp } from '../support/people.ts'
import { placeIn } from '../support/place.ts'

type Kind = 'partnership' | 'plan' | 'priority'
const everyHolding = roles.flatMap((role) => heldFor[role].map((kind) => ({ role, kind })))
const REFUSED =
  /^This member can give roles, so inviting them and changing their e-mail address takes the same right\. It is for: administrator\. Ask Plan coordinator \(Council\)/

let it: TestApp
let coordinator: string
/** Members without an account, by what they hold; and one with an account whose role came by a claim. */
const people = new Map<string, string>()

beforeAll(async () => {
  it = await startAccountApp()
  const { priority } = await placeIn(it)
  const places = {
    partnership: {},
    plan: { planId: it.planId },
    priority: { priorityId: priority.id },
  } satisfies Record<Kind, object>
  const holding = async (name: string, rows: readonly object[]) => {
    const memberId = await aMember(it)
    for (const row of rows)
      await it.connection.db
        .insert(memberRole)
        .values({ partnershipId: it.scope.partnershipId, id: newId(), memberId, role: 'reader', ...row })
    people.set(name, memberId)
    return memberId
  }
  await holding('nothing', [])
  for (const { role, kind } of everyHolding) await holding(`${role} ${kind}`, [{ role, ...places[kind] }])
  await holding('former administrator', [{ role: 'administrator', endedAt: new Date() }])
  await holding('reader and administrator', [{ role: 'reader' }, { role: 'administrator' }])
  const claimed = await holding('administrator by claim', [{ role: 'administrator', claimed: true }])
  await signIn(it.connection.db, it.scope, claimed)
  coordinator = await holding('asking coordinator', [{ role: 'plan-coordinator' }])
})
afterAll(() => it.close())

const idOf = (name: string) => people.get(name) ?? ''
const send = async (by: string, method: 'POST' | 'PUT', path: string, payload: object) => {
  const cookie = await signIn(it.connection.db, it.scope, by)
  return it.ask({ method, url: it.at + path, payload, headers: { cookie } })
}
const inviteBy = (by: string, memberId: string, email = `${newId()}@example.org`) =>
  send(by, 'POST', '/invitations', { id: newId(), memberId, email })
const rowOf = async (id: string) => (await it.get(`/members/${id}`)).json().person
const addressBy = async (by: string, id: string, over: object = { email: `${newId()}@example.org` }) => {
  const { version, name, agency, email } = await rowOf(id)
  return send(by, 'PUT', `/members/${id}`, { version, name, agency, email, agencyFrom: null, ...over })
}
const allowedFor = async (by: string, id: string): Promise<string[]> => {
  const cookie = await signIn(it.connection.db, it.scope, by)
  return (await it.ask({ url: `${it.at}/members/${id}`, headers: { cookie } })).json().allowed
}
const endOf = (memberId: string, role: Role) =>
  it.connection.db
    .update(memberRole)
    .set({ endedAt: new Date() })
    .where(and(eq(memberRole.memberId, memberId), eq(memberRole.role, role)))

const withoutGrant = [
  'nothing',
  'former administrator',
  ...everyHolding.map(({ role, kind }) => `${role} ${kind}`),
].filter((name) => name !== 'administrator partnership')

describe('a coordinator', () => {
  test.each(withoutGrant)('invites a member who holds %s, and changes their address', async (name) => {
    expect(await allowedFor(coordinator, idOf(name))).toContain('member.invite')
    expect((await addressBy(coordinator, idOf(name))).statusCode).toBe(200)
    const invited = await inviteBy(coordinator, idOf(name))
    expect(invited.statusCode).toBe(201)
    expect((await send(coordinator, 'POST', `/invitations/${invited.json().id}/withdraw`, {})).statusCode).toBe(204)
  })

  test.each(['administrator partnership', 'reader and administrator'])(
    'neither invites a member who holds %s nor withdraws their invitation, and is told who can',
    async (name) => {
      const sent = await inviteBy(it.scope.memberId, idOf(name))
      const answers = [
        await inviteBy(coordinator, idOf(name)),
        await send(coordinator, 'POST', `/invitations/${sent.json().id}/withdraw`, {}),
      ]
      const { invitations } = (await it.get('/invitations')).json()
      expect(answers.map((one) => [one.statusCode, one.json().detail])).toEqual(
        Array(2).fill([403, expect.stringMatching(REFUSED)]),
      )
      expect(invitations.filter((one: { memberId: string }) => one.memberId === idOf(name))).toMatchObject([
        { state: 'open', email: sent.json().email },
      ])
    },
  )

  test.each(['administrator partnership', 'reader and administrator', 'administrator by claim'])(
    'does not change the address of a member who holds %s, and is not offered it',
    async (name) => {
      const before = await rowOf(idOf(name))
      const answer = await addressBy(coordinator, idOf(name))
      expect([answer.statusCode, answer.json().detail]).toEqual([403, expect.stringMatching(REFUSED)])
      expect(await rowOf(idOf(name))).toEqual(before)
      expect(await allowedFor(coordinator, idOf(name))).toEqual(['member.own', 'member.edit'])
    },
  )

  test('corrects the name of an administrator, whose address stays', async () => {
    const id = idOf('administrator partnership')
    expect((await addressBy(coordinator, id, { name: 'Systems administrator' })).statusCode).toBe(200)
  })

  test('neither gives a role nor lets anybody in again', async () => {
    const id = idOf('nothing')
    const role = { id: newId(), role: 'administrator', planId: null, priorityId: null }
    expect((await send(coordinator, 'POST', `/members/${id}/roles`, role)).statusCode).toBe(403)
    expect((await send(coordinator, 'PUT', `/members/${id}/restoring`, { version: 1 })).statusCode).toBe(403)
  })
})

test.each(['nothing', 'reader partnership', 'administrator partnership'])(
  'an administrator invites a member who holds %s, and changes their address',
  async (name) => {
    expect(await allowedFor(it.scope.memberId, idOf(name))).toContain('member.invite')
    expect((await addressBy(it.scope.memberId, idOf(name))).statusCode).toBe(200)
    expect((await inviteBy(it.scope.memberId, idOf(name))).statusCode).toBe(201)
  },
)

const others = everyHolding.filter(
  ({ role, kind }) => role !== 'administrator' && !(role === 'plan-coordinator' && kind === 'partnership'),
)
test.each(others)('a $role for the $kind invites nobody', async ({ role, kind }) => {
  const asker = idOf(`${role} ${kind}`)
  const answers = [await inviteBy(asker, idOf('nothing')), await inviteBy(asker, idOf('administrator partnership'))]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403])
  expect(await allowedFor(asker, idOf('nothing'))).not.toContain('member.invite')
})

describe('an invitation of a member who becomes an administrator afterwards', () => {
  const accept = (token: string) =>
    new Browser(it).post('/account/invitation/accept', { token, account: { name: 'Somebody', password: PASSWORD } })
  const invitedBy = async (by: string) => {
    const memberId = await aMember(it)
    const email = `${newId()}@example.org`
    expect((await inviteBy(by, memberId, email)).statusCode).toBe(201)
    const token = await keyMailedTo(it, email)
    const role = { id: newId(), role: 'administrator', planId: null, priorityId: null }
    expect((await it.send('POST', `/members/${memberId}/roles`, role)).statusCode).toBe(201)
    return { memberId, token }
  }

  test('lets nobody in where a coordinator had sent it, until the role ends', async () => {
    const { memberId, token } = await invitedBy(coordinator)
    const answers = [await new Browser(it).post('/account/invitation', { token }), await accept(token)]
    expect(answers.map((one) => [one.statusCode, one.json().detail])).toEqual(
      Array(2).fill([400, 'This link has been used, was withdrawn or is too old. Ask for a new invitation.']),
    )
    const [still] = await it.connection.db.select().from(member).where(eq(member.id, memberId))
    expect(still?.accountId).toBeNull()
    await endOf(memberId, 'administrator')
    expect((await accept(token)).statusCode).toBe(200)
  })

  test('lets them in where an administrator had sent it', async () => {
    const { token } = await invitedBy(it.scope.memberId)
    expect((await accept(token)).statusCode).toBe(200)
  })
})
