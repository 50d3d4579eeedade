import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, disconnectPages, openPage } from '../support/page.tsx'
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

describe('the plan', () => {
  test('is where one plan alone leads to', async () => {
    const { router } = openPage('/')
    expect(await screen.findByRole('heading', { level: 1, name: 'Children and Young People’s Plan' })).toBeTruthy()
    expect(router.state.location.pathname).toBe(places.home)
    expect(document.title).toBe('Children and Young People’s Plan – Turning the Curve')
  })

  test('lists its indicators worst first, with three columns that judge apart', async () => {
    openPage(places.home)
    const table = await screen.findByRole('table', { name: /Indicators of the outcome/ })
    const names = within(table)
      .getAllByRole('link')
      .map((link) => link.textContent)
    expect(names).toEqual([
      'Help early and once',
      'Three or more placements',
      'Re-referrals within 12 months',
      'Looked-after children, rate per 10,000',
    ])
    const worst = within(table).getByRole('row', { name: /Three or more placements/ })
    expect(within(worst).getByText('Red')).toBeTruthy()
    expect(worst.textContent).toContain('13.6%')
    expect(worst.textContent).toContain('target 9.0%')
    expect(within(worst).getByText('Worse')).toBeTruthy()
    expect(await within(worst).findByRole('img', { name: /From 9.0% in 2016\/17 to 13.6% in 2024\/25/ })).toBeTruthy()
  })

  test('never colours an indicator without a good direction', async () => {
    openPage(places.home)
    const row = await screen.findByRole('row', { name: /Looked-after children/ })
    expect(within(row).getByText('Contextual')).toBeTruthy()
    expect(within(row).getByText('Not judged')).toBeTruthy()
  })

  test('is filtered by its counts, in the address', async () => {
    const { user, router } = openPage(places.home)
    await user.click(await screen.findByRole('link', { name: /1 Red/ }))
    expect(await screen.findByText(/Showing 1 of 3 indicators: red/)).toBeTruthy()
    expect(router.state.location.search).toEqual({ status: 'red' })
    await waitFor(() => expect(screen.queryByRole('row', { name: /Re-referrals/ })).toBeNull())
    await user.click(screen.getByRole('link', { name: 'Show all' }))
    expect(await screen.findByRole('row', { name: /Re-referrals/ })).toBeTruthy()
  })

  test('leads to its outcome and priority, which read the same answer', async () => {
    const { user } = openPage(places.home)
    await user.click(await screen.findByRole('link', { name: 'Children are safe and have stable homes' }))
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Children are safe and have stable homes' }),
    ).toBeTruthy()
    await user.click(screen.getByRole('link', { name: 'Help early and once' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Help early and once' })).toBeTruthy()
    expect(screen.getAllByText(/Lead: Head of early help/).length).toBe(2)
  })
})

describe('what goes wrong', () => {
  test('an unknown address has a page of its own', async () => {
    openPage('/nothing-here')
    expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeTruthy()
  })

  test('so has a plan that is not there', async () => {
    openPage(places.home.replace(running.planId, '01920000-0000-7000-8000-000000000000'))
    expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeTruthy()
  })

  test('a lost connection says so, and the page comes back with it', async () => {
    disconnectPages()
    const { user } = openPage(places.home)
    expect(
      await screen.findByRole('heading', { level: 1, name: 'We cannot reach Turning the Curve' }, { timeout: 5000 }),
    ).toBeTruthy()
    connectPages(running)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 1, name: 'Children and Young People’s Plan' })).toBeTruthy(),
    )
  })
})
