import { cleanup, screen, waitFor, within } from '@testing-library/react'
import type { RevisionListView } from '@ttc/contracts/measurement'
import { newId } from '@ttc/contracts/new-id'
import { memberRole } from '@ttc/db/role'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, disconnectPages, openPage } from '../support/page.tsx'
import { financialYear } from '../support/plan-file.ts'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let places: Awaited<ReturnType<typeof placesIn>>

beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  places = await placesIn(running)
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const open = async () => {
  const page = openPage(`${places.priority}/sheet`)
  await screen.findByRole('button', { name: 'Store all that are right' })
  return page
}
const cell = (column: string, of: RegExp) =>
  screen.getByRole<HTMLInputElement>('textbox', { name: new RegExp(`^${column}, .*${of.source}`) })
const store = () => screen.getByRole('button', { name: 'Store all that are right' })

async function standing(code: string, start = '2025-04-01') {
  const list = (await running.get(`/series/${places.row(code).seriesId}/revisions`)).json<RevisionListView>()
  return list.revisions.filter((one) => one.period.start === start && one.supersededAt === null)
}

test('every indicator has its last value, the period that is due and cells to type into', async () => {
  await open()
  const rows = within(screen.getByRole('table', { name: /Latest values/ })).getAllByRole('row')
  expect(rows).toHaveLength(4)
  expect(rows[1]?.textContent).toMatch(/Re-referrals within 12 months.*18\.2%.*2024\/25/)
  const period = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Period, Re-referrals within 12 months' })
  expect(period.selectedOptions[0]?.textContent).toBe('2025/26')
})

test('with the keyboard alone a column is typed downwards and stored in one go', async () => {
  const { user } = await open()
  cell('Value', /Re-referrals/).focus()
  await user.keyboard('17.9{Enter}13.9{Enter}83')
  expect(document.activeElement).toBe(cell('Value', /Looked-after/))
  await waitFor(() => expect(screen.getAllByText('Ready:')).toHaveLength(3))
  await user.tab()
  store().focus()
  await user.keyboard('{Enter}')
  expect(await screen.findByText('3 values are recorded')).toBeTruthy()
  expect(await standing('rereferrals')).toMatchObject([{ value: 17.9, origin: 'typed' }])
  expect(await standing('in-care')).toMatchObject([{ value: 83 }])
  await waitFor(() => expect(cell('Value', /Re-referrals/).value).toBe(''))
  expect(screen.getByText('17.9%')).toBeTruthy()
})

test('the arrows go to the next cell, Escape brings back what stood there, and editing keeps its arrows', async () => {
  const { user } = await open()
  const first = cell('Value', /Re-referrals/)
  first.focus()
  await user.keyboard('17{ArrowRight}')
  expect(document.activeElement).toBe(cell('Numerator', /Re-referrals/))
  await user.keyboard('{ArrowLeft}{ArrowDown}')
  expect(document.activeElement).toBe(cell('Value', /Three or more/))
  await user.keyboard('{ArrowUp}')
  expect([document.activeElement, first.selectionStart, first.selectionEnd]).toEqual([first, 0, 2])
  await user.keyboard('{ArrowLeft}')
  expect(document.activeElement).toBe(first)
  await user.keyboard('999{Escape}')
  expect(first.value).toBe('17')
})

test('a block is pasted where it belongs; what has no place is said', async () => {
  const { user } = await open()
  cell('Value', /Re-referrals/).focus()
  await user.paste('17.9\t\t\tfrom the return\r\n13.9%\r\n1,083\r\n99\r\n')
  expect([/Re-referrals/, /Three or more/, /Looked-after/].map((of) => cell('Value', of).value)).toEqual([
    '17.9',
    '13.9%',
    '1,083',
  ])
  expect(cell('Note', /Re-referrals/).value).toBe('from the return')
  expect(screen.getByText('6 cells were pasted. 1 had no place in this sheet.')).toBeTruthy()
})

test('what looks wrong is said in its row before anything is stored, and stored when it is right', async () => {
  const { user } = await open()
  await user.type(cell('Value', /Three or more/), '1.36')
  expect(await screen.findByText(/10 times too small/)).toBeTruthy()
  await user.type(cell('Value', /Re-referrals/), '17.9')
  await user.click(store())
  expect(await screen.findByText('1 value is recorded')).toBeTruthy()
  expect(within(await screen.findByRole('alert')).getByRole('link', { name: /10 times too small/ })).toBeTruthy()
  expect(cell('Value', /Three or more/).value).toBe('1.36')
  expect(await standing('placements')).toEqual([])
  await user.click(screen.getByRole('checkbox', { name: /It is right: Three or more placements/ }))
  await user.click(store())
  await waitFor(async () => expect(await standing('placements')).toMatchObject([{ value: 1.36 }]))
})

test('every line that is wrong is named at once with the way to its cell', async () => {
  const { user } = await open()
  await user.type(cell('Value', /Re-referrals/), 'about 18')
  await user.type(cell('Numerator', /Three or more/), '4')
  await user.click(store())
  const links = within(await screen.findByRole('alert')).getAllByRole('link')
  expect(links.map((one) => one.textContent)).toEqual([
    'Re-referrals within 12 months: Enter the value as a number.',
    expect.stringMatching(/^Three or more placements: /),
  ])
  await user.click(links[0] as HTMLElement)
  expect(document.activeElement).toBe(cell('Value', /Re-referrals/))
})

test('nothing typed is said, and nothing is sent', async () => {
  const { user } = await open()
  await user.click(store())
  expect((await screen.findByRole('alert')).textContent).toContain('Type at least one value.')
})

test('what somebody else recorded meanwhile is told, and replaced only after that', async () => {
  const { user } = await open()
  await user.type(cell('Value', /Re-referrals/), '17.9')
  await running.send('POST', '/measurements', {
    id: newId(),
    seriesId: places.row('rereferrals').seriesId,
    period: financialYear(2025),
    value: 17.4,
    basedOnRevision: 0,
  })
  await user.click(store())
  expect((await screen.findByRole('alert')).textContent).toContain('Another value has been recorded')
  expect(await standing('rereferrals')).toMatchObject([{ value: 17.4 }])
  await user.click(store())
  await waitFor(async () => expect(await standing('rereferrals')).toMatchObject([{ value: 17.9, revision: 2 }]))
})

test('a lost connection keeps what was typed, also through a reload, and it is stored once', async () => {
  const { user, unmount } = await open()
  await user.type(cell('Value', /Re-referrals/), '17.9')
  disconnectPages()
  await user.click(store())
  expect((await screen.findByRole('alert')).textContent).toContain('What you typed is still here')
  unmount()
  connectPages(running)
  const again = await open()
  expect(screen.getByText('What you typed before is still here')).toBeTruthy()
  expect(cell('Value', /Re-referrals/).value).toBe('17.9')
  await again.user.click(store())
  expect(await screen.findByText('1 value is recorded')).toBeTruthy()
  expect(sessionStorage.getItem(`draft sheet ${places.priority.split('/').at(-1)}`)).toBeNull()
})

test('whoever may not record is told so, and the priority page does not offer it', async () => {
  const { members } = (await running.get('/members')).json() as { members: { id: string }[] }
  const reader = members.find((one) => one.id !== running.scope.memberId)?.id ?? ''
  const cookie = await signIn(running.connection.db, running.scope, reader)
  const { db } = running.connection
  await db.update(memberRole).set({ endedAt: new Date() }).where(eq(memberRole.memberId, reader))
  const held = { id: newId(), memberId: reader, role: 'reader' as const, planId: null, priorityId: null }
  await db.insert(memberRole).values({ partnershipId: running.scope.partnershipId, ...held })
  running.app.inject = ((options: object) => running.ask({ ...options, headers: { cookie } })) as never
  openPage(`${places.priority}/sheet`)
  expect(await screen.findByRole('heading', { level: 1, name: 'You cannot see this page' })).toBeTruthy()
  cleanup()
  openPage(places.priority)
  expect(await screen.findByRole('link', { name: 'Report card' })).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Record the latest values' })).toBeNull()
})

test('the priority page leads to the sheet', async () => {
  openPage(places.priority)
  const link = await screen.findByRole('link', { name: 'Record the latest values' })
  expect(link.getAttribute('href')).toBe(`${places.priority}/sheet`)
})
