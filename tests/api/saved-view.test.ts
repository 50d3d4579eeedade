import type { SavedViewListView } from '@ttc/contracts/digest'
import { newId } from '@ttc/contracts/new-id'
import { savedView } from '@ttc/db/digest'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { viewLimits } from '@ttc/domain/digest'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'

let it: TestApp
beforeEach(async () => {
  it = await startTestApp()
})
afterEach(() => it.close())

const aView = (over: object = {}) => ({
  id: newId(),
  name: 'Schools, no sheet',
  search: { agency: 'Schools', only: 'no-sheet' },
  weekly: true,
  ...over,
})
const views = async () => ((await it.get('/views')).json() as SavedViewListView).views
const names = async () => (await views()).map(({ name }) => name)
const save = (over: object = {}) => it.send('POST', '/views', aView(over))

test('a view is kept with how the list is narrowed and sorted, and found again by name', async () => {
  const view = aView()
  expect((await it.send('POST', '/views', view)).json()).toEqual({ id: view.id, version: 1 })
  await save({ name: 'all of it', search: {}, weekly: false })
  expect(await views()).toMatchObject([
    { name: 'all of it', search: { part: 'red-amber', whose: 'all', order: 'worst' }, weekly: false },
    { ...view, version: 1, search: { agency: 'Schools', only: 'no-sheet', part: 'red-amber' } },
  ])
})

test('the same request twice keeps one view, another one with its id is refused', async () => {
  const view = aView()
  const [first, second] = [await it.send('POST', '/views', view), await it.send('POST', '/views', view)]
  expect([second.statusCode, second.body]).toEqual([201, first.body])
  expect((await it.send('POST', '/views', { ...view, name: 'Another' })).statusCode).toBe(409)
  expect(await names()).toEqual(['Schools, no sheet'])
})

test('it is renamed, mailed no longer, taken out and put back', async () => {
  const view = aView()
  await it.send('POST', '/views', view)
  const change = (over: object) => it.send('PUT', `/views/${view.id}`, { ...view, ...over })
  expect((await change({ version: 1, name: 'Schools', weekly: false })).json()).toEqual({ id: view.id, version: 2 })
  expect(await views()).toMatchObject([{ name: 'Schools', weekly: false }])
  await change({ version: 2, removed: true })
  expect(await views()).toEqual([])
  await change({ version: 3, removed: false })
  expect(await views()).toMatchObject([{ version: 4 }])
})

test('a change of an older version is answered with the present one', async () => {
  const view = aView()
  await it.send('POST', '/views', view)
  await it.send('PUT', `/views/${view.id}`, { ...view, version: 1, name: 'Newer' })
  const refused = await it.send('PUT', `/views/${view.id}`, { ...view, version: 1, name: 'Older' })
  expect(refused.statusCode).toBe(409)
  expect(refused.json().present).toMatchObject({ version: 2, name: 'Newer' })
})

test.each([
  ['no name', { name: ' ' }, 'name'],
  ['a name that is too long', { name: 'x'.repeat(viewLimits.name + 1) }, 'name'],
  ['a part that the list has not', { search: { part: 'purple' } }, 'search.part'],
  ['an order that the list has not', { search: { order: 'best' } }, 'search.order'],
  ['a plan that is no id', { search: { plan: '1' } }, 'search.plan'],
  ['an agency that no column holds', { search: { agency: 'a\0b' } }, 'search.agency'],
  ['nothing said of mail', { weekly: undefined }, 'weekly'],
])('what cannot be kept is refused by its name: %s', async (_, over, field) => {
  const refused = await save(over)
  expect(refused.statusCode).toBe(400)
  expect(refused.json().fields).toMatchObject([{ field }])
})

test('two views have no name in common, whatever its letters', async () => {
  await save()
  const refused = await save({ name: 'SCHOOLS, no sheet' })
  expect([refused.statusCode, refused.json().fields[0].field]).toEqual([422, 'name'])
})

test('there are never more than twenty, also when many are saved at once, and a place that is given up is free', async () => {
  const answers = await Promise.all(
    Array.from({ length: viewLimits.views + 3 }, (_, at) => save({ name: `View ${String(at).padStart(2, '0')}` })),
  )
  expect(answers.filter(({ statusCode }) => statusCode === 422)).toHaveLength(3)
  const [first, ...others] = await views()
  expect(others).toHaveLength(viewLimits.views - 1)
  await it.send('PUT', `/views/${first?.id}`, { ...first, removed: true })
  expect((await save({ name: 'One more' })).statusCode).toBe(201)
  const back = await it.send('PUT', `/views/${first?.id}`, { ...first, version: 2, removed: false })
  expect(back.statusCode).toBe(422)
})

test('nobody sees or changes the views of somebody else', async () => {
  const { db } = it.connection
  const { partnershipId } = it.scope
  const memberId = newId()
  await db.insert(member).values({ partnershipId, id: memberId, name: 'Director', agency: 'Council' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId, role: 'director' })
  const headers = { cookie: await signIn(db, it.scope, memberId) }
  const view = aView()
  await it.send('POST', '/views', view)
  expect((await it.ask({ url: `${it.at}/views`, headers })).json()).toEqual({ views: [] })
  const payload = { ...view, version: 1, name: 'Mine now' }
  const refused = await it.ask({ method: 'PUT', url: `${it.at}/views/${view.id}`, headers, payload })
  expect(refused.statusCode).toBe(404)
  expect(await names()).toEqual(['Schools, no sheet'])
})

test('the views of a deleted person go with them', async () => {
  const { db } = it.connection
  const { partnershipId } = it.scope
  const memberId = newId()
  await db.insert(member).values({ partnershipId, id: memberId, name: 'Director', agency: 'Council' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId, role: 'director' })
  const headers = { cookie: await signIn(db, it.scope, memberId) }
  await it.ask({ method: 'POST', url: `${it.at}/views`, headers, payload: aView() })
  const leaving = { version: 1, leftOn: '2026-11-20', handOverTo: null, passRoles: false }
  expect((await it.send('PUT', `/members/${memberId}/leaving`, leaving)).statusCode).toBe(200)
  expect((await it.send('PUT', `/members/${memberId}/removal`, { version: 2 })).statusCode).toBe(200)
  expect(await db.select().from(savedView).where(eq(savedView.memberId, memberId))).toEqual([])
})
