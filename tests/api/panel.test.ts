import type { ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import type { QuestionsAskedView } from '@ttc/contracts/link/question'
import { newId } from '@ttc/contracts/new-id'
import type { PanelView } from '@ttc/contracts/panel'
import type { OwnOwedView } from '@ttc/contracts/round'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { look, type Made, makeQuestionLink, writeQuestion } from '../support/link.ts'
import { aPanelQuestion, aPaper, makePapers, PLAIN, panelAt } from '../support/panel.ts'
import { placeIn } from '../support/place.ts'
import { anIndicator, financialYear } from '../support/plan-file.ts'
import { aRedIndicator, DIRECTOR, OWNER, READER, type RedPlan, startRedPlan } from '../support/red-plan.ts'

/** A rate whose newest value rests on so few that it is hidden; its numbers stand nowhere else. */
const HIDDEN_RATE = 557.5704
const small = anIndicator({
  code: 'small',
  name: 'Children in a small group',
  unit: 'per 1,000',
  decimals: 4,
  multiplier: 1000,
  maximum: null,
  disclosure: { hideUpTo: 5, showZero: true, roundTo: null, leastDenominator: 100_000, secondary: false },
  placed: { priority: 'homes', owner: 'owner', headline: false },
  targets: [],
  rules: [],
  baselines: [],
  series: [
    {
      area: 'E06900001',
      values: [
        { ...financialYear(2023), value: 200, numerator: 40_000, denominator: 200_000 },
        { ...financialYear(2024), value: HIDDEN_RATE, numerator: 52_361, denominator: 93_909 },
      ],
    },
  ],
})

let plan: RedPlan
let it: TestApp
let meeting: Meeting
let link: Made
beforeEach(async () => {
  plan = await startRedPlan([aRedIndicator(), small])
  it = plan.it
  meeting = await planMeeting(it, { meetsOn: '2026-12-15' })
  link = await makeQuestionLink(it, meeting.id, { forPanel: true })
})
afterEach(() => it.close())

const at = () => panelAt(meeting.id)
const panel = async () => (await it.get(at())).json<PanelView>()
const asked = async (key = link.key) => (await look(it, key)).json<QuestionsAskedView>()
const owed = async (name: string) => (await plan.as(name, 'GET', '/owed')).json<OwnOwedView>().questions
const answerAt = (id: string) => `${at()}/questions/${id}/answer`
const ask = async (priorityId: string | null, question?: string) => {
  const body = aPanelQuestion(priorityId, question)
  const answer = await writeQuestion(it, link.key, body)
  expect(answer.statusCode).toBe(200)
  return body.id
}
const priorityOf = () => plan.place.priority.id

test('the panel sees what it asked for in plain words, asks about it, and sees who answered at once', async () => {
  await makePapers(it, meeting.id, plan.place)
  const { papers } = await asked()
  expect(papers).toMatchObject({ answersBy: '2026-12-08', priorities: [{ id: priorityOf(), plain: PLAIN }] })
  expect(papers?.priorities[0]?.curves).toMatchObject([
    { name: plan.place.row.name, words: expect.stringMatching(/^The number is higher than a year before: 26\.0%/) },
  ])
  expect(papers?.priorities[0]?.curves[0]?.last).toHaveLength(8)
  const id = await ask(priorityOf())
  expect(await owed(OWNER)).toMatchObject([
    { id, state: 'waits', dueOn: '2026-12-08', mayAnswer: true, priority: { id: priorityOf() }, version: 0 },
  ])
  const body = { version: 0, answer: 'There are too few workers. We will hire two more by June.' }
  expect((await plan.as(OWNER, 'PUT', answerAt(id), body)).json()).toMatchObject({ state: 'answered', version: 1 })
  expect((await plan.as(OWNER, 'PUT', answerAt(id), body)).statusCode).toBe(200)
  expect(await owed(OWNER)).toEqual([])
  const { questions } = await asked()
  const told = { words: body.answer, by: 'The person who leads this, Council' }
  expect(questions).toMatchObject([{ id, priorityId: priorityOf(), answer: told }])
  expect(JSON.stringify(questions)).not.toContain(OWNER)
  expect((await meeting.view()).challenges).toMatchObject([
    { answer: body.answer, answeredBy: { name: OWNER }, answerAgency: 'Council', source: 'before' },
  ])
})

test('an answer is late after a week before, is not typed over unseen, and is the minutes’ once the meeting began', async () => {
  await makePapers(it, meeting.id, plan.place)
  const id = await ask(priorityOf())
  await it.connection.db.update(challengeMeeting).set({ meetsOn: '2026-11-29' })
  expect((await panel()).questions).toMatchObject([{ id, state: 'late', dueOn: '2026-11-22' }])
  await plan.as(OWNER, 'PUT', answerAt(id), { version: 0, answer: 'First' })
  const second = await it.send('PUT', answerAt(id), { version: 0, answer: 'Second' })
  expect([second.statusCode, second.json().present.answer]).toEqual([409, 'First'])
  expect((await it.send('PUT', answerAt(id), { version: 1, answer: 'Second' })).json().version).toBe(2)
  const long = await it.send('PUT', answerAt(id), { version: 2, answer: 'a'.repeat(601) })
  expect([long.statusCode, long.json().fields[0].field]).toEqual([400, 'answer'])
  await meeting.begin()
  const late = await it.send('PUT', answerAt(id), { version: 2, answer: 'Third' })
  expect(late.json().detail).toMatch(/^This meeting has begun/)
  expect((await it.send('PUT', at(), { version: 1, priorities: [aPaper(plan.place)] })).statusCode).toBe(422)
})

test('the lead, who was named and whoever runs the meeting answer, and nobody else', async () => {
  await makePapers(it, meeting.id, plan.place, { answererMemberId: await plan.idOf(READER) })
  const [about, general] = [await ask(priorityOf()), await ask(null, 'Who picks the topics?')]
  const body = { version: 0, answer: 'We do.' }
  const refused = await plan.as(DIRECTOR, 'PUT', answerAt(about), body)
  expect([refused.statusCode, refused.json().detail]).toEqual([403, `${READER} (Council) answers this question.`])
  expect((await owed(OWNER)).length + (await owed(DIRECTOR)).length).toBe(0)
  expect((await plan.as(READER, 'PUT', answerAt(about), body)).statusCode).toBe(200)
  expect((await plan.as(OWNER, 'PUT', answerAt(about), { version: 1, answer: 'You do.' })).statusCode).toBe(200)
  expect((await plan.as(READER, 'PUT', answerAt(general), body)).json().detail).toMatch(/^Whoever runs the meeting/)
  expect((await it.send('PUT', answerAt(general), body)).statusCode).toBe(200)
  expect((await plan.as(READER, 'PUT', at(), { version: 1, priorities: [aPaper(plan.place)] })).statusCode).toBe(403)
  expect((await plan.as(READER, 'GET', at())).json()).toMatchObject({ offered: [], allowed: [] })
})

test('papers are of the meeting’s plan, each priority once, and two who change them at once are told', async () => {
  await makePapers(it, meeting.id, plan.place)
  const put = async (over: object, version = 1) => {
    const answer = await it.send('PUT', at(), { version, priorities: [aPaper(plan.place, over)] })
    return [answer.statusCode, answer.json().fields?.[0]?.field]
  }
  expect(await put({ priorityId: newId() })).toEqual([400, 'priorities.0.priorityId'])
  expect(await put({ placementIds: [newId()] })).toEqual([400, 'priorities.0.placementIds'])
  expect(await put({ answererMemberId: newId() })).toEqual([400, 'priorities.0.answererMemberId'])
  expect(await put({ plain: 'a'.repeat(301) })).toEqual([400, 'priorities.0.plain'])
  const twice = await it.send('PUT', at(), { version: 1, priorities: [aPaper(plan.place), aPaper(plan.place)] })
  expect(twice.json().fields[0].message).toBe('Choose each priority once.')
  expect(await put({}, 0)).toEqual([409, undefined])
  expect(await put({ plain: 'Shorter.' })).toEqual([200, undefined])
  expect(await panel()).toMatchObject({ version: 2, priorities: [{ plain: 'Shorter.' }] })
  const stray = await writeQuestion(it, link.key, aPanelQuestion(newId()))
  expect([stray.statusCode, stray.json().fields[0].field]).toEqual([400, 'priorityId'])
})

test('what may not be shown leaves through no page of the panel, and another’s link shows no papers', async () => {
  const { row, priority } = await placeIn(it, 'small')
  await makePapers(it, meeting.id, { ...plan.place, row, priority })
  const said = (await look(it, link.key)).body
  expect(said).toContain('The newest number is hidden.')
  expect(said).toContain('200.0000 per 1,000')
  expect(said).not.toMatch(/557\.5|52361|52,361|93909|93,909/)
  const partner = await makeQuestionLink(it, meeting.id)
  expect((await asked(partner.key)).papers).toBeNull()
  expect((await writeQuestion(it, partner.key, aPanelQuestion(priority.id))).statusCode).toBe(400)
  const { questions } = (await writeQuestion(it, partner.key, aPanelQuestion(null))).json<QuestionsAskedView>()
  const answered = await it.send('PUT', answerAt(questions[0]?.id ?? ''), { version: 0, answer: 'No' })
  expect([answered.statusCode, (await panel()).questions]).toEqual([404, []])
})

test('the panel’s questions have an item after the promises, and stay where the chair puts them', async () => {
  await makePapers(it, meeting.id, plan.place)
  const [early, moved] = [await ask(priorityOf()), await ask(null)]
  const propose = async () => (await it.get(`/challenge-meetings/${meeting.id}/proposal`)).json()
  const title = 'Questions of the young people’s panel'
  const proposed = (await propose()).items
  expect(proposed[0]).toMatchObject({ kind: 'question', title, minutes: 9, forPanel: true })
  const before = await meeting.view()
  const other = before.items[0]?.id
  const questions = [{ id: moved, itemId: other ?? null }]
  const { version } = (await meeting.put('/questions', { version: before.version, questions })).json()
  const [panelItem] = [{ ...proposed[0], id: newId() }]
  const bare = before.items.map(({ state: _, spentSeconds: __, ...item }) => item)
  const twice = [panelItem, { ...panelItem, id: newId() }, ...bare]
  expect((await meeting.put('/agenda', { version, items: twice })).statusCode).toBe(400)
  const set = (await meeting.put('/agenda', { version, items: [panelItem, ...bare] })).json<ChallengeMeetingView>()
  const late = await ask(null)
  const placed = new Map((await meeting.view()).challenges.map(({ id, itemId }) => [id, itemId]))
  expect([placed.get(early), placed.get(moved), placed.get(late)]).toEqual([panelItem.id, other, panelItem.id])
  expect(set.items[0]).toMatchObject({ forPanel: true, title })
  expect((await propose()).items[0].minutes).toBe(9)
  expect((await panel()).onAgenda).toBe(true)
})

test('what somebody was named to answer passes to another when they leave', async () => {
  const [leaver, next] = [await plan.idOf(READER), await plan.idOf(DIRECTOR)]
  await makePapers(it, meeting.id, plan.place, { answererMemberId: leaver })
  const body = { version: 1, leftOn: '2026-11-23', handOverTo: next }
  const left = await it.send('PUT', `/members/${leaver}/leaving`, body)
  expect(left.json().handedOver).toMatchObject({ answers: 1 })
  expect((await panel()).priorities).toMatchObject([{ answererMemberId: next, answerer: { name: DIRECTOR } }])
})
