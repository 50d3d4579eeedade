import { cleanup, screen, within } from '@testing-library/react'
import type { SavedViewListView } from '@ttc/contracts/digest'
import { newId } from '@ttc/contracts/new-id'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aPlanInTrouble } from '../support/exceptions.ts'
import { connectPages, openPage } from '../support/page.tsx'

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

const views = async () => ((await running.get('/views')).json() as SavedViewListView).views
const aView = (over: object = {}) =>
  running.send('POST', '/views', {
    id: newId(),
    name: 'Schools',
    search: { agency: 'Schools' },
    weekly: false,
    ...over,
  })

test('the list is saved as it is narrowed now, and found again by its name', async () => {
  const { user } = openPage(`${home}?part=amber&order=name`)
  await user.click(await screen.findByText('Save this view'))
  await user.type(screen.getByRole('textbox', { name: 'Name of the view' }), 'Amber by name')
  await user.click(screen.getByRole('checkbox', { name: /^Mail me weekly/ }))
  await user.click(screen.getByRole('button', { name: 'Save the view' }))
  expect(await screen.findByText('“Amber by name” is saved')).toBeTruthy()
  const link = screen.getByRole('link', { name: 'Amber by name' })
  expect(link.getAttribute('href')).toBe(`${home}?part=amber&order=name`)
  expect(link.getAttribute('aria-current')).toBe('true')
  expect(await views()).toMatchObject([
    { name: 'Amber by name', weekly: true, search: { part: 'amber', order: 'name' } },
  ])
})

test('the weekly mail is stopped on one’s own account page, and had again', async () => {
  const { user } = openPage('/account')
  await user.click(await screen.findByRole('button', { name: /^Stop the weekly mail/ }))
  expect(await screen.findByText(/you have stopped it\./)).toBeTruthy()
  expect((await running.get('/weekly-mail')).json()).toEqual({ wanted: false })
  await user.click(screen.getByRole('button', { name: /^Have the weekly mail again/ }))
  expect(await screen.findByRole('button', { name: /^Stop the weekly mail/ })).toBeTruthy()
  expect((await running.get('/weekly-mail')).json()).toEqual({ wanted: true })
})

test('its link leads to what it holds', async () => {
  await aView()
  const { user } = openPage(home)
  await user.click(await screen.findByRole('link', { name: 'Schools' }))
  expect(await screen.findByText('Change this view')).toBeTruthy()
  expect(await screen.findByRole('heading', { level: 3, name: 'Indicator red-long' })).toBeTruthy()
  expect(screen.queryByRole('heading', { level: 3, name: 'Indicator amber' })).toBeNull()
})

test('it is renamed and mailed from then on', async () => {
  await aView()
  const { user } = openPage(`${home}?agency=Schools`)
  await user.click(await screen.findByText('Change this view'))
  const form = within(screen.getByRole('form', { name: 'Change the view Schools' }))
  await user.clear(form.getByRole('textbox'))
  await user.type(form.getByRole('textbox'), 'Heads')
  await user.click(form.getByRole('checkbox'))
  await user.click(form.getByRole('button', { name: 'Save the change' }))
  expect(await screen.findByText('“Heads” is changed')).toBeTruthy()
  expect(screen.getByText(', mailed weekly')).toBeTruthy()
  expect(await views()).toMatchObject([{ name: 'Heads', weekly: true, version: 2 }])
})

test('it is taken out, and put back where that was a slip', async () => {
  await aView()
  const { user } = openPage(`${home}?agency=Schools`)
  await user.click(await screen.findByText('Change this view'))
  await user.click(screen.getByRole('button', { name: 'Take this view out' }))
  expect(await screen.findByText('“Schools” is taken out')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Schools' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Put it back' }))
  expect(await screen.findByRole('link', { name: 'Schools' })).toBeTruthy()
  expect(await views()).toHaveLength(1)
})

test('a name that is taken is refused beside its field', async () => {
  await aView()
  const { user } = openPage(home)
  await user.click(await screen.findByText('Save this view'))
  await user.type(screen.getByRole('textbox', { name: 'Name of the view' }), 'schools')
  await user.click(screen.getByRole('button', { name: 'Save the view' }))
  expect(await screen.findByRole('link', { name: 'You have a view of this name. Choose another name.' })).toBeTruthy()
})

test('a change made elsewhere meanwhile is shown beside one’s own, and the person chooses', async () => {
  await aView()
  const { user } = openPage(`${home}?agency=Schools`)
  await user.click(await screen.findByText('Change this view'))
  await user.type(screen.getByRole('textbox', { name: 'Name of the view' }), ' and heads')
  const [view] = await views()
  await running.send('PUT', `/views/${view?.id}`, { ...view, name: 'Elsewhere' })
  await user.click(screen.getByRole('button', { name: 'Save the change' }))
  expect(await screen.findByRole('heading', { name: 'Two versions of this view' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Keep mine' }))
  expect(await screen.findByRole('link', { name: 'Schools and heads' })).toBeTruthy()
})
