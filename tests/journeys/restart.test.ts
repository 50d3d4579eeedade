import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { goTo, wordsIn } from '../support/browser-page.ts'
import { newDataFolder, removeDataFolder, type Server, startServer } from '../support/server.ts'
import { placesOf } from '../support/server-places.ts'

const folder = newDataFolder()
const { arrive } = useBrowser()
let server: Server | null = null
beforeAll(async () => {
  server = await startServer(folder)
})
afterAll(async () => {
  await server?.stop()
  removeDataFolder(folder)
})

describe('when the server is killed and started again', () => {
  test('the page says that it is away and recovers, and every stored value is there', async () => {
    const address = server?.address ?? ''
    const places = await placesOf(address)
    const name = 'Pathway plans reviewed in the last six months'
    const { page } = await arrive({ address })
    await goTo(page, `${places.indicator(name)}/record`)
    await page.getByLabel('Numerator', { exact: true }).fill('226')
    await page.getByLabel('Denominator', { exact: true }).fill('290')
    await page.getByRole('button', { name: 'Record the value' }).click()
    await page.getByText(/^The value for .+ is recorded$/).waitFor()

    await server?.kill()
    await page.getByRole('link', { name: 'Report cards' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'We cannot reach Turning the Curve' }).waitFor()
    server = await startServer(folder, { port: Number(new URL(address).port) })
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { level: 1, name: 'Report cards' }).waitFor()

    await goTo(page, places.indicator(name))
    const newest = page
      .getByRole('table', { name: /Values as they were recorded/ })
      .getByRole('row')
      .nth(1)
    expect(await wordsIn(newest)).toMatch(/77\.9%\s+226 of 290.+now/)
    const before = places.view.outcomes.flatMap(({ priorities }) => priorities.flatMap(({ rows }) => rows)).length
    const { view } = await placesOf(address)
    expect(view.outcomes.flatMap(({ priorities }) => priorities.flatMap(({ rows }) => rows)).length).toBe(before)
  })
})
