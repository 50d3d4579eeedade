import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile } from '../support/plan-file.ts'

let it: TestApp
let place: Place
beforeAll(async () => {
  const indicators = Array.from({ length: 12 }, (_, i) => anIndicator({ code: `c${i}`, name: `Indicator ${i}` }))
  it = await startTestApp(aPlanFile({ indicators }))
  place = await placeIn(it)
})
afterAll(() => it.close())

type Driver = { query: () => unknown; unsafe: () => unknown }

/** The statements that a request sends to the database, whichever of the two it is. */
async function statementsOf(path: string): Promise<readonly unknown[][]> {
  const { $client } = it.connection.db as unknown as { $client: Driver }
  const spy = vi.spyOn($client, 'query')
  const answer = await it.get(path)
  const calls = [...spy.mock.calls]
  spy.mockRestore()
  expect(answer.statusCode).toBe(200)
  return calls
}

/** The server's driver is handed a statement with its name, where it has one; the embedded one its text. */
const textOf = ([asked]: readonly unknown[]) => (typeof asked === 'string' ? asked : (asked as { text: string }).text)
const nameOf = (asked: unknown) => (asked as { name?: string }).name ?? null

test.each([
  ['the dashboard', () => `/plans/${it.planId}`, 5],
  ['how real a target is', () => `/placements/${place.row.placementId}/target-reality`, 17],
  ['the track record of a priority', () => `/priorities/${place.priority.id}/track-record`, 18],
  ['an indicator in a plan', () => `/placements/${place.row.placementId}`, 22],
  ['a report card', () => `/priorities/${place.priority.id}/report-card`, 20],
  ['how far a card has come', () => `/priorities/${place.priority.id}/report-card/writing`, 25],
  ['the members', () => '/members', 3],
  ['what to look at', () => '/detectors', 3],
])('%s is read with a handful of statements, however many indicators there are', async (_, path, most) => {
  // Who asks is remembered for a moment, which a busy machine lets pass: it is asked just before.
  await it.app.daily.passDue(it.scope.partnershipId)
  await it.get('/members')
  expect((await statementsOf(path())).length).toBeLessThanOrEqual(most)
})

test('the dashboard shows all twelve, each with its own assessment', () => {
  const rows = place.plan.outcomes.flatMap((one) => one.priorities.flatMap((priority) => priority.rows))
  expect(new Set(rows.map((row) => row.placementId)).size).toBe(12)
  expect(rows.every((row) => row.assessment.status === 'green')).toBe(true)
})

test('what every request and the dashboard ask for is written once and kept ready', async () => {
  // Who asks is remembered for a moment: afterwards both requests ask for the plan alone.
  await statementsOf(`/plans/${it.planId}`)
  const first = await statementsOf(`/plans/${it.planId}`)
  const again = await statementsOf(`/plans/${it.planId}`)
  expect(again.map(textOf).toSorted()).toEqual(first.map(textOf).toSorted())
  const isNamed = new Set(again.map(([asked]) => nameOf(asked) !== null))
  expect(isNamed).toEqual(new Set([it.connection.kind === 'server']))
})

test('the dashboard finds its rows by an index', async () => {
  await it.connection.db.execute(sql`analyze`)
  const plan: unknown = await it.connection.db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`)
    return tx.execute(
      sql`explain select * from assessment where partnership_id = ${it.scope.partnershipId} and plan_version_id = ${it.scope.partnershipId} order by severity desc, since_periods desc`,
    )
  })
  expect(JSON.stringify(plan)).toMatch(/assessment_(?:worst_first|pkey|partnership)/)
})
