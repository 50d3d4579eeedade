import { expect, test } from 'vitest'
import { killOften } from '../support/kill-run.ts'

const KILLS = 2

test(`killed ${KILLS} times among plans, values, imports and packs, it starts again by itself with all that it acknowledged, and nothing half`, async () => {
  const { kills, faults, acknowledged } = await killOften(process.env.TEST_DATABASE_URL ?? '', { kills: KILLS })
  expect(faults).toEqual([])
  expect(kills).toBe(KILLS)
  expect(Object.entries(acknowledged).filter(([, told]) => told === 0)).toEqual([])
}, 900_000)
