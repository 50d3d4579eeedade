import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { newId } from '@ttc/contracts/new-id'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { aPlanInTrouble } from '../support/exceptions.ts'
import { type PackDesk, packDesk } from '../support/pack.ts'
import { connectPages, openPage } from '../support/page.tsx'

let running: TestApp
let meeting: Meeting
let desk: PackDesk
let at: string

beforeEach(async () => {
  running = await startTestApp(aPlanInTrouble())
  meeting = await planMeeting(running, { meetsOn: '2026-12-15' })
  desk = packDesk(running, meeting.id)
  at = `/partnerships/${running.scope.partnershipId}/plans/${running.planId}/meetings/${meeting.id}`
  connectPages(running)
})
afterEach(async () => {
  cleanup()
  await running.close()
})

test('from its meeting a pack is frozen, after it was asked whether', async () => {
  const { user } = openPage(at)
  await user.click(await screen.findByRole('link', { name: 'Pack' }))
  await user.click(await screen.findByRole('button', { name: 'Freeze the pack' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Freeze it' }))
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', expect.stringContaining('Version 1 is frozen'))
  const [version] = (await desk.list()).packs
  const file = screen.getByRole('link', { name: 'PDF of version 1' })
  expect(file.getAttribute('href')).toBe(`${running.at}/packs/${version?.id}/pdf`)
})

test('issued again without a reason it says what is missing; frozen meanwhile by another, it says so', async () => {
  await desk.freeze()
  const { user } = openPage(`${at}/pack`)
  await user.click(await screen.findByRole('button', { name: 'Freeze version 2' }))
  expect(screen.getByText(/^(Error:)?\s*Say why the pack is issued again/)).toBeTruthy()
  await user.type(screen.getByRole('textbox', { name: 'Why it is issued again' }), 'A number was wrong')
  await desk.freeze({ after: 1, reason: 'Mine first' })
  await user.click(screen.getByRole('button', { name: 'Freeze version 2' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Freeze it' }))
  expect(await screen.findByText(/^Version 2 of this pack was frozen since/)).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Freeze version 3' })).toBeTruthy()
  expect(screen.getByText(/Mine first/)).toBeTruthy()
})

test('a frozen pack is read: what changed, agenda, exceptions, and a card drawn from what was frozen', async () => {
  await desk.freeze()
  const { items, version } = await meeting.view()
  const longer = items.map(({ state: _, spentSeconds: __, ...item }, i) => ({ ...item, minutes: i === 0 ? 20 : 5 }))
  await meeting.put('/agenda', { version, items: longer })
  const { id } = (await desk.freeze({ after: 1, reason: 'More time' })).json()
  const { user } = openPage(`${at}/pack/${id}`)
  expect(await screen.findByText(new RegExp(`${items[0]?.title}: \\d+ minutes became 20`))).toBeTruthy()
  expect(screen.getByRole('region', { name: items[0]?.title })).toBeTruthy()
  expect(document.querySelectorAll('.ttc-drawing').length).toBeGreaterThan(0)
  await waitFor(() => expect(document.querySelector('.ttc-drawing--wait')).toBeNull())
  const { cards } = await desk.newest()
  await user.click(screen.getByRole('link', { name: cards[0]?.name }))
  expect(await screen.findByRole('heading', { name: `Report card: ${cards[0]?.name}` })).toBeTruthy()
})

test('a version for the public is made from the one for the meeting, and says what is left out', async () => {
  await desk.freeze()
  const { user } = openPage(`${at}/pack`)
  await user.click(await screen.findByRole('button', { name: 'Make a public version' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Freeze it' }))
  await user.click(await screen.findByRole('link', { name: 'Version 1 for the public' }))
  expect(await screen.findByText(/^Names of people, and what is said of who owes what, are left out/)).toBeTruthy()
})

test('a pack that is none says so', async () => {
  openPage(`${at}/pack/${newId()}`)
  expect(await screen.findByText(/There is no such pack/)).toBeTruthy()
})
