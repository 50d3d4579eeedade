import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { laitFile, store } from '../support/import-file.ts'
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

const open = async () => {
  const page = openPage(`/partnerships/${running.scope.partnershipId}/imports`)
  await screen.findByRole('heading', { level: 1, name: 'Data' })
  return page
}
const file = laitFile([
  ['ReReferral', '2012', 'E06900001', '21.4'],
  ['ReReferral', '2011', 'E06900001', 'about 20'],
])

test('before the first file the page says what to do', async () => {
  await open()
  expect(screen.getByRole('heading', { name: 'No file has been brought in yet' })).toBeTruthy()
  const begin = screen.getByRole('link', { name: 'Bring in figures' })
  expect(begin.getAttribute('href')).toBe(`/partnerships/${running.scope.partnershipId}/imports/new/file`)
})

test('a file stands with its source, who stored it and its counts, and is undone as a whole', async () => {
  const sent = await store(running, { file, name: 'referrals.csv', options: { source: 'Annual return, March' } })
  expect(sent.statusCode).toBe(201)
  const { user } = await open()
  const list = screen.getByRole('table', { name: /Files brought in/ })
  const row = within(list).getByRole('row', { name: /referrals\.csv/ })
  expect(row.textContent).toContain('Annual return, March')
  expect(row.textContent).toContain('Plan coordinator')
  const numbers = within(row)
    .getAllByRole('cell')
    .map((cell) => [cell.dataset.label, cell.textContent])
  expect(numbers).toEqual(
    expect.arrayContaining([
      ['Added', '1'],
      ['Changed', '0'],
      ['Refused', '1'],
    ]),
  )
  await user.click(within(row).getByRole('button', { name: 'Undo referrals.csv' }))
  expect(await screen.findByText('The file is undone')).toBeTruthy()
  expect((await within(list).findByText(/^undone/)).textContent).toContain('undone')
})
