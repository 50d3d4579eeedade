import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { round } from '@ttc/db/round'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { cardOf } from '../support/card-writing.ts'
import { planMeeting } from '../support/challenge-meeting.ts'
import { aPlanInTrouble, rowOf } from '../support/exceptions.ts'
import { startRedPlan } from '../support/red-plan.ts'
import { aRecord } from '../support/request.ts'
import { anOpenRound, personOf, planRound, whoOwes } from '../support/round.ts'
import { startTwoPartnerships } from '../support/two-partnerships.ts'

const OWNER = 'Head of early help'
const HEAD = 'Headteacher'
let it: TestApp
beforeEach(async () => {
  it = await startTestApp(aPlanInTrouble())
})
afterEach(() => it.close())

const record = async (code: string, over: Parameters<typeof aRecord>[1] = {}) => {
  const { seriesId } = await rowOf(it, code)
  const answer = await it.send(
    'POST',
    '/measurements',
    aRecord(seriesId ?? '', { accepted: ['beyond-usual'], ...over }),
  )
  expect(answer.statusCode).toBe(201)
}
const rowsFor = (rows: readonly { kind: string; name: string; state: string }[]) =>
  rows.map(({ kind, name, state }) => `${kind} ${name}: ${state}`)

test('each owner is asked for their own values, cards and sheets, and for nothing else', async () => {
  await anOpenRound(it)
  const head = await (await personOf(it, HEAD)).owed()
  expect(head.rounds).toMatchObject([{ plan: { id: it.planId }, round: { name: 'Quarter 3, 2026/27' } }])
  expect(rowsFor(head.rounds[0]?.rows ?? [])).toEqual([
    'value Indicator red-long: owed',
    'sheet Indicator red-long: owed',
  ])
  expect(head).toMatchObject({ open: 2, asOf: '2026-11-23' })
  expect(head.rounds[0]?.rows[0]).toMatchObject({
    dueOn: '2026-12-01',
    expectedOn: '2026-06-29',
    value: { period: { start: '2025-04-01', end: '2026-03-31' } },
    member: { name: HEAD },
  })
  const owner = await (await personOf(it, OWNER)).owed()
  expect(rowsFor(owner.rounds[0]?.rows ?? [])).toEqual([
    'value Indicator amber: owed',
    'value Indicator contextual: owed',
    'value Indicator forecast: owed',
    'value Indicator green: owed',
    'value Indicator no-target: owed',
    'value Indicator red-new: owed',
    'card Help early and once: owed',
    'sheet Indicator amber: owed',
    'sheet Indicator forecast: owed',
    'sheet Indicator red-new: owed',
  ])
  expect(owner.rounds[0]?.notAsked).toMatchObject([{ name: 'Indicator waits', until: null }])
})

test('where no round is open nobody owes anything in one', async () => {
  await planRound(it)
  expect(await (await personOf(it, OWNER)).owed()).toEqual({
    asOf: '2026-11-23',
    open: 0,
    rounds: [],
    promises: [],
    questions: [],
  })
})

test('a value that came before the opening is not asked for, and the day of the next is told', async () => {
  await record('red-long', { value: 27 })
  await anOpenRound(it)
  const head = await (await personOf(it, HEAD)).owed()
  expect(rowsFor(head.rounds[0]?.rows ?? [])).toEqual(['sheet Indicator red-long: owed'])
  expect(head.rounds[0]?.notAsked).toMatchObject([{ name: 'Indicator red-long', until: '2027-06-29' }])
})

test('a value of the period asked for answers; a corrected or an older one does not', async () => {
  const id = await anOpenRound(it)
  const rows = async () => (await whoOwes(it, id, '?kind=value&limit=200')).rows
  await record('green', { period: { start: '2024-04-01', end: '2025-03-31' }, value: 12.5, basedOnRevision: 1 })
  await record('amber', { period: { start: '2015-04-01', end: '2016-03-31' }, value: 21 })
  expect((await rows()).filter(({ state }) => state === 'answered')).toEqual([])
  await record('green', { value: 12 })
  expect((await rows()).filter(({ state }) => state === 'answered')).toMatchObject([
    { name: 'Indicator green', answeredOn: expect.any(String), value: { period: { end: '2026-03-31' } } },
  ])
})

test('a value that cannot be given, said so, answers too', async () => {
  const id = await anOpenRound(it)
  await record('green', { value: null, status: 'missing', note: 'The system was replaced' })
  expect((await whoOwes(it, id, '?state=answered')).rows).toMatchObject([{ name: 'Indicator green' }])
})

test('a card is answered once it is called ready in the round, and is owed again when it is taken back', async () => {
  const card = await cardOf(it)
  await card.write()
  await card.ready(true, 'The owner is away.')
  const id = await anOpenRound(it)
  const state = async () => (await whoOwes(it, id, '?kind=card')).rows.map((row) => row.state)
  expect(await state()).toEqual(['owed'])
  await card.write()
  expect(await state()).toEqual(['owed'])
  await card.ready(true, 'The owner is away.')
  expect(await state()).toEqual(['answered'])
  await card.sign()
  expect(await state()).toEqual(['answered'])
  await card.sign(false, 'A wrong figure')
  expect(await state()).toEqual(['owed'])
})

test('a sheet sent since the opening answers; one sent before is no part of the round', async () => {
  const red = await startRedPlan()
  const sheets = async (round: string) => (await whoOwes(red.it, round, '?kind=sheet')).rows.map(({ state }) => state)
  const id = await anOpenRound(red.it)
  expect(await sheets(id)).toEqual(['owed'])
  expect((await red.submit()).statusCode).toBe(201)
  expect(await sheets(id)).toEqual(['answered'])
  await red.it.connection.db.execute(sql`update round set opened_at = now() + interval '1 second'`)
  expect(await sheets(id)).toEqual([])
  await red.it.close()
})

test('what has passed its day is late by the calendar alone, and first', async () => {
  const id = await anOpenRound(it)
  await it.connection.db
    .update(round)
    .set({ numbersDueOn: '2026-11-20', cardsDueOn: '2026-11-25', opensOn: '2026-11-10' })
    .where(eq(round.id, id))
  const { counts, rows, people } = await whoOwes(it, id)
  expect(counts).toEqual({ late: 7, owed: 5, opened: 0, answered: 0 })
  expect(rows.map(({ state }) => state).slice(0, 8)).toEqual([...Array<string>(7).fill('late'), 'owed'])
  expect(people.map(({ member: one, counts: of }) => [one?.name, of.late, of.owed])).toEqual([
    [OWNER, 6, 4],
    [HEAD, 1, 1],
  ])
})

test('who opened the page is known from then on, by their own press and not by reading', async () => {
  const id = await anOpenRound(it)
  const head = await personOf(it, HEAD)
  expect((await head.owed()).rounds[0]?.openedAt).toBeNull()
  expect((await head.ask('PUT', '/owed/opened', { roundIds: [id, newId()] })).statusCode).toBe(204)
  const first = (await head.owed()).rounds[0]?.openedAt
  await head.ask('PUT', '/owed/opened', { roundIds: [id] })
  const { people, counts } = await whoOwes(it, id)
  expect(people.find((one) => one.member?.name === HEAD)?.openedAt).toBe(first)
  expect(people.find((one) => one.member?.name === OWNER)?.openedAt).toBeNull()
  expect(counts).toEqual({ late: 0, owed: 10, opened: 2, answered: 0 })
})

test('while an owner is away their deputy is asked, in their place', async () => {
  const [head, deputy] = [await personOf(it, HEAD), await personOf(it, 'Plan coordinator')]
  const away = { absentFrom: '2026-11-20', absentTo: '2026-12-31', deputyMemberId: deputy.id }
  await it.connection.db.update(member).set(away).where(eq(member.id, head.id))
  await anOpenRound(it)
  expect((await head.owed()).rounds).toEqual([])
  expect((await deputy.owed()).rounds[0]?.rows).toMatchObject([
    { name: 'Indicator red-long', insteadOf: { name: HEAD } },
    { name: 'Indicator red-long', insteadOf: { name: HEAD } },
  ])
})

test('what has no owner stands on the coordinator’s page as such, and is found by it', async () => {
  const head = await personOf(it, HEAD)
  await it.connection.db.update(member).set({ leftOn: '2026-11-01' }).where(eq(member.id, head.id))
  const id = await anOpenRound(it)
  const { people, rows } = await whoOwes(it, id, '?member=nobody')
  expect(people[0]).toMatchObject({ member: null, counts: { owed: 2 }, signsIn: false })
  expect(rows).toMatchObject([
    { member: null, insteadOf: { name: HEAD } },
    { member: null, insteadOf: { name: HEAD } },
  ])
})

test('the list is narrowed by person, state and kind, and comes in parts', async () => {
  const id = await anOpenRound(it)
  const head = await personOf(it, HEAD)
  const found = await Promise.all(
    [`?member=${head.id}`, '?kind=card', '?state=late', '?limit=3&skip=1', '?limit=200'].map((one) =>
      whoOwes(it, id, one),
    ),
  )
  expect(found.map(({ rows, total }) => [rows.length, total])).toEqual([
    [2, 2],
    [1, 1],
    [0, 0],
    [3, 12],
    [12, 12],
  ])
  expect(found[3]?.rows).toEqual(found[4]?.rows.slice(1, 4))
  const wrong = await it.get(`/rounds/${id}/owed?state=gone&member=me`)
  expect([
    wrong.statusCode,
    wrong
      .json()
      .fields.map(({ field }: { field: string }) => field)
      .toSorted(),
  ]).toEqual([400, ['member', 'state']])
})

test('of a planned round it is told what would be asked', async () => {
  const id = await planRound(it)
  expect((await whoOwes(it, id)).counts).toEqual({ late: 0, owed: 12, opened: 0, answered: 0 })
})

test('the list is there as a file, narrowed alike', async () => {
  const id = await anOpenRound(it)
  const answer = await it.get(`/rounds/${id}/owed/file?kind=sheet&state=owed`)
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  const [head, ...rows] = answer.body.replace('\uFEFF', '').trim().split('\r\n')
  expect(head).toBe('State,What,Name,Period,Priority,Due,Answered,Asked of,Agency,In the place of')
  expect(rows).toHaveLength(4)
  expect(rows[0]).toBe(
    'Owed,Recovery sheet,Indicator amber,,Help early and once,2026-12-07,,Head of early help,Council,',
  )
})

test('a derived indicator is asked of nobody', async () => {
  const id = await anOpenRound(it)
  const { indicatorId } = await rowOf(it, 'green')
  await it.connection.db.execute(sql`insert into formula (partnership_id, id, indicator_id, revision, definition)
    values (${it.scope.partnershipId}, ${newId()}, ${indicatorId}, 1, '{"kind":"sum"}')`)
  expect((await whoOwes(it, id, '?kind=value&limit=200')).rows.map(({ name }) => name)).not.toContain('Indicator green')
})

test('another partnership’s round is not there, for anybody', async () => {
  const two = await startTwoPartnerships()
  const id = await anOpenRound(two.other)
  const answers = [
    await two.it.get(`/rounds/${id}/owed`),
    await two.it.get(`/rounds/${id}/owed/file`),
    await two.it.send('PUT', `/rounds/${id}/state`, { version: 2, state: 'closed' }),
  ]
  expect(answers.map((one) => one.statusCode)).toEqual([404, 404, 404])
  expect((await two.it.get('/owed')).json().rounds).toEqual([])
  await two.it.close()
})

test('what somebody promised in a meeting stands with what they owe, and with who owes what, until it is settled', async () => {
  const id = await anOpenRound(it)
  const head = await personOf(it, HEAD)
  const meeting = await planMeeting(it)
  await meeting.begin()
  const owner = { name: HEAD, memberId: head.id }
  await meeting.promise('Sign the offer', { owner })
  const { id: promise, version } = await meeting.promise('Find a room', { owner, dueOn: '2026-11-20' })
  await meeting.promise('Find a bus', { owner: { name: 'Head of transport', memberId: null }, dueOn: '2027-01-31' })
  const texts = (rows: readonly { text: string; mayUpdate: boolean }[]) =>
    rows.map(({ text, mayUpdate }) => [text, mayUpdate])
  expect(texts((await head.owed()).promises)).toEqual([
    ['Find a room', true],
    ['Sign the offer', true],
  ])
  expect((await (await personOf(it, OWNER)).owed()).promises).toEqual([])
  expect(texts((await whoOwes(it, id)).promises)).toEqual([
    ['Find a room', true],
    ['Find a bus', true],
    ['Sign the offer', true],
  ])
  expect(texts((await whoOwes(it, id, '?member=nobody')).promises)).toEqual([['Find a bus', true]])
  const kept = { version, state: 'kept', note: '', on: null, meetingId: null }
  expect((await head.ask('PUT', `/promises/${promise}/state`, kept)).statusCode).toBe(200)
  expect(texts((await head.owed()).promises)).toEqual([['Sign the offer', true]])
})
