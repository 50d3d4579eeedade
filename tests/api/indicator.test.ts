import type { EditIndicator } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
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

const edited = (over: Partial<EditIndicator> = {}): EditIndicator => {
  const { id: _, periodKind: _kind, accumulation: _a, ...fields } = aNewIndicator()
  return { ...fields, code: 'rereferrals', name: 'Re-referrals', version: 1, retired: false, ...over }
}
const edit = (over: Partial<EditIndicator> = {}) => it.send('PUT', `/indicators/${place.row.indicatorId}`, edited(over))
const names = async () => (await it.get('/indicators')).json().indicators.map((one: { name: string }) => one.name)

test.each([
  ['a range upside down', { minimum: 5, maximum: 5 }, 'maximum', /above the smallest/],
  ['a multiplier of nothing', { multiplier: 0 }, 'multiplier', /above 0/],
  ['half a decimal', { decimals: 1.5 }, 'decimals', /whole number/],
  ['five decimals', { decimals: 5 }, 'decimals', /0 to 4/],
  ['a kind it cannot have', { measureKind: 'how much' }, 'measureKind', /Leave the kind out/],
  ['no kind where it needs one', { level: 'performance' }, 'measureKind', /Choose what the performance measure tells/],
  ['a code of two lines', { code: 'a\nb' }, 'code', /line breaks/],
  ['no direction', { polarity: 'sideways' }, 'polarity', /Choose whether/],
] as const)('an indicator with %s is refused by its field, new and edited alike', async (_, over, field, message) => {
  const before = await rowCounts(it.connection)
  const answers = [
    await it.send('POST', '/indicators', { ...aNewIndicator(), ...over }),
    await edit(over as Partial<EditIndicator>),
  ]
  const named = [{ field, message: expect.stringMatching(message) }]
  expect(answers.map((one) => [one.statusCode, one.json().fields])).toEqual([
    [400, named],
    [400, named],
  ])
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('a new indicator is among those to choose from, and can be put into the plan at once', async () => {
  const body = aNewIndicator({ name: 'Absence from school' })
  expect((await it.send('POST', '/indicators', body)).json()).toEqual({ id: body.id, version: 1 })
  expect(await names()).toEqual(['Absence from school', 'Re-referrals within 12 months'])
  const placed = {
    id: newId(),
    priorityId: place.priority.id,
    indicatorId: body.id,
    ownerMemberId: place.memberId,
    headline: true,
  }
  expect((await it.send('POST', `/plans/${it.planId}/placements`, placed)).statusCode).toBe(201)
  const page = (await it.get(`/placements/${placed.id}`)).json()
  expect(page).toMatchObject({
    name: 'Absence from school',
    series: [{ breakdown: { all: true }, assessment: { status: 'no-value', latest: null } }],
  })
  expect(page.nextPeriods[0]).toMatchObject({ kind: 'academic-year', end: '2026-08-31' })
})

test('a code is used once in a partnership, and the refusal names who has it', async () => {
  const before = await rowCounts(it.connection)
  const answers = [
    await it.send('POST', '/indicators', aNewIndicator({ code: 'rereferrals' })),
    await edit({ code: 'school-absence' }),
  ]
  expect(answers.map((one) => [one.statusCode, one.json().fields])).toEqual([
    [409, [{ field: 'code', message: 'Already used by "Re-referrals within 12 months".' }]],
    [409, [{ field: 'code', message: 'Already used by "Absence from school".' }]],
  ])
  expect(await rowCounts(it.connection)).toEqual(before)
})

test.each([
  [() => place.row.indicatorId, /cannot stand in for itself/],
  [() => newId(), /Choose an indicator/],
])('a proxy that cannot be one is refused by its field', async (proxy, message) => {
  expect((await edit({ proxyId: proxy() })).json().fields).toEqual([
    { field: 'proxyId', message: expect.stringMatching(message) },
  ])
})

test('an indicator that stands in a plan is not retired before it is taken out', async () => {
  const answer = await edit({ retired: true })
  expect(answer.statusCode).toBe(422)
  expect(answer.json().detail).toMatch(/Take it out of the plan first/)
  expect(await names()).toContain('Re-referrals within 12 months')
})

test('an edit turns the judgement where it turns the direction', async () => {
  expect(place.row.assessment.status).toBe('green')
  expect((await edit({ polarity: 'higher' })).json()).toEqual({ id: place.row.indicatorId, version: 2 })
  expect((await placeIn(it, 'rereferrals')).row.assessment.status).toBe('red')
})

test('an edit of an older version is answered with what stands now', async () => {
  const answer = await edit({ version: 1 })
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({
    code: 'conflict',
    present: { version: 2, name: 'Re-referrals', polarity: 'higher' },
  })
})

test('a break is marked with its reason, and nothing is computed across it', async () => {
  const before = (await placeIn(it, 'rereferrals')).row.assessment.direction
  expect(before.direction).not.toBe('too-soon-to-tell')
  const body = { id: newId(), fromOn: '2023-04-01', reason: 'Counted anew' }
  expect((await it.send('POST', `/indicators/${place.row.indicatorId}/breaks`, body)).statusCode).toBe(201)
  const { row } = await placeIn(it, 'rereferrals')
  expect(row.assessment).toMatchObject({ direction: { direction: 'too-soon-to-tell' }, verdict: { reason: 'break' } })
  expect((await it.get(`/placements/${row.placementId}`)).json().breaks).toEqual([body])
})
