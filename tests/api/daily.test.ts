import { EventEmitter, once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDaily } from '../../apps/api/src/job/daily.command.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { aPlanFile } from '../support/plan-file.ts'
import { aRedIndicator, startRedPlan } from '../support/red-plan.ts'
import { findRoundView, planRound } from '../support/round.ts'
import { rowCounts } from '../support/rows.ts'

let it: TestApp
let first: string
let second: string
let third: string

/** In the order of their names, which is the order of the pass. */
beforeEach(async () => {
  it = await startTestApp()
  const file = aPlanFile()
  const add = async (name: string) => {
    const named = PlanFile.parse({ ...file, partnership: { ...file.partnership, name } })
    return (await loadPlanFile(it.connection.db, named, TODAY)).scope.partnershipId
  }
  first = await add('A first')
  second = await add('B second')
  third = await add('C third')
})
afterEach(() => it.close())

/** A pass of which the first partnership is held until it is let go. */
function heldDaily(refused: readonly string[] = []) {
  const seen: string[] = []
  const gate = new EventEmitter()
  const held = once(gate, 'let go')
  const begun = once(gate, 'begun')
  const daily = openDaily(
    it.connection.db,
    () => TODAY,
    () => {},
    async (partnershipId, act) => {
      seen.push(partnershipId)
      gate.emit('begun')
      await held
      if (refused.includes(partnershipId)) throw new Error('a fault of our own')
      await act()
    },
  )
  return { daily, seen, letGo: () => gate.emit('let go'), begun }
}

test('whoever waits for a day waits for the own partnership and the one under way, not for all', async () => {
  const { daily, seen, letGo, begun } = heldDaily()
  const all = daily.passAll()
  await begun
  const own = daily.passDue(third)
  expect(daily.passedAt()).toBeNull()
  letGo()
  await own
  expect(seen.slice(0, 2)).toEqual([first, third])
  await all
  expect(seen).toEqual([first, third, second, it.scope.partnershipId])
  expect(daily.passedAt()).not.toBeNull()
  await Promise.all([daily.passDue(second), daily.passAll()])
  expect(seen).toHaveLength(4)
  await daily.close()
})

test('where it fails in one partnership the others have it, and that one is tried again', async () => {
  const refused = [first]
  const { daily, seen, letGo } = heldDaily(refused)
  letGo()
  await expect(daily.passAll()).rejects.toThrow('a fault of our own')
  expect(seen).toEqual([first, second, third, it.scope.partnershipId])
  expect(daily.passedAt()).toBeNull()
  await expect(daily.passDue(first)).rejects.toThrow('a fault of our own')
  await expect(daily.passDue(second)).resolves.toBeUndefined()
  refused.pop()
  await daily.passAll()
  expect(seen.slice(4)).toEqual([first, first])
  expect(daily.passedAt()).not.toBeNull()
})

test('once closed it begins no other partnership', async () => {
  const { daily, seen, letGo, begun } = heldDaily()
  daily.start()
  await begun
  const closed = daily.close()
  letGo()
  await closed
  expect(seen).toEqual([first])
})

test('a clock that runs ahead and is put back does nothing twice', async () => {
  const red = await startRedPlan([aRedIndicator()])
  const { connection, scope } = red.it
  const round = await planRound(red.it, { meetsOn: '2027-04-20', opensByItself: true })
  const before = await rowCounts(connection)
  let day = TODAY
  const daily = openDaily(
    connection.db,
    () => day,
    () => {},
  )
  const after = async (next: string) => {
    day = next
    await daily.passDue(scope.partnershipId)
    return rowCounts(connection)
  }
  await after(TODAY)
  const ahead = await after('2027-04-05')
  expect(ahead.round_status).toBe((before.round_status ?? 0) + 1)
  expect(await findRoundView(red.it, round)).toMatchObject({ state: 'open' })
  expect(await after(TODAY)).toEqual(ahead)
  expect(await after('2026-11-02')).toEqual(ahead)
  expect(await after('2027-04-05')).toEqual(ahead)
  await daily.close()
  await red.it.close()
})
