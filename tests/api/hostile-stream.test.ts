import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostileGround, startHostileGround } from '../support/hostile-ground.ts'
import { followed, hostileFollowers } from '../support/hostile-stream.ts'
import { followInWaves, goodFollower, until, type Waves } from '../support/stream-waves.ts'

/** A tenth of what is asked for of requests that end: each of these opens a connection of its own. */
const SEED = process.env.TEST_DATABASE_URL ? 2 : 1
const COUNT = Number(process.env.HOSTILE_REQUESTS ?? 2_000) / 10

let ground: HostileGround
let address: string
let waves: Waves
beforeAll(async () => {
  ground = await startHostileGround()
  const { app } = ground.walk.it
  address = await app.listen({ port: 0, host: '127.0.0.1' })
  waves = await followInWaves(ground, hostileFollowers(ground, SEED, COUNT), address)
}, 900_000)
afterAll(() => ground.walk.it.close())

const connections = () =>
  new Promise<number>((done) => ground.walk.it.app.server.getConnections((_, count) => done(count)))

test('what is followed as events is taken from the document', () => {
  expect(followed(ground).map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '/api/partnerships/{partnership}/walks/{walk}/changes',
      '/api/partnerships/{partnership}/challenge-meetings/{meeting}/changes',
    ]),
  )
})

test(`${COUNT} followers made from the document are each answered in time as it says, and none with a fault of ours`, () => {
  expect(waves.faults).toEqual([])
})

test('they were let in and refused in each way, and many followed at once', () => {
  expect(Object.keys(waves.statuses)).toEqual(expect.arrayContaining(['200', '400', '401', '404']))
  expect(waves.statuses[200]).toBeGreaterThan(COUNT / 5)
  expect(waves.most).toBeGreaterThan(10)
})

test('each change was told to who follows as a browser does, while they broke off, stood still or said what is no number', () => {
  expect(waves.told).toBe(Math.ceil(COUNT / 50))
})

test('nothing of them is left: no stream, no connection, and nobody who is said to be there', async () => {
  expect(await until(() => ground.walk.it.app.streams.size === 0)).toBe(true)
  expect(await until(async () => (await connections()) === 0)).toBe(true)
  const alone = await goodFollower(ground, address)
  await alone.untilPresent(1)
  expect(ground.walk.it.app.streams.size).toBe(1)
  await alone.leave()
  expect(await until(() => ground.walk.it.app.streams.size === 0)).toBe(true)
}, 60_000)
