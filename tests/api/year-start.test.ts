import type { EditIndicator, IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PlanFile, type PlanFileInput } from '../../apps/api/src/plan/plan-file.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile } from '../support/plan-file.ts'
import { aNewIndicator, aRecord } from '../support/request.ts'
import { rowCounts } from '../support/rows.ts'

const monthly = { unit: 'children', decimals: 0, multiplier: null, maximum: null, periodKind: 'month' } as const
const toDate = { ...monthly, accumulation: 'year-to-date' } as const
const bare = { targets: [], rules: [], baselines: [] }
const september = { start: '2025-09-01', end: '2025-09-30' }
const toOctober = { start: '2025-09-01', end: '2025-10-31' }
const schoolYear = (over: Partial<PlanFileInput['indicators'][number]> = {}) =>
  anIndicator({
    ...toDate,
    ...bare,
    code: 'school',
    name: 'Suspensions this school year so far',
    yearStartsIn: 9,
    series: [{ area: 'E06900001', values: [{ ...september, value: 14 }] }],
    ...over,
  })

let it: TestApp
beforeAll(async () => {
  it = await startTestApp(aPlanFile({ indicators: [schoolYear(), anIndicator()] }))
})
afterAll(() => it.close())

const view = async (placementId: string): Promise<IndicatorView> => (await it.get(`/placements/${placementId}`)).json()

/** A new running total that stands in the plan, and what an edit of it is answered. */
async function aTotal(yearStartsIn: 4 | 9) {
  const id = newId()
  await it.send('POST', '/indicators', aNewIndicator({ id, code: `t-${id}`, ...toDate, yearStartsIn }))
  const { priority, memberId } = await placeIn(it, 'school')
  const placement = { id: newId(), indicatorId: id, priorityId: priority.id, ownerMemberId: memberId, headline: false }
  await it.send('POST', `/plans/${it.planId}/placements`, placement)
  return { id, placementId: placement.id }
}

async function edit(placementId: string, over: Partial<EditIndicator>) {
  const { id, version, proxy, scale, ...shown } = await view(placementId)
  const { unit, decimals, polarity, minimum, maximum, multiplier } = scale
  const { code, name, definition, level, measureKind, source, licence, nextPublicationOn, dueDays } = shown
  const fields = { code, name, definition, level, measureKind, source, licence, nextPublicationOn, dueDays }
  const read = { unit, decimals, polarity, minimum, maximum, multiplier, proxyId: proxy?.id ?? null, retired: false }
  return it.send('PUT', `/indicators/${id}`, { ...fields, ...read, version, ...over })
}

test('a plan file says in which month a running total starts, and its values are read so', async () => {
  const { row } = await placeIn(it, 'school')
  const { scale, series, nextPeriods } = await view(row.placementId)
  expect(scale.yearStartsIn).toBe(9)
  expect(series[0]?.assessment.latest).toMatchObject({ value: 14, period: september })
  expect(nextPeriods.map(({ start, end }) => ({ start, end }))).toContainEqual(toOctober)
})

test.each<[string, Partial<PlanFileInput['indicators'][number]>, string | null]>([
  ['left out, the usual month holds', { yearStartsIn: undefined, series: [] }, null],
  ['a month that no year starts in', { yearStartsIn: 7 }, 'yearStartsIn'],
  ['a month that the steps do not fit', { periodKind: 'financial-quarter', series: [] }, 'yearStartsIn'],
  ['a month of what does not add up', { accumulation: 'single', series: [] }, 'yearStartsIn'],
  ['whole years that add up', { periodKind: 'financial-year', yearStartsIn: null, series: [] }, 'accumulation'],
])('of a plan file %s', (_, over, field) => {
  const read = PlanFile.safeParse(aPlanFile({ indicators: [schoolYear(over)] }))
  expect(read.error?.issues.map(({ path }) => path.at(-1)) ?? null).toEqual(field === null ? null : [field])
})

test('a plan file whose totals are counted from another month is refused', async () => {
  const april = { start: '2025-04-01', end: '2025-09-30' }
  const wrong = schoolYear({ series: [{ area: 'E06900001', values: [{ ...april, value: 4 }] }] })
  await expect(startTestApp(aPlanFile({ indicators: [wrong] }))).rejects.toThrow(/period of this indicator/)
})

test('the month can be changed while nothing is recorded, and values are then read by the new one', async () => {
  const { placementId } = await aTotal(4)
  const answer = await edit(placementId, { yearStartsIn: 9 })
  expect(answer.statusCode, answer.body).toBe(200)
  const { scale, series } = await view(placementId)
  expect(scale.yearStartsIn).toBe(9)
  const record = (period: Readonly<{ start: string; end: string }>) =>
    it.send('POST', '/measurements', aRecord(series[0]?.id ?? '', { period, value: 7 }))
  expect((await record({ start: '2025-04-01', end: '2025-09-30' })).statusCode).toBe(400)
  expect((await record(toOctober)).statusCode).toBe(201)
})

test('with a value that does not fit it is refused by its field, and nothing changes; other edits go through', async () => {
  const { row } = await placeIn(it, 'school')
  const before = await rowCounts(it.connection)
  const answer = await edit(row.placementId, { yearStartsIn: 4 })
  expect([answer.statusCode, answer.json().fields.map((one: { field: string }) => one.field)]).toEqual([
    422,
    ['yearStartsIn'],
  ])
  expect(answer.json().detail).toMatch(/^1 period has a value or a target counted from September/)
  expect(await rowCounts(it.connection)).toEqual(before)
  expect((await view(row.placementId)).scale.yearStartsIn).toBe(9)
  expect((await edit(row.placementId, { yearStartsIn: 9, name: 'Suspensions so far' })).statusCode).toBe(200)
  expect((await edit(row.placementId, { definition: 'Counted once a month' })).statusCode).toBe(200)
  expect((await view(row.placementId)).scale.yearStartsIn).toBe(9)
})

test('a target keeps the month as a value does, until it is taken out', async () => {
  const { placementId } = await aTotal(4)
  const aim = { period: { start: '2026-04-01', end: '2026-09-30' }, value: 20, lower: null, upper: null }
  const set = async (targets: readonly object[]) => {
    const { version } = (await view(placementId)).placement
    return it.send('PUT', `/placements/${placementId}/targets`, { version, targets, reason: 'Agreed' })
  }
  expect((await set([aim])).statusCode).toBe(200)
  expect((await edit(placementId, { yearStartsIn: 9 })).statusCode).toBe(422)
  expect((await set([])).statusCode).toBe(200)
  expect((await edit(placementId, { yearStartsIn: 9 })).statusCode).toBe(200)
})

test('what does not add up over a year has no month', async () => {
  const { row } = await placeIn(it, 'rereferrals')
  expect((await edit(row.placementId, { yearStartsIn: 4 })).statusCode).toBe(400)
  expect((await edit(row.placementId, { yearStartsIn: null })).statusCode).toBe(200)
})
