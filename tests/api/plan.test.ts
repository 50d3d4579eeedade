import { newId } from '@ttc/contracts/new-id'
import { PlanView } from '@ttc/contracts/plan'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { aNewIndicator } from '../support/request.ts'
import { rowCounts } from '../support/rows.ts'

let it: TestApp
let place: Place
beforeAll(async () => {
  it = await startTestApp()
  place = await placeIn(it)
})
afterAll(() => it.close())

const plan = async (): Promise<PlanView> => PlanView.parse((await it.get(`/plans/${it.planId}`)).json())
const at = () => `/plans/${it.planId}`

test('a plan answers its outcomes, priorities and indicators with what is judged of them', async () => {
  const [outcome] = (await plan()).outcomes
  const row = outcome?.priorities[0]?.rows[0]
  expect(row).toMatchObject({ name: 'Re-referrals within 12 months', lateDays: 147 })
  expect(row?.assessment).toMatchObject({ status: 'green', verdict: { verdict: 'turned', strength: 'strong' } })
})

test('a plan must end after it starts', async () => {
  const answer = await it.send('POST', '/plans', {
    id: newId(),
    name: 'A plan',
    startsOn: '2025-04-01',
    endsOn: '2025-04-01',
  })
  expect(answer.json().fields).toEqual([{ field: 'endsOn', message: 'The plan must end after it starts.' }])
})

test('a plan is added, changed, and changed only from its present version', async () => {
  const body = {
    id: newId(),
    name: 'Early years plan',
    startsOn: '2025-04-01',
    endsOn: '2028-03-31',
    marking: 'OFFICIAL',
  }
  expect((await it.send('POST', '/plans', body)).json()).toEqual({ id: body.id, version: 1 })
  const { id: _, ...fields } = body
  const edit = (version: number, name: string) => it.send('PUT', `/plans/${body.id}`, { ...fields, version, name })
  expect((await edit(1, 'Early years')).json()).toEqual({ id: body.id, version: 2 })
  const late = await edit(1, 'Youngest first')
  expect(late.statusCode).toBe(409)
  expect(late.json()).toMatchObject({ code: 'conflict', present: { name: 'Early years', version: 2 } })
  expect((await it.get(`/plans/${body.id}`)).json()).toMatchObject({
    name: 'Early years',
    versionNumber: 1,
    outcomes: [],
  })
})

test('outcomes and priorities are added last, changed from their present version alone, and retired when empty', async () => {
  const outcome = { id: newId(), statement: 'Children are heard', explanation: '' }
  const priority = {
    id: newId(),
    name: 'Ask first',
    aim: '',
    leadMemberId: place.memberId,
    outcomeIds: [outcome.id, place.outcome.id],
  }
  expect((await it.send('POST', `${at()}/outcomes`, outcome)).statusCode).toBe(201)
  expect((await it.send('POST', `${at()}/priorities`, priority)).statusCode).toBe(201)
  const last = (await plan()).outcomes.at(-1)
  expect(last).toMatchObject({
    id: outcome.id,
    priorities: [{ name: 'Ask first', lead: { id: place.memberId }, outcomeIds: priority.outcomeIds }],
  })

  const { id: _o, ...words } = outcome
  const { id: _p, ...fields } = priority
  const editOutcome = (over: object) => it.send('PUT', `/outcomes/${outcome.id}`, { ...words, version: 1, ...over })
  const editPriority = (over: object) =>
    it.send('PUT', `/priorities/${priority.id}`, { ...fields, version: 1, ...over })
  const early = await editOutcome({ retired: true })
  expect([early.statusCode, early.json().detail]).toEqual([422, expect.stringContaining('"Ask first" still serves')])
  expect((await editPriority({ retired: true })).json()).toEqual({ id: priority.id, version: 2 })
  const late = await editPriority({ name: 'Ask twice' })
  expect([late.statusCode, late.json().present.version]).toEqual([409, 2])
  expect((await editOutcome({ retired: true })).json()).toEqual({ id: outcome.id, version: 2 })
  expect((await plan()).outcomes.map((one) => one.id)).toEqual([place.outcome.id])

  const restored = await editPriority({ version: 2 })
  expect([restored.statusCode, restored.json().fields[0].field]).toEqual([400, 'outcomeIds'])
  expect((await editOutcome({ version: 2 })).statusCode).toBe(200)
  expect((await editPriority({ version: 2 })).statusCode).toBe(200)
  expect((await plan()).outcomes.at(-1)?.priorities).toHaveLength(1)
})

test('a priority with indicators under it is not retired: they would be lost from sight', async () => {
  const { name, aim, outcomeIds } = place.priority
  const answer = await it.send('PUT', `/priorities/${place.priority.id}`, {
    name,
    aim,
    outcomeIds,
    leadMemberId: null,
    version: 1,
    retired: true,
  })
  expect([answer.statusCode, answer.json().detail]).toEqual([
    422,
    expect.stringContaining('"Re-referrals within 12 months"'),
  ])
  expect((await plan()).outcomes[0]?.priorities[0]?.rows).toHaveLength(1)
})

test.each([
  ['leadMemberId', { leadMemberId: newId() }, /member of this partnership/],
  ['outcomeIds', { outcomeIds: [newId()] }, /outcomes of this plan/],
  ['outcomeIds', { outcomeIds: [] }, /at least one outcome/],
])('a priority with a wrong %s is refused by its field, new and edited alike', async (field, over, message) => {
  const before = await rowCounts(it.connection)
  const fields = { name: 'Help early', aim: '', leadMemberId: null, outcomeIds: [place.outcome.id], ...over }
  const answers = [
    await it.send('POST', `${at()}/priorities`, { id: newId(), ...fields }),
    await it.send('PUT', `/priorities/${place.priority.id}`, { version: 1, ...fields }),
  ]
  expect(answers.map((one) => [one.statusCode, one.json().fields])).toEqual(
    answers.map(() => [400, [{ field, message: expect.stringMatching(message) }]]),
  )
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('an indicator stands under a priority once, and only under one of the plan', async () => {
  const free = aNewIndicator()
  await it.send('POST', '/indicators', free)
  const body = { priorityId: place.priority.id, indicatorId: free.id, ownerMemberId: null, headline: false }
  const put = (over: object) => it.send('POST', `${at()}/placements`, { id: newId(), ...body, ...over })
  const wrong = [
    await put({ priorityId: newId() }),
    await put({ indicatorId: newId() }),
    await put({ ownerMemberId: newId() }),
    await put({ indicatorId: place.row.indicatorId }),
  ]
  expect(wrong.map((one) => [one.statusCode, one.json().fields[0].field])).toEqual([
    [400, 'priorityId'],
    [400, 'indicatorId'],
    [400, 'ownerMemberId'],
    [400, 'indicatorId'],
  ])
  expect((await put({})).statusCode).toBe(201)
  expect((await plan()).outcomes[0]?.priorities[0]?.rows).toHaveLength(2)
})

test('a placement changes its owner from its present version alone, and names somebody who is there', async () => {
  const edit = (over: object) =>
    it.send('PUT', `/placements/${place.row.placementId}`, {
      version: 1,
      ownerMemberId: place.memberId,
      headline: true,
      ended: false,
      ...over,
    })
  expect((await edit({ ownerMemberId: newId() })).json().fields[0].field).toBe('ownerMemberId')
  expect((await edit({})).json()).toEqual({ id: place.row.placementId, version: 2 })
  const late = await edit({ ended: true })
  expect([late.statusCode, late.json().present]).toEqual([409, { version: 2 }])
  expect((await placeIn(it, 'rereferrals')).row.owner?.id).toBe(place.memberId)
})
