import { cleanup, screen, within } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { anIndicator, aPlanFile, yearlyValues } from '../support/plan-file.ts'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let places: Awaited<ReturnType<typeof placesIn>>
let fresh: TestApp
beforeAll(async () => {
  running = await startTestApp(aPlanToSee())
  places = await placesIn(running)
  const series = [{ area: 'E06900001', values: yearlyValues([10, 11], 2023) }]
  fresh = await startTestApp(aPlanFile({ indicators: [anIndicator({ series, baselines: [] })] }))
})
afterEach(cleanup)
afterAll(async () => {
  await running.close()
  await fresh.close()
})

test('the page of a priority says how good its forecasts were, together and one by one', async () => {
  connectPages(running)
  openPage(places.priority)
  const heading = await screen.findByRole('heading', { level: 2, name: 'How good were our forecasts?' })
  const section = heading.parentElement as HTMLElement
  expect(section.textContent).toMatch(/\d+ past forecasts have met their values\. \d+ of the \d+ with a range fell/)
  const table = within(section).getByRole('table', { name: /Past forecasts of each indicator/ })
  const row = within(table).getByRole('row', { name: /Re-referrals within 12 months/ })
  expect(row.textContent).toMatch(/\d\.\d, \d\.\d and \d\.\d points/)
  expect(row.textContent).toMatch(/\d of 6$/)
  const link = within(row).getByRole('link', { name: 'Re-referrals within 12 months' })
  expect(link.getAttribute('href')).toBe(places.placement('rereferrals'))
})

test('before any forecast has met its value it says how there will be one', async () => {
  connectPages(fresh)
  openPage((await placesIn(fresh)).priority)
  expect(await screen.findByText(/^No forecast has met its value yet\./)).toBeTruthy()
  expect(screen.queryByRole('table', { name: /Past forecasts/ })).toBeNull()
})

test('the page of an indicator lists its last forecasts against what came, the newest first', async () => {
  connectPages(running)
  const { user } = openPage(places.placement('rereferrals'))
  const panel = await screen.findByRole('region', { name: 'Forecast' })
  expect(panel.textContent).toContain('Track record: the last three forecasts were out by')
  await user.click(within(panel).getByText('Past forecasts'))
  const items = within(panel).getAllByRole('listitem')
  expect(items).toHaveLength(5)
  expect(items[0]?.textContent).toMatch(/^2024\/25: forecast \d+\.\d%, then 18\.2%: \d\.\d points lower, (in|out)side/)
  expect(panel.textContent).toContain('6 past forecasts have met their values.')
  expect(panel.textContent).toContain('These are the last 5.')
})
