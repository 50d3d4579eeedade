import type { QuestionLinkListView, QuestionsAskedView } from '@ttc/contracts/link/question'
import { newId } from '@ttc/contracts/new-id'
import { rateLimit } from '@ttc/db/account'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import { mail } from '@ttc/db/mail'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { give, look, makeLink, makeQuestionLink, writeQuestion } from '../support/link.ts'
import { DIRECTOR, type RedPlan, startRedPlan } from '../support/red-plan.ts'

let plan: RedPlan
let it: TestApp
let meeting: Meeting
beforeEach(async () => {
  plan = await startRedPlan()
  it = plan.it
  meeting = await planMeeting(it, { meetsOn: '2026-11-25' })
})
afterEach(() => it.close())

const at = () => `/challenge-meetings/${meeting.id}/links`
const list = async () => (await it.get(at())).json<QuestionLinkListView>().links
const asked = async (key: string) => (await look(it, key)).json<QuestionsAskedView>()
const before = async () =>
  (await meeting.view()).challenges
    .filter(({ removed }) => !removed)
    .map(({ question, askedBy, agency, source }) => [question, askedBy.name, agency, source])

test('whoever holds the key sees the meeting and its agenda, and nothing that names an object or a figure', async () => {
  const { key, address } = await makeQuestionLink(it, meeting.id)
  expect(address).toMatch(/\/l#[\w-]{43}$/)
  const answer = await look(it, key)
  expect([answer.statusCode, answer.headers['cache-control'], answer.headers['x-robots-tag']]).toEqual([
    200,
    'no-store',
    'noindex',
  ])
  const view = await asked(key)
  expect(view).toMatchObject({
    kind: 'question',
    forName: 'Young people’s panel',
    agency: 'Youth council',
    askedBy: { name: 'Plan coordinator', agency: 'Council' },
    meeting: { name: 'Autumn challenge meeting', meetsOn: '2026-11-25', startsAt: '14:00', place: 'Town hall' },
    questions: [],
    most: 10,
  })
  expect(view.items.map(({ kind }) => kind)).toContain('exception')
  expect(JSON.stringify(view)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/)
})

test('questions arrive with name and agency, and are changed and taken out until the meeting begins', async () => {
  const { id, key } = await makeQuestionLink(it, meeting.id)
  const [first, second] = [newId(), newId()]
  const body = { id: first, question: 'Why do we wait so long? 🙂' }
  const sent = await writeQuestion(it, key, body)
  expect([sent.statusCode, sent.json().questions]).toMatchObject([
    200,
    [{ ...body, version: 1, priorityId: null, answer: null }],
  ])
  expect((await writeQuestion(it, key, body)).json().questions).toHaveLength(1)
  await writeQuestion(it, key, { id: second, question: 'Who asked us?' })
  await writeQuestion(it, key, { id: first, version: 1, question: 'Why do we wait?' })
  expect((await writeQuestion(it, key, { id: first, version: 1, question: 'Late' })).statusCode).toBe(409)
  const panel = ['Young people’s panel', 'Youth council', 'before']
  expect(await before()).toEqual([
    ['Why do we wait?', ...panel],
    ['Who asked us?', ...panel],
  ])
  expect((await writeQuestion(it, key, { id: second, version: 1, question: '' })).json().questions).toHaveLength(1)
  expect(await before()).toHaveLength(1)
  expect(await list()).toMatchObject([{ id, state: 'stored', open: true, questions: 1 }])
  const { version, items, challenges } = await meeting.view()
  const questions = challenges.filter(({ removed }) => !removed).map((one) => ({ id: one.id, itemId: items[0]?.id }))
  expect((await meeting.put('/questions', { version, questions })).statusCode).toBe(200)
  await meeting.begin()
  expect((await writeQuestion(it, key, { id: first, version: 2, question: 'Too late?' })).statusCode).toBe(404)
  expect(await list()).toMatchObject([{ state: 'expired', open: false }])
})

test('ten questions fit through a link, an empty one is none, and one link touches nothing of another', async () => {
  const [one, other] = [await makeQuestionLink(it, meeting.id), await makeQuestionLink(it, meeting.id)]
  const empty = await writeQuestion(it, one.key, { question: '  ' })
  expect([empty.statusCode, empty.json().fields]).toEqual([
    400,
    [{ field: 'question', message: 'Write your question first.' }],
  ])
  const id = newId()
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, i) => writeQuestion(it, one.key, { id: i === 0 ? id : newId() })),
  )
  expect(new Set(all.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  expect((await writeQuestion(it, one.key)).json().detail).toMatch(/^You can send 10 questions/)
  expect((await writeQuestion(it, other.key, { id, version: 1, question: 'Mine now' })).statusCode).toBe(404)
  expect((await asked(other.key)).questions).toEqual([])
})

test('a key never made, withdrawn, or of a past meeting is answered alike; a meeting put off takes its links along', async () => {
  const [gone, kept] = [await makeQuestionLink(it, meeting.id), await makeQuestionLink(it, meeting.id)]
  const withdrawn = await it.send('PUT', `${at()}/${gone.id}/withdrawal`, { version: 1 })
  expect(withdrawn.json()).toEqual({ id: gone.id, version: 2 })
  const told = async (key: string) => {
    const { requestId: _, ...answer } = (await look(it, key)).json()
    return answer
  }
  await it.connection.db.update(challengeMeeting).set({ meetsOn: '2026-11-22' })
  expect([await told(gone.key), await told(kept.key)]).toEqual([await told('never'), await told('never')])
  await it.connection.db.update(challengeMeeting).set({ meetsOn: '2027-01-20' })
  expect((await asked(kept.key)).meeting.meetsOn).toBe('2027-01-20')
})

test('a key for questions opens no number, and one for a number takes no question; guesses are stopped', async () => {
  const { id, key } = await makeQuestionLink(it, meeting.id)
  const value = await makeLink(it, plan.place)
  expect((await give(it, key)).statusCode).toBe(404)
  expect((await writeQuestion(it, value.key)).statusCode).toBe(404)
  const asValue = await it.send('PUT', `/links/${id}/withdrawal`, { version: 1 })
  const asQuestion = await it.send('PUT', `${at()}/${value.id}/withdrawal`, { version: 1 })
  expect([asValue.statusCode, asQuestion.statusCode]).toEqual([404, 404])
  await it.connection.db.delete(rateLimit)
  const guesses = await Promise.all(Array.from({ length: 60 }, (_, i) => writeQuestion(it, `guess ${i}`)))
  expect(new Set(guesses.map(({ statusCode }) => statusCode))).toEqual(new Set([404]))
  expect((await writeQuestion(it, 'guess')).statusCode).toBe(429)
}, 60_000)

test('whoever runs the meeting makes links, mails them, and sees a mail that did not arrive', async () => {
  const body = { id: newId(), forName: 'Young people’s panel', agency: 'Youth council', forEmail: 'panel@example.org' }
  expect((await plan.as(DIRECTOR, 'POST', at(), body)).statusCode).toBe(403)
  await it.connection.db.update(challengeMeeting).set({ marking: 'OFFICIAL' })
  const made = await it.send('POST', at(), body)
  expect((await it.send('POST', at(), body)).json()).toEqual({ ...made.json(), address: null })
  const [letter] = await it.connection.db.select().from(mail)
  expect([letter?.to, letter?.subject, letter?.text.includes(made.json().address)]).toEqual([
    'panel@example.org',
    'OFFICIAL: Your questions for Tryton Partnership',
    true,
  ])
  await it.connection.db.update(mail).set({ state: 'failed', error: 'EENVELOPE 550' })
  expect(await list()).toMatchObject([{ state: 'sent', mail: { state: 'failed', error: 'EENVELOPE 550' } }])
  await meeting.begin()
  expect((await it.send('POST', at(), { ...body, id: newId() })).json().detail).toMatch(/^This meeting has begun/)
})

test('a lost link is sent again under a new key, with the questions that came through the old one', async () => {
  const { id, key } = await makeQuestionLink(it, meeting.id)
  await writeQuestion(it, key)
  const body = { id: newId(), version: 1, forEmail: null }
  const again = (of: object) => it.send('POST', `${at()}/${id}/again`, of)
  const made = await again(body)
  const renewed = made.json().address.split('#')[1]
  expect([
    made.statusCode,
    (await again(body)).json().address,
    (await again({ ...body, id: newId() })).statusCode,
  ]).toEqual([201, null, 409])
  expect((await look(it, key)).statusCode).toBe(404)
  expect((await asked(renewed)).questions).toMatchObject([{ question: 'Why do we wait so long?', version: 1 }])
})
