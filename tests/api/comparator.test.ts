import type { ComparatorsView, ComparatorValuesView } from '@ttc/contracts/comparator'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { area } from '@ttc/db/area'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { inNewPartnership, laitFile, store } from '../support/import-file.ts'
import { type Place, placeIn } from '../support/place.ts'
import { aPlanFile } from '../support/plan-file.ts'

let it: TestApp
let place: Place
beforeAll(async () => {
  const file = aPlanFile()
  const models = file.neighbourModels ?? []
  const nearest = { id: 'try-2026', name: 'Newer neighbours', publishedOn: '2026-05-01', source: 'Made up' }
  const neighbours = [{ area: 'E06900001', neighbours: ['E06900003'] }]
  it = await startTestApp({ ...file, neighbourModels: [...models, { ...nearest, neighbours }] })
  place = await placeIn(it)
})
afterAll(() => it.close())

const comparators = async (): Promise<ComparatorsView> => (await it.get('/comparators')).json()
const compared = async (kind: string) => {
  const view: IndicatorView = (await it.get(`/placements/${place.row.placementId}`)).json()
  return view.series[0]?.assessment.comparisons.filter((one) => one.kind === kind) ?? []
}
const chosen = (over: object = {}) => ({
  id: newId(),
  name: 'Towns by the sea',
  areaCodes: ['E06900002', 'E06900003'],
  ...over,
})

test('says by which model the neighbours are chosen, and which others are loaded', async () => {
  const view = await comparators()
  expect(view.model).toMatchObject({ id: 'try-2025', publishedOn: '2025-05-01' })
  expect(view.models.map((one) => one.id)).toEqual(['try-2026', 'try-2025'])
  expect(view.neighbours.map((one) => one.name)).toEqual(['Northby', 'Southby'])
  expect(view.models.map((one) => one.neighbours.map(({ name }) => name))).toEqual([
    ['Southby'],
    ['Northby', 'Southby'],
  ])
  expect(view.areas.map((one) => one.name)).toEqual(['Northby', 'Southby'])
  expect([view.own.name, view.always.map((one) => one.name)]).toEqual(['Tryton', ['Country', 'Region']])
  expect(view.allowed).toEqual(['comparator.edit'])
})

test('chosen areas are one more line and one more comparison: the mean of those that have a value', async () => {
  const body = chosen()
  const [first, again] = [await it.send('POST', '/comparators', body), await it.send('POST', '/comparators', body)]
  expect([first.statusCode, again.json()]).toEqual([201, first.json()])
  expect(await compared('area')).toMatchObject([{ name: 'Towns by the sea', value: 22, n: 2, of: 2, judged: 'better' }])
  const stored = (await placeIn(it)).row.assessment.comparisons
  expect(stored.map((one) => one.kind)).toContain('area')
  const [entry] = (await it.get(`/audit?object=${body.id}`)).json().entries
  expect(entry).toMatchObject({ action: 'comparator.edit', after: { name: 'Towns by the sea' } })
})

test('they are renamed, retired and restored, by the version that was seen', async () => {
  const [known] = (await comparators()).choices
  const edit = { version: known?.version, name: 'Ports', areaCodes: ['E06900002'] }
  expect((await it.send('PUT', `/comparators/${known?.id}`, edit)).statusCode).toBe(200)
  expect(await compared('area')).toMatchObject([{ name: 'Ports', value: 21, n: 1, of: 1 }])
  expect((await it.send('PUT', `/comparators/${known?.id}`, edit)).statusCode).toBe(409)
  const retired = { ...edit, version: (known?.version ?? 0) + 1, retired: true }
  expect((await it.send('PUT', `/comparators/${known?.id}`, retired)).statusCode).toBe(200)
  expect(await compared('area')).toEqual([])
  expect((await comparators()).choices).toMatchObject([{ name: 'Ports', retired: true }])
})

test('another model changes every mean at once, and is written down', async () => {
  const { version } = await comparators()
  expect(await compared('neighbours')).toMatchObject([{ value: 22, n: 2, of: 2 }])
  const answer = await it.send('PUT', '/comparators/neighbour-model', { version, modelId: 'try-2026' })
  expect(answer.statusCode, answer.body).toBe(200)
  expect(await compared('neighbours')).toMatchObject([{ value: 23, n: 1, of: 1 }])
  const view: IndicatorView = (await it.get(`/placements/${place.row.placementId}`)).json()
  expect([view.neighbourModel, view.neighbourModelOn]).toEqual(['Newer neighbours', '2026-05-01'])
  const [entry] = (await it.get('/audit?action=comparator.edit')).json().entries
  expect([entry.before, entry.after]).toEqual([{ neighbourModel: 'try-2025' }, { neighbourModel: 'try-2026' }])
  const late = await it.send('PUT', '/comparators/neighbour-model', { version, modelId: 'try-2025' })
  expect(late.statusCode).toBe(409)
})

test.each([
  ['no area', { areaCodes: [] }, 'areaCodes'],
  ['an area twice', { areaCodes: ['E06900002', 'E06900002'] }, 'areaCodes'],
  ['a code that is no area', { areaCodes: ['E06999999'] }, 'areaCodes'],
  ['what is no code', { areaCodes: ['Northby'] }, 'areaCodes.0'],
  ['the own area', { areaCodes: ['E06900001'] }, 'areaCodes'],
  ['no name', { name: ' ' }, 'name'],
])('%s is refused by its field', async (_, over, field) => {
  const answer = await it.send('POST', '/comparators', chosen(over))
  expect(answer.statusCode).toBe(400)
  expect(answer.json().fields.map((one: { field: string }) => one.field)).toContain(field)
})

test('a model that is not loaded is refused, and so are areas that nobody chose', async () => {
  const { version } = await comparators()
  expect((await it.send('PUT', '/comparators/neighbour-model', { version, modelId: 'none' })).statusCode).toBe(400)
  const { id: _, ...edit } = chosen()
  expect((await it.send('PUT', `/comparators/${newId()}`, { ...edit, version: 1 })).statusCode).toBe(404)
})

test('of which areas an indicator has values is counted, and another partnership’s is not there', async () => {
  const here = await inNewPartnership(it)
  const { row } = await placeIn(here)
  const of = async (id: string) => here.get(`/indicators/${id}/comparators`)
  const { areas } = (await of(row.indicatorId)).json<ComparatorValuesView>()
  expect(areas.map(({ code, values, lastEnd }) => [code, values, lastEnd])).toEqual([
    ['E06900001', 9, '2025-03-31'],
    ['E06900002', 9, '2025-03-31'],
    ['E06900003', 8, '2025-03-31'],
    ['E92900001', 9, '2025-03-31'],
  ])
  expect((await of(place.row.indicatorId)).statusCode).toBe(404)
  expect((await of('no-id')).statusCode).toBe(400)
})

test('a name in use is refused and so is one more than can be told apart, all reasons at once', async () => {
  const here = await inNewPartnership(it)
  const add = (name: string, areaCodes = ['E06900002']) =>
    here.send('POST', '/comparators', chosen({ name, areaCodes }))
  const made = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => add(name)))
  expect(made.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201, 201, 201])
  const refused = await add('a', ['E06900001', 'E06999999'])
  expect(refused.statusCode).toBe(400)
  expect(refused.json().fields.map((one: { field: string; message: string }) => [one.field, one.message])).toEqual([
    ['areaCodes', expect.stringContaining('known here')],
    ['areaCodes', expect.stringContaining('your own area')],
    ['name', expect.stringContaining('the name of other chosen areas')],
    ['name', expect.stringContaining('6 groups of areas are in use')],
  ])
  const { choices } = (await here.get('/comparators')).json<ComparatorsView>()
  const edit = { version: 1, name: 'A', areaCodes: ['E06900003'] }
  const first = `/comparators/${choices.find(({ name }) => name === 'A')?.id}`
  expect((await here.send('PUT', first, { ...edit, retired: true })).statusCode).toBe(200)
  expect((await add('A')).statusCode).toBe(201)
  const back = await here.send('PUT', first, { ...edit, version: 2, retired: false })
  expect(back.statusCode).toBe(400)
})

test('an edit over another is answered with what is stored', async () => {
  const here = await inNewPartnership(it)
  const body = chosen()
  await here.send('POST', '/comparators', body)
  const edit = { version: 1, name: 'Ports', areaCodes: ['E06900002'] }
  expect((await here.send('PUT', `/comparators/${body.id}`, edit)).statusCode).toBe(200)
  const late = await here.send('PUT', `/comparators/${body.id}`, { ...edit, name: 'Harbours' })
  expect(late.statusCode).toBe(409)
  expect(late.json().present).toMatchObject({ name: 'Ports', version: 2 })
})

test('an area that was abolished, and one whose figures stand under another, are marked', async () => {
  const { db } = it.connection
  await db.insert(area).values([
    { code: 'E10900001', name: 'Oldshire', kind: 'authority', regionCode: 'E12900001', closedOn: '2023-03-31' },
    { code: 'E10900002', name: 'Oldby', kind: 'authority', regionCode: null, successorCode: 'E06900002' },
  ])
  const { areas } = await comparators()
  expect(areas.filter(({ code }) => code.startsWith('E109'))).toEqual([
    {
      code: 'E10900002',
      name: 'Oldby',
      kind: 'authority',
      region: null,
      closedOn: null,
      successor: { code: 'E06900002', name: 'Northby' },
    },
    {
      code: 'E10900001',
      name: 'Oldshire',
      kind: 'authority',
      region: 'Region',
      closedOn: '2023-03-31',
      successor: null,
    },
  ])
  await db.delete(area).where(eq(area.code, 'E10900001'))
  await db.delete(area).where(eq(area.code, 'E10900002'))
})

test('a reader sees whom they are compared with, and chooses nothing', async () => {
  const { db } = it.connection
  const { partnershipId } = it.scope
  const id = newId()
  await db.insert(member).values({ partnershipId, id, name: 'Reader', agency: 'Council' })
  await db
    .insert(memberRole)
    .values({ partnershipId, id: newId(), memberId: id, role: 'reader', planId: null, priorityId: null })
  const cookie = await signIn(db, it.scope, id)
  const ask = (method: 'GET' | 'POST', path: string, payload?: object) =>
    it.ask({ method, url: it.at + path, headers: { cookie }, payload })
  expect((await ask('GET', '/comparators')).json<ComparatorsView>().allowed).toEqual([])
  expect((await ask('GET', `/indicators/${place.row.indicatorId}/comparators`)).statusCode).toBe(200)
  const view = (await ask('GET', `/placements/${place.row.placementId}`)).json<IndicatorView>()
  expect(view.allowed).not.toContain('comparator.edit')
  expect((await ask('POST', '/comparators', chosen())).statusCode).toBe(403)
})

test('a file brings the values of chosen areas in beside those of the neighbours', async () => {
  const here = await inNewPartnership(it)
  await it.connection.db
    .insert(area)
    .values({ code: 'E06900009', name: 'Farby', kind: 'authority', regionCode: 'E12900001' })
  await here.send('POST', '/comparators', chosen({ areaCodes: ['E06900009'] }))
  const file = laitFile([['ReReferral', '2025', 'E06900009', '30.5']])
  expect((await store(here, { file })).json().counts).toMatchObject({ added: 1, notAskedFor: 0 })
  const { row } = await placeIn(here)
  const view = (await here.get(`/placements/${row.placementId}`)).json<IndicatorView>()
  const found = view.series[0]?.assessment.comparisons.find(({ kind }) => kind === 'area')
  expect(found).toMatchObject({ name: 'Towns by the sea', value: 30.5, n: 1, of: 1, judged: 'better' })
})
