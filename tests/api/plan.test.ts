import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it.close())

test('a plan answers its outcomes, priorities and indicators with what is judged of them', async () => {
  const answer = await it.get(`/plans/${it.planId}`)
  expect(answer.statusCode).toBe(200)
  const [outcome] = answer.json().outcomes
  const [row] = outcome.priorities[0].rows
  expect(row).toMatchObject({ name: 'Re-referrals within 12 months', lateDays: 147 })
  expect(row.assessment).toMatchObject({ status: 'green', verdict: { verdict: 'turned', strength: 'strong' } })
})
