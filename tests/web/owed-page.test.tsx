import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { placement } from '@ttc/db/placement'
import { memberRole } from '@ttc/db/role'
import { roundNotice } from '@ttc/db/round'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { planMeeting } from '../support/challenge-meeting.ts'
import { connectAs, connectPages, openPage } from '../support/page.tsx'
import { aMember } from '../support/people.ts'
import { anOpenRound } from '../support/round.ts'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp

beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  connectPages(running)
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const own = () => `/partnerships/${running.scope.partnershipId}/owed`
const who = (round: string) =>
  `/partnerships/${running.scope.partnershipId}/plans/${running.planId}/rounds/${round}/owed`
/** Whoever is signed in owns everything. */
const ownAll = () => running.connection.db.update(placement).set({ ownerMemberId: running.scope.memberId })

test('where nothing is owed the page says what will stand there', async () => {
  openPage(own())
  expect(await screen.findByRole('heading', { name: 'You owe nothing now' })).toBeTruthy()
})

test('what one owes leads to where it is given, and looking is told to the coordinator once', async () => {
  await ownAll()
  const round = await anOpenRound(running)
  const places = await placesIn(running)
  openPage(own())
  const row = await screen.findByRole('row', { name: /^Re-referrals within 12 months.*Value, 2025\/26/ })
  expect(within(row).getByRole('link').getAttribute('href')).toBe(`${places.priority}/sheet`)
  expect(within(row).getByText('Owed')).toBeTruthy()
  await waitFor(async () => {
    const rows = await running.connection.db.select().from(roundNotice).where(eq(roundNotice.roundId, round))
    expect(rows).toMatchObject([{ memberId: running.scope.memberId, openedAt: expect.any(Date) }])
  })
})

test('where the reader may not record, a value leads to its priority', async () => {
  await ownAll()
  const places = await placesIn(running)
  const round = await anOpenRound(running)
  const { connection, scope, planId } = running
  const memberId = await aMember(running)
  await connection.db
    .insert(memberRole)
    .values({ partnershipId: scope.partnershipId, id: newId(), memberId, role: 'plan-lead', planId })
  connectAs(running, await signIn(connection.db, scope, memberId))
  openPage(who(round))
  const row = await screen.findByRole('row', { name: /^Re-referrals within 12 months.*Value, 2025\/26/ })
  expect(within(row).getByRole('link').getAttribute('href')).toBe(places.priority)
})

test('the plan’s page says how much is owed and by when', async () => {
  await ownAll()
  await anOpenRound(running)
  openPage((await placesIn(running)).home)
  const link = await screen.findByRole('link', { name: /^You owe 3 values and 1 recovery sheet/ })
  expect(link.getAttribute('href')).toBe(own())
})

test('a calendar address is made, shown once, and withdrawn', async () => {
  const { user } = openPage(own())
  await user.click(await screen.findByRole('button', { name: 'Make a calendar address' }))
  expect(await screen.findByText(/^http:\/\/localhost\/api\/calendars\/\S{43}\/rounds\.ics$/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'I have copied it' }))
  expect(screen.queryByText(/rounds\.ics/)).toBeNull()
  await user.click(await screen.findByRole('button', { name: 'Withdraw it' }))
  expect(await screen.findByRole('button', { name: 'Make a calendar address' })).toBeTruthy()
})

test('who owes what is counted by person, and a count narrows the list', async () => {
  const round = await anOpenRound(running)
  const { user } = openPage(who(round))
  const people = await screen.findByRole('table', { name: /^People by what they owe/ })
  await user.click(within(people).getByRole('link', { name: /owed: Head of early help/ }))
  expect(await screen.findByRole('heading', { name: 'Owed, asked of Head of early help' })).toBeTruthy()
  const list = screen.getByRole('table', { name: 'All that is asked for' })
  expect(within(list).getAllByRole('row')).toHaveLength(6)
  await user.click(screen.getByRole('link', { name: /answered$/ }))
  expect(await screen.findByRole('heading', { name: 'Nothing stands so' })).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Show everything of everybody' }))
  expect(await screen.findByRole('heading', { name: 'All that is asked for' })).toBeTruthy()
  const file = screen.getByRole('link', { name: 'Download as CSV' })
  expect(file.getAttribute('href')).toMatch(new RegExp(`/api/.*/rounds/${round}/owed/file$`))
})

test('what has no owner stands first', async () => {
  await running.connection.db.update(member).set({ leftOn: '2026-11-01' }).where(eq(member.name, 'Head of early help'))
  openPage(who(await anOpenRound(running)))
  const people = await screen.findByRole('table', { name: /^People by what they owe/ })
  expect(within(people).getAllByRole('row')[1]?.textContent).toMatch(/^No owner/)
})

test('a promise stands with what one owes, leads to the minutes, and is said to be kept there', async () => {
  const meeting = await planMeeting(running)
  await meeting.begin()
  const owner = { name: '', memberId: running.scope.memberId }
  const { id } = await meeting.promise('Find a room', { owner, dueOn: '2026-11-20' })
  const { user } = openPage(own())
  const row = within((await screen.findByText('Find a room')).closest('li') as HTMLElement)
  expect(row.getByText('Overdue')).toBeTruthy()
  expect(row.getByRole('link', { name: /^Autumn challenge meeting/ }).getAttribute('href')).toMatch(
    new RegExp(`/meetings/${meeting.id}#promise-${id}$`),
  )
  await user.click(row.getByRole('button', { name: /^Say what became of it/ }))
  await user.click(await row.findByRole('radio', { name: 'Kept' }))
  await user.click(row.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('heading', { name: 'You owe nothing now' })).toBeTruthy()
})
