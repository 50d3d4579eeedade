import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { defectsAt, goTo, wordsIn } from '../support/browser-page.ts'
import { laitFile } from '../support/import-file.ts'
import { placesOf } from '../support/server-places.ts'

const NAME = 'Re-referrals within twelve months'
const OWN = 'E06900101'
const places = await placesOf()
const { arrive } = useBrowser()

/** Two values of years before the series begins, three that cannot be read or placed, and one of another indicator. */
const FILE = laitFile([
  ['our-measure', '2009', OWN, '21.4'],
  ['our-measure', '2008', OWN, 'c'],
  ['our-measure', '2007', OWN, 'about 20'],
  ['our-measure', '2006', OWN, '101'],
  ['our-measure', '2009', 'E06999999', '20'],
  ['another', '2009', OWN, '3'],
])

const choose = async (page: Page, name: string, text: string) => {
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('checkbox', { name: NAME }).check()
  await page.getByLabel('Its name or code in the file').fill('our-measure')
}
const fact = (page: Page, term: string) =>
  page
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${term}$`) })
    .locator('xpath=following-sibling::dd[1]')
const stored = (page: Page) => page.getByRole('table', { name: /Files brought in/ }).getByRole('row')

describe('an analyst brings in a published file', () => {
  test('sees what it would do, row by row, stores it, and undoes it', async () => {
    const { page, faults } = await arrive()
    await goTo(page, `${places.partnership}/imports`)
    await choose(page, 'measures.csv', FILE)
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByRole('heading', { name: /^Preview of measures\.csv: nothing is stored yet/ }).waitFor()
    expect(await wordsIn(fact(page, 'Add'))).toMatch(/^2\b/)
    expect(await wordsIn(fact(page, 'Refused'))).toMatch(/^3\b/)
    expect(await wordsIn(fact(page, 'Not asked for'))).toMatch(/^1\b/)
    await page.getByText('Show the first 3 refused values').click()
    expect(await wordsIn(page.getByRole('table', { name: 'Refused values' }))).toContain('about 20')
    expect(await defectsAt(page, [1440, 390, 320])).toEqual([])

    await page.getByRole('button', { name: 'Store 2 values' }).click()
    await page.getByText('measures.csv is stored').waitFor()
    expect(await wordsIn(stored(page).nth(1))).toMatch(/measures\.csv.+Plan coordinator\s+2\s+0\s+3/)
    await goTo(page, places.indicator(NAME))
    await page.getByRole('tab', { name: 'Table' }).click()
    await page
      .getByRole('tabpanel')
      .getByRole('row', { name: /^2008\/09 21\.4%/ })
      .waitFor()

    await goTo(page, `${places.partnership}/imports`)
    await page.getByRole('button', { name: 'Undo measures.csv' }).click()
    await page.getByText('The file is undone').waitFor()
    expect(await wordsIn(stored(page).nth(1))).toContain('undone')
    await goTo(page, places.indicator(NAME))
    await page.getByRole('tab', { name: 'Table' }).click()
    expect(
      await page
        .getByRole('tabpanel')
        .getByRole('row', { name: /^2008\/09 21\.4%/ })
        .count(),
    ).toBe(0)
    expect(faults.taken()).toEqual([])
  })

  test.each([
    ['is not a file of figures', 'letter.csv', 'Dear colleague,\nplease find the figures attached.\n'],
    ['is empty', 'empty.csv', ''],
    ['has lost a column', 'short.csv', 'indicator_code,period_label\nour-measure,2009\n'],
  ])('is told in words that a file %s, and nothing is stored', async (_, name, text) => {
    const { page } = await arrive()
    await goTo(page, `${places.partnership}/imports`)
    await choose(page, name, text)
    await page.getByRole('button', { name: 'Preview' }).click()
    expect((await wordsIn(page.getByRole('alert'))).length).toBeGreaterThan(30)
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.getByRole('button', { name: /^Store/ }).count()).toBe(0)
  })

  test('must choose a file and an indicator first', async () => {
    const { page } = await arrive()
    await goTo(page, `${places.partnership}/imports`)
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByRole('alert').getByRole('link').first().waitFor()
    expect(await page.title()).toMatch(/^Error: /)
  })
})
