import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { inNewPartnership, type LaitRow, laitFile, preview, store } from '../support/import-file.ts'

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

const ROWS: readonly LaitRow[] = [
  ['ReReferral', '2014', OWN, '20'],
  ['ReReferral', '2013', OWN, 'about 20'],
  ['ReReferral', '2012', OWN, '=1+1'],
  ['ReReferral', '2011', OWN, '20'],
  ['ReReferral', '2011', OWN, '21'],
]

test('refused rows come back as they stand, with row number, column, value and reason, and no formula runs', async () => {
  const answer = await preview(it, { file: laitFile(ROWS), accept: 'text/csv' })
  expect(answer.headers['content-type']).toContain('text/csv')
  const [header, ...lines] = answer.body.replace('\ufeff', '').trimEnd().split('\r\n')
  expect(header).toMatch(/^row_number,column,value,reason,topic,indicator_code,/)
  expect(lines.map((line) => line.split(',')[0])).toEqual(['3', '4', '5', '6'])
  expect(lines[0]).toContain('about 20,“about 20” is not a number.,Topic,ReReferral,')
  expect(lines[1]).toContain("'=1+1")
  expect(lines[2]).toContain('different values')
})

const linesOf = (body: string) =>
  body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

test('asked for in lines, the last one is the result, of a preview and of storing', async () => {
  const accept = 'application/x-ndjson'
  const seen = await preview(it, { file: laitFile(ROWS), accept })
  expect(seen.headers['content-type']).toContain('application/x-ndjson')
  expect(linesOf(seen.body).at(-1)).toMatchObject({ result: { batchId: null, counts: { read: 5, refused: 4 } } })
  const stored = await store(it, { file: laitFile(ROWS), accept })
  expect(linesOf(stored.body).at(-1)).toMatchObject({ result: { batchId: expect.any(String), counts: { added: 1 } } })
})

test('a long file tells how far it is read', async () => {
  const many = Array.from({ length: 60_000 }, (_, n): LaitRow => ['Other', '2014', `E07${n}`, String(n)])
  const answer = await preview(it, { file: laitFile([...ROWS, ...many]), accept: 'application/x-ndjson' })
  const lines = linesOf(answer.body)
  expect(lines.at(-1)).toMatchObject({ result: { counts: { read: 60_005 } } })
  const told = lines.slice(0, -1).map(({ of }) => of)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(told.every((of) => of >= 0 && of <= 1)).toBe(true)
})

test('what is refused at once keeps its own status, also where lines were asked for', async () => {
  const answer = await preview(it, { file: '', accept: 'application/x-ndjson' })
  expect([answer.statusCode, linesOf(answer.body).at(-1)?.problem?.status ?? answer.statusCode]).toEqual([
    answer.statusCode,
    400,
  ])
})

test('two people who import the same at once: each value is stored once, and both are answered', async () => {
  const file = laitFile(ROWS.slice(0, 1))
  const [first, second] = await Promise.all([store(it, { file }), store(it, { file })])
  const added = [first, second].map((one) => one.json().counts)
  expect(added.toSorted((a, b) => b.added - a.added)).toMatchObject([
    { added: 1, unchanged: 0 },
    { added: 0, unchanged: 1 },
  ])
})
