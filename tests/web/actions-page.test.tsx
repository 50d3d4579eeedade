import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { anAction, anIdea, type OpenedWalk, openWalk } from '../support/walk.ts'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let walk: OpenedWalk
let at: string

beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  walk = await openWalk(running)
  at = `/partnerships/${running.scope.partnershipId}`
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

test('where no action is agreed the page says where that is done', async () => {
  openPage(`${at}/actions?whose=mine`)
  expect(await screen.findByRole('heading', { name: 'No action is open' })).toBeTruthy()
  expect(screen.getByText(/Actions that name you as their owner stand here/)).toBeTruthy()
})

test('an action is told to be done where it stands, and leaves the open ones', async () => {
  await walk.add(anAction('Buy bus passes', { dueOn: '2026-11-01' }))
  const { user } = openPage(`${at}/actions`)
  const row = (await screen.findByText('Planned, 22 days overdue')).closest('li') as HTMLElement
  expect(within(row).getByText('No owner')).toBeTruthy()
  await user.click(within(row).getByRole('button', { name: /^Say how it stands/ }))
  await user.click(within(row).getByRole('button', { name: 'Save' }))
  expect(await within(row).findByRole('link', { name: 'Choose done, on track, late or stopped.' })).toBeTruthy()
  await user.click(within(row).getByRole('radio', { name: 'Done' }))
  await user.type(within(row).getByRole('textbox', { name: 'What happened' }), 'All 40 are in use.')
  const day = within(row).getByRole('textbox', { name: 'Day' })
  await user.clear(day)
  await user.type(day, '20')
  await user.click(within(row).getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('heading', { name: 'No action is open' })).toBeTruthy()
  await user.click(screen.getByRole('link', { name: /1\s*done or stopped/ }))
  expect(await screen.findByText(/All 40 are in use\./)).toBeTruthy()
})

test('the priority shows its actions, and leads to all of them', async () => {
  await walk.add(anAction('Buy bus passes', { dueOn: '2026-11-01' }))
  openPage((await placesIn(running)).priority)
  const link = await screen.findByRole('link', { name: 'All actions of this priority' })
  expect(link.getAttribute('href')).toContain(`priority=${walk.priorityId}`)
  expect(screen.getByText('1 open, 1 overdue.', { exact: false })).toBeTruthy()
})

test('the bank of ideas is searched by words, and shows the curve of what was tried', async () => {
  const idea = await walk.add(anIdea('A bus pass', { cost: 'low', strength: 'untested' }))
  await walk.add(anIdea('Ask the employers'))
  await walk.add(anAction('Buy bus passes', { startsOn: '2025-09-01' }), { linkId: idea.id })
  const { user } = openPage(`${at}/ideas`)
  const card = (await screen.findByText('Low cost · Untested')).closest('li') as HTMLElement
  expect(within(card).getByRole('img').getAttribute('alt')).toBeTruthy()
  expect(within(card).getByText(/^Begun 1 September 2025\./)).toBeTruthy()
  await user.type(screen.getByRole('searchbox', { name: 'Words' }), 'employers')
  await user.click(screen.getByRole('button', { name: 'Show these' }))
  await waitFor(() => expect(screen.queryByText('Low cost · Untested')).toBeNull())
  expect(await screen.findByRole('link', { name: 'Ask the employers' })).toBeTruthy()
  expect(screen.getByText('Not tried yet')).toBeTruthy()
})
