import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { defectsAt, goTo, wordsIn } from '../support/browser-page.ts'
import { laitFile } from '../support/import-file.ts'
import { placesOf, rowsOf } from '../support/server-places.ts'
import { browseToPreview, countIn, pressOn, stepAt } from '../support/wizard-browser.ts'

const NAME = 'Re-referrals within twelve months'
const OWN = 'E06900101'
const WIDTHS = [1440, 390, 320]
const places = await placesOf()
const indicator = rowsOf(places.view).find(({ name }) => name === NAME)?.indicatorId ?? ''
const begin = `${places.partnership}/imports/new/file`
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

const choose = (page: Page, name: string, text: string) =>
  page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const stored = (page: Page) => page.getByRole('table', { name: /Files brought in/ }).getByRole('row')
const uses = { 'Name of our-measure': indicator }

describe('an analyst brings in a published file', () => {
  test('is asked one thing a page, each of them accessible at every width', async () => {
    const { page, faults } = await arrive({ calm: true })
    await goTo(page, begin)
    const seen: string[] = []
    const defects: string[] = []
    const look = async () => {
      seen.push(stepAt(page))
      defects.push(...(await defectsAt(page, WIDTHS)))
    }
    await look()
    await choose(page, 'measures.csv', FILE)
    await pressOn(page)
    await look()
    await pressOn(page)
    await page.getByLabel('Where “Name of our-measure” goes').selectOption(indicator)
    await page.getByLabel('Where “Name of another” goes').selectOption('new')
    await look()
    await pressOn(page)
    await look()
    await page.getByRole('link', { name: 'Indicators' }).click()
    await page.getByLabel('Where “Name of another” goes').selectOption('out')
    await pressOn(page)
    await look()
    expect(seen).toEqual(['file', 'table', 'measures', 'new', 'which'])
    expect(defects).toEqual([])
    expect(faults.taken()).toEqual([])
  })

  test('sees what it would do, row by row, stores it, and undoes it', async () => {
    const { page, faults } = await arrive()
    await goTo(page, begin)
    await choose(page, 'measures.csv', FILE)
    await browseToPreview(page, { uses })
    expect(await countIn(page, 'Added')).toBe(2)
    expect(await countIn(page, 'Refused')).toBe(3)
    expect(await countIn(page, 'Not asked for')).toBe(1)
    await page.getByText('Show the first 3 refused values').click()
    expect(await wordsIn(page.getByRole('table', { name: 'Refused values' }))).toContain('about 20')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download the rows with problems (CSV)' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.csv$/)
    expect(await defectsAt(page, WIDTHS)).toEqual([])

    await page.getByRole('button', { name: 'Store 2 values' }).click()
    await page.getByRole('heading', { level: 1, name: 'measures.csv is stored' }).waitFor()
    expect(await defectsAt(page, WIDTHS)).toEqual([])
    await page.getByRole('link', { name: NAME }).click()
    await page.getByRole('tab', { name: 'Table' }).first().click()
    const value = page.getByRole('tabpanel').getByRole('row', { name: /^2008\/09 21\.4%/ })
    await value.first().waitFor()

    await goTo(page, `${places.partnership}/imports`)
    expect(await wordsIn(stored(page).nth(1))).toMatch(/measures\.csv[\s\S]+Plan coordinator\s+2\s+0\s+0\s+3/)
    await page.getByRole('button', { name: 'Undo measures.csv' }).click()
    await page.getByText('The file is undone').waitFor()
    expect(await wordsIn(stored(page).nth(1))).toContain('undone')
    await goTo(page, places.indicator(NAME))
    await page.getByRole('tab', { name: 'Table' }).first().click()
    expect(await value.count()).toBe(0)
    expect(faults.taken()).toEqual([])
  })

  test.each([
    ['is empty', 'empty.csv', ''],
    ['is of no kind that can be read', 'letter.pdf', 'Dear colleague'],
  ])('is told in words that a file %s', async (_, name, text) => {
    const { page } = await arrive()
    await goTo(page, begin)
    await choose(page, name, text)
    await expect(pressOn(page)).rejects.toThrow(/Choose/)
    expect(await page.title()).toMatch(/^Error: /)
  })

  test('is asked before a reload loses the file', async () => {
    const { page } = await arrive()
    await goTo(page, begin)
    await choose(page, 'measures.csv', FILE)
    await pressOn(page)
    const asked = page.waitForEvent('dialog')
    const reloaded = page.reload().catch(() => null)
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
    await reloaded
    await page.getByText('What you answered before is still here').waitFor()
    expect(stepAt(page)).toBe('file')
  })
})
