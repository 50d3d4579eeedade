import { cleanup, screen } from '@testing-library/react'
import { newId } from '@ttc/contracts/new-id'
import { memberRole } from '@ttc/db/role'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { signIn, type TestApp } from '../support/app.ts'
import { connectVisitor, openPage } from '../support/page.tsx'
import { aMember, startAccountApp } from '../support/people.ts'

let running: TestApp
let administrator: string
let reader: string
let coordinator: string

beforeAll(async () => {
  running = await startAccountApp()
  const holding = async (role: 'administrator' | 'reader' | 'plan-coordinator') => {
    const memberId = await aMember(running)
    const { partnershipId } = running.scope
    await running.connection.db.insert(memberRole).values({ partnershipId, id: newId(), memberId, role })
    return memberId
  }
  administrator = await holding('administrator')
  reader = await holding('reader')
  coordinator = await holding('plan-coordinator')
})
beforeEach(() => sessionStorage.clear())
afterEach(cleanup)
afterAll(() => running.close())

async function arriveAs(memberId: string) {
  const browser = connectVisitor(running)
  const [name = '', value = ''] = (await signIn(running.connection.db, running.scope, memberId)).split('=')
  browser.cookies.set(name, value)
}
const pageOf = (id: string) => `/partnerships/${running.scope.partnershipId}/members/${id}`

test.each([
  { who: 'a coordinator', at: 'a reader', offered: true, asker: () => coordinator, target: () => reader },
  {
    who: 'a coordinator',
    at: 'an administrator',
    offered: false,
    asker: () => coordinator,
    target: () => administrator,
  },
  {
    who: 'an administrator',
    at: 'an administrator',
    offered: true,
    asker: () => running.scope.memberId,
    target: () => administrator,
  },
])('$who who looks at $at is offered to invite them: $offered', async ({ offered, asker, target }) => {
  await arriveAs(asker())
  openPage(pageOf(target()))
  expect(await screen.findByRole('link', { name: 'Edit' })).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Invitation' }) !== null).toBe(offered)
  cleanup()
  const { user } = openPage(`${pageOf(target())}/edit`)
  const agency = await screen.findByRole('textbox', { name: 'Agency' })
  expect(screen.queryByRole('textbox', { name: /E-mail address/ }) !== null).toBe(offered)
  await user.type(agency, ' (north)')
  await user.click(screen.getByRole('button', { name: 'Save the person' }))
  expect(await screen.findByRole('link', { name: 'Edit' })).toBeTruthy()
})
