import type { RagPreviewView } from '@ttc/contracts/target'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile, financialYear } from '../support/plan-file.ts'
import { aRule, targetsOf } from '../support/request.ts'
import { rowCounts, rowsOf } from '../support/rows.ts'

let it: TestApp
let place: Place
let ranged: Place
beforeAll(async () => {
  const range = anIndicator({
    code: 'caseload',
    name: 'Children for each social worker',
    polarity: 'range',
    baselines: [],
    targets: [{ ...financialYear(2024), lower: 15, upper: 19 }],
    placed: { priority: 'homes', owner: null },
  })
  it = await startTestApp(aPlanFile({ indicators: [anIndicator(), range] }))
  place = await placeIn(it, 'rereferrals')
  ranged = await placeIn(it, 'caseload')
})
afterAll(() => it.close())

const at = (of: Place) => `/placements/${of.row.placementId}`
const page = async (of: Place) => (await it.get(at(of))).json()
const set = (of: Place, body: object) => it.send('PUT', `${at(of)}/targets`, body)
const entry = (year: number, value: number | null, lower: number | null = null, upper: number | null = null) => ({
  period: financialYear(year),
  value,
  lower,
  upper,
})

const refusals: readonly [string, () => Place, readonly object[], readonly [string, RegExp][]][] = [
  ['no number', () => place, [entry(2025, null)], [['targets.0.value', /Enter the target/]]],
  ['a range where one number is wanted', () => place, [entry(2025, null, 1, 2)], [['targets.0.value', /one target/]]],
  ['one number where a range is wanted', () => ranged, [entry(2025, 5)], [['targets.0.lower', /bottom and the top/]]],
  ['a range upside down', () => ranged, [entry(2025, null, 5, 4)], [['targets.0.upper', /must not be below/]]],
  [
    'one period twice',
    () => place,
    [entry(2025, 5), entry(2025, 6)],
    [['targets.1.period', /two targets for this period/]],
  ],
  [
    'days that make no period',
    () => place,
    [{ ...entry(2025, 5), period: { start: '2025-04-01', end: '2026-03-30' } }],
    [['targets.0.period', /period of this indicator/]],
  ],
  [
    'two wrong of three, both named',
    () => place,
    [entry(2025, 5), entry(2025, 6), entry(2026, null, 1, 2)],
    [
      ['targets.1.period', /two targets/],
      ['targets.2.value', /one target/],
    ],
  ],
]

test.each(refusals)(
  'targets with %s are refused by their fields, set and previewed alike',
  async (_, of, targets, fields) => {
    const before = await rowCounts(it.connection)
    const named = fields.map(([field, message]) => ({ field, message: expect.stringMatching(message) }))
    const answers = [
      await set(of(), { version: 1, targets, reason: 'Agreed' }),
      await it.send('POST', `${at(of())}/rag-preview`, { targets, rule: null }),
    ]
    expect(answers.map((one) => [one.statusCode, one.json().fields])).toEqual([
      [400, named],
      [400, named],
    ])
    expect(await rowCounts(it.connection)).toEqual(before)
  },
)

test('a preview says what the last values would have been, and stores nothing', async () => {
  const before = await rowCounts(it.connection)
  const answer: RagPreviewView = (
    await it.send('POST', `${at(place)}/rag-preview`, { targets: [entry(2020, 10)], rule: null })
  ).json()
  expect(answer.periods).toHaveLength(8)
  expect(answer.periods.at(-1)).toMatchObject({ value: 18.2, target: 10, now: 'green', would: 'red' })
  expect(answer.correction).toBe(true)
  const same: RagPreviewView = (await it.send('POST', `${at(place)}/rag-preview`, { targets: null, rule: null })).json()
  expect(same.periods.map((one) => one.would)).toEqual(same.periods.map((one) => one.now))
  expect(same.correction).toBe(false)
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('targets are set as a whole: an unchanged one keeps its row, a changed one gets a new row, and one left out ends', async () => {
  const before = (await page(place)).placement.targets
  const answer = await set(place, {
    version: 1,
    targets: [entry(2023, 21), entry(2027, 17), entry(2029, 15)],
    reason: 'The board asked for more',
  })
  expect(answer.json()).toEqual({ id: place.row.placementId, version: 2 })
  const after = (await page(place)).placement.targets
  expect(after.map((one: { value: number }) => one.value)).toEqual([21, 17, 15])
  expect(after[0].id).toBe(before[0].id)
  expect(after[1]).toMatchObject({
    reason: 'The board asked for more',
    correction: false,
    recordedBy: 'Plan coordinator',
  })
  expect(before.map((one: { id: string }) => one.id)).not.toContain(after[1].id)
  expect(
    await rowsOf(
      it.connection,
      sql`select 1 from target where placement_id = ${place.row.placementId} and superseded_at is not null`,
    ),
  ).toHaveLength(1)
})

test('a target for a period already judged is stored as a correction', async () => {
  await set(place, { ...targetsOf({ 2020: 10, 2027: 9 }), version: 2 })
  const [first] = (await page(place)).placement.targets
  expect(first).toMatchObject({ value: 10, correction: true })
  expect((await placeIn(it, 'rereferrals')).row.assessment.status).toBe('red')
})

test('targets based on an older version are refused with the version now, and nothing is stored', async () => {
  const before = await rowCounts(it.connection)
  const answer = await set(place, { ...targetsOf({ 2027: 1 }), version: 1 })
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({ code: 'conflict', present: { version: 3 } })
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('all targets can be taken away: then there is none to judge by', async () => {
  expect((await set(place, { version: 3, targets: [], reason: 'Not agreed after all' })).statusCode).toBe(200)
  expect((await placeIn(it, 'rereferrals')).row.assessment).toMatchObject({
    status: 'no-target',
    finalTarget: null,
    forecast: null,
  })
})

test('a range is judged by both its limits', async () => {
  expect(ranged.row.assessment).toMatchObject({ status: 'green', range: { lower: 15, upper: 19 }, target: null })
  await set(ranged, { version: 1, targets: [entry(2024, null, 15, 17)], reason: 'Agreed' })
  expect((await placeIn(it, 'caseload')).row.assessment).toMatchObject({ status: 'red', gap: -1.2 })
})

test.each([
  [{ tolerance: { kind: 'points', amount: -1 } }, 'tolerance.amount', /below 0/],
  [{ tolerance: { kind: 'percent', amount: -1 } }, 'tolerance.amount', /below 0/],
  [{ tolerance: { kind: 'shares', amount: 1 } }, 'tolerance.kind', /Choose points/],
  [{ path: 'curved' }, 'path', /straight line/],
  [{ appliesFrom: '2023-02-30' }, 'appliesFrom', /real date/],
  [{ reason: ' ' }, 'reason', /Enter the reason/],
])('a rule with %j is refused by its field', async (over, field, message) => {
  const answer = await it.send('POST', `${at(ranged)}/rules`, { ...aRule({ version: 2 }), ...over })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().fields).toEqual([{ field, message: expect.stringMatching(message) }])
})

test('a rule applies from its day, replaces one of the same day, and leaves the others', async () => {
  const send = (over: object) => it.send('POST', `${at(ranged)}/rules`, aRule(over))
  expect(
    (await send({ version: 2, appliesFrom: '2024-04-01', tolerance: { kind: 'points', amount: 2 } })).statusCode,
  ).toBe(201)
  expect((await placeIn(it, 'caseload')).row.assessment.status).toBe('amber')
  expect(
    (
      await send({
        version: 3,
        appliesFrom: '2024-04-01',
        tolerance: { kind: 'points', amount: 0.5 },
        reason: 'Stricter',
      })
    ).statusCode,
  ).toBe(201)
  expect((await placeIn(it, 'caseload')).row.assessment.status).toBe('red')
  const { rules, version } = (await page(ranged)).placement
  expect(rules.map((one: { appliesFrom: string; correction: boolean }) => [one.appliesFrom, one.correction])).toEqual([
    ['2023-04-01', false],
    ['2024-04-01', true],
  ])
  expect(version).toBe(4)
})
