import { cleanup, configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { OpenedLink } from '../../apps/web/src/app/OpenedLink.tsx'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { aPlanInTrouble } from '../support/exceptions.ts'
import { makeQuestionLink } from '../support/link.ts'
import { connectVisitor, disconnectPages } from '../support/page.tsx'

configure({ asyncUtilTimeout: 10_000 })

let running: TestApp
let meeting: Meeting
beforeEach(async () => {
  running = await startTestApp(aPlanInTrouble())
  meeting = await planMeeting(running, { meetsOn: '2026-11-25' })
  const { key } = await makeQuestionLink(running, meeting.id)
  connectVisitor(running)
  sessionStorage.clear()
  window.history.replaceState(null, '', `/l#${key}`)
})
afterEach(async () => {
  cleanup()
  window.history.replaceState(null, '', '/')
  await running.close()
})

async function open() {
  render(<OpenedLink />)
  await screen.findByRole('heading', { level: 1, name: 'What do you want to ask?' })
  return userEvent.setup()
}
const field = (name = 'Your question') => screen.getByRole<HTMLTextAreaElement>('textbox', { name })
const own = async () => within(await screen.findByRole('region', { name: /^Your questions/ }))

test('the page says what the meeting is about in plain words, and takes questions that can be changed', async () => {
  const user = await open()
  expect(screen.getByText(/^Asked of: Young people’s panel, Youth council, by Plan coordinator/)).toBeTruthy()
  await user.click(screen.getByText('What the meeting talks about'))
  expect(screen.getByText('Things that are not going as well as they should:')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByRole('link', { name: 'Write your question first.' })).toBeTruthy()
  await user.type(field(), 'Why do we wait so long?')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('Thank you. Your question is sent.')).toBeTruthy()
  expect(field().value).toBe('')
  await user.click((await own()).getByRole('button', { name: /^Change ?: Why do we wait so long/ }))
  await user.clear(field('Change your question'))
  await user.type(field('Change your question'), 'Why do we wait?')
  await user.click(screen.getByRole('button', { name: 'Send the change' }))
  expect(await (await own()).findByText('Why do we wait?')).toBeTruthy()
  expect((await meeting.view()).challenges).toMatchObject([
    { question: 'Why do we wait?', askedBy: { name: 'Young people’s panel' }, agency: 'Youth council' },
  ])
  await user.click((await own()).getByRole('button', { name: /^Take out/ }))
  expect(await screen.findByText('Your question is taken out.')).toBeTruthy()
  expect(screen.queryByRole('region', { name: /^Your questions/ })).toBeNull()
})

test('without a connection nothing that was typed is lost', async () => {
  const user = await open()
  await user.type(field(), 'Who decides?')
  disconnectPages()
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByRole('link', { name: /^No answer came. Nothing was sent/ })).toBeTruthy()
  expect(field().value).toBe('Who decides?')
  connectVisitor(running)
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await (await own()).findByText('Who decides?')).toBeTruthy()
})

test('once the meeting has begun the link leads nowhere, also for whoever has it open', async () => {
  const user = await open()
  await user.type(field(), 'Too late?')
  await meeting.begin()
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByRole('heading', { name: 'This link no longer works' })).toBeTruthy()
})
