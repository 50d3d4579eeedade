import { cleanup, screen, within } from '@testing-library/react'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import type { PlanView } from '@ttc/contracts/plan'
import { memberRole } from '@ttc/db/role'
import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

const REASON = 'Three brothers moved so that they could live together.'

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

const register = () => `/partnerships/${running.scope.partnershipId}/overrides`
const open = async (code = 'placements') => {
  const page = openPage(`${places.placement(code)}/override`)
  await screen.findByRole('heading', { level: 1, name: 'Show another status' })
  return page
}
const send = (over: object = {}) =>
  running.send('POST', `/placements/${places.row('placements').placementId}/override`, {
    id: newId(),
    replaces: null,
    status: 'amber',
    reason: REASON,
    expiresOn: '2026-12-20',
    ...over,
  })
const stored = async () =>
  (await running.get(`/placements/${places.row('placements').placementId}`)).json<IndicatorView>().placement.override
const toDirector = () =>
  running.connection.db
    .update(memberRole)
    .set({ role: 'director' })
    .where(and(eq(memberRole.memberId, running.scope.memberId), eq(memberRole.role, 'plan-coordinator')))

test('another status is shown with a reason until the day proposed, and never without a reason', async () => {
  const { user } = await open()
  expect(screen.getByText(/At the latest 24 December 2026/)).toBeTruthy()
  expect(screen.queryByRole('radio', { name: 'Red' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Show this status' }))
  expect(await screen.findByRole('link', { name: 'Choose red, amber or green.' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Enter the reason.' })).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'Amber' }))
  await user.type(screen.getByRole('textbox', { name: /Why does the computed status mislead/ }), REASON)
  await user.click(screen.getByRole('button', { name: 'Show this status' }))
  expect(await screen.findByText('Amber is shown from now on')).toBeTruthy()
  expect(await stored()).toMatchObject({ status: 'amber', reason: REASON, until: '2026-12-24' })
  expect(screen.getByRole('heading', { name: 'Show something else instead' })).toBeTruthy()
})

test('it is withdrawn from where it was set', async () => {
  await send()
  const { user } = await open()
  await user.click(screen.getByText('Withdraw it'))
  await user.click(screen.getByRole('button', { name: 'Stop showing amber' }))
  expect(await screen.findByText('The override is withdrawn')).toBeTruthy()
  expect(await stored()).toBeNull()
})

test('where somebody set one meanwhile, theirs is shown and yours waits to be sent again', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('radio', { name: 'Green' }))
  await user.type(screen.getByRole('textbox', { name: /Why does/ }), 'Nobody moved who did not want to move.')
  await send()
  await user.click(screen.getByRole('button', { name: 'Show this status' }))
  expect(await screen.findByText('This changed while you were working')).toBeTruthy()
  expect(await screen.findByText(REASON)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Show this status' }))
  expect(await screen.findByText('Green is shown from now on')).toBeTruthy()
  expect(await stored()).toMatchObject({ status: 'green' })
})

test('an indicator that gives context has no form, and who may not set one sees what stands', async () => {
  await open('in-care')
  expect(screen.getByRole('heading', { name: 'This indicator gives context' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Show this status' })).toBeNull()
  cleanup()
  await send()
  await toDirector()
  await open()
  expect(screen.getByText(REASON)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Show this status' })).toBeNull()
  expect(screen.queryByText('Withdraw it')).toBeNull()
})

test('the indicator’s page names both statuses, why, by whom and until when', async () => {
  await send()
  openPage(places.placement('placements'))
  const panel = await screen.findByRole('region', { name: 'RAG status' })
  expect(within(panel).getByText('Amber')).toBeTruthy()
  expect(within(panel).getByText('Red')).toBeTruthy()
  expect(
    within(panel).getByText(
      'Shown as Amber until 20 December 2026: Three brothers moved so that they could live together (Plan coordinator).',
    ),
  ).toBeTruthy()
  expect(within(panel).getByRole('link', { name: 'Change or withdraw what is shown' })).toBeTruthy()
})

test('the plan counts and filters by the status that is shown, and names the computed one beside it', async () => {
  await send()
  const plan = (await running.get(`/plans/${running.planId}`)).json<PlanView>()
  expect(plan.outcomes[0]?.priorities[0]?.rows[0]?.override?.status).toBe('amber')
  openPage(`${places.home}?status=amber`)
  const counts = await screen.findByRole('list', { name: 'Indicators by status' })
  expect(within(counts).queryByRole('link', { name: /Red/ })).toBeNull()
  expect(within(counts).getByRole('link', { name: /1 Amber/ })).toBeTruthy()
  const row = screen.getByRole('row', { name: /Three or more placements/ })
  expect(within(row).getByText(/The rule says/).textContent).toMatch(/^The rule says Red/)
  expect(within(row).getByText(/^Shown as Amber until 20 December 2026/)).toBeTruthy()
  cleanup()
  openPage(`${places.priority}/report-card`)
  expect(await screen.findByText(/the rule says red/)).toBeTruthy()
  expect(
    screen.getByText(/^Shown as Amber for Three or more placements until 20 December 2026: Three brothers/),
  ).toBeTruthy()
})

test('the register says how often and by whom, and is narrowed by how they stand', async () => {
  const id = newId()
  await send({ id })
  await send({ replaces: id, status: 'green' })
  const { user } = openPage(register())
  expect(await screen.findByRole('heading', { level: 1, name: 'Overrides: how often and by whom' })).toBeTruthy()
  const authors = await screen.findByRole('table', { name: 'By whom' })
  expect(within(authors).getByRole('row', { name: /Plan coordinator/ }).textContent).toMatch(/221$/)
  expect(screen.getAllByRole('row', { name: /Three brothers/ })).toHaveLength(2)
  await user.click(screen.getByRole('link', { name: '1 ended' }))
  cleanup()
  openPage(`${register()}?state=ended`)
  const row = await screen.findByRole('row', { name: /Three brothers/ })
  expect(within(row).getByText('Replaced by another')).toBeTruthy()
})

test('a register without an override says so', async () => {
  openPage(register())
  expect(await screen.findByRole('heading', { name: 'None has been set yet' })).toBeTruthy()
})
