import { cleanup, screen, within } from '@testing-library/react'
import type { PlanView } from '@ttc/contracts/plan'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { give, listed, listLinks, look, makeLink } from '../support/link.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { type Place, placeIn } from '../support/place.ts'
import { aRecord } from '../support/request.ts'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let place: Place
let places: Awaited<ReturnType<typeof placesIn>>
beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  place = await placeIn(running, 'rereferrals')
  places = await placesIn(running)
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const plan = () => `/partnerships/${running.scope.partnershipId}/plans/${running.planId}`
const openList = async (query = '') => {
  const page = openPage(`${plan()}/priorities/${place.priority.id}/links${query}`)
  await screen.findByRole('heading', { level: 1, name: 'Numbers asked of others' })
  return page
}
const card = () => screen.getByRole('article')

test('a link is made: for whom, by when; its address is shown once, to copy', async () => {
  const { user } = openPage(`${places.placement('rereferrals')}/link`)
  await user.click(await screen.findByRole('button', { name: 'Make the link' }))
  const summary = await screen.findByRole('alert')
  expect(
    within(summary)
      .getAllByRole('link')
      .map((one) => one.textContent),
  ).toEqual(['Enter who is asked.', 'Enter their agency.'])
  await user.type(screen.getByRole('textbox', { name: 'Who is asked' }), 'Practice manager')
  await user.type(screen.getByRole('textbox', { name: 'Their agency' }), 'Eastfield Practice')
  await user.click(screen.getByRole('button', { name: 'Make the link' }))
  const address = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Link for Practice manager' })
  expect(address.value).toMatch(/\/l#[\w-]{43}$/)
  const key = address.value.split('#')[1] ?? ''
  await user.click(screen.getByRole('button', { name: 'Done' }))
  expect(await screen.findByText('Made, not mailed')).toBeTruthy()
  expect((await look(running, key)).statusCode).toBe(200)
  expect((await listLinks(running, place)).links).toHaveLength(1)
})

test('nobody asked yet: the list says what it is for, and leads to each indicator', async () => {
  const { user } = await openList()
  expect(screen.getByRole('heading', { name: 'Nobody has been asked yet' })).toBeTruthy()
  await user.click(screen.getByText('Ask someone for a number'))
  const link = screen.getByRole('link', { name: 'Re-referrals within 12 months' })
  expect(link.getAttribute('href')).toBe(`${places.placement('rereferrals')}/link`)
})

test('a number that waits is accepted, beside what stands now and what looks wrong', async () => {
  const { id, key } = await makeLink(running, place)
  await running.send('POST', '/measurements', aRecord(place.row.seriesId, { value: 18.5 }))
  await give(running, key, { value: 1.8, note: 'Counted anew', accepted: ['factor'] })
  const { user } = await openList()
  expect(within(card()).getByText('Waits for acceptance')).toBeTruthy()
  expect(within(card()).getByText('1.8%')).toBeTruthy()
  expect(within(card()).getByText('Counted anew')).toBeTruthy()
  expect(within(card()).getByText(/18\.5%\. Accepting puts this number in its place/)).toBeTruthy()
  expect(within(card()).getByText(/looks 10 times too small/)).toBeTruthy()
  await user.click(within(card()).getByRole('button', { name: /^Accept/ }))
  expect(await screen.findByText('Accepted')).toBeTruthy()
  expect(await listed(running, place, id)).toMatchObject({ state: 'accepted', standing: { value: 1.8, revision: 2 } })
})

test('a number is refused with a reason', async () => {
  const { id, key } = await makeLink(running, place)
  await give(running, key)
  const { user } = await openList()
  await user.click(within(card()).getByRole('button', { name: /^Refuse/ }))
  await user.click(screen.getByRole('button', { name: 'Refuse it' }))
  expect(within(await screen.findByRole('alert')).getByText('Enter why it is refused.')).toBeTruthy()
  await user.type(screen.getByRole('textbox', { name: 'Why is it refused?' }), 'That is last year’s.')
  await user.click(screen.getByRole('button', { name: 'Refuse it' }))
  expect(await screen.findByText('Refused')).toBeTruthy()
  expect((await listed(running, place, id)).answer?.refusal).toBe('That is last year’s.')
})

test('a link is withdrawn, then sent again under a new key', async () => {
  const { id, key } = await makeLink(running, place)
  const { user } = await openList()
  await user.click(screen.getByText('Send it again, or withdraw it'))
  await user.click(screen.getByRole('button', { name: /^Withdraw the link/ }))
  expect(await screen.findByText('Withdrawn')).toBeTruthy()
  expect((await look(running, key)).statusCode).toBe(404)
  await user.click(screen.getByRole('button', { name: /^Send a new link/ }))
  const address = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Link for Practice manager' })
  expect((await look(running, address.value.split('#')[1] ?? '')).statusCode).toBe(200)
  expect((await listed(running, place, id)).open).toBe(true)
})

test('the list is narrowed by how links stand, as its address says', async () => {
  const [, second] = [await makeLink(running, place), await makeLink(running, place, { forName: 'Head teacher' })]
  await give(running, second.key)
  const { user } = await openList('?show=waiting')
  expect(within(card()).getByText(/^Head teacher/)).toBeTruthy()
  await user.click(screen.getByRole('link', { name: /not answered/ }))
  expect(await screen.findByText(/^Practice manager/)).toBeTruthy()
  expect(screen.getAllByRole('article')).toHaveLength(1)
})

test('the plan says whether numbers wait', async () => {
  const { user } = openPage(`${plan()}/edit`)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Numbers given through a link' }), 'count')
  await user.click(screen.getByRole('button', { name: 'Save the plan' }))
  await screen.findByRole('heading', { level: 1, name: /Plan/ })
  expect((await running.get(`/plans/${running.planId}`)).json<PlanView>().linkAnswersWait).toBe(false)
})
