import { cleanup, screen, within } from '@testing-library/react'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let places: Awaited<ReturnType<typeof placesIn>>

beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  places = await placesIn(running)
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const open = async () => {
  const page = openPage(`${places.placement('rereferrals')}/targets`)
  await screen.findByRole('heading', { level: 1, name: 'Targets and RAG rule' })
  return page
}

const stored = async () =>
  (await running.get(`/placements/${places.row('rereferrals').placementId}`)).json<IndicatorView>().placement

test('what new targets would have said is shown before they are saved', async () => {
  const { user } = await open()
  const first = screen.getAllByRole('textbox', { name: 'Target (%)' })[0] as HTMLElement
  await user.clear(first)
  await user.type(first, '15')
  await user.click(screen.getByRole('button', { name: 'Show what these targets would have said' }))
  const table = await screen.findByRole('table', { name: 'Judged now, and as this would have judged' })
  const row = within(table).getByRole('row', { name: /2023\/24/ })
  expect(within(row).getByText('Green')).toBeTruthy()
  expect(within(row).getByText('Red')).toBeTruthy()
  expect((await stored()).targets.map(({ value }) => value)).toEqual([21, 18])
})

test('targets are saved with their reason, and never without', async () => {
  const { user } = await open()
  const last = screen.getAllByRole('textbox', { name: 'Target (%)' })[1] as HTMLElement
  await user.clear(last)
  await user.type(last, '17')
  await user.click(screen.getByRole('button', { name: 'Save the targets' }))
  expect(await screen.findByRole('link', { name: 'Enter the reason.' })).toBeTruthy()
  await user.type(screen.getByRole('textbox', { name: 'Reason for these targets' }), 'Agreed by the board')
  await user.click(screen.getByRole('button', { name: 'Save the targets' }))
  expect(await screen.findByText('The targets are stored')).toBeTruthy()
  expect((await stored()).targets.map(({ value }) => value)).toEqual([21, 17])
})

test('a target is added and one removed', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Remove target 1' }))
  await user.click(screen.getByRole('button', { name: 'Add a dated target' }))
  await user.selectOptions(screen.getAllByRole('combobox', { name: 'Period' })[1] as HTMLElement, '2024/25')
  await user.type(screen.getAllByRole('textbox', { name: 'Target (%)' })[1] as HTMLElement, '19.5')
  await user.type(screen.getByRole('textbox', { name: 'Reason for these targets' }), 'A later start')
  await user.click(screen.getByRole('button', { name: 'Save the targets' }))
  expect(await screen.findByText('The targets are stored')).toBeTruthy()
  expect((await stored()).targets.map(({ value }) => value)).toEqual([19.5, 18])
})

test('a rule is saved beside the one before it', async () => {
  const { user } = await open()
  const tolerance = screen.getByRole('textbox', { name: 'Tolerance' })
  await user.clear(tolerance)
  await user.type(tolerance, '2.5')
  await user.type(screen.getByRole('textbox', { name: 'Reason for this rule' }), 'Small numbers move a lot')
  expect(screen.queryByRole('button', { name: 'Save the rule' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Show what this rule would have said' }))
  await user.click(await screen.findByRole('button', { name: 'Save the rule' }))
  expect(await screen.findByText('The rule is stored')).toBeTruthy()
  const rules = (await stored()).rules
  expect(rules.map(({ tolerance: { amount } }) => amount).toSorted()).toEqual([1, 2.5])
  expect(await screen.findByText('Small numbers move a lot')).toBeTruthy()
})

test('an indicator that gives context has no target', async () => {
  openPage(`${places.placement('in-care')}/targets`)
  expect(await screen.findByRole('heading', { name: 'This indicator gives context' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Save the targets' })).toBeNull()
})
