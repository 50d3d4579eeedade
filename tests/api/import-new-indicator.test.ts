import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { inNewPartnership, inspect, preview, store } from '../support/import-file.ts'
import { aNewIndicator, aRecord } from '../support/request.ts'

const OWN = 'E06900001'
const FILE = `area code,year,value\n${OWN},2022/23,7.1\n${OWN},2023/24,7.4\nE12900001,2023/24,8\n`

let started: TestApp
let it: TestApp
beforeAll(async () => {
  started = await startTestApp()
})
beforeEach(async () => {
  it = await inNewPartnership(started)
})
afterAll(() => started.close())

const making = (over: Parameters<typeof aNewIndicator>[0] = {}) => {
  const create = aNewIndicator({ periodKind: 'financial-year', accumulation: 'single', ...over })
  return { indicators: [{ indicatorId: create.id, key: '*', breakdown: '', create }] }
}
const listed = async () => (await it.get('/indicators')).json().indicators.map((one: { code: string }) => one.code)
const undo = (batch: string) => it.app.inject({ method: 'POST', url: `${it.at}/imports/${batch}/undo` })

test('a preview with a new indicator counts its values and makes nothing', async () => {
  const answer = await preview(it, { file: FILE, options: making() })
  expect(answer.json()).toMatchObject({ counts: { read: 3, added: 3 }, indicators: [{ created: true, added: 3 }] })
  expect(await listed()).not.toContain('school-absence')
})

test('storing makes it with the batch; undo takes its values out and retires it; a second import takes it up again', async () => {
  const options = making()
  const first = (await store(it, { file: FILE, options })).json()
  expect(first).toMatchObject({ counts: { added: 3 }, indicators: [{ created: true }] })
  expect(await listed()).toContain('school-absence')
  const [made] = options.indicators
  expect((await undo(first.batchId)).json()).toMatchObject({
    withdrawn: 3,
    retired: [{ indicatorId: made?.indicatorId }],
    keptIndicators: [],
  })
  expect(await listed()).not.toContain('school-absence')
  const found = await inspect(it, { file: FILE })
  expect(found.json()).toMatchObject({ remembered: { options: { indicators: [] } } })
  expect((await store(it, { file: FILE, options })).json()).toMatchObject({
    counts: { added: 3 },
    indicators: [{ created: false }],
  })
  expect(await listed()).toContain('school-absence')
})

test('an indicator that got a value of its own since stays, with the reason', async () => {
  const options = making()
  const { batchId } = (await store(it, { file: FILE, options })).json()
  const [made] = options.indicators
  const [series] = await it.connection.db.query.storedSeries.findMany({
    where: (row, { and, eq }) => and(eq(row.indicatorId, made?.indicatorId ?? ''), eq(row.areaCode, OWN)),
  })
  const recorded = await it.send('POST', '/measurements', {
    ...aRecord(series?.id ?? ''),
    value: 7,
    accepted: ['beyond-usual', 'factor', 'fraction', 'out-of-range'],
  })
  expect(recorded.statusCode).toBe(201)
  expect((await undo(batchId)).json()).toMatchObject({
    retired: [],
    keptIndicators: [{ reason: 'It has values that were stored since.' }],
  })
})

test.each([
  ['a code that is taken', () => making({ code: 'rereferrals' }), 'code'],
  [
    'another id than its measure goes to',
    () => ({ indicators: [{ ...making().indicators[0], indicatorId: newId() }] }),
    'id',
  ],
])('%s is refused by field', async (_name, options, field) => {
  const answer = await preview(it, { file: FILE, options: options() as ReturnType<typeof making> })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().fields[0].field).toBe(`options.indicators.0.create.${field}`)
})
