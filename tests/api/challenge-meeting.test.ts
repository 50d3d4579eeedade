import { newId } from '@ttc/contracts/new-id'
import { meetingChange } from '@ttc/db/challenge-meeting'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { aMeeting, itemAbout, type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { aRedIndicator, DIRECTOR, READER, type RedPlan, startRedPlan } from '../support/red-plan.ts'
import { rowCounts } from '../support/rows.ts'

let plan: RedPlan
let it: TestApp
let meeting: Meeting

beforeEach(async () => {
  plan = await startRedPlan([aRedIndicator(), aRedIndicator({ code: 'second', name: 'Absence' })])
  it = plan.it
  meeting = await planMeeting(it)
})
afterEach(() => it.close())

const about = () => plan.place.row.placementId

test('a meeting is planned with an agenda of what is red, worst first, that fits its length', async () => {
  const view = await meeting.view()
  expect(view).toMatchObject({ name: 'Autumn challenge meeting', state: 'planned', minutes: 90, mayWrite: true })
  expect(view.items.map(({ kind, title, state }) => [kind, title, state])).toEqual([
    ['exception', expect.any(String), 'waiting'],
    ['exception', expect.any(String), 'waiting'],
    ['other', 'Decisions and promises read back', 'waiting'],
  ])
  expect(view.items.map(({ minutes }) => minutes)).toEqual([15, 15, 3])
  const list = (await it.get(`/plans/${it.planId}/challenge-meetings`)).json()
  expect(list.meetings).toEqual([expect.objectContaining({ id: meeting.id, items: 3, challenges: 0, promises: 0 })])
  const { exceptions } = (await it.get(`/challenge-meetings/${meeting.id}/exceptions`)).json()
  expect(exceptions.map((one: { placementId: string }) => one.placementId)).toContain(about())
})

test.each([
  ['no name', { name: ' ' }, 400, 'name'],
  ['a day that is none', { meetsOn: '2026-02-30' }, 400, 'meetsOn'],
  ['a time that is none', { startsAt: '25:00' }, 400, 'startsAt'],
  ['a length of a minute', { minutes: 1 }, 400, 'minutes'],
  ['a chair nobody knows', { chairMemberId: newId() }, 400, 'chairMemberId'],
] as const)('%s is refused by its field, and nothing is stored', async (_, more, status, field) => {
  const before = await rowCounts(it.connection)
  const answer = await it.send('POST', `/plans/${it.planId}/challenge-meetings`, aMeeting(more))
  expect([answer.statusCode, answer.json().fields[0].field]).toEqual([status, field])
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('a repeated request plans one meeting', async () => {
  const body = aMeeting()
  const send = () => it.send('POST', `/plans/${it.planId}/challenge-meetings`, body)
  const answers = [await send(), await send()]
  expect(answers.map((one) => one.statusCode)).toEqual([201, 201])
  const list = (await it.get(`/plans/${it.planId}/challenge-meetings`)).json()
  expect(list.meetings).toHaveLength(2)
})

test('a director reads a meeting, and neither runs it nor takes its minutes', async () => {
  const at = `/challenge-meetings/${meeting.id}`
  expect((await plan.as(DIRECTOR, 'GET', at)).json()).toMatchObject({ mayWrite: false, allowed: ['challenge.ask'] })
  const item = (await meeting.view()).items[0]?.id
  const answers = [
    await plan.as(DIRECTOR, 'PUT', `${at}/course`, { version: 1, itemId: item, running: true }),
    await plan.as(DIRECTOR, 'PUT', `${at}/challenges/${newId()}`, {
      itemId: item,
      version: 0,
      reason: null,
      change: { field: 'question', value: 'Why?' },
    }),
  ]
  expect(answers.map((one) => [one.statusCode, one.json().code])).toEqual([
    [403, 'forbidden'],
    [403, 'forbidden'],
  ])
})

test('who was asked to take the minutes may, whatever role they hold', async () => {
  const { version, ...view } = await meeting.view()
  const minuteTakerMemberId = await plan.idOf(READER)
  const { name, meetsOn, minutes } = view
  await meeting.put('', { version, name, meetsOn, minutes, minuteTakerMemberId })
  const at = `/challenge-meetings/${meeting.id}`
  const change = { field: 'question', value: 'What happens in year 8?' }
  const body = { itemId: view.items[0]?.id, version: 0, reason: null, change }
  const answer = await plan.as(READER, 'PUT', `${at}/challenges/${newId()}`, body)
  expect([answer.statusCode, answer.json().question]).toEqual([200, 'What happens in year 8?'])
})

test('the chair sets the agenda; of two at once one learns what stands, and what is said stays on it', async () => {
  const { items, version } = await meeting.view()
  const other = { id: newId(), kind: 'other', title: 'Budget', minutes: 5 }
  const turned = [other, ...items.toReversed()].map(({ id, kind, title, minutes, ...rest }) => ({
    ...rest,
    id,
    kind,
    title,
    minutes,
  }))
  const set = (list: object[], at = version) => meeting.put('/agenda', { version: at, items: list })
  const [first, second] = [await set(turned), await set(items)]
  expect(first.json().items.map((one: { title: string }) => one.title)[0]).toBe('Budget')
  expect([second.statusCode, second.json().present.version]).toEqual([409, version + 1])
  await meeting.begin(items[0]?.id)
  await meeting.ask('Why?')
  const now = await meeting.view()
  const without = now.items.filter(({ id }) => id !== items[0]?.id)
  await meeting.begin(items[1]?.id)
  const refused = await set(without, now.version + 1)
  expect([refused.statusCode, refused.json().detail]).toEqual([422, expect.stringMatching(/^Something was said under/)])
  const left = (await meeting.view()).items.filter(({ title }) => title !== 'Budget')
  expect((await set(left, now.version + 1)).json().items).toHaveLength(3)
})

test('an item about another plan’s indicator, or of another meeting, is not put on', async () => {
  const { version } = await meeting.view()
  const strange = { id: newId(), kind: 'exception', title: 'Elsewhere', minutes: 5, placementId: newId() }
  const answer = await meeting.put('/agenda', { version, items: [strange] })
  expect([answer.statusCode, answer.json().fields[0].field]).toEqual([400, 'items.0'])
})

test('the clock is the server’s: it counts while it runs, stands while it is stopped, and keeps what an item had', async () => {
  const { items, version } = await meeting.view()
  const course = (body: object) => meeting.put('/course', body)
  const begun = (await course({ version, itemId: items[0]?.id, running: true })).json()
  expect(begun).toMatchObject({ state: 'held', running: true })
  const stopped = (await course({ version: begun.version, itemId: items[0]?.id, running: false, minutes: 7 })).json()
  expect(stopped.items[0]).toMatchObject({ state: 'now', minutes: 7 })
  const moved = (await course({ version: stopped.version, itemId: items[1]?.id, running: true })).json()
  expect(moved.items.map((one: { state: string }) => one.state)).toEqual(['done', 'now', 'waiting'])
  expect((await course({ version: stopped.version, itemId: null, running: true })).statusCode).toBe(409)
  expect((await course({ version: moved.version, itemId: newId(), running: true })).json().fields[0].field).toBe(
    'itemId',
  )
})

test('a meeting is put off with a reason, which stays, and not once it has begun', async () => {
  const { name, minutes, version } = await meeting.view()
  const edit = (body: object) => meeting.put('', { name, minutes, version, meetsOn: '2026-12-07', ...body })
  expect((await edit({})).json().fields).toEqual([
    { field: 'reason', message: 'Say why the meeting is on another day.' },
  ])
  const moved = (await edit({ reason: 'The hall is flooded' })).json()
  expect(moved).toMatchObject({
    meetsOn: '2026-12-07',
    history: [{ what: 'moved', from: '2026-11-23', to: '2026-12-07', reason: 'The hall is flooded' }],
  })
  const held = await meeting.begin()
  const late = await edit({ version: held.version, meetsOn: '2026-12-08', reason: 'Too late' })
  expect([late.statusCode, late.json().fields[0].field]).toEqual([422, 'meetsOn'])
})

test('a closed meeting keeps who closed it and when; its minutes are only corrected, with a reason', async () => {
  expect((await meeting.put('/closing', { version: 1 })).statusCode).toBe(422)
  await meeting.begin(itemAbout(await meeting.view(), about())?.id)
  const asked = await meeting.ask('Who funds it?')
  const closed = await meeting.close()
  expect(closed).toMatchObject({ state: 'closed', running: false, closedBy: { name: 'Plan coordinator' } })
  const change = { version: 1, change: { field: 'question', value: 'Who pays for it?' } }
  const refused = await meeting.write('challenges', asked.id, change)
  expect([refused.statusCode, refused.json().fields[0].field]).toEqual([422, 'reason'])
  const corrected = await meeting.write('challenges', asked.id, { ...change, reason: 'Misheard' })
  expect(corrected.json().question).toBe('Who pays for it?')
  const { history } = await meeting.view()
  expect(history).toEqual([
    expect.objectContaining({ what: 'corrected', field: 'question', from: 'Who funds it?', reason: 'Misheard' }),
  ])
  expect((await meeting.put('/closing', { version: closed.version })).statusCode).toBe(422)
  expect((await meeting.put('/course', { version: closed.version, itemId: null, running: true })).statusCode).toBe(422)
})

test('every change is numbered in order, and what was typed over is kept', async () => {
  await meeting.begin()
  const asked = await meeting.ask('Why')
  await meeting.write('challenges', asked.id, { version: 1, change: { field: 'question', value: 'Why so late?' } })
  const { changes } = (await it.get(`/challenge-meetings/${meeting.id}/changes?after=0`)).json()
  expect(changes.map((one: { sequence: number; what: string }) => [one.sequence, one.what])).toEqual([
    [1, 'planned'],
    [2, 'course'],
    [3, 'challenge'],
    [4, 'challenge'],
  ])
  const rows = await it.connection.db.select().from(meetingChange).where(eq(meetingChange.objectId, asked.id))
  expect(rows.map(({ before, after }) => [before, after])).toEqual([
    ['', 'Why'],
    ['Why', 'Why so late?'],
  ])
})
