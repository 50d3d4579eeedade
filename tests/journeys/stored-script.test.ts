import { connect } from '@ttc/db/connect'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser, type Visitor } from '../support/browser.ts'
import { goTo } from '../support/browser-page.ts'
import { newDataFolder, removeDataFolder, type Server, startServer } from '../support/server.ts'
import { administratorPagesOf, type NamedPage, pagesOf } from '../support/server-pages.ts'
import { placesOf } from '../support/server-places.ts'
import { SCRIPT, storeScript } from '../support/stored-script.ts'

const folder = newDataFolder()
const first = await startServer(folder)
// Before the texts are changed: pages are found by the names people see.
const places = await placesOf(first.address)
await first.stop()

let server: Server
let stored = 0
beforeAll(async () => {
  const connection = await connect({ databaseUrl: null, dataFolder: folder, poolSize: 1 })
  stored = await storeScript(connection)
  await connection.close()
  server = await startServer(folder)
}, 240_000)
afterAll(async () => {
  await server?.stop()
  removeDataFolder(folder)
})

test('script stands in hundreds of stored texts', () => {
  expect(stored).toBeGreaterThan(300)
})

const seen = { texts: 0 }

/** Pages that show what people have written: narrowed lists and pages of nobody's show nothing that others do not. */
const written = ({ path }: NamedPage) => path.startsWith(places.partnership) && !path.includes('?')

describe.each([
  { role: 'plan-coordinator', pages: pagesOf(places).filter(written) },
  { role: 'administrator', pages: administratorPagesOf(places).filter(written) },
] as const)('on every page of a $role', ({ role, pages }) => {
  const { arrive } = useBrowser('after the file')
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await arrive({ calm: true, role, address: server.address })
  })

  test.each(pages)('$name shows stored script as text', async ({ path }) => {
    const { page, faults } = visitor
    await goTo(page, path)
    const made = await page.locator('img[src="x"], [onerror], main script, iframe, object, embed').count()
    const links = await page.locator('a[href^="javascript:" i], a[href^="data:text" i]').count()
    const shown = (await page.locator('body').textContent()) ?? ''
    seen.texts += shown.split(SCRIPT).length - 1
    expect([made, links, await page.title()]).toEqual([0, 0, expect.not.stringMatching(/^ran$/)])
    expect(faults.taken()).toEqual([])
  })
})

test('and it was there to be seen', () => {
  expect(seen.texts).toBeGreaterThan(200)
})
