import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { newId } from '@ttc/contracts/new-id'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signIn } from '../support/app.ts'
import { connectAs, connectPages, disconnectPages, openPage } from '../support/page.tsx'
import { DIRECTOR, OWNER, type RedPlan, startRedPlan } from '../support/red-plan.ts'

let plan: RedPlan
let address: string
let sheetAddress: string

beforeEach(async () => {
  plan = await startRedPlan()
  const { scope, planId } = plan.it
  address = `/partnerships/${scope.partnershipId}/plans/${planId}/placements/${plan.place.row.placementId}`
  sheetAddress = `${address}/recovery-sheet`
  connectPages(plan.it)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await plan.it.close()
})

/** From now on the pages are those of a member of this name. */
const connectMember = async (name: string) =>
  connectAs(plan.it, await signIn(plan.it.connection.db, plan.it.scope, await plan.idOf(name)))

const open = async () => {
  const page = openPage(sheetAddress)
  await screen.findByRole('heading', { level: 1, name: 'Re-referrals within 12 months' })
  return page
}
const whatChanged = () => screen.getByRole('textbox', { name: /What changed, and why/ })
const day = (name: string) => within(screen.getByRole('group', { name }))
async function typeDay(
  user: Awaited<ReturnType<typeof open>>['user'],
  name: string,
  [d, m, y]: [string, string, string],
) {
  await user.type(day(name).getByLabelText('Day'), d)
  await user.type(day(name).getByLabelText('Month'), m)
  await user.type(day(name).getByLabelText('Year'), y)
}

describe('writing', () => {
  test('begins with why it is owed and what the numbers say', async () => {
    await open()
    expect(screen.getByText(/Recovery sheet · Owed by 7 December 2026/)).toBeTruthy()
    expect(screen.getByText(/Owed because it turned red/)).toBeTruthy()
    expect(
      screen.getByText(/From the numbers: 26\.0% in 2024\/25, 5\.5 points higher than the value before/),
    ).toBeTruthy()
    expect(screen.getByText(/If nothing changes, the forecast for 2027\/28/)).toBeTruthy()
  })

  test('is saved as it goes, and is there when one comes back', async () => {
    const { user } = await open()
    await user.type(whatChanged(), 'Two providers closed.')
    expect(await screen.findByText(/Draft saved at \d\d:\d\d/)).toBeTruthy()
    expect((await plan.page()).sheet?.content?.whatChanged).toBe('Two providers closed.')
    cleanup()
    await open()
    expect((whatChanged() as HTMLTextAreaElement).value).toBe('Two providers closed.')
  })

  test('keeps what is typed while the connection is lost', async () => {
    const { user } = await open()
    disconnectPages()
    await user.type(whatChanged(), 'Typed on a train')
    expect(await screen.findByText(/No connection\. What you typed is kept here/)).toBeTruthy()
    connectPages(plan.it)
    expect(await screen.findByText(/Draft saved at/)).toBeTruthy()
    expect((await plan.page()).sheet?.content?.whatChanged).toBe('Typed on a train')
  })

  test('by two people shows both versions, and the one who came second chooses', async () => {
    const { user } = await open()
    const { sheet } = await plan.page()
    const content = { whatChanged: 'What the owner wrote' }
    await plan.as(OWNER, 'PUT', plan.at, { sheetId: sheet?.id, version: sheet?.version, content })
    await user.type(whatChanged(), 'What the coordinator wrote')
    const notice = await screen.findByRole('region', { name: 'Two versions' })
    expect(within(notice).getByText('What the owner wrote')).toBeTruthy()
    expect(within(notice).getByText('What the coordinator wrote')).toBeTruthy()
    expect((await plan.page()).sheet?.content?.whatChanged).toBe('What the owner wrote')
    await user.click(within(notice).getByRole('button', { name: 'Keep mine' }))
    await waitFor(async () =>
      expect((await plan.page()).sheet?.content?.whatChanged).toBe('What the coordinator wrote'),
    )
  })

  test('is not sent before it holds what is asked, and all that is missing is named at once', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Send the sheet' }))
    expect(await screen.findByRole('link', { name: 'Say what changed.' })).toBeTruthy()
    expect(screen.getByRole('link', { name: /Add an action, or say in a sentence/ })).toBeTruthy()
    expect(screen.getByRole('link', { name: /back to amber, or to green/ })).toBeTruthy()
    expect(document.title).toMatch(/^Error: /)
    expect((await plan.page()).sheet?.state).toBe('owed')
  })

  test('is sent with an action, a day and a need', async () => {
    const { user } = await open()
    await user.type(whatChanged(), 'Two providers closed.')
    await user.type(screen.getByRole('textbox', { name: 'Action 1' }), 'Buy 45 places')
    await typeDay(user, 'Due', ['31', '3', '2027'])
    await typeDay(user, 'Back to green by', ['31', '3', '2028'])
    await user.click(screen.getByRole('button', { name: 'Add what you need' }))
    await user.type(screen.getByRole('textbox', { name: 'From' }), 'Combined authority')
    await user.type(screen.getByRole('textbox', { name: 'What' }), 'Fund January starts')
    await user.click(screen.getByRole('button', { name: 'Send the sheet' }))
    expect(await screen.findByText('The recovery sheet is sent')).toBeTruthy()
    expect((await plan.page()).sheet).toMatchObject({
      state: 'submitted',
      content: {
        actions: [{ text: 'Buy 45 places', dueOn: '2027-03-31' }],
        backToGreenOn: '2028-03-31',
        needs: [{ from: 'Combined authority', toDirectors: false }],
      },
    })
    expect(await screen.findByText('From Combined authority: Fund January starts')).toBeTruthy()
  })

  test('draws the way back as its days are given', async () => {
    const { user } = await open()
    await typeDay(user, 'Back to green by', ['31', '3', '2028'])
    await waitFor(() =>
      expect(document.querySelector('desc')?.textContent).toMatch(/The path back: green by 31 March 2028/),
    )
  })
})

describe('deciding', () => {
  beforeEach(async () => {
    await plan.submit()
    await connectMember(DIRECTOR)
  })

  test('a director reads the four answers and accepts them', async () => {
    const { user } = await open()
    expect(screen.getByText('Two providers closed in the summer.')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: 'Accept it' }))
    await user.click(screen.getByRole('button', { name: 'Save the decision' }))
    expect(await screen.findByText('The sheet is accepted')).toBeTruthy()
    expect(await screen.findByText(/^Recovery sheet · Accepted on .* by Director/)).toBeTruthy()
  })

  test('or sends it back with a question and a day', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('radio', { name: 'Send it back with a question' }))
    await user.click(screen.getByRole('button', { name: 'Save the decision' }))
    expect(await screen.findByRole('link', { name: 'Ask the question with which it goes back.' })).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: /Your question/ }), 'Why did the fair not work?')
    await user.click(screen.getByRole('button', { name: 'Save the decision' }))
    expect(await screen.findByText('The sheet is sent back')).toBeTruthy()
    cleanup()
    connectPages(plan.it)
    await open()
    expect(screen.getByText(/asks, /)).toBeTruthy()
    expect(screen.getAllByText('Why did the fair not work?').length).toBeGreaterThan(0)
  })

  test('is told when another director was first', async () => {
    const { user } = await open()
    const { sheet } = await plan.page()
    const body = { id: newId(), sheetId: sheet?.id, version: sheet?.version, decision: 'accepted' }
    await plan.as('Director of public health', 'POST', `${plan.at}/decision`, body)
    await user.click(screen.getByRole('radio', { name: 'Accept it' }))
    await user.click(screen.getByRole('button', { name: 'Save the decision' }))
    expect(await screen.findByText(/Nothing is decided twice\. .*by Director of public health/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Save the decision' })).toBeNull()
  })
})

test('the indicator’s page says how its sheet stands, and leads to it', async () => {
  openPage(address)
  const panel = await screen.findByRole('region', { name: 'Recovery sheet' })
  expect(within(panel).getByText('Owed by 7 December 2026.')).toBeTruthy()
  expect(within(panel).getByRole('link', { name: 'Write the recovery sheet' }).getAttribute('href')).toBe(sheetAddress)
})

test('who only reads is told who owes the answers', async () => {
  await connectMember('Scrutiny officer')
  await open()
  expect(screen.getByText(/Head of early help owes the answers by 7 December 2026/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Send the sheet' })).toBeNull()
})

test('the way back that was sent stands in the table of the indicator’s curve', async () => {
  await plan.submit()
  const { user } = openPage(address)
  await user.click(await screen.findByRole('tab', { name: 'Table' }))
  expect(await screen.findByText(/amber by 31 March 2027/)).toBeTruthy()
  expect(screen.getByText(/green by 31 March 2028/)).toBeTruthy()
})
