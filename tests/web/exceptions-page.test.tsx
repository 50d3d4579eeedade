import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aPlanInTrouble } from '../support/exceptions.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { aFactor, anAction, openWalk } from '../support/walk.ts'

let running: TestApp
let home: string

beforeEach(async () => {
  running = await startTestApp(aPlanInTrouble())
  home = `/partnerships/${running.scope.partnershipId}/exceptions`
  connectPages(running)
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const names = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)

test('the page says how many there are and which to look at first, and lists the worst first', async () => {
  openPage(home)
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Red and amber: 3 exceptions, 2 of them red' }),
  ).toBeTruthy()
  expect(screen.getByText(/Look first at/).textContent).toBe('Look first at Indicator red-long.')
  expect(screen.getByText(/^Red for 2 years, its recovery sheet owed by 7 December 2026, no story yet\.$/)).toBeTruthy()
  expect(names()).toEqual(['Indicator red-long', 'Indicator red-new', 'Indicator amber'])
  expect(screen.getByRole('heading', { name: 'Green today, red or amber by forecast' })).toBeTruthy()
})

test('a row tells the gap, the cause and who controls it, the action and how late it is', async () => {
  const walk = await openWalk(running)
  await walk.add(aFactor('Too few carers', { control: 'partners', rank: 1 }))
  await walk.add(anAction('Find ten carers', { ownerMemberId: running.scope.memberId, dueOn: '2026-11-16' }))
  openPage(`${home}?part=amber`)
  const row = within(await screen.findByRole('article', { name: 'Indicator amber' }))
  expect(row.getByText('Too few carers')).toBeTruthy()
  expect(row.getByText('Our partners can change it')).toBeTruthy()
  expect(row.getByText(/^Find ten carers/).textContent).toBe(
    'Find ten carers, Plan coordinator, due 16 Nov 2026: planned, 7 days overdue. 1 open action names nothing that it is to change',
  )
  expect(row.getByText(/^No day given$/)).toBeTruthy()
})

test('a count leads to those it counts, and the address keeps what was chosen', async () => {
  const { user } = openPage(home)
  await user.click(await screen.findByRole('link', { name: '1 Amber' }))
  expect(await screen.findByRole('heading', { level: 2, name: /^Amber now/ })).toBeTruthy()
  expect(names()).toEqual(['Indicator amber'])
  await user.click(screen.getByRole('link', { name: '1 No target' }))
  expect(await screen.findByRole('heading', { level: 2, name: /^No target to judge by/ })).toBeTruthy()
  expect(names()).toEqual(['Indicator no-target'])
})

test('the filter narrows and sorts, and can be taken back', async () => {
  const { user } = openPage(home)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Agency' }), 'Council')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'Name')
  await user.click(screen.getByRole('button', { name: 'Show these' }))
  expect(await screen.findByRole('link', { name: 'Show all' })).toBeTruthy()
  expect(names()).toEqual(['Indicator amber', 'Indicator red-new'])
  await user.click(screen.getByRole('link', { name: 'Show all' }))
  expect(await screen.findByText(/Look first at/)).toBeTruthy()
})

test('an address that nobody wrote shows the usual list', async () => {
  openPage(`${home}?part=purple&order=best`)
  expect(await screen.findByRole('heading', { level: 3, name: 'Indicator red-long' })).toBeTruthy()
})

test('where nothing is to be listed the page says so', async () => {
  openPage(`${home}?agency=Nobody`)
  expect(await screen.findByText('Nothing is red or amber')).toBeTruthy()
})

test('a director reads it and can take it away as a file', async () => {
  openPage(`${home}?part=red`)
  const file = await screen.findByRole('link', { name: 'Download as a spreadsheet' })
  expect(file.getAttribute('href')).toMatch(/\/exceptions\/file\?part=red&format=xlsx$/)
  expect(file.hasAttribute('download')).toBe(true)
})
