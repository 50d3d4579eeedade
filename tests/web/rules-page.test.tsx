import { cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { aPlanFile } from '../support/plan-file.ts'

let running: TestApp
afterEach(async () => {
  cleanup()
  await running.close()
})
beforeEach(async () => {
  running = await startTestApp(aPlanFile())
  connectPages(running)
})

test('the register says which rule, from when, why, and that it was the first', async () => {
  openPage(`/partnerships/${running.scope.partnershipId}/rules`)
  expect(await screen.findByRole('link', { name: 'Re-referrals within 12 months' })).toBeTruthy()
  expect(screen.getByText('The first rule')).toBeTruthy()
  expect(screen.getByText(/^1.* points?; target on a straight line$/)).toBeTruthy()
  expect(screen.getByText('As in the plan')).toBeTruthy()
})
