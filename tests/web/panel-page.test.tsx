import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { PanelView } from '@ttc/contracts/panel'
import { priority } from '@ttc/db/priority'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { OpenedLink } from '../../apps/web/src/app/OpenedLink.tsx'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { type Made, makeQuestionLink, writeQuestion } from '../support/link.ts'
import { connectPages, connectVisitor, openPage } from '../support/page.tsx'
import { aPanelQuestion, makePapers, PLAIN, panelAt } from '../support/panel.ts'
import { type Place, placeIn } from '../support/place.ts'
import { aPlanToSee } from '../support/web-plan.ts'

configure({ asyncUtilTimeout: 10_000 })

let running: TestApp
let meeting: Meeting
let place: Place
let link: Made
let at: string
beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  meeting = await planMeeting(running, { meetsOn: '2026-12-15' })
  place = await placeIn(running, 'rereferrals')
  link = await makeQuestionLink(running, meeting.id, { forPanel: true })
  at = `/partnerships/${running.scope.partnershipId}/plans/${running.planId}/meetings/${meeting.id}`
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  window.history.replaceState(null, '', '/')
  await running.close()
})

const panel = async () => (await running.get(panelAt(meeting.id))).json<PanelView>()

test('whoever runs the meeting chooses what the panel is given, with advice on plain words', async () => {
  const { user } = openPage(at)
  await user.click(await screen.findByRole('link', { name: 'Choose what the panel is given' }))
  await user.click(await screen.findByRole('checkbox', { name: place.priority.name }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const empty = await screen.findByRole('link', { name: 'Enter what this priority is about, in plain words.' })
  const text = screen.getByRole('textbox', { name: 'What this is about' })
  expect(empty.getAttribute('href')).toBe(`#${text.id}`)
  await user.type(text, 'Help for this cohort.')
  expect(screen.getByText('“cohort”: could you say “group”?')).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: place.row.name }))
  await makePapers(running, meeting.id, place)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(PLAIN, { exact: false })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Help for this cohort.')).toBeTruthy()
  expect(await screen.findByText(/^1 curve · Head of early help answers$/)).toBeTruthy()
  expect(await screen.findByText(/^The agenda has no item for the panel’s questions yet/)).toBeTruthy()
  expect((await panel()).version).toBe(2)
  expect((await panel()).priorities).toMatchObject([{ placementIds: [place.row.placementId], answererMemberId: null }])
})

test('who was asked answers from what they owe, and the panel reads it under what it asked about', async () => {
  await makePapers(running, meeting.id, place)
  await running.connection.db.update(priority).set({ leadMemberId: running.scope.memberId })
  await writeQuestion(running, link.key, aPanelQuestion(place.priority.id, 'Why do we wait?'))
  const { user } = openPage(`/partnerships/${running.scope.partnershipId}/owed`)
  expect(await screen.findByText('Still open: 1 answer to young people')).toBeTruthy()
  const row = within((await screen.findByText('Why do we wait?')).closest('li') as HTMLElement)
  await user.click(row.getByRole('button', { name: /^Answer ?: Why do we wait/ }))
  await user.type(row.getByRole('textbox', { name: 'Your answer' }), 'We are short of workers.')
  await user.click(row.getByRole('button', { name: 'Send the answer' }))
  expect(await screen.findByRole('heading', { name: 'You owe nothing now' })).toBeTruthy()
  cleanup()
  connectVisitor(running)
  window.history.replaceState(null, '', `/l#${link.key}`)
  render(<OpenedLink />)
  const topic = within(await screen.findByRole('region', { name: place.priority.name }))
  expect(topic.getByText(PLAIN)).toBeTruthy()
  expect(topic.getByText(/^The number is lower than a year before: 18\.2% in 2024\/25/)).toBeTruthy()
  expect(topic.getByRole('table', { name: /newest first$/, hidden: true })).toBeTruthy()
  expect(topic.getByText('We are short of workers.')).toBeTruthy()
  expect(topic.getByText(/^The person who leads this, Council, \d/)).toBeTruthy()
})

test('the panel asks about one part of the plan, and another typed answer is not overwritten unseen', async () => {
  await makePapers(running, meeting.id, place)
  connectVisitor(running)
  window.history.replaceState(null, '', `/l#${link.key}`)
  render(<OpenedLink />)
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: /^Ask about this/ }))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Your question' }))
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'About' }).value).toBe(place.priority.id)
  await user.keyboard('Who decides?')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  const topic = within(await screen.findByRole('region', { name: place.priority.name }))
  expect(await topic.findByText('Who decides?')).toBeTruthy()
  cleanup()
  connectPages(running)
  openPage(at)
  await user.click(await screen.findByRole('button', { name: /^Answer ?: Who decides/ }))
  await user.type(screen.getByRole('textbox', { name: 'Your answer' }), 'The council.')
  const [asked] = (await panel()).questions
  await running.send('PUT', `${panelAt(meeting.id)}/questions/${asked?.id}/answer`, { version: 0, answer: 'We do.' })
  await user.click(screen.getByRole('button', { name: 'Send the answer' }))
  expect(await screen.findByText(/^Somebody else answered this question/)).toBeTruthy()
  expect(await screen.findByText('We do.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Send the answer' }))
  await waitFor(async () => expect((await panel()).questions).toMatchObject([{ answer: 'The council.', version: 2 }]))
})
