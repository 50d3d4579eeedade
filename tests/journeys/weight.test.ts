import { expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { goTo } from '../support/browser-page.ts'
import { scriptsUntilShown, watchShown } from '../support/script-weight.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()
const indicator = places.indicator('16 and 17 year olds who are NEET or not known')
/** The most that the first page somebody opens may fetch of the program before it can be read and used, in kB. */
const MOST = 150

test('the dashboard is read and used before more than 150 kB of scripts have come, packed', async () => {
  const { page } = await arrive()
  await watchShown(page, '.ttc-plan tbody tr')
  await goTo(page, places.plan)
  await page.locator('img.ttc-spark').first().waitFor()
  const { files, kilobytes } = await scriptsUntilShown(page)
  expect(files).toBeGreaterThan(3)
  expect(kilobytes).toBeGreaterThan(50)
  expect(kilobytes).toBeLessThanOrEqual(MOST)
})

test.each([
  { name: 'an indicator', path: indicator, most: 235 },
  { name: 'red and amber', path: `${places.partnership}/exceptions`, most: 215 },
  { name: 'record a value', path: `${indicator}/record`, most: 245 },
  { name: 'the walk', path: places.walk, most: 195 },
  { name: 'a report card', path: `${places.priority('The right help, once')}/report-card`, most: 245 },
  { name: 'what you owe', path: `${places.partnership}/owed`, most: 245 },
  { name: 'the ledger', path: `${places.partnership}/ledger`, most: 245 },
  { name: 'bring in a file', path: `${places.partnership}/imports/new/file`, most: 245 },
])('$name fetches at most $most kB of scripts, packed, until its words stand', async ({ path, most }) => {
  const { page } = await arrive()
  await watchShown(page, 'main h1')
  await goTo(page, path)
  const { files, kilobytes } = await scriptsUntilShown(page)
  expect(files).toBeGreaterThan(3)
  expect(kilobytes).toBeGreaterThan(50)
  expect(kilobytes).toBeLessThanOrEqual(most)
})
