import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { aPlanInTrouble } from '../support/exceptions.ts'
import { connectPages, openPage } from '../support/page.tsx'

let running: TestApp
let meeting: Meeting
let at: string
let ledger: string

beforeEach(async () => {
  running = await startTestApp(aPlanInTrouble())
  meeting = await planMeeting(running)
  const partnership = `/partnerships/${running.scope.partnershipId}`
  at = `${partnership}/plans/${running.planId}/meetings/${meeting.id}`
  ledger = `${partnership}/ledger`
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

test('the agenda is put in another order by buttons, and saved', async () => {
  const { user } = openPage(at)
  await user.click(await screen.findByRole('button', { name: 'Move Indicator red-new up' }))
  await user.click(screen.getByRole('button', { name: 'Save the agenda' }))
  expect(await screen.findByRole('button', { name: 'The agenda is saved' })).toBeTruthy()
  expect((await meeting.view()).items[0]?.title).toBe('Indicator red-new')
})

test('a question is put to the meeting before the day', async () => {
  const { user } = openPage(at)
  await user.type(await screen.findByRole('textbox', { name: 'Your question' }), 'Who pays?')
  await user.click(screen.getByRole('button', { name: 'Ask' }))
  expect(await screen.findByText('Plan coordinator, Council')).toBeTruthy()
})

test('what is typed in the meeting is stored, and the next item begins at a press', async () => {
  await meeting.begin()
  const { user } = openPage(`${at}/room`)
  await user.type(await screen.findByRole('textbox', { name: 'Question' }), 'Why so late?')
  await user.click(screen.getByRole('radio', { name: 'Escalate' }))
  await user.click(screen.getByRole('button', { name: 'Save and next item' }))
  expect(await screen.findByRole('heading', { name: /^Item 2 of/ })).toBeTruthy()
  await screen.findByText('All saved')
  expect((await meeting.view()).challenges).toMatchObject([{ question: 'Why so late?', decision: 'escalate' }])
})

test('a promise of the ledger is said to be late only with a note', async () => {
  await meeting.begin()
  await meeting.promise('Fund 40 places', { dueOn: '2026-11-20' })
  const { user } = openPage(ledger)
  const row = (await screen.findByText('Fund 40 places')).closest('li') as HTMLElement
  expect(within(row).getByText('Overdue')).toBeTruthy()
  await user.click(within(row).getByRole('button', { name: /^Say what became of it/ }))
  await user.click(await within(row).findByRole('radio', { name: 'Late' }))
  await user.click(within(row).getByRole('button', { name: 'Save' }))
  expect(await within(row).findByRole('link', { name: 'Say why it is late.' })).toBeTruthy()
  await user.type(within(row).getByRole('textbox', { name: 'Note' }), 'Two of four signed')
  await user.click(within(row).getByRole('button', { name: 'Save' }))
  expect(await within(row).findByText('Two of four signed')).toBeTruthy()
})

test('challenges are counted by what came of them, and a count leads to those it counts', async () => {
  await meeting.begin()
  await meeting.ask('Why so late?', { decision: 'escalate' })
  await meeting.ask('Who pays?')
  openPage(`${ledger}?part=challenges&state=escalate`)
  const counts = await screen.findByRole('list', { name: 'Challenges by what came of them' })
  const present = within(counts).getByRole('link', { name: '1 escalated' })
  expect(present.getAttribute('aria-current')).toBe('true')
  expect(within(counts).getByRole('link', { name: '2 in all' }).getAttribute('aria-current')).toBeNull()
  const rows = within(screen.getByRole('list', { name: 'Challenges, newest first' }))
  expect(rows.getByText('Why so late?')).toBeTruthy()
  expect(rows.queryByText('Who pays?')).toBeNull()
  expect(rows.getByRole('link', { name: /^Autumn challenge meeting/ })).toBeTruthy()
  expect(screen.getByText('1 of 1 challenges shown')).toBeTruthy()
})

test('after a meeting its minutes are handed on, and one press tells each what they promised', async () => {
  await meeting.begin()
  await meeting.ask('Why so late?', { agency: 'NHS', answer: 'No data' })
  await meeting.promise('Find a bus', { owner: { name: 'Head of transport', memberId: null }, dueOn: '2026-12-31' })
  await meeting.close()
  const { user } = openPage(at)
  const pdf = await screen.findByRole('link', { name: 'Minutes (PDF)' })
  expect(pdf.getAttribute('href')).toBe(`${running.at}/challenge-meetings/${meeting.id}/minutes.pdf`)
  expect(screen.getByText(/Find a bus – Head of transport, 31 December 2026 · Open$/)).toBeTruthy()
  const send = await screen.findByRole('button', { name: 'Send the follow-up note' })
  const field = screen.getByRole('textbox', { name: 'E-mail address of Head of transport' })
  await user.type(field, 'nobody')
  await user.click(send)
  expect(await screen.findByRole('link', { name: /^Enter an e-mail address/ })).toBeTruthy()
  await user.clear(field)
  await user.click(send)
  expect(await screen.findByText('To be told by hand, since no address is known: Head of transport.')).toBeTruthy()
  await user.type(field, 'bus@example.org')
  await user.click(send)
  expect(await screen.findByText('1 mail is on the way')).toBeTruthy()
  const row = screen.getByRole('row', { name: /^Head of transport/ })
  expect(within(row).getByText('by Plan coordinator')).toBeTruthy()
})

test('the young people’s panel is asked for questions through a link, shown once and withdrawn at a press', async () => {
  const { user } = openPage(at)
  await user.click(await screen.findByText('Ask somebody without an account for questions'))
  await user.type(screen.getByRole('textbox', { name: 'Who is asked' }), 'Young people’s panel')
  await user.type(screen.getByRole('textbox', { name: 'Their agency' }), 'Youth council')
  await user.click(screen.getByRole('button', { name: 'Make the link' }))
  const made = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Link for Young people’s panel' })
  expect(made.value).toMatch(/\/l#[\w-]{43}$/)
  const first = made.value
  await user.click(screen.getByRole('button', { name: 'Done' }))
  await user.click(await screen.findByRole('button', { name: 'Make a new link for Young people’s panel' }))
  const again = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Link for Young people’s panel' })
  expect(again.value).not.toBe(first)
  await user.click(screen.getByRole('button', { name: 'Done' }))
  await user.click(await screen.findByRole('button', { name: 'Withdraw the link for Young people’s panel' }))
  expect(await screen.findByText(/: withdrawn/)).toBeTruthy()
})

test('closed minutes are corrected a field at a time, with a reason that everybody reads', async () => {
  await meeting.begin()
  await meeting.ask('Why so late?', { answer: 'No data' })
  await meeting.promise('Find a bus', { dueOn: '2026-12-31' })
  await meeting.close()
  const { user } = openPage(at)
  await user.click(await screen.findByText('Correct the minutes'))
  const choose = async (what: string, part: string) => {
    await user.selectOptions(screen.getByRole('combobox', { name: 'What is wrong' }), what)
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Which part of it' }), part)
  }
  await choose('Question: Why so late?', 'Answer')
  const answer = await screen.findByRole('textbox', { name: 'Answer' })
  await user.clear(answer)
  await user.type(answer, 'No data until May')
  await user.click(screen.getByRole('button', { name: 'Correct it' }))
  expect(
    await screen.findByRole('link', { name: 'This meeting is closed. Say why its minutes are corrected.' }),
  ).toBeTruthy()
  await user.type(screen.getByRole('textbox', { name: 'Why' }), 'Misheard in the room')
  await user.click(screen.getByRole('button', { name: 'Correct it' }))
  expect(await screen.findByText('The minutes are corrected')).toBeTruthy()
  expect(
    screen.getByText(/Answer: “No data” became “No data until May” by Plan coordinator\. Misheard in the room$/),
  ).toBeTruthy()
  await choose('Promise: Find a bus', 'Owner of a promise')
  await user.type(await screen.findByRole('combobox', { name: /^Owner of a promise/ }), 'Plan coordinator, Council')
  await user.type(screen.getByRole('textbox', { name: 'Why' }), 'Nobody was named')
  await user.click(screen.getByRole('button', { name: 'Correct it' }))
  expect(await screen.findByText(/Find a bus – Plan coordinator, 31 December 2026/)).toBeTruthy()
  expect(screen.getByText(/Owner of a promise: nothing became “Plan coordinator” by/)).toBeTruthy()
})
