import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { placeIn } from '../support/place.ts'
import { aNewIndicator, aRecord } from '../support/request.ts'
import { aTotalsFile, upTo } from '../support/year-to-date.ts'

let it: TestApp
let seriesId: string
let placementId: string
beforeAll(async () => {
  it = await startTestApp(aTotalsFile())
  const { row } = await placeIn(it, 'families')
  seriesId = row.seriesId
  placementId = row.placementId
})
afterAll(() => it.close())

const view = async () => (await it.get(`/placements/${placementId}`)).json()
const record = (quarter: number, value: number) =>
  it.send(
    'POST',
    '/measurements',
    aRecord(seriesId, { period: upTo(2026, quarter), value, accepted: ['beyond-usual'] }),
  )

test('a total is recorded as people report it, judged by the target of its own step, and computed with by its steps', async () => {
  expect((await record(1, 18)).statusCode).toBe(201)
  expect((await view()).series[0].assessment).toMatchObject({ status: 'amber', target: 20, latest: { value: 18 } })
  expect((await record(2, 46)).statusCode).toBe(201)
  const { assessment, curve } = (await view()).series[0]
  expect(assessment).toMatchObject({ status: 'green', target: 45, latest: { value: 46 } })
  // 22, 24, 25, 27 in each year and now 18, 28: the steps hardly move, where the totals would leap up and down.
  expect(assessment.forecast.centre).toBeGreaterThan(90)
  expect(assessment.forecast.centre).toBeLessThan(105)
  expect(curve.baseline).toBeNull()
})

test('a total that falls within its year is asked about, and stored once somebody says that it is right', async () => {
  const body = aRecord(seriesId, { period: upTo(2026, 2), value: 17, basedOnRevision: 1 })
  const asked = await it.send('POST', '/measurements', body)
  expect([asked.statusCode, asked.json().present.warnings[0]]).toEqual([
    422,
    { code: 'fall', message: expect.stringMatching(/^17 is less than 18, the total for 2026\/27 to Q1:/) },
  ])
  const accepted = ['fall', 'beyond-usual', 'factor']
  expect((await it.send('POST', '/measurements', { ...body, accepted })).statusCode).toBe(201)
})

test.each<[string, object]>([
  ['a quarter on its own', { start: '2026-07-01', end: '2026-09-30' }],
  ['two years together', { start: '2025-04-01', end: '2026-09-30' }],
])('%s is refused', async (_, period) => {
  const answer = await it.send('POST', '/measurements/check', { seriesId, period, value: 5 })
  expect(answer.json().fields).toEqual([
    { field: 'period', message: expect.stringMatching(/period of this indicator/) },
  ])
})

test('the periods offered are those of the year so far', async () => {
  const { nextPeriods } = await view()
  expect(nextPeriods.slice(0, 3).map((one: { start: string; end: string }) => [one.start, one.end])).toEqual([
    ['2026-04-01', '2026-09-30'],
    ['2026-04-01', '2026-06-30'],
    ['2025-04-01', '2026-03-31'],
  ])
})

const created: readonly [object, number, readonly string[]][] = [
  [{ periodKind: 'month', accumulation: 'year-to-date', yearStartsIn: 9 }, 201, []],
  [{ periodKind: 'financial-quarter', accumulation: 'year-to-date', yearStartsIn: 4 }, 201, []],
  [{ periodKind: 'month', accumulation: 'year-to-date' }, 400, ['yearStartsIn']],
  [{ periodKind: 'month', accumulation: 'year-to-date', yearStartsIn: 7 }, 400, ['yearStartsIn']],
  [{ periodKind: 'financial-quarter', accumulation: 'year-to-date', yearStartsIn: 9 }, 400, ['yearStartsIn']],
  [{ periodKind: 'financial-year', accumulation: 'year-to-date', yearStartsIn: 4 }, 400, ['accumulation']],
  [{ periodKind: 'month', accumulation: 'single', yearStartsIn: 4 }, 400, ['yearStartsIn']],
]

test.each(created)('an indicator with %o is answered %i', async (over, status, fields) => {
  const body = aNewIndicator({ code: `made-${newId()}`, unit: 'children', multiplier: null, maximum: null, ...over })
  const answer = await it.send('POST', '/indicators', body)
  expect(answer.statusCode).toBe(status)
  expect((answer.json().fields ?? []).map((one: { field: string }) => one.field)).toEqual(fields)
})

test('a new total from September offers the school year so far before anything is recorded', async () => {
  const id = newId()
  const over = { periodKind: 'month', accumulation: 'year-to-date', yearStartsIn: 9 } as const
  await it.send('POST', '/indicators', aNewIndicator({ id, code: 'from-september', ...over }))
  const { priority, memberId } = await placeIn(it)
  const placement = { id: newId(), indicatorId: id, priorityId: priority.id, ownerMemberId: memberId, headline: false }
  expect((await it.send('POST', `/plans/${it.planId}/placements`, placement)).statusCode).toBe(201)
  const { nextPeriods, scale } = (await it.get(`/placements/${placement.id}`)).json()
  expect(scale.yearStartsIn).toBe(9)
  expect(nextPeriods.slice(0, 3).map((one: { start: string; end: string }) => [one.start, one.end])).toEqual([
    ['2026-09-01', '2026-10-31'],
    ['2026-09-01', '2026-09-30'],
    ['2025-09-01', '2026-08-31'],
  ])
})
