import { newId } from '@ttc/contracts/new-id'
import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { freshAssessments, storedAssessments } from '../support/history.ts'
import { type Place, placeIn } from '../support/place.ts'
import { financialYear } from '../support/plan-file.ts'
import { aFreeze, aRecord, aRule, targetsOf } from '../support/request.ts'
import { rowCounts, rowsOf } from '../support/rows.ts'

let it: TestApp
let place: Place
beforeEach(async () => {
  await it?.close()
  it = await startTestApp()
  place = await placeIn(it)
})
afterAll(() => it.close())

const statuses = (answers: readonly { statusCode: number }[]) => answers.map((one) => one.statusCode).toSorted()
const many = <Result>(count: number, make: (i: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)))
const placementAt = () => `/placements/${place.row.placementId}`

test('of several who record one period at once, one is stored, and the others are told what stands there now', async () => {
  const answers = await many(5, (i) =>
    it.send('POST', '/measurements', aRecord(place.row.seriesId, { value: 17 + i / 10 })),
  )
  expect(statuses(answers)).toEqual([201, 409, 409, 409, 409])
  const refused = answers.filter((one) => one.statusCode === 409).map((one) => one.json())
  const [row, ...others] = await rowsOf<{ value: number }>(
    it.connection,
    sql`select value from measurement where period_end = '2026-03-31' and series_id = ${place.row.seriesId}`,
  )
  expect(others).toEqual([])
  expect(refused.map((one) => one.present)).toEqual(
    refused.map(() => expect.objectContaining({ revision: 1, value: row?.value })),
  )
  expect(refused.every((one) => one.code === 'conflict')).toBe(true)
})

test('one request sent several times at once is done once, and answered alike each time', async () => {
  const body = aRecord(place.row.seriesId)
  const answers = await many(5, () => it.send('POST', '/measurements', body))
  expect(answers.map((one) => [one.statusCode, one.json()])).toEqual(
    answers.map(() => [201, { id: place.row.seriesId, version: 1 }]),
  )
  expect(
    await rowsOf(
      it.connection,
      sql`select 1 from measurement where period_end = '2026-03-31' and series_id = ${place.row.seriesId}`,
    ),
  ).toHaveLength(1)
})

test('everything that is judged of one indicator can be changed at once: each waits for the other, and none is lost', async () => {
  const { seriesId, indicatorId } = place.row
  const answers = await Promise.all([
    it.send('POST', '/measurements', aRecord(seriesId)),
    it.send(
      'POST',
      '/measurements',
      aRecord(seriesId, { period: financialYear(2015), value: 23, accepted: ['beyond-usual'] }),
    ),
    it.send('PUT', `${placementAt()}/targets`, targetsOf({ 2023: 20, 2026: 17 })),
    it.send('POST', `/series/${seriesId}/baselines`, aFreeze()),
    it.send('POST', `/indicators/${indicatorId}/breaks`, { id: newId(), fromOn: '2016-04-01', reason: 'Counted anew' }),
    it.send('POST', `/indicators/${indicatorId}/breaks`, { id: newId(), fromOn: '2015-04-01', reason: 'Counted anew' }),
  ])
  expect(statuses(answers)).toEqual([200, 201, 201, 201, 201, 201])
  expect(await storedAssessments(it)).toEqual(await freshAssessments(it))
})

test('of several who change targets and rule at once, one is stored, and the others are told the version now', async () => {
  const targets = await many(3, (i) => it.send('PUT', `${placementAt()}/targets`, targetsOf({ 2026: 15 + i })))
  expect(statuses(targets)).toEqual([200, 409, 409])
  const rules = await many(3, (i) =>
    it.send('POST', `${placementAt()}/rules`, aRule({ version: 2, tolerance: { kind: 'points', amount: i } })),
  )
  expect(statuses(rules)).toEqual([201, 409, 409])
  expect(rules.filter((one) => one.statusCode === 409).map((one) => one.json().code)).toEqual(['conflict', 'conflict'])
  expect(await storedAssessments(it)).toEqual(await freshAssessments(it))
})

test('two baselines frozen at once stand one after the other, and one is in force', async () => {
  const answers = await many(3, () => it.send('POST', `/series/${place.row.seriesId}/baselines`, aFreeze()))
  expect(statuses(answers)).toEqual([201, 201, 201])
  expect(await rowsOf(it.connection, sql`select 1 from baseline where superseded_at is null`)).toHaveLength(1)
  expect((await rowCounts(it.connection)).baseline).toBe(4)
})

test('those who add to a plan at once each get a place of their own', async () => {
  const answers = await many(4, (i) =>
    it.send('POST', `/plans/${it.planId}/outcomes`, { id: newId(), statement: `Outcome ${i}` }),
  )
  expect(statuses(answers)).toEqual([201, 201, 201, 201])
  expect((await it.get(`/plans/${it.planId}`)).json().outcomes).toHaveLength(5)
})
