import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { newId } from '@ttc/contracts/new-id'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'

let running: TestApp
let home: string

beforeEach(async () => {
  // The pages propose the day that the application takes for today.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(`${TODAY}T12:00:00Z`) })
  running = await startTestApp()
  home = `/partnerships/${running.scope.partnershipId}/boards`
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  vi.useRealTimers()
  await running.close()
})

async function aBoard(name: string, kind: string, parentId: string | null = null): Promise<string> {
  const id = newId()
  const answer = await running.send('POST', '/boards', { id, name, kind, parentId, priorityId: null })
  expect(answer.statusCode).toBe(201)
  return id
}

test('without a board the page says where to begin', async () => {
  const { user } = openPage(home)
  expect(await screen.findByText('No board or group yet')).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Add a board or group' }))
  await user.click(await screen.findByRole('button', { name: 'Add the board' }))
  expect(await screen.findByRole('link', { name: 'Enter the name of the board or group.' })).toBeTruthy()
  await user.type(screen.getByRole('textbox', { name: 'Name of the board or group' }), 'Children’s partnership')
  await user.click(screen.getByRole('button', { name: 'Add the board' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Children’s partnership' })).toBeTruthy()
})

test('the picture is an outline of nested lists, and the list says the same', async () => {
  const top = await aBoard('Children’s partnership', 'trust')
  await aBoard('Stable homes group', 'priority-group', top)
  const { user } = openPage(home)
  const parent = (await screen.findByRole('link', { name: 'Children’s partnership' })).closest('li') as HTMLElement
  const under = within(parent).getByRole('list')
  expect(within(under).getByRole('link', { name: 'Stable homes group' })).toBeTruthy()
  await user.click(screen.getByRole('tab', { name: 'List' }))
  const row = within(screen.getByRole('table', { name: 'Boards and groups' })).getByRole('row', {
    name: /Stable homes/,
  })
  expect(row.textContent).toContain('Priority group')
  expect(row.textContent).toContain('Children’s partnership')
})

test('a person is seated, and the seat ends', async () => {
  const board = await aBoard('Children’s partnership', 'trust')
  const { user } = openPage(`${home}/${board}`)
  await user.click(await screen.findByRole('button', { name: 'Add to the board' }))
  expect(await screen.findByRole('alert')).toBeTruthy()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Person' }), 'Head of early help, Council')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Seat' }), 'Chair')
  await user.click(screen.getByRole('button', { name: 'Add to the board' }))
  const row = await screen.findByRole('row', { name: /Head of early help/ })
  expect(within(row).getByText('Chair')).toBeTruthy()
  await user.click(within(row).getByRole('button', { name: 'End today the seat of Head of early help' }))
  await waitFor(() => expect(screen.queryByRole('row', { name: /Head of early help/ })).toBeNull())
})

test('a seat is changed from a day on, and the one before it stays in the history', async () => {
  const board = await aBoard('Children’s partnership', 'trust')
  const memberId = running.scope.memberId
  const seat = { id: newId(), memberId, seat: 'member', fromOn: '2025-09-01' }
  expect((await running.send('POST', `/boards/${board}/seats`, seat)).statusCode).toBe(201)
  const { user } = openPage(`${home}/${board}`)
  await user.click(await screen.findByRole('button', { name: /^Change the seat of/ }))
  const dialog = await screen.findByRole('dialog', { name: /^Change the seat of/ })
  const year = within(dialog).getByRole('textbox', { name: 'Year' })
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Seat' }), 'Chair')
  await user.clear(year)
  await user.type(year, '2099')
  await user.click(within(dialog).getByRole('button', { name: 'Save the seat' }))
  expect(await within(dialog).findByRole('link', { name: 'The other seat must begin today or earlier.' })).toBeTruthy()
  await user.clear(year)
  await user.type(year, TODAY.slice(0, 4))
  await user.click(within(dialog).getByRole('button', { name: 'Save the seat' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect((await screen.findByRole('row', { name: /Chair/ })).textContent).not.toContain('2025')
  const { seats } = (await running.get(`/members/${memberId}`)).json()
  expect(seats).toContainEqual(expect.objectContaining({ id: seat.id, seat: 'member', toOn: expect.any(String) }))
})

test('a seat that was written down wrongly is corrected from its first day', async () => {
  const board = await aBoard('Children’s partnership', 'trust')
  const memberId = running.scope.memberId
  const seat = { id: newId(), memberId, seat: 'member', fromOn: TODAY }
  expect((await running.send('POST', `/boards/${board}/seats`, seat)).statusCode).toBe(201)
  const { user } = openPage(`${home}/${board}`)
  await user.click(await screen.findByRole('button', { name: /^Change the seat of/ }))
  const dialog = await screen.findByRole('dialog')
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Seat' }), 'Supporting officer')
  await user.click(within(dialog).getByRole('button', { name: 'Save the seat' }))
  expect(await screen.findByRole('row', { name: /Supporting officer/ })).toBeTruthy()
  const { seats } = (await running.get(`/members/${memberId}`)).json()
  expect(seats).toEqual([expect.objectContaining({ id: seat.id, seat: 'supporting-officer', toOn: null })])
})

test('a board with others under it is not retired, and the page says why', async () => {
  const top = await aBoard('Children’s partnership', 'trust')
  await aBoard('Stable homes group', 'priority-group', top)
  const { user } = openPage(`${home}/${top}/edit`)
  await user.click(await screen.findByRole('checkbox', { name: 'Retired' }))
  await user.click(screen.getByRole('button', { name: 'Save the board' }))
  expect(await screen.findByText('Other boards report to this one. Move or retire them first.')).toBeTruthy()
})
