import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { today } from '../../apps/web/src/problem/today.ts'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, connectVisitor, openPage } from '../support/page.tsx'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let places: Awaited<ReturnType<typeof placesIn>>
let home: string

beforeEach(async () => {
  // The form proposes the day it is where the page is open; server and page must agree on it.
  running = await startTestApp(aPlanToSee(), today())
  places = await placesIn(running)
  home = `/partnerships/${running.scope.partnershipId}`
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const people = async () =>
  (await running.get('/people')).json().people as { id: string; name: string; leftOn: string }[]
const idOf = async (name: string) => (await people()).find((one) => one.name === name)?.id ?? ''

describe('people', () => {
  test('are listed with their agency and roles', async () => {
    openPage(`${home}/members`)
    const row = await screen.findByRole('row', { name: /Head of early help/ })
    expect(row.textContent).toContain('Council')
    expect(row.textContent).toContain('Priority lead: Help early and once')
  })

  test('an administrator can take the whole partnership away, and is told what is in it', async () => {
    openPage(`${home}/members`)
    const link = await screen.findByRole('link', { name: 'Download the whole partnership' })
    expect(link.getAttribute('href')).toBe(`/api${home}/export`)
    expect(screen.getByText(/small numbers too, and no passwords/)).toBeTruthy()
  })

  test('are found by words of name, agency and role, and shown fifty at a time', async () => {
    const { db } = running.connection
    const { partnershipId } = running.scope
    const many = Array.from({ length: 60 }, (_, at) => ({
      partnershipId,
      id: newId(),
      name: `Teacher ${at}`,
      agency: 'School',
    }))
    await db.insert(member).values(many)
    const { user } = openPage(`${home}/members`)
    expect(await screen.findByText(/^50 of 6\d people shown$/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Show more people' }))
    expect(screen.getByText(/^6\d of 6\d people shown$/)).toBeTruthy()
    await user.type(screen.getByRole('searchbox', { name: 'Find by name, agency or role' }), 'council  PRIORITY lead')
    expect(screen.getByText('1 of 1 people shown')).toBeTruthy()
    expect(screen.getByRole('row', { name: /Head of early help/ })).toBeTruthy()
    await user.type(screen.getByRole('searchbox', { name: 'Find by name, agency or role' }), ' nobody')
    expect(screen.getByText('0 of 0 people shown')).toBeTruthy()
  })

  test('a person is added and invited, and every wrong field is named at once', async () => {
    const { user } = openPage(`${home}/members/new`)
    await user.click(await screen.findByRole('button', { name: 'Add the person' }))
    const summary = await screen.findByRole('alert')
    expect(within(summary).getAllByRole('link').length).toBe(2)
    await user.type(screen.getByRole('textbox', { name: 'Role title or name' }), 'Youth worker')
    await user.type(screen.getByRole('textbox', { name: 'Agency' }), 'Charity')
    await user.type(screen.getByRole('textbox', { name: /E-mail address/ }), 'worker@example.org')
    await user.click(screen.getByRole('button', { name: 'Add the person' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Youth worker' })).toBeTruthy()
    expect(await screen.findByText(/Invited at worker@example.org/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Withdraw it' }))
    await waitFor(() => expect(screen.queryByText(/Invited at/)).toBeNull())
  })

  test('a role is offered only for what it can be held for, given and ended', async () => {
    const { user } = openPage(`${home}/members/${await idOf('Head of early help')}`)
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Role' }), 'Administrator')
    const place = screen.getByRole('combobox', { name: 'For' })
    expect(within(place).getAllByRole('option').length).toBe(1)
    await user.selectOptions(screen.getByRole('combobox', { name: 'Role' }), 'Team member')
    await waitFor(() => expect(within(place).getByRole('option', { name: 'Help early and once' })).toBeTruthy())
    await user.selectOptions(place, 'Help early and once')
    await user.click(screen.getByRole('button', { name: 'Give the role' }))
    const table = screen.getByRole('table', { name: 'Roles held now' })
    const row = await within(table).findByRole('row', { name: /Team member/ })
    await user.click(within(row).getByRole('button', { name: 'End Team member: Help early and once' }))
    await waitFor(() => expect(within(table).queryByRole('row', { name: /Team member/ })).toBeNull())
  })

  test('the last administrator keeps the role, and the page says why', async () => {
    const { user } = openPage(`${home}/members/${running.scope.memberId}`)
    await user.click(await screen.findByRole('button', { name: 'End Administrator' }))
    expect(await screen.findByText(/This is the last administrator of the partnership/)).toBeTruthy()
  })

  test('an absence names who stands in', async () => {
    const { user } = openPage(`${home}/members/${await idOf('Head of early help')}`)
    const first = await screen.findByRole('group', { name: /First day away/ })
    await user.type(within(first).getByRole('textbox', { name: 'Day' }), '1')
    await user.type(within(first).getByRole('textbox', { name: 'Month' }), '9')
    await user.type(within(first).getByRole('textbox', { name: 'Year' }), '2026')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Deputy' }), 'Plan coordinator, Council')
    await user.click(screen.getByRole('button', { name: 'Save the absence' }))
    expect(await screen.findByText(/until further notice; Plan coordinator stands in/)).toBeTruthy()
  })

  test('whoever leaves hands over everything in one step', async () => {
    const leaver = await idOf('Head of early help')
    const { user } = openPage(`${home}/members/${leaver}/leave`)
    expect(await screen.findByText('3 indicators and 1 priority.')).toBeTruthy()
    expect(await screen.findByRole('link', { name: 'Three or more placements' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Hand over and let them leave' }))
    expect(await screen.findByRole('link', { name: /Choose who takes over/ })).toBeTruthy()
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Who takes all of it over' }),
      'Plan coordinator, Council',
    )
    await user.click(screen.getByRole('button', { name: 'Hand over and let them leave' }))
    expect(await screen.findByText(/^Left/)).toBeTruthy()
    const after = await placesIn(running)
    expect(after.row('placements').owner?.name).toBe('Plan coordinator')
  })
})

describe('whoever only reads', () => {
  async function arriveAsOwner() {
    const browser = connectVisitor(running)
    const [name = '', value = ''] = (
      await signIn(running.connection.db, running.scope, await idOf('Head of early help'))
    ).split('=')
    browser.cookies.set(name, value)
  }

  test('is offered nothing that would be refused', async () => {
    await arriveAsOwner()
    openPage(`${home}/members`)
    await screen.findByRole('row', { name: /Head of early help/ })
    expect(screen.queryByRole('link', { name: 'Add a person' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Download the whole partnership' })).toBeNull()
    const menu = screen.getByRole('navigation', { name: 'Main' })
    expect(await within(menu).findByRole('link', { name: 'Boards' })).toBeTruthy()
    expect(within(menu).queryByRole('link', { name: 'Audit trail' })).toBeNull()
  })

  test('finds no way to edit the plan, and is told so at its address', async () => {
    await arriveAsOwner()
    openPage(places.home)
    await screen.findByRole('heading', { level: 1, name: 'Children and Young People’s Plan' })
    expect(screen.queryByRole('link', { name: 'Edit the plan' })).toBeNull()
    cleanup()
    openPage(`${places.home}/edit`)
    expect(await screen.findByRole('heading', { level: 1, name: 'You cannot see this page' })).toBeTruthy()
    expect(screen.getByText(/It is for: plan coordinator/)).toBeTruthy()
  })
})
