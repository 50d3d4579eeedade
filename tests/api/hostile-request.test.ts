import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type HostileGround,
  hostileRequests,
  readAll,
  sendAll,
  startHostileGround,
  type Tally,
} from '../support/hostile-ground.ts'
import { rowCounts } from '../support/rows.ts'

/** All ten thousand with HOSTILE_REQUESTS=10000; else as many as a test command can wait for, on a server others. */
const SEED = process.env.TEST_DATABASE_URL ? 2 : 1
const COUNT = Number(process.env.HOSTILE_REQUESTS ?? (SEED === 1 ? 1_000 : 500))

let ground: HostileGround
let before: Readonly<Record<string, number>>
let tally: Tally
beforeAll(async () => {
  ground = await startHostileGround()
  before = await rowCounts(ground.walk.it.connection)
  tally = await sendAll(ground, hostileRequests(ground, SEED, COUNT))
}, 900_000)
afterAll(() => ground.walk.it.close())

test(`${COUNT} requests made from the document are each answered in time as it says, and none with a fault of ours`, () => {
  expect(tally.faults).toEqual([])
})

test('they were of every kind: done, refused in each way, and not let in', () => {
  expect(Object.keys(tally.statuses)).toEqual(
    expect.arrayContaining(['200', '201', '400', '401', '403', '404', '409', '415', '422']),
  )
  expect(tally.statuses[201]).toBeGreaterThan(COUNT / 100)
})

test('what they left is as the document says wherever it is read', async () => {
  const after = await rowCounts(ground.walk.it.connection)
  expect((after.receipt ?? 0) - (before.receipt ?? 0)).toBeGreaterThan(COUNT / 100)
  const { faults, read } = await readAll(ground, tally.made)
  expect(faults).toEqual([])
  expect(read).toBeGreaterThan(80)
}, 300_000)
