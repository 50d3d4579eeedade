import { cleanup, screen, within } from '@testing-library/react'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { aRecord } from '../support/request.ts'
import { placesIn } from '../support/web-plan.ts'
import { aTotalsFile, upTo } from '../support/year-to-date.ts'

let running: TestApp
let places: Awaited<ReturnType<typeof placesIn>>

beforeAll(async () => {
  running = await startTestApp(aTotalsFile())
  places = await placesIn(running)
  connectPages(running)
  const { seriesId } = places.row('families')
  await running.send(
    'POST',
    '/measurements',
    aRecord(seriesId, { period: upTo(2026, 1), value: 24, accepted: ['beyond-usual'] }),
  )
})
afterEach(cleanup)
afterAll(() => running.close())

test('this year stands against the years before it at the same step, with what each step added', async () => {
  const { user } = openPage(places.placement('families'))
  const figure = await screen.findByRole('figure', { name: /^24 families in 2026\/27 to Q1, 2 families higher than/ })
  expect(figure.textContent).toContain('the target of this step is 20 families')
  await user.click(within(figure).getByRole('tab', { name: 'Table' }))
  const rows = within(figure)
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent))
  expect(rows.slice(0, 3)).toEqual([
    ['Up to and with', '2026/27', '2025/26', '2024/25', 'Added in this step of 2026/27', 'Target of 2026/27'],
    ['Q1', '24 families', '22 families', '22 families', '24 families', '20 families'],
    ['Q2', '', '46 families', '46 families', '', '45 families'],
  ])
})

test('a year’s target is shared out by a profile, looked at in the form and saved', async () => {
  const { user } = openPage(`${places.placement('families')}/targets`)
  await user.click(await screen.findByText('Share a year’s target out over its steps'))
  const put = screen.getByRole('button', { name: 'Put these targets into the form' })
  await user.click(put)
  expect(screen.getByRole('alert').textContent).toBe('Choose a year.')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Year' }), '2027/28')
  await user.type(screen.getByRole('textbox', { name: 'Target of the year (families)' }), '120')
  const share = async (name: string, value: string) => {
    await user.clear(screen.getByRole('textbox', { name }))
    await user.type(screen.getByRole('textbox', { name }), value)
  }
  await share('Q1', '60')
  await user.click(put)
  expect(screen.getByRole('alert').textContent).toBe('A share cannot be below the one before it.')
  await share('Q1', '20')
  await share('Q2', '45')
  await share('Q3', '70')
  await user.click(put)
  await user.type(screen.getByRole('textbox', { name: 'Reason for these targets' }), 'Agreed by the board')
  await user.click(screen.getByRole('button', { name: 'Save the targets' }))
  expect(await screen.findByText('The targets are stored')).toBeTruthy()
  const view = (await running.get(`/placements/${places.row('families').placementId}`)).json<IndicatorView>()
  expect(view.placement.targets.map(({ value }) => value)).toEqual([20, 45, 70, 100, 24, 54, 84, 120])
})

test('whoever adds a running total is asked in which month its year starts', async () => {
  const { user } = openPage(`${places.priority}/indicators/new`)
  const covers = await screen.findByRole('combobox', { name: 'A value covers' })
  expect(screen.queryByRole('radio', { name: 'April' })).toBeNull()
  await user.selectOptions(covers, 'From the year’s start to date')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Measured by' }), 'month')
  await user.click(screen.getByRole('button', { name: 'Add the indicator' }))
  expect(
    (await screen.findByRole('link', { name: /Choose the month in which the year starts afresh/ })).getAttribute(
      'href',
    ),
  ).toBe('#yearStartsIn')
  expect(screen.getByRole('radio', { name: 'September' })).toBeTruthy()
})
