import { cleanup, screen, within } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let places: Awaited<ReturnType<typeof placesIn>>

beforeAll(async () => {
  running = await startTestApp(aPlanToSee())
  places = await placesIn(running)
  connectPages(running)
})
afterEach(cleanup)
afterAll(() => running.close())

test('the title, the strip and the headline answer at once how it stands', async () => {
  openPage(places.placement('rereferrals'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Re-referrals within 12 months' })).toBeTruthy()
  expect(screen.getByText(/^Indicator, population level/).textContent).toContain('owner: Head of early help (Council)')
  expect(screen.getByText('18.2%', { selector: '.ttc-strip__big' })).toBeTruthy()
  const headline = screen.getByRole('heading', { level: 2, name: /baseline forecast, which is better/ })
  expect(headline.textContent).toContain('The curve has')
})

test('the verdict says its rule, and how often such a verdict is wrong', async () => {
  const { user } = openPage(places.placement('rereferrals'))
  const panel = await screen.findByRole('region', { name: /Turned/ })
  expect(panel.textContent).toMatch(/results since the baseline was frozen lie beyond its \d+% range/)
  await user.click(within(panel).getByText('How sure is this?'))
  expect(panel.textContent).toContain('With nothing done, real series of English councils were called turned')
})

test('the chart is read period by period with the arrow keys, and said', async () => {
  const { user } = openPage(places.placement('rereferrals'))
  const chart = await screen.findByRole('slider', { name: 'Read the chart period by period' })
  chart.focus()
  await user.keyboard('{Home}')
  expect(chart.getAttribute('aria-valuetext')).toBe('2016/17')
  expect(screen.getByText(/^2016\/17: 22\.0%/)).toBeTruthy()
  await user.keyboard('{ArrowRight}{ArrowRight}')
  expect(screen.getByText(/^2018\/19: 23\.5%/)).toBeTruthy()
  await user.keyboard('{ArrowLeft}')
  expect(screen.getByText(/^2017\/18: 24\.0%/)).toBeTruthy()
})

test('the table holds the numbers of the picture', async () => {
  const { user } = openPage(places.placement('rereferrals'))
  await user.click(await screen.findByRole('tab', { name: 'Table' }))
  const table = screen.getByRole('table', { name: /Re-referrals within 12 months, Tryton/ })
  const row = within(table).getByRole('row', { name: /2024\/25/ })
  expect(row.textContent).toContain('18.2%')
  expect(within(table).getByRole('columnheader', { name: 'Baseline forecast' })).toBeTruthy()
})

test('values and pictures are offered as files', async () => {
  const { user } = openPage(places.placement('rereferrals'))
  await user.click(await screen.findByRole('tab', { name: 'Download' }))
  const file = screen.getByRole('link', { name: 'Values (CSV)' }).getAttribute('href') ?? ''
  const answer = await running.app.inject({ method: 'GET', url: file })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toContain('text/csv')
  expect(screen.getByRole('button', { name: /PNG/ })).toBeTruthy()
  expect(screen.getByRole('button', { name: /SVG/ })).toBeTruthy()
})

test('the history and the baselines keep everything that ever stood', async () => {
  openPage(places.placement('rereferrals'))
  const history = await screen.findByRole('table', { name: /Values as they were recorded/ })
  expect(within(history).getByRole('row', { name: /2024\/25/ }).textContent).toContain('18.2%')
  const baselines = screen.getByRole('table', { name: /Frozen baselines/ })
  expect(within(baselines).getByRole('row', { name: /14 December 2022/ }).textContent).toContain('The plan begins')
})

test('an indicator without a good direction is shown and never judged', async () => {
  openPage(places.placement('in-care'))
  expect(await screen.findByRole('region', { name: 'Not judged' })).toBeTruthy()
  const panel = screen.getByRole('region', { name: 'RAG status' })
  expect(panel.textContent).toContain('never coloured')
})

test('the others are told with gap, model and its version, number of areas and rank', async () => {
  openPage(places.placement('rereferrals'))
  const panel = await screen.findByRole('region', { name: 'Against others' })
  const rows = within(panel).getAllByRole('listitem')
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    'Better than Neighbours (22.0%)3.8 points below, 2024/25, mean of 2 of 2 areas, by Neighbours for tests of 1 May 2025',
    'Better than Country (22.0%)3.8 points below, 2024/25',
  ])
})
