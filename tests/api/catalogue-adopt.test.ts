import type { AdoptIntoPlan, AdoptionView, CatalogueView } from '@ttc/contracts/catalogue'
import type { BatchListView, UndoneView } from '@ttc/contracts/import'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import type { Role } from '@ttc/domain/access'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { aPlanFileWithOldCodes, figuresOf, loadEditionOf, twelveYears } from '../support/catalogue.ts'
import { inNewPartnership } from '../support/import-file.ts'
import { placeIn } from '../support/place.ts'
import { rowCounts } from '../support/rows.ts'
import { joinAs } from '../support/two-partnerships.ts'

let it: TestApp
let edition = ''
beforeAll(async () => {
  it = await startTestApp(aPlanFileWithOldCodes())
  await loadEditionOf(
    it.connection.db,
    [
      { code: 'Neet', name: 'Young people not in education', next: '46478' },
      { code: 'Jump', name: 'Off by ten', unit: 'Rate per 10,000', polarity: '-', decimals: 'NA' },
      { code: 'rereferrals', name: 'The same code' },
      { code: 'Analyst' },
      { code: 'Lead' },
    ],
    [
      ...twelveYears('Neet'),
      ...figuresOf('Jump', '901', [20, 21, 20, 21, 210], 2020),
      ...figuresOf('Jump', '902', [20], 2026),
      ...figuresOf('rereferrals', '901', [5], 2025),
      ...figuresOf('Analyst', '901', [5], 2025),
      ...figuresOf('Lead', '901', [5], 2025),
    ],
  )
  edition = ((await it.get('/catalogue/indicators')).json() as CatalogueView).edition?.id ?? ''
})
afterAll(() => it.close())

const asked = async (in_: TestApp, code: string, over: Partial<AdoptIntoPlan> = {}): Promise<AdoptIntoPlan> => {
  const { priority, memberId } = await placeIn(in_)
  return {
    id: newId(),
    editionId: edition,
    code,
    placeId: newId(),
    priorityId: priority.id,
    ownerMemberId: memberId,
    headline: true,
    ...over,
  }
}
const adopt = (in_: TestApp, body: object) => in_.send('POST', `/plans/${in_.planId}/adoptions`, body)

test('one request makes the indicator, ten years of five areas as an import, its place and its assessment', async () => {
  const here = await inNewPartnership(it)
  const body = await asked(here, 'Neet')
  const answer = await adopt(here, body)
  expect(answer.statusCode).toBe(201)
  const adopted = answer.json() as AdoptionView
  expect(adopted).toMatchObject({ indicatorId: body.id, placementId: body.placeId, added: 50, refusals: [] })
  expect(adopted.warnings[0]).toContain('Country is 95, outside its own 3 areas')
  const view = (await here.get(`/placements/${body.placeId}`)).json() as IndicatorView
  expect(view).toMatchObject({
    code: 'Neet',
    name: 'Young people not in education',
    definition: expect.stringContaining('What Neet counts.'),
    scale: { unit: '%', decimals: 1, polarity: 'lower', multiplier: 100, minimum: 0, maximum: 100 },
    source: 'Department for Education, Local Authority Interactive Tool',
    licence: expect.stringContaining('Open Government Licence v3.0'),
    nextPublicationOn: '2027-04-01',
    placement: { headline: true, owner: { id: body.ownerMemberId } },
  })
  const [whole] = view.series
  expect(whole?.curve.measurements).toHaveLength(10)
  expect(whole?.assessment.latest).toMatchObject({ value: 19 })
  expect(whole?.assessment.comparisons.map(({ kind }) => kind)).toEqual(['neighbours', 'england', 'region'])
  const { batches } = (await here.get('/imports')).json() as BatchListView
  expect(batches).toMatchObject([
    { id: adopted.batchId, shape: 'Adopted from the catalogue', counts: { read: 50, added: 50, refused: 0 } },
  ])
  const list = (await here.get('/catalogue/indicators?adopted=yes')).json() as CatalogueView
  expect(list.indicators).toMatchObject([
    { code: 'Neet', adopted: { indicatorId: body.id, placement: { id: body.placeId, planId: here.planId } } },
  ])
})

test('areas that the partnership has chosen come with it', async () => {
  const here = await inNewPartnership(it)
  await here.send('POST', '/comparators', { id: newId(), name: 'Westward', areaCodes: ['E06900004'] })
  const body = await asked(here, 'Neet')
  expect((await adopt(here, body)).json()).toMatchObject({ added: 60 })
  const view = (await here.get(`/placements/${body.placeId}`)).json() as IndicatorView
  const found = view.series[0]?.assessment.comparisons.find(({ kind }) => kind === 'area')
  expect(found).toMatchObject({ name: 'Westward', value: 40, judged: 'better' })
})

test('a repeated request is done once; adopting it again leads to the one that is there', async () => {
  const here = await inNewPartnership(it)
  const body = await asked(here, 'Neet')
  const first = await adopt(here, body)
  const before = await rowCounts(it.connection)
  expect((await adopt(here, body)).json()).toEqual(first.json())
  const again = await adopt(here, await asked(here, 'Neet'))
  expect(again.statusCode).toBe(409)
  expect(again.json()).toMatchObject({
    detail: expect.stringContaining('adopted this already, as “Young people not in education”'),
    present: { adopted: { indicatorId: body.id, placement: { id: body.placeId } } },
  })
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('two at the same moment make one', async () => {
  const here = await inNewPartnership(it)
  const bodies = [await asked(here, 'Neet'), await asked(here, 'Neet')]
  const answers = await Promise.all(bodies.map((body) => adopt(here, body)))
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
})

test('what cannot be true is refused with its reason, and slips of scale are told', async () => {
  const here = await inNewPartnership(it)
  const adopted = (await adopt(here, await asked(here, 'Jump'))).json() as AdoptionView
  expect(adopted.added).toBe(6)
  expect(adopted.refusals).toEqual([])
  expect(adopted.warnings).toEqual([
    'Tryton, 2023/24: The series runs from 20 to 21. 210 looks 10 times too large: it may mean 21.',
  ])
})

test('undone, the indicator leaves the plan with its values, and can be adopted afresh', async () => {
  const here = await inNewPartnership(it)
  const body = await asked(here, 'Neet')
  const { batchId } = (await adopt(here, body)).json() as AdoptionView
  const undone = (await here.send('POST', `/imports/${batchId}/undo`, { id: newId() })).json() as UndoneView
  expect(undone).toMatchObject({
    withdrawn: 50,
    restored: 0,
    retired: [{ indicatorId: body.id, name: 'Young people not in education' }],
    keptIndicators: [],
  })
  expect((await here.get(`/placements/${body.placeId}`)).statusCode).toBe(404)
  const again = await adopt(here, await asked(here, 'Neet'))
  expect(again.statusCode).toBe(201)
  const { placementId } = again.json() as AdoptionView
  expect((await here.get(`/placements/${placementId}`)).json()).toMatchObject({ code: 'Neet-2' })
})

test('undone after a target was set, the indicator stays, and the answer says why', async () => {
  const here = await inNewPartnership(it)
  const body = await asked(here, 'Neet')
  const { batchId } = (await adopt(here, body)).json() as AdoptionView
  const targets = [{ period: { start: '2026-04-01', end: '2027-03-31' }, value: 15, lower: null, upper: null }]
  const set = await here.send('PUT', `/placements/${body.placeId}/targets`, { version: 1, targets, reason: 'Agreed' })
  expect(set.statusCode).toBe(200)
  const undone = (await here.send('POST', `/imports/${batchId}/undo`, { id: newId() })).json() as UndoneView
  expect(undone).toMatchObject({
    withdrawn: 50,
    retired: [],
    keptIndicators: [{ indicatorId: body.id, reason: expect.stringContaining('a target') }],
  })
  expect((await here.get(`/placements/${body.placeId}`)).statusCode).toBe(200)
})

test.each([
  ['an edition that is not there', { editionId: newId() }, 404],
  ['an indicator that it does not have', { code: 'Nothing' }, 404],
  ['a priority that is not there', { priorityId: newId() }, 400],
  ['an owner who is not there', { ownerMemberId: newId() }, 400],
  ['a code in use', { code: 'rereferrals' }, 409],
])('%s is refused, and nothing is stored', async (_, over, status) => {
  const here = await inNewPartnership(it)
  const body = await asked(here, 'Neet', over)
  const before = await rowCounts(it.connection)
  expect((await adopt(here, body)).statusCode).toBe(status)
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('another partnership’s adoption is not seen here, and its plan cannot be adopted into', async () => {
  const there = await inNewPartnership(it)
  const body = await asked(there, 'Neet')
  await adopt(there, body)
  const here = await inNewPartnership(it)
  const list = (await here.get('/catalogue/indicators?words=Neet')).json() as CatalogueView
  expect(list.indicators).toMatchObject([{ code: 'Neet', adopted: null }])
  const into = await here.send('POST', `/plans/${there.planId}/adoptions`, await asked(here, 'Neet'))
  expect(into.statusCode).toBe(404)
  expect((await adopt(here, await asked(here, 'Neet'))).statusCode).toBe(201)
})

const personWith = async (here: TestApp, role: Role, priorityId: string | null) => {
  const id = newId()
  const { partnershipId } = here.scope
  const { db } = it.connection
  await db.insert(member).values({ partnershipId, id, name: role, agency: 'Council' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId: id, role, planId: null, priorityId })
  const cookie = await signIn(db, here.scope, id)
  return (url: string, payload: object) =>
    it.ask({ method: 'POST', url: `${here.at}${url}`, headers: { cookie }, payload })
}

test('an analyst adopts outside any plan, and puts nothing into one', async () => {
  const here = await inNewPartnership(it)
  const ask = await personWith(here, 'analyst', null)
  const body = await asked(here, 'Analyst')
  expect((await ask(`/plans/${here.planId}/adoptions`, body)).statusCode).toBe(403)
  const answer = await ask('/catalogue/adoptions', { id: body.id, editionId: edition, code: 'Analyst' })
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({ indicatorId: body.id, placementId: null, added: 1 })
})

test('a priority lead adopts into the own priority; a reader adopts nothing', async () => {
  const here = await inNewPartnership(it)
  const body = await asked(here, 'Lead')
  const lead = await personWith(here, 'priority-lead', body.priorityId)
  expect((await lead(`/plans/${here.planId}/adoptions`, body)).statusCode).toBe(201)
  const reader = await personWith(here, 'reader', null)
  expect((await reader(`/plans/${here.planId}/adoptions`, await asked(here, 'Neet'))).statusCode).toBe(403)
  expect((await reader('/catalogue/adoptions', { id: newId(), editionId: edition, code: 'Neet' })).statusCode).toBe(403)
})

test('who does not see the plan it stands in learns that it is adopted, and no more', async () => {
  const here = await inNewPartnership(it)
  await adopt(here, await asked(here, 'Neet'))
  await joinAs(it, here.scope)
  const second = newId()
  const priority = newId()
  await here.send('POST', '/plans', { id: second, name: 'Second', startsOn: '2025-04-01', endsOn: '2028-03-31' })
  const outcome = newId()
  await here.send('POST', `/plans/${second}/outcomes`, { id: outcome, statement: 'Children thrive' })
  await here.send('POST', `/plans/${second}/priorities`, {
    id: priority,
    name: 'Schools',
    aim: '',
    leadMemberId: null,
    outcomeIds: [outcome],
  })
  const lead = await personWith(here, 'priority-lead', priority)
  const body = { ...(await asked(here, 'Neet')), priorityId: priority, ownerMemberId: null }
  const answer = await lead(`/plans/${second}/adoptions`, body)
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({ present: { adopted: null } })
  expect(answer.body).toContain('in a plan that you do not see')
})
