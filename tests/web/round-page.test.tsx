import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { anOpenRound, aRound, findRoundView, listRoundsOf, planRound } from '../support/round.ts'
import { aPlanToSee } from '../support/web-plan.ts'

let running: TestApp

beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const rounds = () => `/partnerships/${running.scope.partnershipId}/plans/${running.planId}/rounds`
const dayOf = (label: string) => {
  const group = screen.getByRole('group', { name: new RegExp(`^${label}`) })
  const box = (name: string) => within(group).getByRole<HTMLInputElement>('textbox', { name })
  return { group, box, text: () => ['Day', 'Month', 'Year'].map((name) => box(name).value).join(' ') }
}

test('the first round is proposed and planned, and its page says what would be asked', async () => {
  const { user } = openPage(rounds())
  expect(await screen.findByRole('heading', { name: 'No round yet' })).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Plan the next round' }))
  await screen.findByRole('heading', { level: 1, name: 'Plan the next round' })
  expect(screen.getByText(/Proposed from four weeks from today.*a meeting on 21 December 2026/)).toBeTruthy()
  expect(dayOf('Numbers due').text()).toBe('7 12 2026')
  await user.click(screen.getByRole('button', { name: 'Plan this round' }))
  await screen.findByRole('heading', { level: 1, name: 'Who owes what' })
  expect(await screen.findByText('This round is not open yet')).toBeTruthy()
  expect((await listRoundsOf(running)).rounds).toMatchObject([{ name: 'Quarter 3, 2026/27', reminders: [-3, 0, 2] }])
})

test('a meeting on another day moves the other days only when somebody says so', async () => {
  const { user } = openPage(`${rounds()}/new`)
  await screen.findByRole('heading', { level: 1, name: 'Plan the next round' })
  const meeting = dayOf('Challenge meeting')
  await user.clear(meeting.box('Day'))
  await user.type(meeting.box('Day'), '25')
  expect(within(meeting.group).getByText('Friday: a bank holiday in England and Wales')).toBeTruthy()
  expect(dayOf('Numbers due').text()).toBe('7 12 2026')
  await user.click(screen.getByRole('button', { name: 'Use these days' }))
  expect([dayOf('Challenge meeting').text(), dayOf('Numbers due').text()]).toEqual(['29 12 2026', '15 12 2026'])
})

test('days out of order are refused by their field, and nothing is lost', async () => {
  const { user } = openPage(`${rounds()}/new`)
  await screen.findByRole('heading', { level: 1, name: 'Plan the next round' })
  const cards = dayOf('Report cards due')
  await user.clear(cards.box('Day'))
  await user.type(cards.box('Day'), '1')
  await user.click(screen.getByRole('button', { name: 'Plan this round' }))
  const summary = await screen.findByRole('alert')
  expect(within(summary).getByRole('link', { name: /^Report cards due: enter 7 December 2026/ })).toBeTruthy()
  expect(dayOf('Report cards due').text()).toBe('1 12 2026')
})

test('opening is asked about first, and then everybody owes', async () => {
  const id = await planRound(running)
  const { user } = openPage(`${rounds()}/${id}/owed`)
  await user.click(await screen.findByRole('button', { name: 'Open the round now' }))
  const dialog = screen.getByRole('dialog', { name: 'Open Quarter 3, 2026/27?' })
  await user.click(within(dialog).getByRole('button', { name: 'Open it' }))
  expect(await screen.findByRole('button', { name: 'Close the round' })).toBeTruthy()
  expect((await findRoundView(running, id)).state).toBe('open')
})

test('of an edit of an older version both are shown, and the person chooses', async () => {
  const id = await planRound(running)
  const { user } = openPage(`${rounds()}/${id}`)
  const name = await screen.findByRole('textbox', { name: 'Name' })
  const { state: _, openedAt: _at, closedAt: _closed, id: _id, ...present } = await findRoundView(running, id)
  await running.send('PUT', `/rounds/${id}`, { ...present, name: 'Autumn' })
  await user.clear(name)
  await user.type(name, 'Winter')
  await user.click(screen.getByRole('button', { name: 'Save the round' }))
  expect(await screen.findByRole('heading', { name: 'Two versions of this round' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Keep mine' }))
  await screen.findByRole('heading', { level: 1, name: 'Who owes what' })
  expect((await findRoundView(running, id)).name).toBe('Winter')
})

test('of an open round a day that has passed says so', async () => {
  const { id: _, name: _name, reminders: _all, opensByItself: _by, ...days } = aRound({ meetsOn: '2026-12-10' })
  const id = await anOpenRound(running, days)
  openPage(`${rounds()}/${id}`)
  await screen.findByRole('heading', { level: 1, name: 'Change Quarter 3, 2026/27' })
  expect(within(dayOf('Round opens').group).getByText('This day has passed and stays as it is.')).toBeTruthy()
})
