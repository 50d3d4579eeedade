import { newId } from '@ttc/contracts/new-id'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf, faultsOfAll, findHotQueries, type HotQuery } from '../../support/hot-query.ts'
import { openQueryGround, type QueryGround } from '../../support/query-ground.ts'

/** Besides the time that making some 160 partnerships takes. */
const GROUND_MS = 300_000

let ground: QueryGround
let client: Client
let hot: readonly HotQuery[]
beforeAll(async () => {
  ground = await openQueryGround()
  client = new Client(ground.url)
  await client.connect()
  hot = await findHotQueries(ground.workers)
  await client.query('vacuum analyze')
}, GROUND_MS)
afterAll(async () => {
  await client.end()
  await ground.remove()
})

const ten = Array.from({ length: 10 }, (_, rank) => [rank + 1] as const)
const about = (words: string) => hot.find(({ statement: { text } }) => text.includes(words))?.statement

test.each(ten)(
  'of the statements that a county sends, number %i by how often reaches its rows by its partnership',
  async (n) => {
    const query = hot[n - 1]
    expect(query?.times).toBeGreaterThan(20)
    expect(await faultsOf(client, query?.statement)).toEqual([])
  },
)

test('the ten are those of everybody’s every request, the plan, and an indicator’s page', () => {
  const first = hot.slice(0, 10).map(({ statement: { text } }) => /from "?(\w+)"?/.exec(text)?.[1])
  expect(first).toEqual(expect.arrayContaining(['session', 'member', 'plan', 'outcome', 'assessment']))
})

test('so does every other statement of theirs, however seldom it is sent', async () => {
  expect(hot.length).toBeGreaterThan(150)
  expect(await faultsOfAll(client, hot)).toEqual([])
})

/** The indexes that the product stands on, each with words of a statement that needs it. */
const needed = [
  ['the values of a series', 'measurement', '"measurement"."superseded_at" is null'],
  ['who asks', 'session', 'from "session"'],
  ['the dashboard', 'assessment', 'as version'],
  ['red and amber', 'exception', '"row"'],
] as const

test.each(needed)('without its indexes, %s is found to read a whole table', async (_, table, words) => {
  await client.query('begin')
  await client.query(`alter table "${table}" rename to before`)
  await client.query(`create table "${table}" as table before`)
  await client.query(`analyze "${table}"`)
  const faults = await faultsOf(client, about(words))
  await client.query('rollback')
  expect(faults).toContainEqual(expect.stringContaining(`whole of ${table}`))
})

test('a statement that leaves its partnership out is found, by an index or without', async () => {
  const planted = { text: 'select "name" from "indicator" where "id" = $1', values: [newId()], name: 'planted' }
  expect(await faultsOf(client, planted)).toContainEqual(expect.stringContaining(' of indicator'))
})
