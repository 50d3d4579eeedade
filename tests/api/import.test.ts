import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { inNewPartnership, type LaitRow, laitFile, optionsFor, preview, store, sumOf } from '../support/import-file.ts'

const OWN = 'E06900001'

let started: TestApp
let it: TestApp
beforeAll(async () => {
  started = await startTestApp()
})
beforeEach(async () => {
  it = await inNewPartnership(started)
})
afterAll(() => started.close())

const dashboardRow = async () => {
  const plan = (await it.get(`/plans/${it.planId}`)).json()
  return plan.outcomes[0].priorities[0].rows[0]
}

/** Stored: 2016/17 to 2024/25 of the own area, the last one 18.2. */
const ROWS: readonly LaitRow[] = [
  ['ReReferral', '2025', OWN, '18.200000000000003'],
  ['ReReferral', '2024', OWN, '17.5'],
  ['ReReferral', '2026', OWN, '16.9'],
  ['ReReferral', '2027', OWN, '16.9'],
  ['ReReferral', '2015', OWN, 'c'],
  ['ReReferral', '2014', OWN, '101'],
  ['ReReferral', '2013', OWN, 'about 20'],
  ['ReReferral', '0', OWN, '-'],
  ['ReReferral', '2025', 'E06999999', '20'],
  ['Other', '2025', OWN, '3'],
]

test('a preview counts every value once, names what stays out, and stores nothing', async () => {
  const answer = await preview(it, { file: laitFile(ROWS) })
  expect(answer.statusCode).toBe(200)
  const view = answer.json()
  expect(view).toMatchObject({ batchId: null, fileName: 'figures.csv' })
  expect(view.counts).toEqual({ read: 10, added: 2, changed: 1, unchanged: 1, refused: 5, keptOut: 0, notAskedFor: 1 })
  expect(sumOf(view)).toBe(view.counts.read)
  expect(view.refusals.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
    [5, 'not-ended'],
    [7, 'out-of-range'],
    [8, 'value'],
    [9, 'period'],
    [10, 'area'],
  ])
  expect(view.refusals[2]).toMatchObject({ column: 'value_text', value: 'about 20' })
  expect(await dashboardRow()).toMatchObject({ assessment: { latest: { value: 18.2 } } })
  expect((await it.get('/imports')).json().batches).toEqual([])
})

test('storing adds, supersedes with a revision, leaves alike values alone, and assesses afresh', async () => {
  const answer = await store(it, { file: laitFile(ROWS) })
  expect(answer.statusCode).toBe(201)
  expect(answer.json().counts).toMatchObject({ added: 2, changed: 1, unchanged: 1 })
  const row = await dashboardRow()
  expect(row).toMatchObject({ assessment: { latest: { value: 16.9, period: { end: '2026-03-31' } } } })
  const { revisions } = (await it.get(`/series/${row.seriesId}/revisions`)).json()
  const changed = revisions.filter((one: { period: { end: string } }) => one.period.end === '2024-03-31')
  expect(changed).toMatchObject([
    { revision: 2, value: 17.5, origin: 'import', source: 'figures.csv', supersededAt: null },
    { revision: 1, value: 18.9, supersededAt: expect.any(String) },
  ])
  const suppressed = revisions.find((one: { period: { end: string } }) => one.period.end === '2015-03-31')
  expect(suppressed).toMatchObject({ value: null, status: 'suppressed' })
})

test('a second import of the same file changes nothing', async () => {
  await store(it, { file: laitFile(ROWS) })
  const again = await store(it, { file: laitFile(ROWS) })
  expect(again.json().counts).toMatchObject({ added: 0, changed: 0, unchanged: 4 })
})

test('the same id with the same file answers the first result; with another file it is refused', async () => {
  const id = randomUUID()
  const first = await store(it, { id, file: laitFile(ROWS) })
  const second = await store(it, { id, file: laitFile(ROWS) })
  const other = await store(it, { id, file: laitFile(ROWS.slice(1)) })
  expect(second.json()).toEqual(first.json())
  expect(other.statusCode).toBe(409)
  expect((await it.get('/imports')).json().batches).toHaveLength(1)
})

test('lines of other areas are made where they are missing, and none for areas that were not asked for', async () => {
  const file = laitFile([
    ['ReReferral', '2025', 'E12900001', '21'],
    ['ReReferral', '2025', 'E06900002', '22'],
  ])
  const only = await store(it, { file, options: { areas: ['E12900001'] } })
  expect(only.json().counts).toMatchObject({ added: 1, notAskedFor: 1 })
  const row = await dashboardRow()
  expect(row.assessment.comparisons.map((one: { kind: string }) => one.kind)).toContain('region')
})

test('a file that gives one value twice keeps it once, and two different values are refused both', async () => {
  const file = laitFile([
    ['ReReferral', '2014', OWN, '20'],
    ['ReReferral', '2015', OWN, '21'],
    ['ReReferral', '2014', OWN, '20.0'],
    ['ReReferral', '2015', OWN, '22'],
    ['ReReferral', '2015', 'E12900001', '5'],
    ['ReReferral', '2015', 'E12900001', '6'],
  ])
  const view = (await store(it, { file })).json()
  expect(view.counts).toEqual({ read: 6, added: 1, changed: 0, unchanged: 1, refused: 4, keptOut: 0, notAskedFor: 0 })
  expect(view.refusals.map(({ row }: { row: number }) => row)).toEqual([3, 5, 6, 7])
  const again = (await preview(it, { file })).json()
  expect(again.counts).toMatchObject({ added: 0, unchanged: 2, refused: 4 })
})

test('nothing is stored with a refused value where that was asked for', async () => {
  const answer = await store(it, { file: laitFile(ROWS), options: { refuseAllOnProblem: true } })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({
    detail: expect.stringContaining('5 values'),
    present: { counts: { refused: 5 } },
  })
  expect((await it.get('/imports')).json().batches).toEqual([])
  expect(await dashboardRow()).toMatchObject({ assessment: { latest: { value: 18.2 } } })
})

test('a slip of scale is warned about before it is stored', async () => {
  const view = (await preview(it, { file: laitFile([['ReReferral', '2026', OWN, '1.8']]) })).json()
  expect(view.findings).toMatchObject([{ code: 'factor', why: expect.stringContaining('10 times too small') }])
})

test.each([
  ['an indicator that is not there', { indicators: [{ indicatorId: randomUUID(), key: 'A', breakdown: '' }] }, 400],
  ['an area that is not known', { areas: ['E06123456'] }, 400],
  ['no indicator at all', { indicators: [] }, 400],
])('%s is refused by name', async (_what, options, status) => {
  const answer = await preview(it, { file: laitFile(ROWS), options })
  expect(answer.statusCode).toBe(status)
  expect(answer.json().fields[0].message).not.toBe('')
})

test('imports are listed newest first, a page at a time', async () => {
  await store(it, { file: laitFile(ROWS.slice(0, 1)), name: 'first.csv' })
  await store(it, { file: laitFile(ROWS.slice(1, 2)), name: 'second.csv' })
  const page = (await it.get('/imports?limit=1')).json()
  const rest = (await it.get(`/imports?limit=1&before=${page.next}`)).json()
  expect(page.batches).toMatchObject([{ fileName: 'second.csv', storedBy: 'Plan coordinator', counts: { changed: 1 } }])
  expect(rest).toMatchObject({ batches: [{ fileName: 'first.csv' }], next: null })
})

test('a request without a file is refused in words', async () => {
  const answer = await it.app.inject({ method: 'POST', url: `${it.at}/imports`, payload: optionsFor(it) })
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  expect(answer.json().detail).toMatch(/multipart|file/)
})

test('a bad cell in a column that was asked for is refused, and makes no groups of the other figures', async () => {
  const header =
    'time_period,time_identifier,geographic_level,country_code,country_name,old_la_code,new_la_code,la_name,rereferral_percent'
  const row = (period: string, value: string) =>
    `${period},Financial year,Local authority,E92900001,Country,9901,${OWN},Tryton,${value}`
  const file = [header, row('202526', '17.1'), row('202425', 'about 20'), row('202324', '18.9'), ''].join('\n')
  const indicatorId = it.indicators.get('rereferrals') ?? ''
  const answer = await preview(it, {
    file,
    options: { indicators: [{ indicatorId, key: 'rereferral_percent', breakdown: '' }] },
  })
  expect(answer.statusCode).toBe(200)
  expect(answer.json().counts).toEqual({
    read: 3,
    added: 1,
    changed: 0,
    unchanged: 1,
    refused: 1,
    keptOut: 0,
    notAskedFor: 0,
  })
})
