import { cleanup, screen, within } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { record } from '../support/formula.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let places: Awaited<ReturnType<typeof placesIn>>

beforeAll(async () => {
  running = await startTestApp(aPlanToSee())
  places = await placesIn(running)
  connectPages(running)
  await record(running, 'rereferrals', 2024, 17.9)
})
afterEach(cleanup)
afterAll(() => running.close())

test('the page of a past day says so, offers no change, and leads back', async () => {
  openPage(`${places.placement('rereferrals')}?knownOn=2020-01-31`)
  expect(await screen.findByText('As known on 31 January 2020: this is not the present')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Record a value' })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Edit' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Show the present' }).getAttribute('href')).toBe(
    places.placement('rereferrals'),
  )
  expect(screen.getByRole('heading', { level: 2, name: 'Re-referrals within 12 months: no values yet.' })).toBeTruthy()
})

test('a day is chosen, checked and kept in the address', async () => {
  const { user, router } = openPage(places.placement('rereferrals'))
  const group = await screen.findByRole('group', { name: /Show this indicator as it was known on/ })
  const type = async (day: string, month: string, year: string) => {
    await user.clear(within(group).getByLabelText('Day'))
    await user.type(within(group).getByLabelText('Day'), day)
    await user.clear(within(group).getByLabelText('Month'))
    await user.type(within(group).getByLabelText('Month'), month)
    await user.clear(within(group).getByLabelText('Year'))
    await user.type(within(group).getByLabelText('Year'), year)
    await user.click(screen.getByRole('button', { name: 'Show what was known' }))
  }
  await type('31', '2', '2021')
  expect(await within(group).findByText(/Enter a real date/)).toBeTruthy()
  await type('1', '1', '2190')
  expect(await within(group).findByText(/Enter today or an earlier day/)).toBeTruthy()
  await type('3', '2', '2021')
  expect(await screen.findByText('As known on 3 February 2021: this is not the present')).toBeTruthy()
  expect(router.state.location.href).toContain('?knownOn=2021-02-03')
})

test('the history of revisions says what each one changed', async () => {
  openPage(places.placement('rereferrals'))
  const [changed] = await screen.findAllByText('Revised from 18.2% to 17.9%, 0.3 points lower.')
  expect(changed?.closest('tr')?.textContent).toContain('17.9% (revised)')
})
