import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { defectsAt, goTo, wordsIn } from '../support/browser-page.ts'
import { newDataFolder, removeDataFolder, runCommand, type Server, startServer } from '../support/server.ts'
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
    expect(await wordsIn(newest)).toMatch(/77\.9%\s+First recorded\.\s+226 of 290.+now/)
    const before = places.view.outcomes.flatMap(({ priorities }) => priorities.flatMap(({ rows }) => rows)).length
    const { view } = await placesOf(address)
    expect(view.outcomes.flatMap(({ priorities }) => priorities.flatMap(({ rows }) => rows)).length).toBe(before)
  })
})

describe('when the worked example is removed', () => {
  let said = ''
  beforeAll(async () => {
    await server?.stop()
    said = await runCommand(folder, 'remove-example')
    server = await startServer(folder, { example: false })
  })

  test('the command says so, and nobody gets in without an account', async () => {
    expect(said).toMatch(/removed/i)
    const { page, faults } = await arrive({ address: server?.address ?? '', role: 'nobody' })
    await goTo(page, '/')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(await page.getByText('This is a worked example').count()).toBe(0)
    expect(await page.getByRole('heading', { name: 'Look round as' }).count()).toBe(0)
    expect(await defectsAt(page, [1440, 390, 320])).toEqual([])
    expect(faults.taken()).toEqual([])
  })

  test.each(['/help', '/numbers', '/accessibility'])('%s stands without a partnership', async (path) => {
    const { page, faults } = await arrive({ address: server?.address ?? '', role: 'nobody' })
    await goTo(page, path)
    expect([...(await defectsAt(page, [1440, 320])), ...faults.taken()]).toEqual([])
  })

  test('the link that the server writes makes the first administrator and their partnership, once', async () => {
    const link = new URL(/http:\S+set-up\S+/.exec(server?.said ?? '')?.[0] ?? '')
    const { page, faults } = await arrive({ address: server?.address ?? '', role: 'nobody' })
    await goTo(page, `${link.pathname}${link.hash}`)
    await page.getByLabel('Name of the partnership').fill('Harbour Children’s Partnership')
    await page.getByLabel('Area code').fill('E06900101')
    await page.getByLabel('Area name').fill('Harbour')
    await page.getByLabel('Your name').fill('Administrator')
    await page.getByLabel('Your e-mail address').fill('administrator@example.test')
    await page.getByLabel('New password', { exact: true }).fill('lantern orchard gravel tide')
    expect(await defectsAt(page, [1440, 320])).toEqual([])
    await page.getByRole('button', { name: 'Set up and sign in' }).click()
    await page.getByRole('heading', { level: 1, name: 'Plans' }).waitFor()
    expect(await wordsIn(page.getByRole('main'))).toMatch(/Harbour Children’s Partnership.+No plan yet/s)
    expect([...(await defectsAt(page, [1440, 390, 320])), ...faults.taken()]).toEqual([])
    await goTo(page, '/help')
    await goTo(page, `${link.pathname}${link.hash}`)
    await page.getByRole('heading', { level: 1, name: 'This link cannot be used' }).waitFor()
  })
})
