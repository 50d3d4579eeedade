import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { defectsAt, ruleDefectsAt } from '../support/browser-page.ts'
import { loadingStates, pageStates, type Scene } from '../support/page-states.ts'
import { newDataFolder, removeDataFolder, type Server, startServer } from '../support/server.ts'
import { plannedAt } from '../support/server-meeting.ts'
import { type Places, placesOf } from '../support/server-places.ts'

const WIDTHS = [1440, 320]
const folder = newDataFolder()
const { arrive } = useBrowser()
let server: Server
let places: Places
let meeting: string

beforeAll(async () => {
  server = await startServer(folder)
  places = await placesOf(server.address)
  meeting = await plannedAt(server.address, places)
})
afterAll(async () => {
  await server.stop()
  removeDataFolder(folder)
})

async function scene(): Promise<Scene> {
  const { page, context } = await arrive({ address: server.address, calm: true, width: 1440 })
  return { page, context, places, meeting }
}

describe('a page that waits for its answers breaks no rule', () => {
  test.each(loadingStates)('$name', async ({ reach }) => {
    const shown = await scene()
    await reach(shown)
    expect(await ruleDefectsAt(shown.page, WIDTHS)).toEqual([])
    expect(await shown.page.locator('.ttc-loading').count()).toBeGreaterThan(0)
  })
})

test.each(pageStates)('$name: accessible, and fits', async ({ reach }) => {
  const shown = await scene()
  await reach(shown)
  expect(await defectsAt(shown.page, WIDTHS)).toEqual([])
})
