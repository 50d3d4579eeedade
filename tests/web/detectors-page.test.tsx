import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aPlanInTrouble, rowOf } from '../support/exceptions.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { aFactor, anAction, openWalk, saidDaysAgo } from '../support/walk.ts'

let running: TestApp
let home: string

beforeEach(async () => {
  const plan = aPlanInTrouble()
  const indicators = plan.indicators.map((one) => (one.code === 'amber' ? { ...one, targetReason: '' } : one))
  running = await startTestApp({ ...plan, indicators })
  home = `/partnerships/${running.scope.partnershipId}`
  connectPages(running)
})
afterEach(async () => {
  cleanup()
  await running.close()
})

test('where nothing is found the page says what that means', async () => {
  openPage(`${home}/detectors?plan=01890000-0000-7000-8000-000000000000`)
  expect(await screen.findByRole('heading', { name: 'Nothing to look at' })).toBeTruthy()
})

test('what is found is counted in all and by priority, and a count leads to its list', async () => {
  const walk = await openWalk(running)
  await walk.add(aFactor('Too few foster homes near the schools that children go to'))
  await walk.add(anAction('Hold a meeting'))
  await saidDaysAgo(running, 200)
  const { user } = openPage(`${home}/detectors`)
  const all = within(await screen.findByRole('table', { name: 'What was found in all' }))
  const priorities = within(screen.getByRole('table', { name: 'What was found by priority, the most first' }))
  expect(priorities.getByRole('link', { name: 'Help early and once' })).toBeTruthy()
  expect(priorities.getAllByRole('link').map(({ textContent }) => textContent?.split(' ')[0])).toEqual([
    'Help',
    '7',
    '1',
    '1',
  ])
  await user.click(all.getByRole('link', { name: /^1 Indicators whose target or RAG rule has no reason/ }))
  expect(
    await screen.findByRole('heading', { level: 2, name: /^Every indicator, target without a reason/ }),
  ).toBeTruthy()
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
    'Indicator amber',
  ])
  expect(screen.getByRole('link', { name: /^2 targets have no reason/ })).toBeTruthy()
  expect(screen.getByText(/^unchanged since .*, though a new value came on/)).toBeTruthy()
})

test('an action that names nothing it is to change says so, and can be asked for alone', async () => {
  const walk = await openWalk(running)
  await walk.add(anAction('Hold a meeting'))
  await walk.add(anAction('Find ten carers', { effect: 'Homes nearer to school' }))
  const { user } = openPage(`${home}/actions`)
  expect(await screen.findAllByText('Names nothing that it is to change')).toHaveLength(1)
  await user.click(screen.getByRole('link', { name: '1 open without an effect' }))
  expect(await screen.findByRole('link', { name: 'Hold a meeting' })).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Find ten carers' })).toBeNull()
})

test('the indicator’s page says how old its words are and which targets have no reason', async () => {
  const row = await rowOf(running, 'amber')
  const page = `${home}/plans/${row.plan.id}/placements/${row.placementId}`
  openPage(page)
  const panel = within(
    (await screen.findByText('No story yet.', undefined, { timeout: 20_000 })).closest('section') as HTMLElement,
  )
  expect(panel.getByRole('link', { name: '2 targets have no reason' }).getAttribute('href')).toBe(`${page}/targets`)
  cleanup()
  openPage(`${page}/targets`)
  expect(await screen.findByText(/2 targets have no reason\. Save them with a reason/)).toBeTruthy()
})
