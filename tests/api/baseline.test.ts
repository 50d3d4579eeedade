import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile, financialYear } from '../support/plan-file.ts'
import { aFreeze, aRecord } from '../support/request.ts'
import { rowCounts } from '../support/rows.ts'

let it: TestApp
let place: Place
let emptyId: string
beforeAll(async () => {
  const empty = anIndicator({
    code: 'new',
    name: 'Nothing yet',
    baselines: [],
    targets: [],
    rules: [],
    series: [],
    placed: { priority: 'homes', owner: null },
  })
  it = await startTestApp(aPlanFile({ indicators: [anIndicator(), empty] }))
  place = await placeIn(it, 'rereferrals')
  emptyId = (await placeIn(it, 'new')).row.seriesId
})
afterAll(() => it.close())

const at = () => `/series/${place.row.seriesId}`
const freeze = (over: object = {}) => it.send('POST', `${at()}/baselines`, { ...aFreeze(), ...over })
const shown = async () => (await it.get(`/placements/${place.row.placementId}`)).json().series[0]
const adjust = (over: object) =>
  it.send('POST', `${at()}/adjusted-baselines`, {
    id: newId(),
    adjusted: [{ period: financialYear(2026), value: 15 }],
    reason: 'Our own view',
    ...over,
  })

test.each([
  ['in the future', { frozenOn: '2026-11-24' }, [['frozenOn', /future/]]],
  ['before its history ends', { frozenOn: '2022-03-30' }, [['frozenOn', /before that/]]],
  [
    'through days that make no period',
    { through: { start: '2021-04-01', end: '2022-04-01' } },
    [['through', /period of this indicator/]],
  ],
  [
    'both at once',
    { frozenOn: '2026-11-24', through: { start: '2021-04-01', end: '2022-04-01' } },
    [
      ['frozenOn', /future/],
      ['through', /period/],
    ],
  ],
] as const)('a baseline frozen %s is refused by its fields, previewed and frozen alike', async (_, over, fields) => {
  const before = await rowCounts(it.connection)
  const named = fields.map(([field, message]) => ({ field, message: expect.stringMatching(message) }))
  const { frozenOn, through } = { ...aFreeze(), ...over }
  const answers = [await freeze(over), await it.send('POST', `${at()}/baseline-preview`, { frozenOn, through })]
  expect(answers.map((one) => [one.statusCode, one.json().fields])).toEqual([
    [400, named],
    [400, named],
  ])
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('a series without a value has nothing to freeze', async () => {
  const answer = await it.send('POST', `/series/${emptyId}/baselines`, aFreeze({ through: null }))
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ code: 'rule-broken', detail: expect.stringContaining('at least one value') })
})

test('freezing again needs a reason', async () => {
  expect((await freeze({ reason: '' })).json().fields).toEqual([{ field: 'reason', message: 'Enter the reason.' }])
})

test('a preview draws the curve with the baseline, and stores nothing', async () => {
  const before = await rowCounts(it.connection)
  const curve = (await it.send('POST', `${at()}/baseline-preview`, { frozenOn: '2026-11-01', through: null })).json()
  expect(curve.baseline).toMatchObject({ frozenOn: '2026-11-01', through: { end: '2025-03-31' }, adjusted: null })
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('a new baseline stands beside the old one, which stays as it was, and is what verdicts are against', async () => {
  const [old] = (await shown()).baselines
  const body = aFreeze({ through: financialYear(2022), frozenOn: '2023-12-01', reason: 'The plan was renewed' })
  expect((await freeze(body)).json()).toEqual({ id: body.id, version: 1 })
  const { baselines, assessment } = await shown()
  expect(baselines.map((one: { id: string }) => one.id)).toEqual([body.id, old.id])
  expect(baselines[0]).toMatchObject({
    reason: 'The plan was renewed',
    points: 7,
    supersededAt: null,
    recordedBy: 'Plan coordinator',
  })
  expect(baselines[1]).toEqual({ ...old, supersededAt: baselines[0].recordedAt })
  expect(assessment.baseline).toMatchObject({ frozenOn: '2023-12-01', through: { end: '2023-03-31' } })
})

test('a revised value moves no frozen baseline', async () => {
  const before = (await shown()).curve.baseline
  await it.send(
    'POST',
    '/measurements',
    aRecord(place.row.seriesId, {
      period: financialYear(2018),
      value: 30,
      basedOnRevision: 1,
      accepted: ['beyond-usual'],
    }),
  )
  expect((await shown()).curve.baseline).toEqual(before)
  expect((await shown()).curve.measurements[2].value).toBe(30)
})

test('the group draws its own forecast over the same history; the computed one stays beside it', async () => {
  const before = (await shown()).curve.baseline
  const [open] = (await shown()).baselines
  expect((await adjust({ baselineId: open.id })).statusCode).toBe(201)
  const { curve, baselines } = await shown()
  expect(curve.baseline.fan).toEqual(before.fan)
  expect(
    curve.baseline.adjusted.find((one: { period: { end: string } }) => one.period.end === '2027-03-31').value,
  ).toBeCloseTo(15)
  expect(baselines[0]).toMatchObject({ adjusted: true, reason: 'Our own view', points: 7 })
})

test('an adjustment of a baseline that is no longer in force is refused with the one that is', async () => {
  const [now, then] = (await shown()).baselines
  const answer = await adjust({ baselineId: then.id })
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({ code: 'conflict', present: { id: now.id } })
})

test('an adjustment without a baseline is refused with what to do first', async () => {
  const answer = await it.send('POST', `/series/${emptyId}/adjusted-baselines`, {
    id: newId(),
    baselineId: newId(),
    adjusted: [{ period: financialYear(2026), value: 15 }],
    reason: 'Our own',
  })
  expect(answer.statusCode).toBe(422)
  expect(answer.json().detail).toMatch(/Freeze a baseline first/)
})

test('an adjustment names every period that cannot be adjusted', async () => {
  const [open] = (await shown()).baselines
  const period = financialYear(2026)
  const adjusted = [
    { period: financialYear(2020), value: 1 },
    { period, value: 1 },
    { period, value: 2 },
    { period: { start: '2027-04-01', end: '2027-06-30' }, value: 1 },
  ]
  const answer = await adjust({ baselineId: open.id, adjusted })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().fields).toEqual([
    { field: 'adjusted.0.period', message: expect.stringContaining('after the history') },
    { field: 'adjusted.2.period', message: expect.stringContaining('two forecasts') },
    { field: 'adjusted.3.period', message: expect.stringContaining('period of this indicator') },
  ])
})
