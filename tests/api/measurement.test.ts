import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile, financialYear, yearlyValues } from '../support/plan-file.ts'
import { aRecord } from '../support/request.ts'
import { rowCounts, rowsOf } from '../support/rows.ts'

let it: TestApp
let place: Place
let countId: string
beforeAll(async () => {
  const plain = anIndicator({
    code: 'visits',
    name: 'Visits',
    unit: 'visits',
    multiplier: null,
    minimum: 0,
    maximum: null,
    baselines: [],
    targets: [],
    rules: [],
    placed: { priority: 'homes', owner: null },
    series: [{ area: 'E06900001', values: yearlyValues([400, 410, 405], 2022) }],
  })
  it = await startTestApp(aPlanFile({ indicators: [anIndicator(), plain] }))
  place = await placeIn(it, 'rereferrals')
  countId = (await placeIn(it, 'visits')).row.seriesId
})
afterAll(() => it.close())

const check = (over: object) =>
  it.send('POST', '/measurements/check', { seriesId: place.row.seriesId, period: financialYear(2025), ...over })
const revisions = async (end: string) => {
  const all = (await it.get(`/series/${place.row.seriesId}/revisions`)).json().revisions
  return all.filter((one: { period: { end: string } }) => one.period.end === end)
}

const refusals: readonly [string, () => object, readonly [string, RegExp][]][] = [
  ['a period that has not ended', () => ({ period: financialYear(2026), value: 18 }), [['period', /not ended yet/]]],
  [
    'days that make no period',
    () => ({ period: { start: '2025-04-02', end: '2026-03-31' }, value: 18 }),
    [['period', /period of this indicator/]],
  ],
  [
    'a quarter for a yearly indicator',
    () => ({ period: { start: '2025-04-01', end: '2025-06-30' }, value: 18 }),
    [['period', /period of this indicator/]],
  ],
  ['no value and no reason', () => ({}), [['value', /Enter the value, or the numerator/]]],
  [
    'a numerator alone',
    () => ({ numerator: 5 }),
    [
      ['value', /Enter the value/],
      ['denominator', /Enter the denominator/],
    ],
  ],
  [
    'a denominator of none',
    () => ({ numerator: 0, denominator: 0 }),
    [['denominator', /above 0. If there were no children, record the period as not applicable/]],
  ],
  ['more than all', () => ({ numerator: 6, denominator: 5 }), [['numerator', /more than 100%/]]],
  [
    'a value that its parts do not give',
    () => ({ value: 40, numerator: 1, denominator: 5 }),
    [['value', /give 20, not 40/]],
  ],
  ['above the largest possible', () => ({ value: 101 }), [['value', /cannot be above 100/]]],
  ['below the smallest possible', () => ({ value: -1 }), [['value', /cannot be below 0/]]],
  ['a number beside a reason for none', () => ({ value: 3, status: 'suppressed' }), [['status', /Remove the number/]]],
  [
    'parts of a plain number',
    () => ({ seriesId: countId, numerator: 1, denominator: 5 }),
    [['numerator', /plain number/]],
  ],
  [
    'two wrong fields, both named',
    () => ({ period: financialYear(2026), value: 101 }),
    [
      ['period', /not ended/],
      ['value', /above 100/],
    ],
  ],
  ['a number without end', () => ({ numerator: 1, denominator: 1e-300 }), [['numerator', /more than 100%/]]],
]

test.each(refusals)('%s is refused by its fields, checked and recorded alike', async (_, over, fields) => {
  const before = await rowCounts(it.connection)
  const named = fields.map(([field, message]) => ({ field, message: expect.stringMatching(message) }))
  const checked = await check(over())
  const recorded = await it.send('POST', '/measurements', { ...aRecord(place.row.seriesId), value: null, ...over() })
  expect([checked.statusCode, recorded.statusCode]).toEqual([400, 400])
  expect([checked.json().fields, recorded.json().fields]).toEqual([named, named])
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('a check answers the worked value, warns of slips of scale, and stores nothing', async () => {
  const before = await rowCounts(it.connection)
  expect((await check({ numerator: 9, denominator: 50 })).json()).toEqual({
    value: 18,
    warnings: [],
    small: false,
    present: null,
  })
  const [warning] = (await check({ value: 0.18 })).json().warnings
  expect(warning).toMatchObject({ code: expect.any(String), message: expect.stringContaining('18') })
  const { present } = (await check({ period: financialYear(2024), value: 18 })).json()
  expect(present).toMatchObject({ value: 18.2, revision: 1, origin: 'example' })
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('a value that looks wrong is asked about, and stored once somebody says that it is right', async () => {
  const body = aRecord(place.row.seriesId, { value: 1.8 })
  const asked = await it.send('POST', '/measurements', body)
  expect(asked.statusCode).toBe(422)
  expect(asked.json()).toMatchObject({ code: 'rule-broken', present: { warnings: [{ code: 'factor' }] } })
  expect(await revisions('2026-03-31')).toEqual([])
  expect((await it.send('POST', '/measurements', { ...body, accepted: ['factor'] })).statusCode).toBe(201)
  expect(await revisions('2026-03-31')).toHaveLength(1)
})

test('a changed value closes the old row and stands beside it, with when and by whom', async () => {
  const answer = await it.send(
    'POST',
    '/measurements',
    aRecord(place.row.seriesId, {
      period: financialYear(2024),
      value: 18.4,
      basedOnRevision: 1,
      note: 'Late returns',
      provisional: true,
    }),
  )
  expect(answer.json()).toEqual({ id: place.row.seriesId, version: 2 })
  const [now, then, ...more] = await revisions('2025-03-31')
  expect(more).toEqual([])
  expect(now).toMatchObject({
    revision: 2,
    value: 18.4,
    note: 'Late returns',
    provisional: true,
    origin: 'typed',
    recordedBy: 'Plan coordinator',
    supersededAt: null,
  })
  expect(then).toMatchObject({ revision: 1, value: 18.2, origin: 'example', supersededAt: now.recordedAt })
})

test('an edit of an older revision is answered with what stands now', async () => {
  const answer = await it.send(
    'POST',
    '/measurements',
    aRecord(place.row.seriesId, { period: financialYear(2024), value: 18.3, basedOnRevision: 1 }),
  )
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({ code: 'conflict', present: { revision: 2, value: 18.4 } })
})

test('the dashboard shows the new value at once', async () => {
  const { row } = await placeIn(it, 'rereferrals')
  expect(row.assessment.latest).toMatchObject({ value: 1.8, period: { end: '2026-03-31' } })
})

test.each(['suppressed', 'missing', 'not-applicable', 'not-available'])(
  'a period without a value (%s) is kept as that, and is never a zero',
  async (status) => {
    const [open] = await revisions('2026-03-31')
    const body = aRecord(place.row.seriesId, {
      value: null,
      status: status as 'suppressed',
      basedOnRevision: open.revision,
    })
    expect((await it.send('POST', '/measurements', body)).statusCode).toBe(201)
    expect((await revisions('2026-03-31'))[0]).toMatchObject({ value: null, status })
    const { row } = await placeIn(it, 'rereferrals')
    expect(row.assessment).toMatchObject({ latest: { value: 18.4 }, reported: { status, value: null } })
  },
)

test('each revision but the last is closed, at the moment at which the next was recorded', async () => {
  const gaps = await rowsOf(
    it.connection,
    sql`
    select 1 from measurement a left join measurement b
      on (b.partnership_id, b.series_id, b.period_end, b.revision) = (a.partnership_id, a.series_id, a.period_end, a.revision + 1)
    where a.superseded_at is distinct from b.recorded_at`,
  )
  expect(gaps).toEqual([])
})

test('the list of revisions ends after five hundred and says that there are more', async () => {
  await it.connection.db.execute(sql`
    insert into measurement (partnership_id, series_id, period_start, period_end, revision, value, status, origin, superseded_at)
    select partnership_id, series_id, period_start, period_end, 1000 + n, n, 'value', 'typed', now()
    from measurement, generate_series(1, 600) n where series_id = ${countId} and period_end = '2024-03-31'`)
  const { revisions: shown, more } = (await it.get(`/series/${countId}/revisions`)).json()
  expect({ shown: shown.length, more }).toEqual({ shown: 500, more: true })
})
