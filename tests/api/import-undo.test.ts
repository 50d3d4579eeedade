import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { inNewPartnership, laitFile, store } from '../support/import-file.ts'

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

const seriesId = async () => (await it.get(`/plans/${it.planId}`)).json().outcomes[0].priorities[0].rows[0].seriesId
const open = async () => {
  const { revisions } = (await it.get(`/series/${await seriesId()}/revisions`)).json()
  return revisions.filter((one: { supersededAt: string | null }) => one.supersededAt === null)
}
const valueAt = async (end: string) => (await open()).find((one: { period: { end: string } }) => one.period.end === end)

const FILE = laitFile([
  ['ReReferral', '2024', OWN, '17.5'],
  ['ReReferral', '2025', OWN, '17.1'],
  ['ReReferral', '2026', OWN, '16.9'],
])
const undo = (batch: string) => it.app.inject({ method: 'POST', url: `${it.at}/imports/${batch}/undo` })

test('undo puts earlier values back as revisions of their own, and takes added ones out', async () => {
  const { batchId } = (await store(it, { file: FILE })).json()
  const answer = await undo(batchId)
  expect(answer.json()).toEqual({ batchId, restored: 2, withdrawn: 1, kept: [], keptInAll: 0 })
  expect(await valueAt('2024-03-31')).toMatchObject({ value: 18.9, revision: 3, origin: 'undo' })
  expect(await valueAt('2025-03-31')).toMatchObject({ value: 18.2, revision: 3 })
  expect(await valueAt('2026-03-31')).toBeUndefined()
  const plan = (await it.get(`/plans/${it.planId}`)).json()
  expect(plan.outcomes[0].priorities[0].rows[0].assessment.latest).toMatchObject({ value: 18.2 })
  expect((await it.get('/imports')).json().batches).toMatchObject([{ id: batchId, undoneAt: expect.any(String) }])
})

test('a second undo does nothing more', async () => {
  const { batchId } = (await store(it, { file: FILE })).json()
  await undo(batchId)
  expect((await undo(batchId)).json()).toMatchObject({ restored: 0, withdrawn: 0 })
  expect(await valueAt('2024-03-31')).toMatchObject({ revision: 3 })
})

test('a value that has been replaced since is kept, and named with the reason', async () => {
  const { batchId } = (await store(it, { file: FILE })).json()
  await it.send('POST', '/measurements', {
    id: randomUUID(),
    seriesId: await seriesId(),
    period: { start: '2023-04-01', end: '2024-03-31' },
    value: 17.9,
    status: 'value',
    numerator: null,
    denominator: null,
    provisional: false,
    note: null,
    basedOnRevision: 2,
    accepted: ['beyond-usual', 'factor', 'fraction', 'out-of-range'],
  })
  expect(await valueAt('2024-03-31')).toMatchObject({ value: 17.9, revision: 3 })
  expect((await undo(batchId)).json()).toEqual({
    batchId,
    restored: 1,
    withdrawn: 1,
    kept: [
      {
        indicator: 'Re-referrals within 12 months',
        area: 'Tryton',
        period: '2023/24',
        reason: 'Another value has been stored for this period since.',
      },
    ],
    keptInAll: 1,
  })
  expect(await valueAt('2024-03-31')).toMatchObject({ value: 17.9, revision: 3 })
})

test('what was undone can be imported again, as the next revision', async () => {
  const { batchId } = (await store(it, { file: FILE })).json()
  await undo(batchId)
  expect((await store(it, { file: FILE })).json().counts).toMatchObject({ added: 1, changed: 2 })
  expect(await valueAt('2026-03-31')).toMatchObject({ value: 16.9, revision: 2 })
})

test('a batch that is not there is not found', async () => {
  expect((await undo(randomUUID())).statusCode).toBe(404)
})
