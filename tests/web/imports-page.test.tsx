import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { aPlanToSee } from '../support/web-plan.ts'

let running: TestApp

beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const HEAD = 'time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,la_name,re_referrals'
const PLACE = 'Financial year,Local authority,E92900001,Country,E06900001,Tryton'
const ELSEWHERE = PLACE.replace('E06900001,Tryton', 'E06999999,Nowhere')
const FILE = [HEAD, `202526,${PLACE},17.9`, `202425,${PLACE},18`, `202324,${PLACE},18.9`, `202324,${ELSEWHERE},20`]

const open = async () => {
  const page = openPage(`/partnerships/${running.scope.partnershipId}/imports`)
  await screen.findByRole('button', { name: 'Preview' })
  return page
}

const preview = async () => {
  const page = await open()
  const file = new File([`${FILE.join('\n')}\n`], 'referrals.csv', { type: 'text/csv' })
  await page.user.upload(screen.getByLabelText('File'), file)
  await page.user.click(screen.getByRole('checkbox', { name: 'Re-referrals within 12 months' }))
  const key = screen.getByRole('textbox', { name: 'Its name or code in the file' })
  await page.user.clear(key)
  await page.user.type(key, 're_referrals')
  await page.user.click(screen.getByRole('button', { name: 'Preview' }))
  await screen.findByRole('heading', { name: /Preview of referrals\.csv: nothing is stored yet/ })
  return page
}

test('a missing file and missing indicators are named at once', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Preview' }))
  const summary = await screen.findByRole('alert')
  expect(within(summary).getByRole('link', { name: 'Choose the file to bring in.' })).toBeTruthy()
  expect(within(summary).getByRole('link', { name: /Choose at least one indicator/ })).toBeTruthy()
})

test('a preview counts what would change and refuses what cannot be read', async () => {
  await preview()
  const count = (term: string) => screen.getByText(term, { selector: 'dt' }).nextElementSibling?.textContent
  expect(count('Add')).toContain('1')
  expect(count('Change')).toContain('1')
  expect(count('Same')).toContain('1')
  expect(count('Refused')).toContain('1')
  expect(screen.getByRole('table', { name: 'Refused, by reason' }).textContent).toContain('The area has no code')
})

test('a file is stored as one batch, and undone as one', async () => {
  const { user } = await preview()
  await user.click(screen.getByRole('button', { name: 'Store 2 values' }))
  expect(await screen.findByText('referrals.csv is stored')).toBeTruthy()
  const list = screen.getByRole('table', { name: /Files brought in/ })
  await user.click(await within(list).findByRole('button', { name: 'Undo referrals.csv' }))
  expect(await screen.findByText('The file is undone')).toBeTruthy()
  expect((await within(list).findByText(/^undone/)).textContent).toContain('undone')
})
