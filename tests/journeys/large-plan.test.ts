import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BigPlan, fillFolder } from '../support/big-plan.ts'
import { useBrowser } from '../support/browser.ts'
import { bareTableMs, interactionsOf } from '../support/interaction.ts'
import { newDataFolder, removeDataFolder, type Server, startServer } from '../support/server.ts'

const INDICATORS = 500
/** Against the laying out of a bare table of as many rows on the same machine: 2.5 to 4 were seen, 10 before rows came late. */
const MOST_RATIO = 6

const folder = newDataFolder()
const { arrive } = useBrowser()
let server: Server
let place: BigPlan

beforeAll(async () => {
  place = await fillFolder(folder, INDICATORS)
  server = await startServer(folder, { example: false })
})
afterAll(async () => {
  await server.stop()
  removeDataFolder(folder)
})

test('a plan of 500 indicators answers every press', async () => {
  const { page, context } = await arrive({ address: server.address, role: 'nobody', width: 1440 })
  const [name = '', value = ''] = place.cookie.split('=')
  await context.addCookies([{ name, value, url: server.address }])
  const took = await interactionsOf(page, place)
  const bare = await bareTableMs(page, INDICATORS)
  console.info(took.map(({ what, milliseconds }) => `${what} ${milliseconds} ms`).join(', '), `bare table ${bare} ms`)
  expect(took).toHaveLength(7)
  expect(Math.max(...took.map(({ milliseconds }) => milliseconds)) / bare).toBeLessThanOrEqual(MOST_RATIO)
})
