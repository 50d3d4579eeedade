import { newId } from '@ttc/contracts/new-id'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { itemAbout, type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { listed } from '../support/exceptions.ts'
import { DIRECTOR, OWNER, READER, type RedPlan, startRedPlan } from '../support/red-plan.ts'

let plan: RedPlan
let it: TestApp
let meeting: Meeting

beforeEach(async () => {
  plan = await startRedPlan()
  it = plan.it
  meeting = await planMeeting(it)
})
afterEach(() => it.close())

const placementId = () => plan.place.row.placementId
const begin = async () => meeting.begin(itemAbout(await meeting.view(), placementId())?.id)

test('what is asked, answered and decided is stored field by field, under the item that is on', async () => {
  await begin()
  const memberId = await plan.idOf(DIRECTOR)
  const asked = await meeting.ask('What will the four schools do differently in year 8? 🙂', {
    askedBy: { name: DIRECTOR, memberId },
    agency: 'NHS',
    answer: 'Two trusts share a room. الاثنان الآخران لاحقًا',
    answeredBy: { name: 'Ana Ćirić-Nguyễn 李', memberId: null },
    answerAgency: 'Schools',
    decision: 'escalate',
  })
  expect(asked).toMatchObject({
    placementId: placementId(),
    source: 'room',
    askedBy: { name: DIRECTOR, memberId },
    answeredBy: { name: 'Ana Ćirić-Nguyễn 李', memberId: null },
    decision: 'escalate',
    versions: { question: 1, askedBy: 1, agency: 1, answer: 1, answeredBy: 1, answerAgency: 1, decision: 1 },
  })
  const promised = await meeting.promise('All four sign', { challengeId: asked.id, agency: 'Schools' })
  expect(promised).toMatchObject({ challengeId: asked.id, placementId: placementId(), state: 'open' })
  const view = await meeting.view()
  expect([view.challenges.length, view.promises.length]).toEqual([1, 1])
})

test('two who type in different fields never collide; in the same one the later learns what stands', async () => {
  await begin()
  const { id } = await meeting.ask('Why')
  const write = (version: number, field: string, value: unknown) =>
    meeting.write('challenges', id, { version, change: { field, value } })
  const both = await Promise.all([write(1, 'question', 'Why so late?'), write(0, 'answer', 'No data')])
  expect(both.map((one) => one.statusCode)).toEqual([200, 200])
  const late = await write(1, 'question', 'Why so dear?')
  expect([late.statusCode, late.json().present]).toEqual([
    409,
    expect.objectContaining({ question: 'Why so late?', answer: 'No data', versions: { question: 2, answer: 1 } }),
  ])
})

test('a request whose answer was lost is repeated without a trace', async () => {
  const now = await begin()
  const id = newId()
  const body = { itemId: now.items[0]?.id, version: 0, change: { field: 'question', value: 'Why?' } }
  const answers = [await meeting.write('challenges', id, body), await meeting.write('challenges', id, body)]
  expect(answers.map((one) => [one.statusCode, one.json().versions])).toEqual([
    [200, { question: 1 }],
    [200, { question: 1 }],
  ])
  expect((await meeting.view()).sequence).toBe(now.sequence + 1)
})

test.each([
  ['a question too long', 'challenges', 'question', 'x'.repeat(2001), /^Shorten the question to 2000 characters/],
  ['an answer too long', 'challenges', 'answer', 'x'.repeat(4001), /^Shorten the answer to 4000 characters/],
  ['a promise too long', 'promises', 'text', 'x'.repeat(2001), /^Shorten the promise to 2000 characters/],
  ['a day that is none', 'promises', 'dueOn', '2026-02-30', /^Enter a real date/],
  ['a decision that is none', 'challenges', 'decision', 'maybe', /^Choose accept, come back or escalate/],
] as const)('%s is refused and says how much fits', async (_, what, field, value, message) => {
  const now = await begin()
  const answer = await meeting.write(what, newId(), {
    itemId: now.items[0]?.id,
    version: 0,
    change: { field, value },
  })
  expect([answer.statusCode, answer.json().fields[0].message]).toEqual([400, expect.stringMatching(message)])
  expect((await meeting.view()).sequence).toBe(now.sequence)
})

test('a challenge is taken out and put back; it is in no list meanwhile', async () => {
  await begin()
  const { id } = await meeting.ask('Why?')
  const remove = (version: number, value: boolean) =>
    meeting.write('challenges', id, { version, change: { field: 'removed', value } })
  const count = async () => (await it.get('/challenges')).json().counts.all
  expect([(await remove(0, true)).json().removed, await count()]).toEqual([true, 0])
  expect([(await remove(1, false)).json().removed, await count()]).toEqual([false, 1])
})

test('questions come before the day from whoever reads the plan, and stand in the chair’s order', async () => {
  const ask = (name: string, question: string, more = {}) =>
    plan.as(name, 'POST', `/challenge-meetings/${meeting.id}/questions`, { id: newId(), question, ...more })
  expect((await ask(READER, 'Why so many?', { placementId: placementId() })).statusCode).toBe(201)
  expect((await ask(DIRECTOR, 'Who pays?')).statusCode).toBe(201)
  expect((await ask(DIRECTOR, ' ')).statusCode).toBe(400)
  const view = await meeting.view()
  expect(
    view.challenges.map(({ question, askedBy, agency, source }) => [question, askedBy.name, agency, source]),
  ).toEqual([
    ['Why so many?', READER, 'Council', 'before'],
    ['Who pays?', DIRECTOR, 'Council', 'before'],
  ])
  const itemId = view.items[1]?.id
  const questions = view.challenges.toReversed().map(({ id }) => ({ id, itemId }))
  const set = (version: number) => meeting.put('/questions', { version, questions })
  const ordered = (await set(view.version)).json()
  expect(ordered.challenges.map((one: { question: string }) => one.question)).toEqual(['Who pays?', 'Why so many?'])
  expect((await set(view.version)).statusCode).toBe(409)
  expect((await it.get('/challenges')).json().counts.all).toBe(0)
  await meeting.begin()
  expect((await it.get('/challenges')).json().counts.all).toBe(2)
  expect((await ask(DIRECTOR, 'Too late?')).statusCode).toBe(422)
})

test('the next meeting begins with what was promised, and says what became of it', async () => {
  await begin()
  const ownerMemberId = await plan.idOf(OWNER)
  const owner = { name: OWNER, memberId: ownerMemberId }
  const first = await meeting.promise('Sign the offer', { owner, agency: 'Council', dueOn: '2026-11-30' })
  const second = await meeting.promise('Find a place', { owner: { name: 'Head of transport', memberId: null } })
  await meeting.close()
  const next = await planMeeting(it, { meetsOn: '2027-02-12' })
  const now = await next.begin()
  expect(now.items[0]).toMatchObject({ kind: 'promises', title: 'Promises from last time' })
  expect(now.brought.map(({ text }) => text)).toEqual(['Sign the offer', 'Find a place'])
  const settle = (id: string, body: object) => it.send('PUT', `/promises/${id}/state`, { meetingId: next.id, ...body })
  const { version } = first
  expect((await settle(first.id, { version, state: 'late' })).json().fields).toEqual([
    { field: 'note', message: 'Say why it is late.' },
  ])
  expect((await settle(first.id, { version, state: 'late', note: 'Two of four signed' })).json()).toMatchObject({
    state: 'late',
    note: 'Two of four signed',
    stateOn: '2026-11-23',
  })
  expect((await settle(first.id, { version, state: 'kept' })).statusCode).toBe(409)
  expect((await settle(second.id, { version: second.version, state: 'kept' })).json().state).toBe('kept')
  expect((await next.view()).brought.map(({ state }) => state)).toEqual(['late', 'kept'])
  const { events } = (await it.get(`/promises/${first.id}/history`)).json()
  expect(events.map((one: { what: string; state: string; note: string }) => [one.what, one.state, one.note])).toEqual([
    ['state', 'late', 'Two of four signed'],
    ['made', 'open', ''],
  ])
  const third = await planMeeting(it, { meetsOn: '2027-05-12' })
  expect((await third.view()).brought.map(({ text }) => text)).toEqual(['Sign the offer'])
})

test('whoever promised says what became of it, whatever role they hold; others do not', async () => {
  await begin()
  const owner = { name: READER, memberId: await plan.idOf(READER) }
  const { id, version } = await meeting.promise('Sign the offer', { owner })
  const settle = (name: string, body: object = {}) =>
    plan.as(name, 'PUT', `/promises/${id}/state`, {
      version,
      state: 'kept',
      note: '',
      on: null,
      meetingId: null,
      ...body,
    })
  expect((await settle(DIRECTOR)).statusCode).toBe(403)
  expect((await settle(READER, { on: '2026-11-24' })).json().fields[0].field).toBe('on')
  expect((await settle(READER)).json()).toMatchObject({ state: 'kept' })
})

test('who leaves hands over what they promised, with the line in its history', async () => {
  await begin()
  const memberId = await plan.idOf(READER)
  const { id } = await meeting.promise('Sign the offer', { owner: { name: READER, memberId } })
  const handOverTo = await plan.idOf(DIRECTOR)
  const left = { version: 1, leftOn: '2026-11-23', handOverTo: null, passRoles: false }
  const refused = await it.send('PUT', `/members/${memberId}/leaving`, left)
  expect([refused.statusCode, refused.json().detail]).toEqual([422, expect.stringContaining('1 open promise')])
  const answer = await it.send('PUT', `/members/${memberId}/leaving`, { ...left, handOverTo })
  expect(answer.json().handedOver).toMatchObject({ promises: 1 })
  expect((await meeting.view()).promises).toEqual([
    expect.objectContaining({ id, owner: { name: DIRECTOR, memberId: handOverTo } }),
  ])
  const { events } = (await it.get(`/promises/${id}/history`)).json()
  expect(events[0]).toMatchObject({ what: 'passed-on', state: 'open' })
})

test('the list of exceptions tells the last challenge and promise, and how many were not kept', async () => {
  await plan.as(DIRECTOR, 'POST', `/challenge-meetings/${meeting.id}/questions`, {
    id: newId(),
    question: 'Why so many?',
    placementId: placementId(),
  })
  const row = async () => (await listed(it)).exceptions[0]
  expect(await row()).toMatchObject({ lastChallenge: null, lastPromise: null, promisesNotKept: 0 })
  await begin()
  expect((await row())?.lastChallenge).toMatchObject({ question: 'Why so many?', on: '2026-11-23', decision: null })
  await meeting.ask('And in year 8?', { agency: 'NHS', decision: 'come-back' })
  const { id, version } = await meeting.promise('Sign the offer', { dueOn: '2026-12-31' })
  expect(await row()).toMatchObject({
    lastChallenge: { question: 'And in year 8?', agency: 'NHS', decision: 'come-back' },
    lastPromise: { text: 'Sign the offer', state: 'open', dueOn: '2026-12-31' },
    promisesNotKept: 0,
  })
  await it.send('PUT', `/promises/${id}/state`, { version, state: 'dropped', note: 'No money' })
  expect(await row()).toMatchObject({ lastPromise: { state: 'dropped' }, promisesNotKept: 1 })
})
