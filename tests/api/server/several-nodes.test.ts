import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@ttc/contracts/new-id'
import type { Connection } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDaily } from '../../../apps/api/src/job/daily.command.ts'
import { TODAY } from '../../support/app.ts'
import { newOwnDatabase, type OwnDatabase } from '../../support/own-database.ts'
import { DIRECTOR, type RedPlan, startRedPlan } from '../../support/red-plan.ts'
import { rowsOf } from '../../support/rows.ts'
import { newDataFolder, removeDataFolder, type Server, startServer } from '../../support/server.ts'

/** Three processes that compile and fill a database at once, on a machine that is busy otherwise. */
const START_MS = 200_000

describe('nodes that start together on an empty database', () => {
  const folder = newDataFolder()
  let database: OwnDatabase
  let connection: Connection
  let nodes: readonly Server[]

  beforeAll(async () => {
    database = await newOwnDatabase()
    const start = () => startServer(folder, { databaseUrl: database.url })
    nodes = await Promise.all([start(), start(), start()])
    connection = await database.open()
  }, START_MS)
  afterAll(async () => {
    await Promise.all((nodes ?? []).map((node) => node.stop()))
    await connection?.close()
    await database?.remove()
    removeDataFolder(folder)
  })

  test('all come up, and each is ready', async () => {
    const answers = await Promise.all(nodes.map(({ address }) => fetch(`${address}/api/health/ready`)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  test('make each migration once', async () => {
    const twice = sql`select hash from drizzle.__drizzle_migrations group by hash having count(*) > 1`
    expect(await rowsOf(connection, twice)).toEqual([])
  })

  test('load one worked example between them, and each account of it once', async () => {
    expect(await rowsOf(connection, sql`select count(*)::int as examples from partnership where example`)).toEqual([
      { examples: 1 },
    ])
    const loaded = nodes.filter(({ said }) => said.includes('Loaded the worked example'))
    const found = nodes.filter(({ said }) => said.includes('The worked example is there'))
    expect([loaded.length, found.length]).toEqual([1, 2])
    const signIns = await Promise.all(nodes.map(({ address }) => fetch(`${address}/api/account/example`)))
    const accounts = await Promise.all(signIns.map((answer) => answer.text()))
    expect(new Set(accounts).size).toBe(1)
  })
})

describe('the turn that nodes take', () => {
  let plan: RedPlan

  beforeAll(async () => {
    plan = await startRedPlan()
  })
  afterAll(() => plan.it.close())

  test('is held by one at a time', async () => {
    const { connection, scope } = plan.it
    const calendar = { calendar: scope.partnershipId }
    const seen: string[] = []
    const work = (name: string) => async () => {
      seen.push(`${name} begins`)
      await pause(50)
      seen.push(`${name} ends`)
    }
    await connection.inTurn(calendar, work('one'))
    await Promise.all(['two', 'three', 'four'].map((name) => connection.inTurn(calendar, work(name))))
    const [first, second, third] = [2, 4, 6].map((at) => seen[at]?.replace(' begins', ''))
    expect(seen.slice(2)).toEqual([first, second, third].flatMap((name) => [`${name} begins`, `${name} ends`]))
  })

  test('of another partnership is waited for by nobody', async () => {
    const { connection } = plan.it
    const inner = () => connection.inTurn({ calendar: newId() }, async () => 'had it')
    expect(await connection.inTurn({ calendar: newId() }, inner)).toBe('had it')
  })

  test('is given back by one that fails', async () => {
    const { connection, scope } = plan.it
    const calendar = { calendar: scope.partnershipId }
    const failing = connection.inTurn(calendar, () => Promise.reject(new Error('a fault of our own')))
    await expect(failing).rejects.toThrow('a fault of our own')
    expect(await connection.inTurn(calendar, async () => 'had it')).toBe('had it')
  })

  test('makes a revision that two of them find at the same time known once, and neither fails', async () => {
    const { connection } = plan.it
    await plan.submit()
    const { sheet } = await plan.page()
    const decision = { id: newId(), sheetId: sheet?.id, version: sheet?.version, decision: 'accepted' }
    expect((await plan.as(DIRECTOR, 'POST', `${plan.at}/decision`, decision)).statusCode).toBe(201)
    // A value that was revised by a version which wrote nothing on the sheet.
    await connection.db.execute(sql`alter table measurement disable trigger user`)
    await connection.db.execute(sql`update measurement set recorded_at = now()
      where period_end = ${sheet?.period.end}`)
    await connection.db.execute(sql`alter table measurement enable trigger user`)
    const warned: string[] = []
    const node = () =>
      openDaily(
        connection.db,
        () => TODAY,
        (reason) => warned.push(reason),
        (id, act) => connection.inTurn({ calendar: id }, act),
      )
    await Promise.all([node().passAll(), node().passAll(), node().passAll()])
    expect((await plan.page()).sheet?.events.filter(({ what }) => what === 'value-revised')).toHaveLength(1)
    expect(warned).toEqual([])
  })
})
