import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { placeIn } from '../support/place.ts'
import { startTwoPartnerships } from '../support/two-partnerships.ts'

let it: TestApp
let placement: string
beforeAll(async () => {
  it = await startTestApp()
  placement = (await placeIn(it)).row.placementId
})
afterAll(() => it.close())

const set = async (appliesFrom: string, amount: number, reason: string) => {
  const { version } = (await it.get(`/placements/${placement}`)).json().placement
  const rule = { appliesFrom, tolerance: { kind: 'points', amount }, path: 'straight', amberIfImproved: false }
  return it.send('POST', `/placements/${placement}/rules`, { id: newId(), version, ...rule, reason })
}
const register = async (search = '') => (await it.get(`/rules${search}`)).json()

test('the first rule stands in the register with nothing before it', async () => {
  expect(await register()).toMatchObject({
    total: 1,
    changes: [{ reason: 'As in the plan', appliesFrom: '2023-04-01', before: null, replaced: false }],
  })
})

test('each change tells what it took the place of, who made it and whether it reached back', async () => {
  await set('2026-04-01', 2, 'Small numbers move a lot')
  await set('2024-04-01', 3, 'It was too strict')
  await set('2024-04-01', 4, 'It still was')
  const { changes, total } = await register()
  expect(total).toBe(4)
  expect(changes).toMatchObject([
    { reason: 'It still was', before: { tolerance: { amount: 3 } }, correction: false, replaced: false },
    { reason: 'It was too strict', before: { tolerance: { amount: 1 } }, replaced: true },
    { reason: 'Small numbers move a lot', before: { tolerance: { amount: 1 } }, recordedBy: 'Plan coordinator' },
    { reason: 'As in the plan', before: null },
  ])
})

test('it comes in parts, newest first', async () => {
  const parts = [await register('?limit=3'), await register('?limit=3&skip=3')]
  expect(parts.map(({ changes }) => changes.length)).toEqual([3, 1])
})

test('another partnership’s rules are not in it', async () => {
  const two = await startTwoPartnerships()
  const { changes } = (await two.other.get('/rules')).json()
  expect(changes.every((one: { placementId: string }) => one.placementId !== two.place.row.placementId)).toBe(true)
  await two.it.close()
})
