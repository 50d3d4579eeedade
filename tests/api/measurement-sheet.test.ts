import { newId } from '@ttc/contracts/new-id'
import type { RecordedSheetView, SheetView } from '@ttc/contracts/sheet'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile, financialYear, yearlyValues } from '../support/plan-file.ts'
import { rowCounts, rowsOf } from '../support/rows.ts'

const plain = { targets: [], rules: [], baselines: [] }
const count = { ...plain, code: 'count', name: 'Children in need', unit: 'children', decimals: 0, multiplier: null }

let it: TestApp
let priority: string
let series: Readonly<Record<string, string>>
beforeAll(async () => {
  it = await startTestApp(
    aPlanFile({
      priorities: [
        { key: 'homes', name: 'Help early and once', lead: 'owner', outcomes: ['safe'] },
        { key: 'other', name: 'Another priority', lead: 'owner', outcomes: ['safe'] },
      ],
      indicators: [
        anIndicator(),
        anIndicator({
          ...count,
          maximum: null,
          series: [{ area: 'E06900001', values: yearlyValues([300, 310, 320, 315, 318, 322], 2019) }],
        }),
        anIndicator({
          ...plain,
          code: 'new',
          name: 'Nothing recorded yet',
          series: [{ area: 'E06900001', values: [] }],
        }),
        anIndicator({ ...plain, code: 'elsewhere', name: 'Of another', placed: { priority: 'other', owner: null } }),
      ],
    }),
  )
  priority = (await placeIn(it, 'rereferrals')).priority.id
  const all = await Promise.all(
    ['rereferrals', 'count', 'new', 'elsewhere'].map(async (code) => [code, (await placeIn(it, code)).row.seriesId]),
  )
  series = Object.fromEntries(all)
})
afterAll(() => it.close())

const sheet = async (): Promise<SheetView> => (await it.get(`/priorities/${priority}/sheet`)).json()
const value = (code: string, over: object = {}) => ({
  seriesId: series[code],
  period: financialYear(2025),
  value: 18,
  basedOnRevision: 0,
  ...over,
})
const send = (values: readonly object[], over: object = {}) =>
  it.send('POST', `/priorities/${priority}/sheet`, { id: newId(), values, ...over })
const recorded = async (values: readonly object[], over: object = {}): Promise<RecordedSheetView> => {
  const answer = await send(values, over)
  expect(answer.statusCode).toBe(201)
  return answer.json()
}

test('the sheet has a row for each indicator of the priority, with its last value and the period that is due', async () => {
  const { rows, priority: of, allowed } = await sheet()
  expect([of.name, allowed]).toEqual(['Help early and once', ['measurement.record', 'link.read']])
  expect(rows.map((row) => [row.code, row.last?.value, row.due?.start, row.derived])).toEqual([
    ['rereferrals', 18.2, '2025-04-01', false],
    ['count', 322, '2025-04-01', false],
    ['new', undefined, '2025-04-01', false],
  ])
  expect(rows[0]?.periods.slice(0, 2)).toEqual([
    { period: { kind: 'financial-year', ...financialYear(2025) }, standing: null },
    {
      period: { kind: 'financial-year', ...financialYear(2024) },
      standing: { value: 18.2, status: 'value', provisional: false, revision: 1 },
    },
  ])
})

test('of many values each is stored or refused by itself, with the reasons of each', async () => {
  const answer = await recorded([
    value('rereferrals', { value: 17.9, note: 'Early figure' }),
    value('count', { value: 3250 }),
    value('new', { value: 120 }),
    value('new', { value: 50, period: financialYear(2026) }),
  ])
  expect(answer.stored).toEqual([{ seriesId: series.rereferrals, period: financialYear(2025), revision: 1 }])
  expect(answer.refused.map((one) => [one.seriesId, one.warnings.map(({ code }) => code), one.conflict])).toEqual([
    [series.count, ['factor'], false],
    [series.new, [], false],
    [series.new, [], false],
  ])
  expect(answer.refused.map((one) => one.fields.map(({ field }) => field))).toEqual([
    ['accepted'],
    ['value'],
    ['period'],
  ])
  expect((await sheet()).rows.map((row) => row.last?.value)).toEqual([17.9, 322, undefined])
})

test('what is stored is assessed at once and stands in the trail with who did it', async () => {
  const { row } = await placeIn(it, 'rereferrals')
  expect(row.assessment.latest).toMatchObject({ value: 17.9, period: { end: '2026-03-31' } })
  const noted = await rowsOf<{ action: string }>(
    it.connection,
    sql`select action from audit_entry where object_id = ${series.rereferrals} and action = 'measurement.record'`,
  )
  expect(noted).toHaveLength(1)
})

test('a warning that is accepted is stored; what came first is a conflict, and is replaced once it has been seen', async () => {
  const [accepted] = (await recorded([value('count', { value: 3250, accepted: ['factor'] })])).stored
  expect(accepted).toMatchObject({ seriesId: series.count, revision: 1 })
  const [refusal] = (await recorded([value('count', { value: 325 })])).refused
  expect([refusal?.conflict, refusal?.warnings]).toEqual([true, []])
  const standing = (await sheet()).rows[1]?.periods[0]?.standing
  expect(standing).toMatchObject({ value: 3250, revision: 1 })
  expect((await recorded([value('count', { value: 325, basedOnRevision: 1 })])).stored[0]?.revision).toBe(2)
})

test('a value is worked out from numerator and denominator', async () => {
  await recorded([value('new', { value: null, numerator: 31, denominator: 124 })])
  expect((await sheet()).rows[2]?.last).toMatchObject({ value: 25, revision: 1 })
})

test('together, one that is refused keeps all from being stored, and the id can be used again', async () => {
  const before = await rowCounts(it.connection)
  const id = newId()
  const wrong = [
    value('rereferrals', { value: 17, basedOnRevision: 1 }),
    value('count', { value: 9, basedOnRevision: 2 }),
  ]
  const answer = await send(wrong, { id, together: true })
  expect([answer.statusCode, answer.json().detail]).toEqual([
    422,
    'Nothing was stored: of 2 values 1 needs to be put right.',
  ])
  expect(answer.json().present.refused[0].seriesId).toBe(series.count)
  expect(await rowCounts(it.connection)).toEqual(before)
  const right = [wrong[0] ?? {}, value('count', { value: 326, basedOnRevision: 2 })]
  expect((await recorded(right, { id, together: true })).stored).toHaveLength(2)
})

test('sent again with the same id it is stored once and answered alike', async () => {
  const body = { id: newId(), values: [value('rereferrals', { value: 16.9, basedOnRevision: 2 })] }
  const first = await it.send('POST', `/priorities/${priority}/sheet`, body)
  const rows = await rowCounts(it.connection)
  const again = await it.send('POST', `/priorities/${priority}/sheet`, body)
  expect([first.statusCode, again.statusCode, again.json()]).toEqual([201, 201, first.json()])
  expect(await rowCounts(it.connection)).toEqual(rows)
  const other = await it.send('POST', `/priorities/${priority}/sheet`, { ...body, together: true })
  expect(other.statusCode).toBe(409)
})

test.each([
  ['a series of another priority', () => [value('rereferrals', { basedOnRevision: 3 }), value('elsewhere')], 404],
  ['nothing', () => [], 400],
  ['no number and no reason', () => [value('new', { value: null })], 400],
])('%s is refused as a whole, and nothing is stored', async (_, values, status) => {
  const before = await rowCounts(it.connection)
  expect((await send(values())).statusCode).toBe(status)
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('there is no sheet of a priority that does not exist', async () => {
  expect((await it.get(`/priorities/${newId()}/sheet`)).statusCode).toBe(404)
  expect(
    (await it.send('POST', `/priorities/${newId()}/sheet`, { id: newId(), values: [value('new')] })).statusCode,
  ).toBe(404)
})

test('where every period has a value nothing is offered first, lest a gap before the series be filled by a slip', async () => {
  const { rows } = await sheet()
  expect(rows[0]?.last?.period.end).toBe('2026-03-31')
  expect([rows[0]?.due, rows[0]?.periods.some((one) => one.standing === null)]).toEqual([null, true])
})
