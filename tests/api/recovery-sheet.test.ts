import { newId } from '@ttc/contracts/new-id'
import type { SheetPageView } from '@ttc/contracts/recovery-sheet'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEPUTY, DIRECTOR, OTHER_DIRECTOR, OWNER, READER, type RedPlan, startRedPlan } from '../support/red-plan.ts'

let plan: RedPlan
beforeEach(async () => {
  plan = await startRedPlan()
})
afterEach(() => plan.it.close())

const sheetOf = async () => {
  const { sheet } = await plan.page()
  if (sheet === null) throw new Error('There is no sheet')
  return sheet
}
const draft = async (content: object, who = OWNER, version?: number) => {
  const sheet = await sheetOf()
  return plan.as(who, 'PUT', plan.at, { sheetId: sheet.id, version: version ?? sheet.version, content })
}
const decide = async (who: string, decision: 'accepted' | 'returned', more: object = {}) => {
  const { id: sheetId, version } = await sheetOf()
  return plan.as(who, 'POST', `${plan.at}/decision`, { id: newId(), sheetId, version, decision, ...more })
}
const question = { note: 'Why did last year’s actions not work?', dueOn: '2026-12-10' }

test('a red indicator owes a sheet by fourteen days from the day it turned, filled in from what is known', async () => {
  const page = await plan.page()
  expect(page.sheet).toMatchObject({
    because: 'red',
    state: 'owed',
    owedOn: '2026-11-23',
    dueOn: '2026-12-07',
    version: 1,
  })
  expect(page.sheet?.events).toMatchObject([{ what: 'owed', by: null }])
  expect(page.assessment).toMatchObject({ status: 'red', latest: { value: 26 } })
  expect(page.curve?.measurements).toHaveLength(9)
  expect(page).toMatchObject({ owner: { name: OWNER }, ownerLeft: false, before: null, slips: 0, actions: [] })
})

describe('a draft', () => {
  test('is kept though it lacks everything else, with the next version', async () => {
    const answer = await draft({ whatChanged: 'Two providers clo' })
    expect([answer.statusCode, answer.json().version]).toEqual([200, 2])
    const sheet = await sheetOf()
    expect(sheet).toMatchObject({
      version: 2,
      state: 'owed',
      content: { whatChanged: 'Two providers clo', actions: [] },
    })
  })

  test('of two people at once never overwrites silently: the second gets what stands', async () => {
    await draft({ whatChanged: 'First' }, OWNER, 1)
    const second = await draft({ whatChanged: 'Second' }, 'Plan coordinator', 1)
    expect(second.statusCode).toBe(409)
    expect(second.json().present).toMatchObject({ version: 2, content: { whatChanged: 'First' } })
    expect((await draft({ whatChanged: 'First' }, 'Plan coordinator', 1)).statusCode).toBe(200)
  })

  test.each([
    [OWNER, 200],
    ['Plan coordinator', 200],
    [DIRECTOR, 403],
    [READER, 403],
    [DEPUTY, 403],
  ])('by %s is answered with %i', async (who, status) => {
    expect((await draft({ whatChanged: 'Something' }, who)).statusCode).toBe(status)
  })

  test('is the deputy’s to write while the owner is away', async () => {
    const absence = { deputyMemberId: await plan.idOf(DEPUTY), absentFrom: '2026-11-20', absentTo: '2026-12-01' }
    await plan.it.connection.db.execute(
      `update member set deputy_member_id = '${absence.deputyMemberId}', absent_from = '${absence.absentFrom}', absent_to = '${absence.absentTo}' where id = '${await plan.idOf(OWNER)}'`,
    )
    expect((await draft({ whatChanged: 'While you were away' }, DEPUTY)).statusCode).toBe(200)
  })
})

describe('a sheet that is sent', () => {
  test('names everything that is missing at once, and stays owed', async () => {
    const answer = await plan.submit({ whatChanged: ' ', actions: [], backToAmberOn: null, backToGreenOn: null })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().fields.map((one: { field: string }) => one.field)).toEqual([
      'content.whatChanged',
      'content.whySame',
      'content.backToGreenOn',
    ])
    expect((await sheetOf()).state).toBe('owed')
  })

  test('names an owner who has left', async () => {
    await plan.it.connection.db.execute(
      `update member set left_on = '2026-11-01' where id = '${await plan.idOf(READER)}'`,
    )
    const action = { id: newId(), text: 'Call', ownerMemberId: await plan.idOf(READER), dueOn: '2027-01-01' }
    const answer = await plan.submit({ actions: [action] })
    expect(answer.json().fields).toEqual([
      { field: 'content.actions.0.ownerMemberId', message: 'The owner of action 1 has left. Choose somebody else.' },
    ])
  })

  test('is sent once, with who and when, and its actions are followed like all others', async () => {
    const { id: sheetId, version } = await sheetOf()
    const action = { id: newId(), text: 'Stop the fair', ownerMemberId: await plan.idOf(OWNER), dueOn: '2027-02-27' }
    const content = { whatChanged: 'Two closed.', actions: [action], backToAmberOn: '2027-03-31' }
    const body = { id: newId(), sheetId, version, content }
    const first = await plan.as(OWNER, 'POST', `${plan.at}/submission`, body)
    const again = await plan.as(OWNER, 'POST', `${plan.at}/submission`, body)
    expect([first.statusCode, again.statusCode, again.json()]).toEqual([201, 201, first.json()])
    const page = await plan.page()
    expect(page.sheet?.events.at(-1)).toMatchObject({ what: 'submitted', by: { name: OWNER } })
    expect(page.actions).toMatchObject([{ id: action.id, text: 'Stop the fair', owner: { name: OWNER } }])
    const list = (await plan.it.get('/actions')).json()
    expect(list.actions.map((one: { text: string }) => one.text)).toEqual(['Stop the fair'])
    expect((await draft({ whatChanged: 'Too late' })).statusCode).toBe(422)
  })

  test('again after a question changes its actions and adds none twice', async () => {
    const keep = { id: newId(), text: 'Buy places', ownerMemberId: await plan.idOf(OWNER), dueOn: '2027-02-27' }
    const drop = { ...keep, id: newId(), text: 'Hold a fair' }
    await plan.submit({ actions: [keep, drop] })
    await decide(DIRECTOR, 'returned', question)
    expect(await sheetOf()).toMatchObject({ state: 'returned', dueOn: '2026-12-10' })
    const fresh = { ...keep, id: newId(), text: 'Call each 17 year old' }
    expect((await plan.submit({ actions: [{ ...keep, text: 'Buy 45 places' }, fresh] })).statusCode).toBe(201)
    const { actions } = (await plan.it.get('/actions')).json()
    expect(actions.map((one: { text: string }) => one.text).toSorted()).toEqual([
      'Buy 45 places',
      'Call each 17 year old',
    ])
  })

  test('cannot take over an answer of another walk', async () => {
    const priorityId = newId()
    const outcomeIds = [plan.place.outcome.id]
    const other = { id: priorityId, name: 'Elsewhere', aim: '', leadMemberId: null, outcomeIds }
    await plan.it.send('POST', `/plans/${plan.it.planId}/priorities`, other)
    const [walk, id] = [newId(), newId()]
    await plan.it.send('POST', `/priorities/${priorityId}/walks`, { id: walk })
    await plan.it.send('POST', `/walks/${walk}/answers`, { id, content: { kind: 'action', text: 'Theirs' } })
    const action = { id, text: 'Ours', ownerMemberId: await plan.idOf(OWNER), dueOn: '2027-02-27' }
    expect((await plan.submit({ actions: [action] })).statusCode).toBe(409)
    const { actions } = (await plan.it.get('/actions')).json()
    expect(actions.map((one: { text: string }) => one.text)).toEqual(['Theirs'])
  })

  test('needs a reason where the day moved later, and the slip is counted', async () => {
    await plan.submit()
    await decide(DIRECTOR, 'returned', question)
    const later = { backToAmberOn: '2027-09-30' }
    expect((await plan.submit(later)).json().fields.map((one: { field: string }) => one.field)).toEqual([
      'content.whyMoved',
    ])
    expect((await plan.submit({ ...later, whyMoved: 'The builder is late.' })).statusCode).toBe(201)
    expect((await plan.page()).slips).toBe(1)
  })
})

describe('a decision', () => {
  test('of two directors at the same moment is made once, and the second is told which', async () => {
    await plan.submit()
    const { id: sheetId, version } = await sheetOf()
    const send = (who: string) =>
      plan.as(who, 'POST', `${plan.at}/decision`, { id: newId(), sheetId, version, decision: 'accepted' })
    const answers = await Promise.all([send(DIRECTOR), send(OTHER_DIRECTOR)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    const refused = answers.find(({ statusCode }) => statusCode === 409)?.json()
    expect(refused.detail).toMatch(/Nothing is decided twice\. This sheet stands as: Accepted on .* by Director/)
    expect(refused.present).toMatchObject({ state: 'accepted' })
    expect((await sheetOf()).events.filter(({ what }) => what === 'accepted')).toHaveLength(1)
  })

  test.each([
    [OWNER, 403],
    [READER, 403],
    ['Plan coordinator', 201],
    [OTHER_DIRECTOR, 201],
  ])('by %s is answered with %i', async (who, status) => {
    await plan.submit()
    expect((await decide(who, 'accepted')).statusCode).toBe(status)
  })

  test('is not for whoever sent it', async () => {
    const { id: sheetId, version } = await sheetOf()
    const content = { whatChanged: 'Known.', whySame: 'The college opens in March.', backToAmberOn: '2027-03-31' }
    await plan.it.send('POST', `${plan.at}/submission`, { id: newId(), sheetId, version, content })
    expect((await decide('Plan coordinator', 'accepted')).statusCode).toBe(422)
  })

  test('to send it back needs a question and a day', async () => {
    await plan.submit()
    const answer = await decide(DIRECTOR, 'returned')
    expect(answer.json().fields.map((one: { field: string }) => one.field)).toEqual(['note', 'dueOn'])
    expect((await decide(DIRECTOR, 'returned', { ...question, dueOn: '2026-11-22' })).statusCode).toBe(400)
  })

  test('is not made about a sheet that has not been sent', async () => {
    expect((await decide(DIRECTOR, 'accepted')).statusCode).toBe(409)
  })

  test('is written down', async () => {
    await plan.submit()
    await decide(DIRECTOR, 'returned', question)
    const { entries } = (await plan.it.get(`/audit?object=${plan.place.row.placementId}`)).json()
    const actions = entries.map((one: { action: string }) => one.action)
    expect(actions).toEqual(expect.arrayContaining(['recovery-sheet.write', 'recovery-sheet.decide']))
  })
})

describe('asking for a sheet', () => {
  const ask = (who: string) =>
    plan.as(who, 'POST', `${plan.at}/request`, {
      id: newId(),
      question: 'What happens after June?',
      dueOn: '2026-12-20',
    })

  test('is refused while one is open, and opens one after that', async () => {
    expect((await ask(DIRECTOR)).statusCode).toBe(422)
    await plan.submit()
    await decide(DIRECTOR, 'accepted')
    expect((await ask(READER)).statusCode).toBe(403)
    expect((await ask(DIRECTOR)).statusCode).toBe(201)
    const { sheet, before } = (await plan.page()) as SheetPageView
    expect(sheet).toMatchObject({
      because: 'asked',
      dueOn: '2026-12-20',
      events: [{ note: 'What happens after June?' }],
    })
    expect(before).toMatchObject({ backToAmberOn: '2027-03-31', needs: [{ from: 'Combined authority' }] })
  })
})

test('the history tells every sheet with who and when, and what came of its days', async () => {
  await plan.submit()
  await decide(DIRECTOR, 'accepted')
  const { sheets, slips, record } = (await plan.it.get(`${plan.at}s`)).json()
  expect(sheets).toMatchObject([
    { state: 'accepted', events: [{ what: 'owed' }, { what: 'submitted' }, { what: 'accepted' }] },
  ])
  expect(slips).toBe(0)
  expect(record).toEqual([
    { to: 'amber', on: '2027-03-31', result: 'open', back: null },
    { to: 'green', on: '2028-03-31', result: 'open', back: null },
  ])
})

test('another partnership, and nobody, see nothing', async () => {
  const { statusCode } = await plan.it.get(`/placements/${newId()}/recovery-sheet`)
  expect(statusCode).toBe(404)
  expect((await plan.it.ask({ method: 'GET', url: plan.it.at + plan.at })).statusCode).toBe(401)
})
