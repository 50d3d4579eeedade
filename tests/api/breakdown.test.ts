import type { AddGroup } from '@ttc/contracts/breakdown'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { financialYear } from '../support/plan-file.ts'
import { aRecord } from '../support/request.ts'
import { rowCounts } from '../support/rows.ts'

let it: TestApp
let place: Place
beforeAll(async () => {
  it = await startTestApp()
  place = await placeIn(it)
})
afterAll(() => it.close())

const groups = () => `/indicators/${place.row.indicatorId}/groups`
const aGroup = (...pairs: AddGroup['pairs']): AddGroup => ({ id: newId(), pairs })
const girls = () => aGroup({ category: 'sex', value: 'girls' })
const view = async (): Promise<IndicatorView> => (await it.get(`/placements/${place.row.placementId}`)).json()

test('a group is added, recorded for and judged like all children, once for each id', async () => {
  const body = girls()
  const [first, second] = [await it.send('POST', groups(), body), await it.send('POST', groups(), body)]
  expect([first.statusCode, second.json()]).toEqual([201, first.json()])
  const recorded = await it.send('POST', '/measurements', aRecord(body.id, { period: financialYear(2024), value: 21 }))
  expect(recorded.statusCode, recorded.body).toBe(201)
  const [all, one, ...more] = (await view()).series
  expect(more).toEqual([])
  expect(all?.breakdown.all).toBe(true)
  expect(one).toMatchObject({ id: body.id, breakdown: { label: 'Sex: girls', pairs: body.pairs, all: false } })
  expect(one?.assessment.latest?.value).toBe(21)
  const [entry] = (await it.get(`/audit?object=${place.row.indicatorId}`)).json().entries
  expect(entry).toMatchObject({ action: 'indicator.edit', after: { series: body.id } })
})

test('the same group is refused, in any order of its pairs and any case of its letters', async () => {
  const pairs = [
    { category: 'sex', value: 'boys' },
    { category: 'SEND', value: 'EHC plan' },
  ]
  expect((await it.send('POST', groups(), aGroup(...pairs))).statusCode).toBe(201)
  const again = await it.send('POST', groups(), aGroup(...pairs.toReversed()))
  const shouted = await it.send('POST', groups(), aGroup({ category: 'Sex', value: 'GIRLS' }))
  expect([again.statusCode, shouted.statusCode]).toEqual([409, 409])
  expect(shouted.json().detail).toContain('“sex: girls”')
  expect(again.json()).toMatchObject({ fields: [{ field: 'pairs.0.value' }], present: { id: expect.any(String) } })
})

test.each([
  ['no category', [], 'pairs'],
  ['an empty word', [{ category: 'sex', value: ' ' }], 'pairs.0.value'],
  ['a word that would part the key', [{ category: 'sex', value: 'a|b=c' }], 'pairs.0.value'],
  [
    'one category twice',
    [
      { category: 'sex', value: 'girls' },
      { category: 'Sex', value: 'boys' },
    ],
    'pairs.1.category',
  ],
])('%s is refused by its field', async (_, pairs, field) => {
  const before = await rowCounts(it.connection)
  const answer = await it.send('POST', groups(), aGroup(...pairs))
  expect(answer.statusCode).toBe(400)
  expect(answer.json().fields.map((one: { field: string }) => one.field)).toContain(field)
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('an indicator that does not exist has no groups', async () => {
  expect((await it.send('POST', `/indicators/${newId()}/groups`, girls())).statusCode).toBe(404)
})
