import { cleanup, screen, within } from '@testing-library/react'
import type { IndicatorView } from '@ttc/contracts/indicator'
import type { PlanView } from '@ttc/contracts/plan'
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

const plan = async () => (await running.get(`/plans/${running.planId}`)).json<PlanView>()

test('an outcome is added and stands in the plan', async () => {
  const { user } = openPage(`${places.home}/outcomes/new`)
  await user.type(await screen.findByRole('textbox', { name: 'Outcome' }), 'Young people are ready for adult life')
  await user.click(screen.getByRole('button', { name: 'Add the outcome' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Young people are ready for adult life' })).toBeTruthy()
  expect((await plan()).outcomes.map(({ statement }) => statement)).toContain('Young people are ready for adult life')
})

test('an edit over another edit shows both versions, and keeps the one that is chosen', async () => {
  const { user } = openPage(`${places.outcome}/edit`)
  const field = await screen.findByRole('textbox', { name: 'Outcome' })
  const [outcome] = (await plan()).outcomes
  await running.send('PUT', `/outcomes/${outcome?.id}`, {
    version: outcome?.version,
    statement: 'Children are safe',
    explanation: '',
  })
  await user.clear(field)
  await user.type(field, 'Children are safe at home')
  await user.click(screen.getByRole('button', { name: 'Save the outcome' }))
  const both = await screen.findByRole('region', { name: 'Two versions' })
  const row = within(both).getByRole('row', { name: /^Outcome/ })
  expect(row.textContent).toContain('Children are safe at home')
  expect(within(row).getByText('Children are safe')).toBeTruthy()
  await user.click(within(both).getByRole('button', { name: 'Keep mine' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Children are safe at home' })).toBeTruthy()
})

test('a priority without an outcome is refused, and saved with one', async () => {
  const { user } = openPage(`${places.home}/priorities/new`)
  await user.type(await screen.findByRole('textbox', { name: 'Name of the priority' }), 'Stable homes')
  await user.click(screen.getByRole('button', { name: 'Add the priority' }))
  expect(
    await screen.findByRole('link', { name: 'Choose at least one outcome that the priority serves.' }),
  ).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: 'Children are safe and have stable homes' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Priority lead' }), 'Head of early help, Council')
  await user.click(screen.getByRole('button', { name: 'Add the priority' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Stable homes' })).toBeTruthy()
})

test('an indicator is added under its priority', async () => {
  const { user } = openPage(`${places.priority}/indicators/new`)
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Children in touch with their worker')
  await user.type(screen.getByRole('textbox', { name: 'Code' }), 'in-touch')
  await user.click(screen.getByRole('button', { name: 'Add the indicator' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Children in touch with their worker' })).toBeTruthy()
  expect(screen.getByText('No value yet')).toBeTruthy()
})

test('an indicator is edited, with every wrong field named at once', async () => {
  const { user } = openPage(`${places.placement('rereferrals')}/edit`)
  const name = await screen.findByRole('textbox', { name: 'Name' })
  const decimals = screen.getByRole('textbox', { name: 'Decimals shown' })
  await user.clear(name)
  await user.clear(decimals)
  await user.type(decimals, '9')
  await user.click(screen.getByRole('button', { name: 'Save the indicator' }))
  expect(await screen.findByRole('link', { name: 'Enter the name of the indicator.' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Enter 0 to 4 decimals.' })).toBeTruthy()
  await user.type(name, 'Re-referrals within a year')
  await user.clear(decimals)
  await user.type(decimals, '0')
  await user.click(screen.getByRole('button', { name: 'Save the indicator' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Re-referrals within a year' })).toBeTruthy()
  expect(screen.getByText('18%', { selector: '.ttc-strip__big' })).toBeTruthy()
})

test('owner, headline and a break are saved from the same page', async () => {
  const { user } = openPage(`${places.placement('rereferrals')}/edit`)
  await user.click(await screen.findByRole('checkbox', { name: 'Headline indicator' }))
  await user.click(screen.getByRole('button', { name: 'Save owner and headline' }))
  expect(await screen.findByText('The indicator’s place in the plan is stored')).toBeTruthy()
  const change = screen.getByRole('group', { name: 'First day of the new way of counting' })
  await user.type(within(change).getByRole('textbox', { name: 'Day' }), '1')
  await user.type(within(change).getByRole('textbox', { name: 'Month' }), '4')
  await user.type(within(change).getByRole('textbox', { name: 'Year' }), '2020')
  await user.type(screen.getByRole('textbox', { name: 'What changed' }), 'Counted by person')
  await user.click(screen.getByRole('button', { name: 'Mark the break' }))
  expect(await screen.findByText('The break is marked')).toBeTruthy()
  const stored = (await running.get(`/placements/${places.row('rereferrals').placementId}`)).json<IndicatorView>()
  expect(stored.placement.headline).toBe(false)
  expect(stored.breaks.map(({ fromOn, reason }) => [fromOn, reason])).toEqual([['2020-04-01', 'Counted by person']])
})

test('the plan itself is edited', async () => {
  const { user } = openPage(`${places.home}/edit`)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Protective marking' }), 'OFFICIAL')
  await user.click(screen.getByRole('button', { name: 'Save the plan' }))
  expect(await screen.findByText(/^OFFICIAL · 2025 to 2028/)).toBeTruthy()
})
