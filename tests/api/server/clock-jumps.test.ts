import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFolder } from '../../support/backup.ts'
import { newOwnDatabase, type OwnDatabase } from '../../support/own-database.ts'
import { newDataFolder, removeDataFolder, type Server, startServer } from '../../support/server.ts'
import { placesOf } from '../../support/server-places.ts'
import { type SessionCookie, signInAs } from '../../support/server-sign-in.ts'

const HOUR = 3_600_000
const folder = newDataFolder()
const files = aFolder()
const clock = files.at('clock')
let database: OwnDatabase
let server: Server
let partnership: string
let plan: string

/** The evening before the clocks of London go back: the day after has 25 hours. */
beforeAll(async () => {
  writeFileSync(clock, '0')
  database = await newOwnDatabase()
  const more = { TEST_CLOCK_FILE: clock }
  server = await startServer(folder, { databaseUrl: database.url, day: '2026-10-24', more })
  const places = await placesOf(server.address)
  partnership = `/api${places.partnership}`
  plan = `/api${places.plan}`
}, 300_000)
afterAll(async () => {
  await server.kill()
  await database.remove()
  removeDataFolder(folder)
  files.remove()
})

/** Who is signed in is believed for two seconds, by a clock that does not jump. */
const BELIEVED_MS = 2_500
/** The server's clock stands so far from where it would be, forward or back, from now on. */
const jumpTo = async (hours: number) => {
  writeFileSync(clock, String(hours * HOUR))
  await pause(BELIEVED_MS)
}
const get = async (path: string, { name, value }: SessionCookie) => {
  const answer = await fetch(server.address + path, { headers: { cookie: `${name}=${value}` } })
  await answer.arrayBuffer()
  return answer.status
}
const signIn = () => signInAs(server.address, 'plan-coordinator')
const wrongly = async (email: string) => {
  const answer = await fetch(`${server.address}/api/account/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'not the password of anybody' }),
  })
  await answer.arrayBuffer()
  return answer.status
}

const tryAgainAndAgain = async (times: number): Promise<number[]> =>
  times === 0 ? [] : [await wrongly('somebody@example.org'), ...(await tryAgainAndAgain(times - 1))]

test('whoever was signed in before a jump ahead is so again after it, and whoever signs in anew is let in at once', async () => {
  const first = await signIn()
  expect(await get(plan, first)).toBe(200)
  await jumpTo(1.5)
  expect(await get(plan, first)).toBe(401)
  const ahead = await signIn()
  expect(await get(plan, ahead)).toBe(200)
  await jumpTo(0)
  expect([await get(plan, first), await get(plan, ahead)]).toEqual([200, 401])
  const again = await signIn()
  expect(await get(plan, again)).toBe(200)
  await jumpTo(-1)
  const behind = await signIn()
  expect(await get(plan, behind)).toBe(200)
  await jumpTo(0)
  expect([await get(plan, again), await get(plan, await signIn())]).toEqual([200, 200])
}, 120_000)

test('what a clock a day ahead has counted full is not closed for a day', async () => {
  await jumpTo(30)
  const tries = await tryAgainAndAgain(11)
  expect([...new Set(tries.slice(0, 10)), tries[10]]).toEqual([400, 429])
  await jumpTo(0)
  expect(await wrongly('somebody@example.org')).toBe(400)
}, 120_000)

test.each([
  ['an hour before the day in London', 13.9],
  ['in the first of the two hours after one o’clock', 15.5],
  ['in the second', 16.5],
  ['back in the first', 15.5],
  ['a day and a half ahead', 45],
  ['a week behind', -168],
  ['where it was', 0],
])(
  'the node is ready and answers with what the day changes: %s',
  async (_, hours) => {
    await jumpTo(hours)
    const session = await signIn()
    const paths = ['/api/health/ready', plan, `${partnership}/exceptions`, `${plan}/rounds`, `${partnership}/people`]
    expect(await Promise.all(paths.map((path) => get(path, session)))).toEqual([200, 200, 200, 200, 200])
  },
  120_000,
)
