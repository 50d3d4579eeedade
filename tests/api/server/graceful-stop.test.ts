import { connect as openSocket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from '@ttc/db/connect'
import { plan } from '@ttc/db/plan'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { addPlan, startClients } from '../../support/clients.ts'
import { follow } from '../../support/follow.ts'
import { newOwnDatabase, type OwnDatabase } from '../../support/own-database.ts'
import { rowsOf } from '../../support/rows.ts'
import { newDataFolder, removeDataFolder, type Server, startServer } from '../../support/server.ts'
import { placesOf } from '../../support/server-places.ts'
import { type SessionCookie, signInAs } from '../../support/server-sign-in.ts'

const folder = newDataFolder()
let database: OwnDatabase
let connection: Connection
let node: Server
let cookie: SessionCookie
let plans: string
let changes: string

beforeAll(async () => {
  database = await newOwnDatabase()
  connection = await database.open(4)
})
beforeEach(async () => {
  node = await startServer(folder, { databaseUrl: database.url, more: { DRAIN_SECONDS: '1' } })
  cookie = await signInAs(node.address, 'plan-coordinator')
  const places = await placesOf(node.address)
  plans = `${node.address}/api${places.partnership}/plans`
  changes = `${node.address}/api${places.partnership}/walks/${places.walk.split('/').at(-1)}/changes?after=0`
}, 120_000)
afterAll(async () => {
  await connection?.close()
  await database?.remove()
  removeDataFolder(folder)
})

const stored = async () => new Set((await connection.db.select({ id: plan.id }).from(plan)).map(({ id }) => id))
const readiness = async () => (await fetch(`${node.address}/api/health/ready`)).status
const waiting = () => rowsOf(connection, sql`select 1 from pg_stat_activity where wait_event = 'relation'`)

/** Holds the table that new plans go into, so that who adds one waits, until it is told to let go. */
const holdPlans = () => {
  let release = () => {}
  const released = new Promise<void>((done) => {
    release = done
  })
  const held = connection.db.transaction(async (tx) => {
    await tx.execute(sql`lock table plan in exclusive mode`)
    await released
  })
  return { release, held }
}

test('a node that is asked to stop says so first, answers everybody, and loses nothing it has acknowledged', async () => {
  const clients = startClients(8, () => addPlan(plans, cookie))
  const spare = openSocket(Number(new URL(node.address).port), '127.0.0.1')
  const following = await follow(changes, { cookie: `${cookie.name}=${cookie.value}` })
  await vi.waitFor(() => expect(clients.acknowledged().length).toBeGreaterThan(20), { timeout: 20_000 })
  const hold = holdPlans()
  await vi.waitFor(async () => expect((await waiting()).length).toBeGreaterThan(2), { timeout: 10_000 })

  const since = performance.now()
  const stopped = node.stop()
  await vi.waitFor(async () => expect(await readiness()).toBe(503), { interval: 20 })
  await pause(1500)
  hold.release()
  const exitCode = await stopped
  const took = performance.now() - since
  await clients.stop()
  await hold.held
  await following.ended()
  spare.destroy()

  expect(exitCode).toBe(0)
  expect(took).toBeLessThan(6000)
  // Stored and told so, told that it was not stored, or not taken at all: nobody is left without knowing.
  const outcomes = new Set(clients.sent.map(({ outcome }) => outcome))
  expect([...outcomes].filter((outcome) => ![201, 503, 'ECONNREFUSED'].includes(outcome))).toEqual([])
  const kept = await stored()
  expect(clients.acknowledged().filter((id) => !kept.has(id))).toEqual([])
}, 60_000)

test('what cannot be ended in time is broken off whole before ten seconds are over', async () => {
  const hold = holdPlans()
  const before = await stored()
  const sending = addPlan(plans, cookie)
  await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), { timeout: 10_000 })
  const since = performance.now()
  const exitCode = await node.stop()
  const took = performance.now() - since
  hold.release()
  await hold.held
  expect([exitCode, (await sending).outcome]).toEqual([1, 'UND_ERR_SOCKET'])
  expect(took).toBeLessThan(10_000)
  const left = () =>
    rowsOf(
      connection,
      sql`select 1 from pg_stat_activity where query like 'insert into "plan"%'
    and datname = current_database() and pid <> pg_backend_pid()`,
    )
  await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 10_000 })
  expect(await stored()).toEqual(before)
}, 60_000)
