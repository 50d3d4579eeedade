import { cleanup, screen, within } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { queueMail } from '../../apps/api/src/mail/mail.queries.ts'
import type { TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { invite, startAccountApp } from '../support/people.ts'

let running: TestApp
let home: string

beforeAll(async () => {
  running = await startAccountApp()
  home = `/partnerships/${running.scope.partnershipId}`
  connectPages(running)
})
afterEach(cleanup)
afterAll(() => running.close())

test('a token is made, shown once, reads, and stops when it is revoked', async () => {
  const { user, container } = openPage(`${home}/tokens`)
  await user.click(await screen.findByRole('button', { name: 'Make the token' }))
  expect(await screen.findByRole('link', { name: 'Enter what the token is for.' })).toBeTruthy()
  await user.type(screen.getByRole('textbox', { name: 'What it is for' }), 'Power BI')
  await user.click(screen.getByRole('button', { name: 'Make the token' }))
  await screen.findByText('The token is made: copy it now')
  const secret = container.querySelector('code')?.textContent ?? ''
  const read = () =>
    running.ask({ url: `${running.at}/plans/${running.planId}`, headers: { authorization: `Bearer ${secret}` } })
  expect((await read()).statusCode).toBe(200)
  await user.click(screen.getByRole('button', { name: 'I have copied it' }))
  expect(container.textContent).not.toContain(secret)
  const row = screen.getByRole('row', { name: /Power BI/ })
  await user.click(within(row).getByRole('button', { name: 'Revoke Power BI' }))
  expect(await within(row).findByText(/Revoked on/)).toBeTruthy()
  expect((await read()).statusCode).toBe(401)
})

test('a kept mail is read to be handed on, and the page says that no mail server is set', async () => {
  const { key } = await invite(running, 'new@example.org')
  const { user } = openPage(`${home}/mails`)
  expect(await screen.findByText('No mail leaves this server yet')).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: 'Read the mail to new@example.org' }))
  const letter = await screen.findByRole('dialog')
  expect(letter.textContent).toContain(key)
  await user.click(within(letter).getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('mails are found by a part of their address, in the address of the page, and a page at a time', async () => {
  const { db } = running.connection
  const letter = { subject: 'A change to your account', text: '', kind: 'account-change' as const }
  const many = Array.from({ length: 51 }, (_, at) => ({ to: `many${at}@example.org`, ...letter }))
  await Promise.all(many.map((one) => queueMail(db, 'kept', running.scope.partnershipId, one)))
  await queueMail(db, 'kept', running.scope.partnershipId, { to: 'Only.One@example.org', ...letter })
  const { user, router } = openPage(`${home}/mails`)
  await user.click(await screen.findByRole('button', { name: 'Show more mails' }))
  expect(await screen.findByText(/^5\d of 5\d mails shown/)).toBeTruthy()
  await user.type(screen.getByRole('searchbox', { name: 'Find by address or subject' }), 'only.one')
  await user.click(screen.getByRole('button', { name: 'Find' }))
  expect(await screen.findByText('1 of 1 mails shown')).toBeTruthy()
  expect(router.state.location.search).toEqual({ search: 'only.one' })
  await user.type(screen.getByRole('searchbox', { name: 'Find by address or subject' }), ' nobody')
  await user.click(screen.getByRole('button', { name: 'Find' }))
  expect(await screen.findByText('No mail has “only.one nobody” in its address or subject.')).toBeTruthy()
})

test('mails are found by a number in their address too', async () => {
  openPage(`${home}/mails?search=1`)
  expect(await screen.findByRole('heading', { level: 1, name: 'Mails' })).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('1')
})

test('mails are narrowed to one kind, in the address of the page', async () => {
  const { db } = running.connection
  const { partnershipId } = running.scope
  await queueMail(db, 'kept', partnershipId, { to: 'a@example.org', subject: 'Come in', text: '', kind: 'invitation' })
  await queueMail(db, 'kept', partnershipId, { to: 'b@example.org', subject: 'Two changed', text: '', kind: 'digest' })
  const { router, user } = openPage(`${home}/mails`)
  expect(await screen.findByText('Come in')).toBeTruthy()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Weekly digest')
  await user.click(screen.getByRole('button', { name: 'Find' }))
  expect(await screen.findByText('1 of 1 mails shown')).toBeTruthy()
  expect(screen.getByRole('row', { name: /Two changed/ }).textContent).toContain('Weekly digest')
  expect(router.state.location.search).toEqual({ kind: 'digest' })
})
