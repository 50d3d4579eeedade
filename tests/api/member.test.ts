import { newId } from '@ttc/contracts/new-id'
import { account } from '@ttc/db/account'
import { auditEntry } from '@ttc/db/audit'
import { member } from '@ttc/db/member'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'

let it: TestApp
let place: Place
let owner: string
let coordinator: string
beforeEach(async () => {
  it = await startTestApp()
  place = await placeIn(it)
  owner = place.row.owner?.id ?? ''
  coordinator = it.scope.memberId
})
afterEach(() => it.close())

const page = async (id: string) => (await it.get(`/members/${id}`)).json()
const add = async (name = 'Youth worker') => {
  const id = newId()
  const answer = await it.send('POST', '/members', { id, name, agency: 'Charity', email: 'Worker@Example.test' })
  expect(answer.statusCode).toBe(201)
  return id
}
const grant = (id: string, role: string, scope: object = {}) =>
  it.send('POST', `/members/${id}/roles`, { id: newId(), role, planId: null, priorityId: null, ...scope })
const leave = (id: string, over: object = {}) =>
  it.send('PUT', `/members/${id}/leaving`, { version: 1, leftOn: '2026-11-23', handOverTo: null, ...over })
const roleOf = async (id: string, role: string) =>
  (await page(id)).person.roles.find((one: { role: string }) => one.role === role).id

test('a member is added, and changes agency without losing the earlier one', async () => {
  const id = await add()
  const edit = { version: 1, name: 'Youth worker', agency: 'Council', agencyFrom: '2026-11-20', email: null }
  await it.connection.db.execute(`update member_agency set from_on = '2024-01-01' where member_id = '${id}'`)
  expect((await it.send('PUT', `/members/${id}`, edit)).json()).toEqual({ id, version: 2 })
  const { person, agencies } = await page(id)
  expect(person).toMatchObject({ agency: 'Council', email: null, signsIn: false, roles: [] })
  expect(agencies).toEqual([
    { agency: 'Council', fromOn: '2026-11-20', toOn: null },
    { agency: 'Charity', fromOn: '2024-01-01', toOn: '2026-11-19' },
  ])
  expect((await it.send('PUT', `/members/${id}`, edit)).statusCode).toBe(409)
})

test('a role reaches as far as it is held for, from the moment it is given', async () => {
  const id = await add()
  const cookie = await signIn(it.connection.db, it.scope, id)
  const ask = (path: string) => it.ask({ url: it.at + path, headers: { cookie } })
  expect((await ask(`/plans/${it.planId}`)).statusCode).toBe(404)
  expect((await grant(id, 'team-member', { priorityId: place.priority.id })).statusCode).toBe(201)
  const plan = await ask(`/plans/${it.planId}`)
  expect(plan.json()).toMatchObject({ allowed: [] })
  expect(plan.json().outcomes[0].priorities[0].allowed).toEqual(['measurement.record', 'link.make'])
})

test('a role that is taken away while its holder works stops with the next request, which says who can', async () => {
  const id = await add()
  const cookie = await signIn(it.connection.db, it.scope, id)
  await grant(id, 'plan-coordinator', { planId: it.planId })
  await grant(id, 'reader')
  const payload = { version: 1, name: 'Renamed', startsOn: '2025-04-01', endsOn: '2028-03-31', marking: 'none' }
  const edit = () => it.ask({ method: 'PUT', url: `${it.at}/plans/${it.planId}`, headers: { cookie }, payload })
  expect((await edit()).statusCode).toBe(200)
  const role = await roleOf(id, 'plan-coordinator')
  expect((await it.send('PUT', `/members/${id}/roles/${role}`, { ended: true })).statusCode).toBe(200)
  const refused = await edit()
  expect(refused.statusCode).toBe(403)
  expect(refused.json().detail).toBe(
    'Your role does not include this here. It is for: plan coordinator. Ask Plan coordinator (Council).',
  )
})

test.each([
  ['twice', 'reader', {}, 409],
  ['for what it is never held for', 'administrator', { priorityId: 'own' }, 400],
  ['for a plan that is not there', 'reader', { planId: newId() }, 400],
  ['for a plan and a priority at once', 'reader', { planId: newId(), priorityId: newId() }, 400],
])('a role is not given %s', async (_, role, scope, status) => {
  await grant(owner, 'reader')
  const asked = {
    ...scope,
    ...('priorityId' in scope && scope.priorityId === 'own' && { priorityId: place.priority.id }),
  }
  expect((await grant(owner, role, asked)).statusCode).toBe(status)
})

test('whoever leaves hands over everything in one step, and nothing is left without an owner', async () => {
  const successor = await add('Successor')
  await it.send('PUT', `/members/${coordinator}/absence`, {
    version: 1,
    from: '2026-12-01',
    to: null,
    deputyMemberId: owner,
  })
  const refused = await leave(owner)
  expect([refused.statusCode, refused.json().detail]).toEqual([
    422,
    'Head of early help answers for 1 indicator, 1 priority and 1 member to stand in for. Choose who takes over.',
  ])
  const left = await leave(owner, { handOverTo: successor, passRoles: true })
  expect(left.json()).toMatchObject({ version: 2, handedOver: { placements: 1, priorities: 1, deputies: 1 } })
  const after = await placeIn(it)
  expect([after.row.owner?.id, after.priority.lead?.id]).toEqual([successor, successor])
  expect((await page(coordinator)).person.deputy.id).toBe(successor)
  const [gone, taker] = [await page(owner), await page(successor)]
  expect(gone).toMatchObject({ owns: { placements: 0, priorities: 0, deputies: 0 }, person: { roles: [] } })
  expect(gone.earlierRoles.map((one: { role: string }) => one.role).toSorted()).toEqual([
    'priority-lead',
    'team-member',
  ])
  expect(taker.person.roles.map((one: { role: string }) => one.role).toSorted()).toEqual([
    'priority-lead',
    'team-member',
  ])
})

test('whoever left gets nothing any more, and can be let in again', async () => {
  const id = await add()
  const cookie = await signIn(it.connection.db, it.scope, id)
  const ask = () => it.ask({ url: `${it.at}/members`, headers: { cookie } })
  await grant(id, 'reader')
  expect((await ask()).statusCode).toBe(200)
  await leave(id)
  expect((await ask()).statusCode).toBe(404)
  expect((await it.ask({ url: '/api/partnerships', headers: { cookie } })).json().partnerships).toEqual([])
  expect((await it.send('PUT', `/members/${id}/restoring`, { version: 2 })).json()).toEqual({ id, version: 3 })
  expect((await page(id)).agencies).toHaveLength(2)
  expect((await page(id)).person).toMatchObject({ leftOn: null, roles: [] })
})

test.each([
  ['to themselves', () => ({ handOverTo: owner }), 400],
  ['to nobody who is there', () => ({ handOverTo: newId() }), 400],
  ['in the future', () => ({ handOverTo: coordinator, leftOn: '2026-11-24' }), 400],
  ['on an older version', () => ({ handOverTo: coordinator, version: 7 }), 409],
])('nobody leaves %s, and nothing has moved then', async (_, over, status) => {
  expect((await leave(owner, over())).statusCode).toBe(status)
  expect((await placeIn(it)).row.owner?.id).toBe(owner)
})

test('the last administrator neither leaves nor loses the role, and is told why', async () => {
  const role = await roleOf(coordinator, 'administrator')
  const why = 'This is the last administrator of the partnership. Make somebody else administrator first.'
  const answers = [
    await leave(coordinator, { handOverTo: owner, passRoles: true }),
    await it.send('PUT', `/members/${coordinator}/roles/${role}`, { ended: true }),
  ]
  expect(answers.map((one) => [one.statusCode, one.json().detail])).toEqual([
    [422, why],
    [422, why],
  ])
  await grant(owner, 'administrator')
  expect((await leave(coordinator, { handOverTo: owner })).json().detail).toMatch(/have not signed in yet/)
  await signIn(it.connection.db, it.scope, owner)
  expect((await leave(coordinator, { handOverTo: owner })).statusCode).toBe(200)
})

test('two administrators who take the role from each other at one moment: one of them keeps it', async () => {
  const [one, other] = [
    await signIn(it.connection.db, it.scope, coordinator),
    await signIn(it.connection.db, it.scope, owner),
  ]
  await grant(owner, 'administrator')
  const end = async (cookie: string, id: string) =>
    it.ask({
      method: 'PUT',
      url: `${it.at}/members/${id}/roles/${await roleOf(id, 'administrator')}`,
      headers: { cookie },
      payload: { ended: true },
    })
  const answers = await Promise.all([end(one, owner), end(other, coordinator)])
  expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 200)).toHaveLength(1)
})

test('everybody sets their own absence and deputy, and nobody stands in for themselves', async () => {
  const cookie = await signIn(it.connection.db, it.scope, owner)
  const send = (payload: object) => it.ask({ method: 'PUT', url: `${it.at}/own-absence`, headers: { cookie }, payload })
  const days = { from: '2026-12-01', to: '2026-12-24' }
  const { version } = (await page(owner)).person
  expect((await send({ version, ...days, deputyMemberId: owner })).json().fields[0].field).toBe('deputyMemberId')
  expect((await send({ version, from: '2026-12-24', to: '2026-12-01', deputyMemberId: null })).statusCode).toBe(400)
  expect((await send({ version, ...days, deputyMemberId: coordinator })).statusCode).toBe(200)
  expect((await page(owner)).person).toMatchObject({ absentFrom: '2026-12-01', deputy: { name: 'Plan coordinator' } })
  expect(
    (await it.ask({ method: 'PUT', url: `${it.at}/members/${coordinator}/absence`, headers: { cookie }, payload: {} }))
      .statusCode,
  ).toBe(403)
})

test('a deleted person leaves their history under a pseudonym, and their name nowhere', async () => {
  const { db } = it.connection
  const id = await add('Wilhelmina Quill')
  await signIn(db, it.scope, id)
  expect((await it.send('PUT', `/members/${id}/removal`, { version: 1 })).statusCode).toBe(422)
  await leave(id)
  expect((await it.send('PUT', `/members/${id}/removal`, { version: 2 })).statusCode).toBe(200)
  const pseudonym = `Former member ${id.slice(-6).toUpperCase()}`
  expect((await page(id)).person).toMatchObject({ name: pseudonym, email: null, signsIn: false, removed: true })
  const entries = await db.select().from(auditEntry).where(eq(auditEntry.objectId, id))
  expect(entries.length).toBeGreaterThan(2)
  expect(JSON.stringify(entries)).not.toMatch(/Wilhelmina|worker@/i)
  expect(JSON.stringify(entries)).toContain(pseudonym)
  expect(await db.$count(account)).toBe(2)
  expect((await it.send('PUT', `/members/${id}/restoring`, { version: 3 })).statusCode).toBe(422)
})

test('addresses are shown to who edits members, and to nobody else', async () => {
  const id = await add()
  const cookie = await signIn(it.connection.db, it.scope, owner)
  const seen = (await it.ask({ url: `${it.at}/members/${id}`, headers: { cookie } })).json()
  expect([(await page(id)).person.email, seen.person.email]).toEqual(['worker@example.test', null])
  expect(seen.allowed).toEqual(['member.own'])
})

test('the database refuses a deputy, a role and an account that do not belong there', async () => {
  const { db } = it.connection
  const own = eq(member.id, owner)
  await expect(db.update(member).set({ deputyMemberId: newId() }).where(own)).rejects.toThrow()
  await expect(db.update(member).set({ deputyMemberId: owner }).where(own)).rejects.toThrow()
  await expect(db.update(member).set({ accountId: newId() }).where(own)).rejects.toThrow()
})
