import { cleanup, screen, within } from '@testing-library/react'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { anIndicator, aPlanFile } from '../support/plan-file.ts'
import { placesIn } from '../support/web-plan.ts'

const total = (code: string, values: { start: string; end: string; value: number }[]) =>
  anIndicator({
    ...{ code, name: `Suspensions, ${code}`, unit: 'children', decimals: 0, multiplier: null, maximum: null },
    ...{ targets: [], rules: [], baselines: [], periodKind: 'month', accumulation: 'year-to-date', yearStartsIn: 4 },
    series: [{ area: 'E06900001', values }],
  })

let running: TestApp
let places: Awaited<ReturnType<typeof placesIn>>
beforeEach(async () => {
  const counted = total('counted', [{ start: '2025-04-01', end: '2025-06-30', value: 9 }])
  running = await startTestApp(aPlanFile({ indicators: [total('new', []), counted, anIndicator()] }))
  places = await placesIn(running)
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const save = () => screen.getByRole('button', { name: 'Save the indicator' })
const months = () => screen.findByRole('group', { name: /In which month does the year start afresh/ })
const startOf = async (code: string) =>
  (await running.get(`/placements/${places.row(code).placementId}`)).json<IndicatorView>().scale.yearStartsIn

test('the month in which a running total starts is changed while nothing is recorded', async () => {
  const { user } = openPage(`${places.placement('new')}/edit`)
  const choice = await months()
  expect(within(choice).getByRole<HTMLInputElement>('radio', { name: 'April' }).checked).toBe(true)
  await user.click(within(choice).getByRole('radio', { name: 'September' }))
  await user.click(save())
  await screen.findByRole('heading', { level: 1, name: 'Suspensions, new' })
  expect(await startOf('new')).toBe(9)
})

test('with values counted from another month it is refused by its field, with the way out', async () => {
  const { user } = openPage(`${places.placement('counted')}/edit`)
  await user.click(within(await months()).getByRole('radio', { name: 'September' }))
  await user.click(save())
  const told = await screen.findByRole('link', {
    name: /counted from April, such as 2025\/26 to June.*add another indicator/,
  })
  expect(told.getAttribute('href')).toMatch(/yearStartsIn/)
  expect(await startOf('counted')).toBe(4)
})

test('what does not add up over a year is not asked', async () => {
  openPage(`${places.placement('rereferrals')}/edit`)
  await screen.findByRole('button', { name: 'Save the indicator' })
  expect(screen.queryByRole('group', { name: /In which month/ })).toBeNull()
})
