import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { newId } from '@ttc/contracts/new-id'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'

let running: TestApp
let home: string
let leaver: string

beforeEach(async () => {
  running = await startTestApp()
  home = `/partnerships/${running.scope.partnershipId}/members`
  connectPages(running)
  sessionStorage.clear()
  leaver = newId()
  const person = { id: leaver, name: 'Youth worker', agency: 'Charity', email: 'worker@example.org' }
  expect((await running.send('POST', '/members', person)).statusCode).toBe(201)
  const role = { id: newId(), role: 'reader', planId: null, priorityId: null }
  expect((await running.send('POST', `/members/${leaver}/roles`, role)).statusCode).toBe(201)
  const leaving = { version: 1, leftOn: TODAY, handOverTo: null, passRoles: false }
  expect((await running.send('PUT', `/members/${leaver}/leaving`, leaving)).statusCode).toBe(200)
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const present = () => screen.getByRole('table', { name: 'Members' })
const gone = () => screen.findByRole('table', { name: 'Those who left' })

describe('somebody who left', () => {
  test('stands apart from the members, and is let in again with their history and without roles', async () => {
    const { user } = openPage(home)
    const row = within(await gone()).getByRole('row', { name: /Youth worker/ })
    expect(within(present()).queryByRole('row', { name: /Youth worker/ })).toBeNull()
    await user.click(within(row).getByRole('link', { name: 'Youth worker' }))
    expect(await screen.findByText('No role any more.')).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'Edit' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Give the role' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Let in again' }))
    expect(await screen.findByText('No role: this person sees nothing yet.')).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Give the role' })).toBeTruthy()
    const history = screen.getByRole('table', { name: 'Agencies, seats and earlier roles' })
    expect(within(history).getByRole('row', { name: /Reader/ })).toBeTruthy()
    cleanup()
    openPage(home)
    expect(await screen.findByRole('row', { name: /Youth worker/ })).toBeTruthy()
    expect(screen.queryByText(/Those who left/)).toBeNull()
  })

  test('is deleted only after a question, and is a pseudonym from then on', async () => {
    const { user } = openPage(`${home}/${leaver}`)
    await user.click(await screen.findByRole('button', { name: 'Delete the person' }))
    const question = () => screen.queryByRole('dialog', { name: 'Delete Youth worker?' })
    await user.click(screen.getByRole('button', { name: 'Keep the person' }))
    await waitFor(() => expect(question()).toBeNull())
    await user.click(screen.getByRole('button', { name: 'Delete the person' }))
    await user.click(screen.getByRole('button', { name: 'Delete for good' }))
    expect(await screen.findByText('This person was deleted')).toBeTruthy()
    expect(await screen.findByRole('heading', { level: 1, name: /^Former member / })).toBeTruthy()
    await waitFor(() => expect(question()).toBeNull())
    expect(screen.queryByRole('button', { name: 'Let in again' })).toBeNull()
    expect(document.body.textContent).not.toMatch(/Youth worker|worker@example\.org/)
    cleanup()
    openPage(home)
    const row = within(await gone()).getByRole('row', { name: /Former member/ })
    expect(row.textContent).toContain('Deleted')
  })

  test('who was let in again by somebody else meanwhile is not deleted, and the page says why', async () => {
    const { user } = openPage(`${home}/${leaver}`)
    await user.click(await screen.findByRole('button', { name: 'Delete the person' }))
    const restored = await running.send('PUT', `/members/${leaver}/restoring`, { version: 2 })
    expect(restored.statusCode).toBe(200)
    await user.click(screen.getByRole('button', { name: 'Delete for good' }))
    expect(await screen.findByText('That did not work')).toBeTruthy()
    expect(screen.getByText(/^Let the member leave and hand over first/)).toBeTruthy()
  })
})
