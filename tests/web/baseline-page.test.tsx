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
  const page = openPage(`${places.placement('rereferrals')}/baseline`)
  await screen.findByRole('heading', { level: 1, name: 'Baseline' })
  return page
}

const series = async () => {
  const indicator = (await running.get(`/placements/${places.row('rereferrals').placementId}`)).json<IndicatorView>()
  return indicator.series[0]
}

test('the curve is shown with its baseline before anything is frozen', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Show the baseline before freezing' }))
  expect((await screen.findByText(/^Not frozen yet\./)).textContent).toContain('18.2% in 2024/25')
  expect(await screen.findByRole('img', { name: /Re-referrals within 12 months/ })).toBeTruthy()
  expect((await series())?.baselines).toHaveLength(1)
})

test('freezing again needs a reason, and keeps the old baseline', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Freeze the baseline' }))
  expect(await screen.findByRole('link', { name: 'Enter the reason.' })).toBeTruthy()
  await user.type(screen.getAllByRole('textbox', { name: 'Reason' })[0] as HTMLElement, 'A new plan')
  await user.click(screen.getByRole('button', { name: 'Freeze the baseline' }))
  expect(await screen.findByText('The baseline is frozen')).toBeTruthy()
  const baselines = (await series())?.baselines
  expect(baselines?.map(({ reason, supersededAt }) => [reason, supersededAt === null])).toEqual([
    ['A new plan', true],
    ['The plan begins', false],
  ])
})

test('the group draws its own forecast beside the computed one', async () => {
  const { user } = await open()
  const table = screen.getByRole('table', { name: 'Forecast of the frozen baseline' })
  expect(within(table).getByRole('row', { name: /2022\/23/ }).textContent).toMatch(/23\.\d%/)
  await user.type(within(table).getByRole('textbox', { name: 'The group’s forecast for 2022/23' }), '25')
  await user.type(screen.getAllByRole('textbox', { name: 'Reason' })[1] as HTMLElement, 'A service closes')
  await user.click(screen.getByRole('button', { name: 'Save the group’s forecast' }))
  expect(await screen.findByText('The group’s forecast is stored beside the computed one')).toBeTruthy()
  const baseline = (await series())?.curve.baseline
  expect(baseline?.adjusted?.find(({ period }) => period.start === '2022-04-01')?.value).toBe(25)
  expect(baseline?.fan[0]?.centre).not.toBe(25)
})

test('an adjustment of nothing is refused in words', async () => {
  const { user } = await open()
  await user.type(screen.getAllByRole('textbox', { name: 'Reason' })[1] as HTMLElement, 'None')
  await user.click(screen.getByRole('button', { name: 'Save the group’s forecast' }))
  expect(await screen.findByRole('link', { name: 'Change at least one year of the forecast.' })).toBeTruthy()
})
