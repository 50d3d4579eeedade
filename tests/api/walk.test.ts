import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aFactor, anAction, anIdea, type OpenedWalk, openWalk } from '../support/walk.ts'

let it: TestApp
let walk: OpenedWalk
beforeAll(async () => {
  it = await startTestApp()
  walk = await openWalk(it)
})
afterAll(() => it.close())

test('a walk begins with every step not started and nothing in it', async () => {
  const view = await walk.view()
  expect(view).toMatchObject({ kind: 'priority', template: 'twelve', sequence: 1, answers: [], meeting: null })
  expect(view.steps.map(({ state }) => state)).toEqual(Array(13).fill('not-started'))
  expect(view.rows).toHaveLength(1)
})

test('a second walk of the same priority is refused with the id of the first', async () => {
  const answer = await it.send('POST', `/priorities/${walk.priorityId}/walks`, { id: newId() })
  expect(answer.statusCode).toBe(409)
  expect(answer.json().present).toEqual({ id: walk.id })
})

test('answers are added, linked, changed, ordered and taken out, and every change is numbered', async () => {
  const factor = await walk.add(aFactor('Bus fares to the two large employers'))
  const idea = await walk.add(anIdea('A bus pass', { cost: 'low' }), { linkId: factor.id })
  const action = await walk.add(anAction('Buy bus passes', { dueOn: '2026-11-01' }), { linkId: idea.id })
  expect(action).toMatchObject({ linkId: idea.id, version: 1, action: { status: 'planned', overdueDays: 22 } })
  const second = await walk.add(aFactor('Courses start in September only'))
  const changed = await walk.edit(second, { content: { ...second.content, rank: 1 } })
  expect(changed.json()).toMatchObject({ version: 2, content: { rank: 1 } })
  const moved = await it.send('PUT', `/walks/${walk.id}/answers/${second.id}/place`, { after: null })
  expect(moved.statusCode).toBe(200)
  const { answers, sequence, steps } = await walk.view()
  expect(answers.filter(({ content }) => content.kind === 'factor').map(({ id }) => id)).toEqual([second.id, factor.id])
  expect(steps.find(({ step }) => step === 'story')).toMatchObject({ state: 'started', answers: 2 })
  const { changes } = (await it.get(`/walks/${walk.id}/changes`)).json()
  expect(changes.map((one: { sequence: number }) => one.sequence)).toEqual(
    Array.from({ length: sequence }, (_, index) => index + 1),
  )
  expect((await walk.edit(factor, { removed: true })).json().removed).toBe(true)
  expect((await walk.view()).answers.map(({ id }) => id)).not.toContain(factor.id)
})

test('of two edits of one version the second is told both, and the same edit twice is stored once', async () => {
  const answer = await walk.add(aFactor('Waiting for support'))
  const mine = { content: { ...answer.content, text: 'Waiting four months for support' } }
  expect((await walk.edit(answer, mine)).statusCode).toBe(200)
  expect((await walk.edit(answer, mine)).json()).toMatchObject({ version: 2 })
  const theirs = await walk.edit(answer, { content: { ...answer.content, text: 'Waiting too long' } })
  expect(theirs.statusCode).toBe(409)
  expect(theirs.json().present).toMatchObject({ version: 2, content: { text: 'Waiting four months for support' } })
})

test('an action changes its status through dated updates alone, the latest day saying how it stands', async () => {
  const action = await walk.add(anAction('Start two courses in January', { dueOn: '2027-01-31' }))
  const at = `/walks/${walk.id}/answers/${action.id}/updates`
  const say = (on: string, status: string) => it.send('POST', at, { id: newId(), on, status, note: 'Told the group.' })
  expect((await say('2026-11-20', 'on-track')).statusCode).toBe(201)
  expect((await say('2026-11-10', 'late')).statusCode).toBe(201)
  const [shown] = (await walk.view()).answers.filter(({ id }) => id === action.id)
  expect(shown?.action).toMatchObject({ status: 'on-track', last: { on: '2026-11-20' } })
  expect((await say('2026-12-24', 'done')).json().fields).toEqual([
    { field: 'on', message: 'Choose today or an earlier day.' },
  ])
})

test('a step the group has answered says so, and can be taken back', async () => {
  const confirmed = await it.send('PUT', `/walks/${walk.id}/confirmed`, { step: 'story', confirmed: true })
  const storyOf = (answer: typeof confirmed) =>
    answer.json().steps.find(({ step }: { step: string }) => step === 'story').state
  expect(storyOf(confirmed)).toBe('answered')
  const back = await it.send('PUT', `/walks/${walk.id}/confirmed`, { step: 'story', confirmed: false })
  expect(storyOf(back)).toBe('started')
})

test('advice is set aside with a reason and stays so until it is taken back', async () => {
  const idea = await walk.add(anIdea('A new building', { cost: 'funded' }))
  const about = { code: 'idea-answers-nothing', answerId: idea.id }
  const set = await it.send('PUT', `/walks/${walk.id}/advice`, { ...about, reason: 'It is about all of them.' })
  const found = (answer: typeof set) =>
    answer.json().advice.find((one: { answerId: string }) => one.answerId === idea.id)
  expect(found(set).setAside).toMatchObject({ reason: 'It is about all of them.' })
  expect(found(await it.send('PUT', `/walks/${walk.id}/advice`, { ...about, reason: null })).setAside).toBeNull()
})

test('dots are given while the group meets, five for a question, and counted without names', async () => {
  const factor = await walk.add(aFactor('Nobody asked them'))
  const give = (dots: number) => it.send('PUT', `/walks/${walk.id}/answers/${factor.id}/dots`, { dots })
  expect((await give(2)).statusCode).toBe(422)
  const meeting = await it.send('POST', `/walks/${walk.id}/meetings`, { id: newId(), minutes: 60 })
  expect(meeting.json()).toMatchObject({ step: 'aim', running: false, spentSeconds: 0 })
  expect(Object.values(meeting.json().minutes).reduce((sum: number, one) => sum + Number(one), 0)).toBe(60)
  expect((await give(3)).statusCode).toBe(200)
  const other = await walk.add(aFactor('Nobody listened'))
  const tooMany = await it.send('PUT', `/walks/${walk.id}/answers/${other.id}/dots`, { dots: 3 })
  expect(tooMany.json().detail).toBe('You have 5 dots for this question, and 2 of them left for this answer.')
  expect((await walk.view()).dots[factor.id]).toEqual({ all: 3, mine: 3 })
  const moved = await it.send('PUT', `/walks/${walk.id}/meeting`, {
    ...(meeting.json() as object),
    version: 1,
    recorderMemberId: null,
    step: 'story',
    running: true,
  })
  expect(moved.json()).toMatchObject({ step: 'story', running: true, version: 2 })
})
