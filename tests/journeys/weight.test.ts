import { expect, inject, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { goTo } from '../support/browser-page.ts'
import { scriptsUntilShown, watchShown } from '../support/script-weight.ts'
import { frozenAt, plannedAt } from '../support/server-meeting.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()
const indicator = places.indicator('16 and 17 year olds who are NEET or not known')
const meeting = await plannedAt(inject('productAddress'), places)
const pack = await frozenAt(inject('productAddress'), places, meeting)
const projector = `${places.plan}/meetings/${meeting}/room?view=projector`
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
  { name: 'an indicator', path: indicator, most: 185, parts: 26 },
  { name: 'the walk', path: places.walk, most: 162, parts: 18 },
  { name: 'a question of the walk', path: `${places.walk}/story`, most: 178, parts: 22 },
  { name: 'a report card', path: `${places.priority('The right help, once')}/report-card`, most: 218, parts: 30 },
  { name: 'a meeting on the projector', path: projector, most: 172, parts: 24 },
  { name: 'a frozen pack', path: `${places.plan}/meetings/${meeting}/pack/${pack}`, most: 165, parts: 18 },
  { name: 'red and amber', path: `${places.partnership}/exceptions`, most: 220, parts: 40 },
  { name: 'record a value', path: `${indicator}/record`, most: 235, parts: 30 },
  { name: 'what you owe', path: `${places.partnership}/owed`, most: 220, parts: 40 },
  { name: 'the ledger', path: `${places.partnership}/ledger`, most: 190, parts: 28 },
  { name: 'bring in a file', path: `${places.partnership}/imports/new/file`, most: 220, parts: 38 },
])('$name fetches at most $most kB of scripts, packed, in $parts files until its words stand', async (page) => {
  const { path, most, parts } = page
  const { page: opened } = await arrive()
  await watchShown(opened, 'main h1, main h2')
  await goTo(opened, path)
  const { files, kilobytes } = await scriptsUntilShown(opened)
  console.info(`${page.name}: ${kilobytes.toFixed(1)} kB in ${files} files`)
  expect(files).toBeGreaterThan(3)
  expect(files).toBeLessThanOrEqual(parts)
  expect(kilobytes).toBeGreaterThan(50)
  expect(kilobytes).toBeLessThanOrEqual(most)
})
