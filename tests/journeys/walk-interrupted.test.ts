import { PersonListView } from '@ttc/contracts/member'
import { newId } from '@ttc/contracts/new-id'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { defectsAt, goTo, wordsIn } from '../support/browser-page.ts'
import { newDataFolder, removeDataFolder, type Server, startServer } from '../support/server.ts'
import { type Places, placesOf } from '../support/server-places.ts'
import { openWalkOn } from '../support/server-walk.ts'

/** The priority that the example's team member belongs to. */
const PRIORITY = 'Safe streets, fair chances'
const PATIENCE = { timeout: 30_000 }

const folder = newDataFolder()
const { arrive } = useBrowser()
let server: Server
let places: Places
let story: string
beforeAll(async () => {
  server = await startServer(folder)
  places = await placesOf(server.address)
  story = `${(await openWalkOn(places, PRIORITY, { address: server.address })).path}/story`
})
afterAll(async () => {
  await server.stop()
  removeDataFolder(folder)
})

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a restricting factor' }).click()
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.type(text)
}

const said = (page: Page) =>
  page
    .getByRole('region', { name: 'Restricting factors' })
    .getByRole('textbox', { name: /^Factor \d+$/ })
    .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))

const state = (page: Page, words: string | RegExp) => page.locator('.ttc-walk__saved').getByText(words).waitFor()

describe('when the server goes away in the middle of a walk', () => {
  test('what is typed meanwhile is kept, and stands once and in order on every screen when it is back', async () => {
    const { address } = server
    const one = await arrive({ address, calm: true })
    const other = await arrive({ address, calm: true, role: 'team-member' })
    await goTo(one.page, story)
    await goTo(other.page, story)
    await say(one.page, 'Said before')
    await expect.poll(() => said(other.page), PATIENCE).toEqual(['Said before'])

    await say(one.page, 'Begun before ')
    await server.kill()
    await one.page.keyboard.type('and ended without a server')
    await say(one.page, 'The first of the absence')
    await say(one.page, 'The second of the absence')
    await state(one.page, /What you typed is kept here and sent when it is back/)
    await state(other.page, /Connection lost/)
    expect(await defectsAt(one.page, [1440, 390])).toEqual([])

    server = await startServer(folder, { port: Number(new URL(address).port) })
    await state(one.page, /^Saved/)
    await state(other.page, /^Saved/)
    const all = [
      'Said before',
      'Begun before and ended without a server',
      'The first of the absence',
      'The second of the absence',
    ]
    await expect.poll(() => said(other.page), PATIENCE).toEqual(all)
    expect(await said(one.page)).toEqual(all)
    await say(other.page, 'Said after')
    await expect.poll(() => said(one.page), PATIENCE).toEqual([...all, 'Said after'])
    await other.page.reload()
    await expect.poll(() => said(other.page), PATIENCE).toEqual([...all, 'Said after'])
  })
})

describe('when somebody’s role is taken away in the middle of a walk', () => {
  test('they are told, keep what they typed, and the others go on', async () => {
    const { address } = server
    const administrator = await arrive({ address, role: 'administrator' })
    const member = await arrive({ address, calm: true, role: 'team-member' })
    const other = await arrive({ address, calm: true })
    await goTo(member.page, story)
    await goTo(other.page, story)
    const before = await said(other.page)
    await say(member.page, 'Said while I could')
    await expect.poll(() => said(other.page), PATIENCE).toEqual([...before, 'Said while I could'])

    await grantReading(administrator.context)
    await endRole(administrator.context, 'team-member')
    await say(member.page, 'Said a moment too late')
    const told = member.page.getByRole('alert')
    await told.getByText('You may no longer add to this walk').waitFor()
    expect(await wordsIn(told)).toContain('Said a moment too late')
    await member.page.getByRole('button', { name: 'Add a restricting factor' }).waitFor({ state: 'detached' })
    await say(other.page, 'The others go on')
    await member.page.getByRole('main').getByText('The others go on').waitFor()
    expect(await defectsAt(member.page, [1440, 390])).toEqual([])

    await endRole(administrator.context, 'reader')
    await told.getByText('You no longer have a part in this walk').waitFor()
    expect(await wordsIn(told)).toContain('Said a moment too late')
    await say(other.page, 'And are not heard by them')
    await state(other.page, /^Saved/)
    expect(await said(other.page)).toEqual([
      ...before,
      'Said while I could',
      'The others go on',
      'And are not heard by them',
    ])
    expect(await wordsIn(member.page.getByRole('main'))).not.toContain('And are not heard by them')
    expect(await defectsAt(member.page, [1440, 390])).toEqual([])
  })
})

/** The district manager, with whose eyes the example shows a team member. */
async function manager(context: BrowserContext) {
  const answer = await context.request.get(`/api${places.partnership}/people`)
  const { people } = PersonListView.parse(await answer.json())
  const found = people.find(({ name }) => name === 'District manager')
  if (found === undefined) throw new Error('The example has no district manager.')
  return { ...found, at: `/api${places.partnership}/members/${found.id}/roles` }
}

async function grantReading(context: BrowserContext): Promise<void> {
  const { at } = await manager(context)
  const priorityId = places.priority(PRIORITY).split('/').at(-1)
  const answer = await context.request.post(at, { data: { id: newId(), role: 'reader', planId: null, priorityId } })
  if (!answer.ok()) throw new Error(await answer.text())
}

async function endRole(context: BrowserContext, role: string): Promise<void> {
  const { at, roles } = await manager(context)
  const held = roles.find((one) => one.role === role)
  const answer = await context.request.put(`${at}/${held?.id}`, { data: { ended: true } })
  if (!answer.ok()) throw new Error(await answer.text())
}
