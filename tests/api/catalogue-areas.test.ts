import type { AdoptionView, EditionTakenView, EditionUpdateListView } from '@ttc/contracts/catalogue'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aPlanFileWithOldCodes, figuresOf, loadEditionOf, twelveYears } from '../support/catalogue.ts'
import { placeIn } from '../support/place.ts'

const LONG_AGO = figuresOf('Old', '904', [7, 8], 1999)

let it: TestApp
const adoptedAs = new Map<string, Readonly<{ id: string; placeId: string }>>()

beforeAll(async () => {
  it = await startTestApp(aPlanFileWithOldCodes())
  const figures = [...twelveYears('Neet'), ...twelveYears('Old').filter(([, area]) => area !== '904'), ...LONG_AGO]
  await loadEditionOf(it.connection.db, [{ code: 'Neet' }, { code: 'Old' }], figures, 'First')
  const { priority } = await placeIn(it)
  const editionId = (await it.get('/catalogue/indicators')).json().edition.id
  for (const code of ['Neet', 'Old']) {
    const place = { placeId: newId(), priorityId: priority.id, ownerMemberId: null, headline: false }
    const body = { id: newId(), editionId, code, ...place }
    const answer = await it.send('POST', `/plans/${it.planId}/adoptions`, body)
    expect((answer.json() as AdoptionView).added).toBeGreaterThan(0)
    adoptedAs.set(code, body)
  }
})
afterAll(() => it.close())

const updates = async () => ((await it.get('/catalogue/updates')).json() as EditionUpdateListView).updates
const chosenMean = async () => {
  const view: IndicatorView = (await it.get(`/placements/${adoptedAs.get('Neet')?.placeId}`)).json()
  return view.series[0]?.assessment.comparisons.find(({ kind }) => kind === 'area') ?? null
}

test('figures of an area that is compared with by now are offered, taken as one import, and offered again when undone', async () => {
  expect(await updates()).toEqual([])
  const chosen = { id: newId(), name: 'The town next door', areaCodes: ['E06900004'] }
  expect((await it.send('POST', '/comparators', chosen)).statusCode).toBe(201)
  expect((await chosenMean())?.value ?? null).toBeNull()

  const [update, ...others] = await updates()
  expect(others).toEqual([])
  expect(update).toMatchObject({
    indicatorId: adoptedAs.get('Neet')?.id,
    from: { name: 'First' },
    to: { name: 'First' },
    definition: [],
    newAreas: ['Westby'],
    values: { added: 10, changed: 0, withdrawn: 0, kept: 0, refused: 0 },
  })
  const one = { indicatorId: update?.indicatorId, editionId: update?.to.editionId, take: [] }
  const taken = await it.send('POST', '/catalogue/updates', { id: newId(), indicators: [one] })
  expect(taken.json()).toMatchObject({ indicators: 1, added: 10, changed: 0 })
  expect(await updates()).toEqual([])
  expect(await chosenMean()).toMatchObject({ value: 40, n: 1, of: 1 })

  const { batchId } = taken.json() as EditionTakenView
  expect((await it.send('POST', `/imports/${batchId}/undo`, { id: newId() })).json()).toMatchObject({ withdrawn: 10 })
  expect((await updates()).map(({ newAreas }) => newAreas)).toEqual([['Westby']])
})
