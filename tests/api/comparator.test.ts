import type { ComparatorsView } from '@ttc/contracts/comparator'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
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
  expect(view.areas.map((one) => one.name)).toEqual(['Northby', 'Southby'])
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
  expect(view.neighbourModel).toBe('Newer neighbours')
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
