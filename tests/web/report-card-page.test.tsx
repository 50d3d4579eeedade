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

test('a card shows its finding in one line, its curves and its further indicators', async () => {
  openPage(`${places.priority}/report-card`)
  const card = await screen.findByRole('article', { name: 'Report card: Help early and once' })
  expect(within(card).getByText('In one line:').parentElement?.textContent).toMatch(/target/)
  const headline = within(card).getByRole('region', { name: 'Re-referrals within 12 months' })
  expect(headline.textContent).toContain('18.2%')
  expect(await within(headline).findByRole('img', { name: /Re-referrals within 12 months/ })).toBeTruthy()
  const further = within(card).getByRole('table', { name: 'Further indicators' })
  expect(within(further).getByRole('row', { name: /Looked-after children/ }).textContent).toContain('Contextual')
  expect(document.title).toBe('Report card: Help early and once – Turning the Curve')
})

test('the file for print is a press away, and one button of the page is primary', async () => {
  openPage(`${places.priority}/report-card`)
  const file = await screen.findByRole('link', { name: 'Print or save as PDF' })
  expect(file.getAttribute('href')).toMatch(/^\/api\/partnerships\/.+\/report-card\.pdf$/)
  expect(document.querySelectorAll('.govuk-button:not(.govuk-button--secondary)')).toHaveLength(1)
})

test('all cards of a plan are listed with their files', async () => {
  const { user } = openPage(`${places.home}/report-cards`)
  const table = await screen.findByRole('table', { name: 'Report cards by outcome' })
  expect(within(table).getByRole('link', { name: 'PDF of Help early and once' })).toBeTruthy()
  await user.click(within(table).getByRole('link', { name: 'Help early and once' }))
  expect(await screen.findByRole('article', { name: /Report card/ })).toBeTruthy()
})
