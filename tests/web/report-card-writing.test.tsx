import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { round } from '@ttc/db/round'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { cardOf, TOLD } from '../support/card-writing.ts'
import { connectAs, connectPages, openPage } from '../support/page.tsx'
import { aPlanFile } from '../support/plan-file.ts'
import { anOpenRound, personOf } from '../support/round.ts'

const LEAD = 'Priority lead'
const PLAN_LEAD = 'Plan lead'
const READER = 'Scrutiny officer'

let it: TestApp
let address: string
let roundId: string

beforeEach(async () => {
  const file = aPlanFile()
  it = await startTestApp({
    ...file,
    members: [
      ...file.members,
      { key: 'lead', name: LEAD, agency: 'Council', roles: [{ role: 'priority-lead', priority: 'homes' }] },
      { key: 'chair', name: PLAN_LEAD, agency: 'NHS', roles: [{ role: 'plan-lead' }] },
      { key: 'reader', name: READER, agency: 'Council', roles: [{ role: 'reader' }] },
    ],
  })
  roundId = await anOpenRound(it)
  const { priorityId } = await cardOf(it)
  address = `/partnerships/${it.scope.partnershipId}/plans/${it.planId}/priorities/${priorityId}/report-card`
  connectPages(it)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await it.close()
})

const openAs = async (name: string) => {
  cleanup()
  connectAs(it, await signIn(it.connection.db, it.scope, (await personOf(it, name)).id))
  const page = openPage(address)
  await screen.findByRole('article', { name: /Report card/ })
  return page
}
const desk = () => within(screen.getByRole('region', { name: 'Finish the card' }))
const changed = () => screen.getByRole('textbox', { name: 'What changed since last time' })
const step = () => desk().getByRole('list', { name: 'How far this card has come' }).querySelector('[aria-current]')

test('a lead finishes a card, the plan lead signs it, and everybody reads how far it is', async () => {
  const { user } = await openAs(LEAD)
  expect(step()?.textContent).toContain('Draft')
  expect(desk().getByText(/Nothing is said of what changed/)).toBeTruthy()
  expect(desk().getByRole('textbox', { name: /Why the card goes/ })).toBeTruthy()
  await user.type(changed(), 'Two workshops were held.')
  expect(await desk().findByText(/The words tell what was done/)).toBeTruthy()
  await user.clear(changed())
  await user.type(changed(), TOLD)
  await user.type(screen.getByRole('textbox', { name: 'Of whom 1' }), 'NHS')
  await user.type(screen.getByRole('textbox', { name: 'What we ask 1' }), 'Keep the ten slots')
  const card = within(screen.getByRole('article', { name: /Report card/ }))
  await waitFor(() =>
    expect(card.getByRole('region', { name: 'What we ask of the partnership' }).textContent).toContain(
      'NHS: Keep the ten slots',
    ),
  )
  expect(desk().queryByText(/The words tell what was done/)).toBeNull()
  expect(desk().getByText('The card fits on one side of A4')).toBeTruthy()
  await user.click(desk().getByRole('button', { name: 'Call it ready' }))
  expect(await desk().findByText('The card is ready for the meeting')).toBeTruthy()
  expect(step()?.textContent).toContain('Ready')
  expect(desk().queryByRole('button', { name: 'Sign the card' })).toBeNull()

  const chair = await openAs(PLAN_LEAD)
  expect(document.querySelectorAll('.govuk-button:not(.govuk-button--secondary)')).toHaveLength(1)
  await chair.user.click(desk().getByRole('button', { name: 'Sign the card' }))
  expect(await desk().findByText('The card is signed and kept as it is')).toBeTruthy()
  expect(screen.getByRole('article').textContent).toMatch(/Signed on 23 November 2026 by Plan lead/)

  await openAs(READER)
  expect(step()?.textContent).toContain('Signed')
  expect(desk().queryAllByRole('button')).toEqual([])
  expect(desk().queryAllByRole('textbox')).toEqual([])
})

test('what two people wrote at once stands side by side, and nothing typed is lost', async () => {
  const { user } = await openAs(LEAD)
  await (await cardOf(it)).write({ changed: 'What the coordinator wrote' })
  await user.type(changed(), 'What the lead wrote')
  const notice = within(await screen.findByRole('region', { name: 'Two versions' }))
  expect(notice.getByText('What the coordinator wrote')).toBeTruthy()
  await user.click(notice.getByRole('button', { name: 'Keep mine' }))
  await waitFor(async () => expect((await (await cardOf(it)).read()).words.changed).toBe('What the lead wrote'))
})

test('a signed card is opened again with a reason, and not once the pack is frozen', async () => {
  const card = await cardOf(it)
  await card.write()
  await card.ready()
  await card.sign()
  const { user } = await openAs(PLAN_LEAD)
  await user.click(desk().getByText('Open the card again'))
  await user.click(desk().getByRole('button', { name: 'Open it again' }))
  expect(await desk().findByRole('link', { name: 'Say why the signed card is opened again.' })).toBeTruthy()
  await user.type(desk().getByRole('textbox', { name: /Why it is opened again/ }), 'A wrong figure')
  await user.click(desk().getByRole('button', { name: 'Open it again' }))
  await waitFor(() => expect(step()?.textContent).toContain('Draft'))
  await card.ready()
  await card.sign()
  await it.connection.db.update(round).set({ state: 'frozen' }).where(eq(round.id, roundId))
  await openAs(PLAN_LEAD)
  expect(desk().getByText(/The pack of Quarter 3, 2026\/27 is frozen/)).toBeTruthy()
  expect(desk().queryByText('Open the card again')).toBeNull()
})
