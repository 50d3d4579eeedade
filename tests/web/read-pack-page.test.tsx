import { cleanup, configure, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { OpenedLink } from '../../apps/web/src/app/OpenedLink.tsx'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { aPlanInTrouble } from '../support/exceptions.ts'
import { makePackLink } from '../support/link.ts'
import { packDesk } from '../support/pack.ts'
import { connectPages, connectVisitor, openPage } from '../support/page.tsx'

configure({ asyncUtilTimeout: 10_000 })

let running: TestApp
let meeting: Meeting
let pack: string
beforeEach(async () => {
  running = await startTestApp(aPlanInTrouble())
  meeting = await planMeeting(running, { meetsOn: '2026-12-15' })
  await running.connection.db.update(challengeMeeting).set({ marking: 'OFFICIAL-SENSITIVE' })
  pack = (await packDesk(running, meeting.id).freeze()).json().id
})
afterEach(async () => {
  cleanup()
  window.history.replaceState(null, '', '/')
  await running.close()
})

// Colours need a browser that draws.
const defects = async () =>
  (await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)

test('the pack is read under its marking, its cards one at a time, and a link withdrawn meanwhile leads nowhere', async () => {
  const { id, key } = await makePackLink(running, pack, { mayReadMarking: true })
  const { cards } = await packDesk(running, meeting.id).newest()
  connectVisitor(running)
  window.history.replaceState(null, '', `/l#${key}`)
  render(<OpenedLink />)
  const user = userEvent.setup()
  expect(await screen.findByRole('heading', { level: 1, name: 'Autumn challenge meeting' })).toBeTruthy()
  expect(screen.getByText('OFFICIAL-SENSITIVE')).toBeTruthy()
  expect(screen.getByText(/^For Scrutiny member, Council; sent by Plan coordinator/)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Agenda' })).toBeTruthy()
  expect(document.querySelectorAll('.ttc-drawing').length).toBeGreaterThan(0)
  await waitFor(() => expect(document.querySelector('.ttc-drawing--wait')).toBeNull())
  expect(await defects()).toEqual([])
  await user.click(screen.getByRole('button', { name: cards[0]?.name }))
  expect(await screen.findByRole('heading', { name: `Report card: ${cards[0]?.name}` })).toBeTruthy()
  expect([window.location.hash, await defects()]).toEqual([`#${key}`, []])
  await user.click(screen.getByRole('button', { name: 'Back to the pack' }))
  await running.send('PUT', `/packs/${pack}/links/${id}/withdrawal`, { version: 1 })
  await user.click(await screen.findByRole('button', { name: /^Save the PDF/ }))
  expect(await screen.findByRole('heading', { name: 'This link no longer works' })).toBeTruthy()
  expect(document.body.textContent).not.toContain('Autumn challenge meeting')
})

test('on the page of a version a link is made once its marking is confirmed, and withdrawn', async () => {
  connectPages(running)
  const at = `/partnerships/${running.scope.partnershipId}/plans/${running.planId}/meetings/${meeting.id}`
  const { user } = openPage(`${at}/pack/${pack}`)
  await user.click(await screen.findByText('Let somebody without an account read this version'))
  await user.type(screen.getByRole('textbox', { name: 'Who may read it' }), 'Scrutiny member')
  await user.type(screen.getByRole('textbox', { name: 'Their agency' }), 'Council')
  await user.click(screen.getByRole('button', { name: 'Make the link' }))
  expect(await screen.findByRole('link', { name: /^This pack is marked OFFICIAL-SENSITIVE/ })).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: 'The person may read this marking' }))
  await user.click(screen.getByRole('button', { name: 'Make the link' }))
  const address = await screen.findByRole<HTMLInputElement>('textbox', { name: /^Link for Scrutiny member/ })
  expect(address.value).toMatch(/\/l#[\w-]{43}$/)
  expect(await screen.findByText(/: made, not opened yet$/)).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: /^Withdraw the link/ }))
  expect(await screen.findByText(/: withdrawn$/)).toBeTruthy()
})
