import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { accountEvents } from '@ttc/domain/audit'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { noteOfAccount } from '../../apps/api/src/audit/audit.queries.ts'
import { actionOptions } from '../../apps/web/src/audit/audit-words.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'

let running: TestApp
let home: string
const boards = [newId(), newId()] as const

beforeAll(async () => {
  running = await startTestApp()
  home = `/partnerships/${running.scope.partnershipId}/audit`
  connectPages(running)
  const board = (id: string, name: string) => ({ id, name, kind: 'trust', parentId: null, priorityId: null })
  await running.send('POST', '/boards', board(boards[0], 'Children’s partnership'))
  await running.send('POST', '/boards', board(boards[1], 'Safeguarding partnership'))
})
afterEach(cleanup)
afterAll(() => running.close())

test('the trail says who did what, with the fields that changed', async () => {
  openPage(home)
  const [, newest] = await screen
    .findAllByRole('row', { name: /Changed boards or seats/ })
    .then((rows) => [null, rows[0]])
  const row = newest as HTMLElement
  expect(within(row).getByRole('link', { name: 'Plan coordinator' })).toBeTruthy()
  expect(row.textContent).toContain('Safeguarding partnership')
})

test('one object’s own trail is a link away, in the address', async () => {
  const { user, router } = openPage(home)
  const row = await screen.findByRole('row', { name: /Children’s partnership/ })
  await user.click(within(row).getByRole('link', { name: /^Board/ }))
  expect(await screen.findByText('Only what happened to one object')).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('row', { name: /Safeguarding/ })).toBeNull())
  expect(router.state.location.search).toEqual({ object: boards[0] })
  expect(screen.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')).toContain(`object=${boards[0]}`)
})

test('a person and days are chosen, and a day that is none is refused in words', async () => {
  const { user, router } = openPage(home)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Person' }), 'Head of early help, Council')
  const from = screen.getByRole('group', { name: 'From' })
  await user.type(within(from).getByRole('textbox', { name: 'Day' }), '31')
  await user.type(within(from).getByRole('textbox', { name: 'Month' }), '2')
  await user.type(within(from).getByRole('textbox', { name: 'Year' }), '2026')
  await user.click(screen.getByRole('button', { name: 'Show these' }))
  expect(await screen.findByRole('link', { name: /Enter a real date/ })).toBeTruthy()
  await user.clear(within(from).getByRole('textbox', { name: 'Day' }))
  await user.type(within(from).getByRole('textbox', { name: 'Day' }), '1')
  await user.click(screen.getByRole('button', { name: 'Show these' }))
  expect(await screen.findByText('Nothing is recorded for this.')).toBeTruthy()
  expect(router.state.location.search).toMatchObject({ from: '2026-02-01' })
})

test('what was done is chosen too, and somebody who was not signed in is called so', async () => {
  await noteOfAccount(running.connection.db, await accountOf(running), 'account.sign-in-failed', null, 'anybody')
  const { user, router } = openPage(home)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'What' }), 'All about signing in')
  await user.click(screen.getByRole('button', { name: 'Show these' }))
  const row = await screen.findByRole('row', { name: /Tried to sign in with a wrong password/ })
  expect(row.textContent).toContain('Somebody not signed in')
  await waitFor(() => expect(screen.queryByRole('row', { name: /Changed boards/ })).toBeNull())
  expect(router.state.location.search).toEqual({ action: 'account' })
})

async function accountOf({ connection, scope }: TestApp): Promise<string> {
  const [row] = await connection.db.select().from(member).where(eq(member.id, scope.memberId))
  return row?.accountId ?? ''
}

test('every event of an account is said in words', () => {
  const offered = actionOptions.map(({ value }) => value)
  expect(offered).toEqual(expect.arrayContaining([...accountEvents]))
})
