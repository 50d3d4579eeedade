import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { answer } from '@ttc/db/turning-the-curve'
import { exceptionOrders, exceptionParts } from '@ttc/domain/exception'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { aPlanInTrouble, codesOf, counted, freshExceptions, listed, rowOf } from '../support/exceptions.ts'
import { aFactor, anAction, openWalk } from '../support/walk.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp(aPlanInTrouble())
})
afterAll(() => it.close())

test('red comes before amber, and what has been so for longer before what is new', async () => {
  expect(codesOf(await listed(it))).toEqual(['red-long', 'red-new', 'amber'])
})

test.each([
  ['red', ['red-long', 'red-new']],
  ['amber', ['amber']],
  ['forecast', ['forecast']],
  ['no-target', ['no-target']],
  ['contextual', ['contextual']],
  ['break', []],
] as const)('the part %s holds what is so and nothing else', async (part, codes) => {
  expect(codesOf(await listed(it, `?part=${part}`))).toEqual(codes)
})

test('a row says what it is, how far off, since when, what follows and whose it is', async () => {
  const row = await rowOf(it, 'red-long')
  expect(row).toMatchObject({
    kind: 'red',
    name: 'Indicator red-long',
    owner: { name: 'Headteacher', agency: 'Schools' },
    outcome: { statement: 'Children are safe and have stable homes' },
    priority: { name: 'Help early and once' },
    override: null,
    sheet: { state: 'owed', dueOn: '2026-12-07', slips: 0 },
    cause: null,
    wordsOn: null,
    actions: { open: 0, done: 0 },
    assessment: { status: 'red', latest: { value: 28 }, target: 20.25, lastYear: { value: 27 }, since: { periods: 2 } },
  })
})

test.each(exceptionParts)('the count of %s is as long as the list it leads to', async (part) => {
  const { parts } = await counted(it)
  expect((await listed(it, `?part=${part}&limit=300`)).exceptions).toHaveLength(parts[part])
})

test.each(exceptionOrders)(
  'in the order %s pages of one hold what the whole list holds, in its order',
  async (order) => {
    const whole = codesOf(await listed(it, `?order=${order}`))
    const first = await listed(it, `?order=${order}&limit=1`)
    const second = await listed(it, `?order=${order}&limit=1&after=${first.next}`)
    const third = await listed(it, `?order=${order}&limit=1&after=${second.next}`)
    expect([first, second, third].flatMap(codesOf)).toEqual(whole)
    expect([first.next, second.next].every((next) => next !== null)).toBe(true)
    expect(third.next).toBeNull()
  },
)

test.each([
  ['agency=Schools', ['red-long']],
  ['level=performance', ['amber']],
  ['whose=mine', []],
  ['only=no-sheet', ['red-long', 'red-new', 'amber']],
  ['only=stale-words', ['red-long', 'red-new', 'amber']],
  ['only=slipped', []],
  ['agency=Nobody', []],
] as const)('the list narrowed by %s', async (search, codes) => {
  expect(codesOf(await listed(it, `?${search}`))).toEqual(codes)
})

test.each([
  ['part=purple', 'part'],
  ['order=best', 'order'],
  ['only=nothing', 'only'],
  ['limit=0', 'limit'],
  ['after=xyz', 'after'],
  ['plan=1', 'plan'],
])('what cannot be asked for (%s) is refused by its name', async (search, field) => {
  const refused = await it.get(`/exceptions?${search}`)
  expect(refused.statusCode).toBe(400)
  expect(refused.json().fields).toMatchObject([{ field }])
})

test('a place in one order is none in another', async () => {
  const { next } = await listed(it, '?order=name&limit=1')
  expect((await it.get(`/exceptions?order=worst&after=${next}`)).statusCode).toBe(400)
})

test('an unchanged list is not sent again, and a changed one is', async () => {
  const first = await it.get('/exceptions')
  const tag = String(first.headers.etag)
  const ask = () => it.app.inject({ url: `${it.at}/exceptions`, headers: { 'if-none-match': tag } })
  expect([(await ask()).statusCode, (await ask()).body]).toEqual([304, ''])
  const row = await rowOf(it, 'green')
  await it.send('PUT', `/placements/${row.placementId}`, { version: 1, headline: true, ownerMemberId: null })
  expect((await ask()).statusCode).toBe(200)
})

test('what the group has said stands with the indicator: cause, action, and how old the words are', async () => {
  const walk = await openWalk(it)
  await walk.add(aFactor('Homes are too small', { control: 'partners' }))
  await walk.add(aFactor('Too few carers', { control: 'us', rank: 1 }))
  const action = await walk.add(anAction('Find ten carers', { ownerMemberId: it.scope.memberId, dueOn: '2026-11-01' }))
  expect(await rowOf(it, 'amber')).toMatchObject({
    cause: { text: 'Too few carers', control: 'us' },
    action: { text: 'Find ten carers', dueOn: '2026-11-01', status: 'planned' },
    actions: { open: 1, done: 0 },
  })
  expect((await counted(it)).flags['overdue-action']).toBe(3)
  const update = { id: newId(), on: TODAY, status: 'done', note: 'Eleven found' }
  await it.send('POST', `/walks/${walk.id}/answers/${action.id}/updates`, update)
  expect(await rowOf(it, 'amber')).toMatchObject({ action: { status: 'done' }, actions: { open: 0, done: 1 } })
  expect((await counted(it)).flags['overdue-action']).toBe(0)
})

test('as a file it holds every row under the names of its columns', async () => {
  const csv = await it.get('/exceptions/file?format=csv&part=red')
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(csv.headers['content-disposition']).toBe(`attachment; filename="red-and-amber-${TODAY}.csv"`)
  const [head, ...lines] = csv.body.trimEnd().split('\r\n')
  expect(head).toMatch(/^\uFEFFStatus,Computed status,/)
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain('Indicator red-long')
  const sheet = await it.get('/exceptions/file?format=xlsx')
  expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('whoever has a role in one plan alone sees the exceptions of that plan alone', async () => {
  const { db } = it.connection
  const [memberId, plan] = [newId(), newId()]
  await it.send('POST', '/plans', { id: plan, name: 'Another plan', startsOn: '2025-04-01', endsOn: '2028-03-31' })
  const { partnershipId } = it.scope
  await db.insert(member).values({ partnershipId, id: memberId, name: 'Director', agency: 'Council' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId, role: 'director', planId: plan })
  const cookie = await signIn(db, it.scope, memberId)
  const asked = await it.ask({ url: `${it.at}/exceptions`, headers: { cookie } })
  expect(asked.json()).toMatchObject({ exceptions: [] })
  const counts = await it.ask({ url: `${it.at}/exceptions/counts`, headers: { cookie } })
  expect(counts.json()).toMatchObject({ parts: { red: 0 }, agencies: [] })
})

test('an override is shown in place of what the rule says, counts as what it shows, and is gone with its day', async () => {
  let today = TODAY
  const own = await startTestApp(aPlanInTrouble(), TODAY, { today: () => today })
  const row = await rowOf(own, 'amber')
  const made = await own.send('POST', `/placements/${row.placementId}/override`, {
    id: newId(),
    status: 'green',
    reason: 'Two families moved in and are counted twice.',
    expiresOn: '2026-11-30',
  })
  expect(made.statusCode).toBe(201)
  expect(codesOf(await listed(own, '?part=amber'))).toEqual([])
  expect((await counted(own)).parts.amber).toBe(0)
  today = '2026-12-01'
  expect(await rowOf(own, 'amber')).toMatchObject({ kind: 'amber', override: null })
  await own.close()
})

test('words that were changed late on a summer evening are of the day it was in London', async () => {
  const own = await startTestApp(aPlanInTrouble())
  const walk = await openWalk(own)
  await walk.add(aFactor('Too few carers'))
  await own.connection.db.update(answer).set({ changedAt: new Date('2026-07-01T23:30:00Z') })
  await freshExceptions(own)
  expect(await rowOf(own, 'amber')).toMatchObject({ wordsOn: '2026-07-02' })
  await own.close()
})
