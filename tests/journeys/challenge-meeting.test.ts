import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { defectsAt, goTo } from '../support/browser-page.ts'
import { newDataFolder, removeDataFolder, type Server, startServer } from '../support/server.ts'
import { plannedAt } from '../support/server-meeting.ts'
import { type Places, placesOf } from '../support/server-places.ts'

const PATIENCE = { timeout: 30_000 }

const folder = newDataFolder()
const { arrive } = useBrowser()
let server: Server
let places: Places
let room: string

beforeAll(async () => {
  server = await startServer(folder)
  places = await placesOf(server.address)
  room = `${places.plan}/meetings/${await plannedAt(server.address, places)}/room`
})
afterAll(async () => {
  await server.stop()
  removeDataFolder(folder)
})

const state = (page: Page, words: string | RegExp) => page.locator('.ttc-cm__saved').getByText(words).waitFor(PATIENCE)
const typedIn = (page: Page, label: string) => page.getByLabel(label, { exact: true }).inputValue()

/** Types into the field that has the focus, and goes on to the next. */
async function typeOn(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Tab')
}

test('a meeting is typed by keyboard; nothing is lost to a reload, a cut connection or a killed server', async () => {
  const { address } = server
  const taker = await arrive({ address, calm: true, width: 1440 })
  const director = await arrive({ address, calm: true, width: 1440, role: 'director' })
  const { page } = taker
  await goTo(page, `${room}?view=minutes`)
  await page.getByRole('button', { name: 'Begin the meeting' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Question', { exact: true }).waitFor(PATIENCE)
  await goTo(director.page, `${room}?view=projector`)

  await page.getByLabel('Question', { exact: true }).focus()
  await typeOn(page, 'What happens in year 8?')
  await typeOn(page, 'Ana Ćirić 李')
  await typeOn(page, 'NHS')
  await typeOn(page, 'Two trusts share a room 🙂')
  await state(page, 'All saved')
  await director.page.getByText('Two trusts share a room 🙂').waitFor(PATIENCE)
  expect(await defectsAt(page, [1440, 390])).toEqual([])
  expect(await defectsAt(director.page, [1440, 390])).toEqual([])

  await taker.context.setOffline(true)
  await page.getByLabel('Promise', { exact: true }).focus()
  await typeOn(page, 'All four sign the offer')
  await typeOn(page, 'Trust lead')
  await state(page, /kept here and sent when it is back/)
  await taker.context.setOffline(false)
  await state(page, 'All saved')
  await director.page.getByText('All four sign the offer').waitFor(PATIENCE)

  await server.kill()
  await page.getByLabel('Due', { exact: true }).focus()
  await typeOn(page, '31 March 2027')
  await page.getByRole('radio', { name: 'Escalate' }).focus()
  await page.keyboard.press('Space')
  await state(page, /kept here and sent when it is back/)
  server = await startServer(folder, { port: Number(new URL(address).port) })
  await state(page, 'All saved')
  await director.page.getByText('due 31 March 2027').waitFor(PATIENCE)

  await page.reload()
  await page.getByLabel('Question', { exact: true }).waitFor(PATIENCE)
  expect(await typedIn(page, 'Question')).toBe('What happens in year 8?')
  expect(await typedIn(page, 'Due')).toBe('31 March 2027')
  expect(await page.getByRole('radio', { name: 'Escalate' }).isChecked()).toBe(true)

  await page.getByLabel('Answer', { exact: true }).focus()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Challenge 2 on this item' }).waitFor(PATIENCE)
  await page.keyboard.type('Typed as the page is left')
  await page.reload()
  await expect.poll(() => typedIn(page, 'Question'), PATIENCE).toBe('Typed as the page is left')
  await state(page, 'All saved')
  await director.page.getByText('Typed as the page is left').waitFor(PATIENCE)

  await goTo(page, `${places.partnership}/ledger`)
  await page.getByText('All four sign the offer', { exact: true }).waitFor(PATIENCE)
  expect(await defectsAt(page, [1440, 390])).toEqual([])
  expect(taker.faults.taken().filter((fault) => !fault.includes('ERR_'))).toEqual([])
})
