import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { aFactor, anIdea, type OpenedWalk, openWalk } from '../support/walk.ts'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let walk: OpenedWalk
let home: string

beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  walk = await openWalk(running)
  home = `${(await placesIn(running)).home}/walks/${walk.id}`
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const factors = async () => (await walk.view()).answers.filter(({ content }) => content.kind === 'factor')

test('the task list says how far each question is, and where to go on', async () => {
  await walk.add(aFactor('Bus fares'))
  openPage(home)
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Turning the curve: 0 of 12 questions answered' }),
  ).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Begin with question 1' })).toBeTruthy()
  const story = screen.getByRole('link', { name: '9. What is the story behind it?' }).closest('li')
  expect(story?.textContent).toContain('0 contributing, 1 restricting factors')
  expect(story?.textContent).toContain('Started')
})

test('a factor is added, stored when typing rests, and the question answered with one button', async () => {
  const { user } = openPage(`${home}/story`)
  await user.click(await screen.findByRole('button', { name: 'Add a restricting factor' }))
  await user.type(screen.getByRole('textbox', { name: 'Factor 1' }), 'Bus fares to the estates')
  await waitFor(
    async () => expect((await factors()).map(({ content }) => content.text)).toEqual(['Bus fares to the estates']),
    {
      timeout: 20_000,
    },
  )
  await user.click(screen.getByRole('button', { name: 'Save and continue' }))
  expect(
    await screen.findByRole('heading', { level: 1, name: 'What do we know, and what else do we need to find out?' }),
  ).toBeTruthy()
  expect((await walk.view()).steps.find(({ step }) => step === 'story')?.state).toBe('answered')
})

test('factors are put in another order by button, and the order is kept', async () => {
  const first = await walk.add(aFactor('Bus fares'))
  const second = await walk.add(aFactor('Waiting times'))
  const { user } = openPage(`${home}/story`)
  await user.click(await screen.findByRole('button', { name: 'Move factor 2 up' }))
  await waitFor(async () => expect((await factors()).map(({ id }) => id)).toEqual([second.id, first.id]))
})

test('an answer that somebody else changed meanwhile is shown beside one’s own, and the chosen one stays', async () => {
  const factor = await walk.add(aFactor('Bus fares'))
  const { user } = openPage(`${home}/story`)
  const field = await screen.findByRole('textbox', { name: 'Factor 1' })
  await walk.edit(factor, { content: { ...factor.content, text: 'Bus fares and bus times' } })
  await user.clear(field)
  await user.type(field, 'Bus fares for families')
  const both = await screen.findByRole('region', { name: 'Two versions' })
  expect(within(both).getByText('Bus fares and bus times')).toBeTruthy()
  await user.click(within(both).getByRole('button', { name: 'Keep mine' }))
  await waitFor(async () =>
    expect((await factors())[0]).toMatchObject({ version: 3, content: { text: 'Bus fares for families' } }),
  )
})

test('a factor is taken out and gone from the page, kept in what changed', async () => {
  await walk.add(aFactor('Bus fares'))
  const { user } = openPage(`${home}/story`)
  await user.click(await screen.findByRole('button', { name: 'Remove factor 1' }))
  await waitFor(async () => expect(await factors()).toEqual([]))
  expect(screen.queryByRole('textbox', { name: 'Factor 1' })).toBeNull()
  cleanup()
  openPage(`${home}/changes`)
  expect(await screen.findByText('Factor taken out: Bus fares')).toBeTruthy()
})

test('advice explains itself and is kept aside for a reason', async () => {
  await walk.add(anIdea('A new building', { cost: 'funded' }))
  const { user } = openPage(`${home}/what-works`)
  const advice = (await screen.findByText(/No idea is no-cost or low-cost/)).closest('div') as HTMLElement
  await user.click(within(advice).getByRole('button', { name: 'Keep it and say why' }))
  await user.click(within(advice).getByRole('button', { name: 'Keep it' }))
  expect(within(advice).getByText(/Enter the reason/)).toBeTruthy()
  await user.type(within(advice).getByRole('textbox', { name: 'Why it stays as it is' }), 'The group asked for it')
  await user.click(within(advice).getByRole('button', { name: 'Keep it' }))
  expect(await screen.findByText(/Kept as it is: The group asked for it/)).toBeTruthy()
})

test('the same answers stand under seven questions', async () => {
  const { user } = openPage(home)
  await user.click(await screen.findByRole('button', { name: 'See it as seven questions' }))
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Turning the curve: 0 of 7 questions answered' }),
  ).toBeTruthy()
})

test('all answers stand on one page, to check and to print', async () => {
  const factor = await walk.add(aFactor('Bus fares', { rank: 1 }))
  await walk.add(anIdea('A bus pass', { cost: 'low' }), { linkId: factor.id })
  openPage(`${home}/check`)
  expect(await screen.findByText('A bus pass')).toBeTruthy()
  expect(screen.getByText(/Answers the factor: Bus fares/).textContent).toContain('Cost: Low cost')
  expect(screen.getByText(/Root cause: 1st/)).toBeTruthy()
})

test('a meeting is opened, moved on and ended from one page', async () => {
  const { user } = openPage(home)
  await user.click(await screen.findByRole('button', { name: 'Open a meeting' }))
  await user.click(await screen.findByRole('link', { name: 'Run the meeting' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'What are we trying to achieve?' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Next question' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'What outcomes do we want?' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'End the meeting' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'The group is not meeting' })).toBeTruthy()
})

test('the earlier versions of an answer are read under it, with who said them', async () => {
  const factor = await walk.add(aFactor('Bus fares'))
  await walk.edit(factor, { content: { ...factor.content, text: 'Bus fares to the estates' } })
  const { user } = openPage(`${home}/story`)
  await user.click(await screen.findByRole('button', { name: /^1 earlier version/ }))
  expect(await screen.findByText('Bus fares')).toBeTruthy()
})

test('what changed since the last meeting is shown as it was and as it is', async () => {
  const factor = await walk.add(aFactor('Bus fares'))
  const { user } = openPage(home)
  await user.click(await screen.findByRole('button', { name: 'Open a meeting' }))
  await user.click(await screen.findByRole('link', { name: 'Run the meeting' }))
  await user.click(await screen.findByRole('button', { name: 'End the meeting' }))
  await screen.findByRole('heading', { level: 1, name: 'The group is not meeting' })
  await walk.edit(factor, { content: { ...factor.content, text: 'Bus fares to the estates' } })
  cleanup()
  openPage(`${home}/changes`)
  expect(await screen.findByRole('heading', { level: 2, name: /^Since the last meeting ended/ })).toBeTruthy()
  expect(screen.getByText('Was:').closest('p')?.textContent).toContain('Bus fares')
})

test('an indicator and a service have walks of their own, opened where they stand', async () => {
  const places = await placesIn(running)
  const { user } = openPage(`${places.home}/placements/${walk.placementId}`)
  await user.click(await screen.findByRole('button', { name: 'Walk this indicator' }))
  expect(await screen.findByRole('heading', { level: 1, name: /0 of 12 questions answered/ })).toBeTruthy()
  cleanup()
  const again = openPage(`${places.home}/walks`)
  await again.user.click(await screen.findByRole('button', { name: 'Walk this service' }))
  expect(screen.getByText(/Enter the name of the service/)).toBeTruthy()
  await again.user.type(screen.getByRole('textbox', { name: 'Service' }), 'School nursing')
  await again.user.click(screen.getByRole('button', { name: 'Walk this service' }))
  expect(await screen.findByRole('heading', { level: 1, name: /0 of 7 questions answered/ })).toBeTruthy()
})

test('an address that is no question says so', async () => {
  openPage(`${home}/nothing-like-it`)
  expect(await screen.findByText(/The walk asks no such question/)).toBeTruthy()
})
