import { newId } from '@ttc/contracts/new-id'
import type { PlanRound } from '@ttc/contracts/round'
import { roundStatus } from '@ttc/db/escalation'
import { round } from '@ttc/db/round'
import { gt, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeRound } from '../../apps/api/src/escalation/close-round.command.ts'
import { removePartnership } from '../../apps/api/src/partnership/remove-partnership.command.ts'
import { openDueRounds } from '../../apps/api/src/round/turn-round.command.ts'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { anOpenRound, aRound, findRoundView, listRoundsOf, personOf, planRound, turn } from '../support/round.ts'
import { rowCounts, rowsOf } from '../support/rows.ts'

let it: TestApp
beforeEach(async () => {
  it = await startTestApp()
})
afterEach(() => it.close())

const plan = (over: Partial<PlanRound> = {}) => it.send('POST', `/plans/${it.planId}/rounds`, aRound(over))
const edit = async (id: string, over: object) => {
  const { state: _, openedAt: _at, closedAt: _closed, id: _id, ...present } = await findRoundView(it, id)
  return it.send('PUT', `/rounds/${id}`, { ...present, ...over })
}
const states = async () => (await listRoundsOf(it)).rounds.map(({ name, state }) => [name, state])
const entries = async (id: string) => (await it.get(`/audit?object=${id}`)).json().entries

test('the first round is proposed, planned, and stands in the list with its days', async () => {
  const before = await listRoundsOf(it)
  expect(before).toMatchObject({ rounds: [], allowed: ['round.read', 'round.run'], asOf: TODAY })
  const { from, ...proposed } = before.proposed
  expect([from, proposed.meetsOn]).toEqual(['today', '2026-12-21'])
  const id = newId()
  expect((await plan({ id, ...proposed })).json()).toEqual({ id, version: 1 })
  const after = await listRoundsOf(it)
  expect(after.rounds).toEqual([
    {
      id,
      ...proposed,
      reminders: [-3, 0, 2],
      opensByItself: false,
      state: 'planned',
      openedAt: null,
      closedAt: null,
      version: 1,
    },
  ])
  expect(after.proposed).toMatchObject({ from: 'last-round', name: 'Quarter 4, 2026/27', meetsOn: '2027-03-22' })
  expect(await entries(id)).toMatchObject([{ action: 'round.run', after: { id, name: 'Quarter 3, 2026/27' } }])
})

test.each<[string, Partial<PlanRound>, string, RegExp]>([
  ['no name', { name: ' ' }, 'name', /^Enter the name of the round/],
  ['days out of order', { cardsDueOn: '2026-11-30' }, 'cardsDueOn', /^Report cards due: enter 1 December 2026/],
  ['a day that is none', { freezeOn: '2026-02-30' }, 'freezeOn', /^Enter a real date/],
  ['a meeting that has been', daysUntil('2026-11-20'), 'meetsOn', /has passed/],
  ['a reminder twice', { reminders: [0, 0] }, 'reminders', /^Two reminders/],
  ['a reminder a year before', { reminders: [-365] }, 'reminders', /^Enter whole days/],
])('%s is refused by its field, and nothing is stored', async (_, over, field, message) => {
  const before = await rowCounts(it.connection)
  const answer = await plan(over)
  expect([answer.statusCode, answer.json().fields]).toEqual([400, [{ field, message: expect.stringMatching(message) }]])
  expect(await rowCounts(it.connection)).toEqual(before)
})

function daysUntil(meetsOn: string) {
  const { id: _, name: _name, reminders: _all, opensByItself: _by, ...days } = aRound({ meetsOn })
  return days
}

test('two rounds of one plan do not overlap, and a name stands once', async () => {
  await planRound(it)
  const answers = [
    await plan({ name: 'Another', ...daysUntil('2026-12-22') }),
    await plan(daysUntil('2027-03-09')),
    await plan({ name: 'Another', ...daysUntil('2027-03-09') }),
  ]
  expect(answers.map((one) => [one.statusCode, one.json().fields?.[0]?.field])).toEqual([
    [422, 'opensOn'],
    [422, 'name'],
    [201, undefined],
  ])
  expect(answers[0]?.json().fields[0].message).toMatch(/“Quarter 3, 2026\/27” runs from/)
})

test('of two planned at once in the same weeks one is', async () => {
  const answers = await Promise.all([plan(), plan({ name: 'Another' })])
  expect(answers.map((one) => one.statusCode).toSorted()).toEqual([201, 422])
})

test('a repeated request is done once', async () => {
  const body = aRound()
  const send = () => it.send('POST', `/plans/${it.planId}/rounds`, body)
  const answers = [await send(), await send()]
  expect(answers.map((one) => one.json())).toEqual([
    { id: body.id, version: 1 },
    { id: body.id, version: 1 },
  ])
  expect((await listRoundsOf(it)).rounds).toHaveLength(1)
})

test('a planned round is edited, and an edit of an older version learns what stands now', async () => {
  const id = await planRound(it)
  expect((await edit(id, { ...daysUntil('2027-01-12'), opensByItself: true })).json()).toEqual({ id, version: 2 })
  const old = await edit(id, { version: 1, name: 'Late' })
  expect([old.statusCode, old.json().present.meetsOn]).toEqual([409, '2027-01-12'])
  expect(await entries(id)).toMatchObject([
    { before: { meetsOn: '2026-12-15' }, after: { meetsOn: '2027-01-12' } },
    { before: null },
  ])
})

test('of an open round days that have passed stay, and the meeting can be put off', async () => {
  const id = await anOpenRound(it, daysUntil('2026-12-10'))
  const { opensOn, numbersDueOn } = await findRoundView(it, id)
  expect(opensOn < TODAY).toBe(true)
  const wrong = await edit(id, { opensOn: '2026-11-24' })
  expect([wrong.statusCode, wrong.json().fields]).toEqual([
    400,
    [{ field: 'opensOn', message: expect.stringMatching(/^Round opens: 19 November 2026 has passed/) }],
  ])
  expect((await edit(id, { ...daysUntil('2027-01-12'), opensOn, numbersDueOn })).statusCode).toBe(200)
})

test('a press opens a round and closes it, each once, and both are in the trail', async () => {
  const id = await planRound(it)
  expect((await turn(it, id)).json()).toEqual({ id, version: 2 })
  expect((await turn(it, id)).json()).toMatchObject({ code: 'rule-broken' })
  const old = await it.send('PUT', `/rounds/${id}/state`, { version: 1, state: 'closed' })
  expect([old.statusCode, old.json().present.state]).toEqual([409, 'open'])
  expect((await turn(it, id, 'closed')).statusCode).toBe(200)
  expect(await findRoundView(it, id)).toMatchObject({ state: 'closed', openedAt: expect.any(String) })
  expect((await edit(id, { name: 'Later' })).statusCode).toBe(422)
  const trail = await entries(id)
  expect(trail.map(({ after }: { after: { state?: string } }) => after.state)).toEqual(['closed', 'open', undefined])
})

test('a closed round keeps how each indicator stood, and the calendar adds nothing for the same quarter', async () => {
  const { db } = it.connection
  const kept = () => db.select().from(roundStatus).where(gt(roundStatus.roundEnd, '2026-09-30'))
  const id = await anOpenRound(it)
  expect(await kept()).toEqual([])
  expect((await turn(it, id, 'closed')).statusCode).toBe(200)
  const rows = await kept()
  expect(rows).not.toEqual([])
  expect(rows.filter((row) => row.roundEnd !== TODAY)).toEqual([])
  const quarter = { planId: it.planId, roundEnd: '2026-12-31', today: '2027-01-01' }
  await db.transaction((tx) => closeRound(tx, it.scope, quarter))
  expect(await kept()).toEqual(rows)
})

test('of two who open at once one does', async () => {
  const id = await planRound(it)
  const answers = await Promise.all([turn(it, id), turn(it, id)])
  expect(answers.map((one) => one.statusCode).toSorted()).toEqual([200, 409])
})

test('a plan has one open round: the next waits for the meeting, and closes the one that has met', async () => {
  const first = await anOpenRound(it)
  const second = await planRound(it, { name: 'Next', ...daysUntil('2027-03-09') })
  const early = await turn(it, second)
  expect([early.statusCode, early.json().code]).toEqual([422, 'rule-broken'])
  expect(await states()).toEqual([
    ['Next', 'planned'],
    ['Quarter 3, 2026/27', 'open'],
  ])
  await it.connection.db.update(round).set({ meetsOn: '2026-11-20' }).where(sql`id = ${first}`)
  expect((await turn(it, second)).statusCode).toBe(200)
  expect(await states()).toEqual([
    ['Next', 'open'],
    ['Quarter 3, 2026/27', 'closed'],
  ])
})

test('a round opens by itself on its day where it is set so, once, in nobody’s name', async () => {
  const { scope, connection } = it
  const { db } = connection
  const id = await planRound(it, { opensByItself: true })
  await openDueRounds(db, scope, TODAY)
  expect((await findRoundView(it, id)).state).toBe('planned')
  await openDueRounds(db, scope, '2026-11-24')
  await openDueRounds(db, scope, '2026-11-25')
  expect(await findRoundView(it, id)).toMatchObject({ state: 'open', version: 2 })
  expect(await entries(id)).toMatchObject([{ by: null, after: { state: 'open' } }, { before: null }])
})

test('the pass of a day opens what opens by itself before anybody reads it, and leaves the others', async () => {
  const id = await planRound(it, { opensByItself: true, ...daysUntil('2026-12-10') })
  expect((await findRoundView(it, id)).state).toBe('open')
  const other = await planRound(it, { name: 'Next', ...daysUntil('2027-03-09') })
  await openDueRounds(it.connection.db, it.scope, '2027-02-20')
  expect((await findRoundView(it, other)).state).toBe('planned')
})

test('who owns an indicator reads the rounds and runs none', async () => {
  const id = await planRound(it)
  const owner = await personOf(it, 'Head of early help')
  const answers = [
    await owner.ask('GET', `/plans/${it.planId}/rounds`),
    await owner.ask('POST', `/plans/${it.planId}/rounds`, aRound()),
    await owner.ask('PUT', `/rounds/${id}/state`, { version: 1, state: 'open' }),
    await owner.ask('GET', `/rounds/${id}/owed`),
  ]
  expect(answers.map((one) => one.statusCode)).toEqual([200, 403, 403, 403])
  expect(answers[0]?.json().allowed).toEqual(['round.read'])
})

test('rounds go with their partnership', async () => {
  await anOpenRound(it)
  await removePartnership(it.connection.db, it.scope)
  expect(await rowsOf(it.connection, sql`select id from round`)).toEqual([])
})
