import { cleanup, screen, within } from '@testing-library/react'
import type { PlacementEscalationView } from '@ttc/contracts/escalation'
import { newId } from '@ttc/contracts/new-id'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeRound } from '../../apps/api/src/escalation/close-round.command.ts'
import { signIn, TODAY } from '../support/app.ts'
import { connectAs, connectPages, openPage } from '../support/page.tsx'
import { DIRECTOR, OTHER_DIRECTOR, type RedPlan, startRedPlan } from '../support/red-plan.ts'

const REASON = 'The target was set before the two providers closed.'

let plan: RedPlan

beforeEach(async () => {
  plan = await startRedPlan()
  connectPages(plan.it)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await plan.it.close()
})

const close = (roundEnd: string) =>
  plan.it.connection.db.transaction((tx) =>
    closeRound(tx, plan.it.scope, { planId: plan.it.planId, roundEnd, today: TODAY }),
  )
/** Four rounds in which nobody answered the sheet. */
const fourRounds = async () => {
  await close('2025-12-31')
  await close('2026-03-31')
  await close('2026-06-30')
  await close('2026-09-30')
}
const toDirector = async () =>
  connectAs(plan.it, await signIn(plan.it.connection.db, plan.it.scope, await plan.idOf(DIRECTOR)))
const ofPartnership = (path: string) => `/partnerships/${plan.it.scope.partnershipId}/${path}`
const indicator = () => ofPartnership(`plans/${plan.it.planId}/placements/${plan.place.row.placementId}`)
const stored = async () =>
  (await plan.it.get(`/placements/${plan.place.row.placementId}/escalation`)).json<PlacementEscalationView>()

test('the register leads a director to what waits, where it is decided with a reason', async () => {
  await fourRounds()
  await toDirector()
  openPage(ofPartnership('escalations'))
  const row = (await screen.findByText('Board decision', { selector: 'td' })).closest('tr') as HTMLElement
  expect(within(row).getByText('red in 4 rounds running')).toBeTruthy()
  expect(screen.getByRole('link', { name: /2 open/ })).toBeTruthy()
  const decide = within(row).getByRole('link', { name: 'Decide about Re-referrals within 12 months' })
  expect(decide.getAttribute('href')).toBe(`${indicator()}/escalation`)
  cleanup()
  const { user } = openPage(`${indicator()}/escalation`)
  await screen.findByRole('heading', { name: 'Board decision: red in 4 rounds running' })
  await user.click(screen.getByRole('button', { name: 'Save the decision' }))
  expect(await screen.findByRole('link', { name: /Choose to change the plan/ })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Enter the reason.' })).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'Change the target' }))
  await user.type(screen.getByRole('textbox', { name: /Why/ }), REASON)
  await user.click(screen.getByRole('button', { name: 'Save the decision' }))
  expect(await screen.findByText('The decision is written down')).toBeTruthy()
  expect(screen.getByText(/Change the target: decided on 23 November 2026 by Director/)).toBeTruthy()
  expect((await stored()).escalations.find(({ step }) => step === 'board')).toMatchObject({ decision: 'change-target' })
})

test('where another director was sooner, theirs is told and shown', async () => {
  await fourRounds()
  await toDirector()
  const { user } = openPage(`${indicator()}/escalation`)
  await user.click(await screen.findByRole('radio', { name: 'Accept it as it is' }))
  await user.type(screen.getByRole('textbox', { name: /Why/ }), REASON)
  const waiting = (await stored()).escalations.find(({ step }) => step === 'board')
  await plan.as(OTHER_DIRECTOR, 'POST', `/placements/${plan.place.row.placementId}/escalation/decision`, {
    id: newId(),
    escalationId: waiting?.id,
    version: waiting?.version,
    decision: 'change-plan',
    reason: 'What is being done has turned nothing for two years.',
  })
  await user.click(screen.getByRole('button', { name: 'Save the decision' }))
  expect(await screen.findByText('Yours was not stored')).toBeTruthy()
  expect(screen.getByText(/What is being done has turned nothing for two years/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Save the decision' })).toBeNull()
})

test('whoever may not decide sees the rounds and who does', async () => {
  await fourRounds()
  openPage(`${indicator()}/escalation`)
  expect(await screen.findByText('Directors and the plan lead decide about it.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Save the decision' })).toBeNull()
  const rounds = screen.getByRole('table', { name: /Rounds, newest first/ })
  expect(within(rounds).getAllByRole('row')).toHaveLength(5)
})

test('the indicator’s page and the list of exceptions tell of it', async () => {
  await fourRounds()
  openPage(indicator())
  const panel = await screen.findByRole('region', { name: 'Escalation' })
  expect(within(panel).getByText(/red in 4 rounds running/)).toBeTruthy()
  cleanup()
  openPage(ofPartnership('exceptions'))
  const card = await screen.findByRole('article', { name: 'Re-referrals within 12 months' })
  expect(
    within(card)
      .getByRole('link', { name: /Board decision/ })
      .getAttribute('href'),
  ).toBe(`${indicator()}/escalation`)
  const count = screen.getByRole('link', { name: '1 waiting for a decision' })
  expect(count.getAttribute('href')).toContain('only=escalated')
})

test('nothing carried up is said, with when something would be', async () => {
  openPage(ofPartnership('escalations'))
  expect(await screen.findByRole('heading', { name: 'Nothing waits for a decision or a sheet' })).toBeTruthy()
  cleanup()
  openPage(`${indicator()}/escalation`)
  expect(await screen.findByRole('heading', { name: 'It has not been carried up' })).toBeTruthy()
  expect(screen.getByText('No round has closed since it stands in the plan.')).toBeTruthy()
})

test('the settings are changed with a reason, and every change is listed', async () => {
  const { user } = openPage(ofPartnership('escalation-rule'))
  const board = await screen.findByRole('textbox', { name: 'Red rounds running until the board decides' })
  await user.clear(board)
  await user.type(board, '1')
  await user.click(screen.getByRole('button', { name: 'Change it from today' }))
  expect(await screen.findByRole('link', { name: 'Enter the reason.' })).toBeTruthy()
  await user.type(screen.getByRole('textbox', { name: 'Why is it changed?' }), 'Agreed by the board.')
  await user.click(screen.getByRole('button', { name: 'Change it from today' }))
  const refused = 'The board is asked after the owner. Enter 2 rounds or more, or ask for a sheet earlier.'
  expect(await screen.findByRole('link', { name: refused })).toBeTruthy()
  await user.clear(board)
  await user.type(board, '3')
  await user.click(screen.getByRole('button', { name: 'Change it from today' }))
  expect(await screen.findByText('The settings are changed')).toBeTruthy()
  const changes = screen.getByRole('table', { name: /Changes, newest first/ })
  expect(within(changes).getByText('The board decides: after 3 red rounds running')).toBeTruthy()
})
