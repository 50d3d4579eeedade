import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { goTo, wordsIn } from '../support/browser-page.ts'
import { placesOf } from '../support/server-places.ts'

const INDICATOR = 'Care leavers in education, employment or training'
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const places = await placesOf()
const { arrive } = useBrowser()

async function figureOf() {
  const { page } = await arrive()
  await goTo(page, places.indicator(INDICATOR))
  return page
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })

/** Chooses the Download tab, presses what is named, and answers what the browser kept. */
async function kept(
  page: Page,
  role: 'link' | 'button',
  name: RegExp,
): Promise<Readonly<{ name: string; bytes: Buffer }>> {
  await tab(page, 'Download').click()
  const arriving = page.waitForEvent('download')
  await page.getByRole(role, { name }).click()
  const download = await arriving
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** The numbers of a column, without the words beside them. */
const numbersIn = (texts: readonly string[]) => texts.map((text) => Number.parseFloat(text.replaceAll(',', '')))

describe('the curve of an indicator', () => {
  test('is read by tabs with the arrow keys alone', async () => {
    const page = await figureOf()
    await tab(page, 'Chart').focus()
    await page.keyboard.press('ArrowRight')
    expect(await tab(page, 'Table').getAttribute('aria-selected')).toBe('true')
    expect(await page.getByRole('tabpanel', { name: 'Table' }).getByRole('table').count()).toBe(1)
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('tabpanel', { name: 'Download' }).getByRole('link', { name: /CSV/ }).count()).toBe(1)
    await page.keyboard.press('End')
    expect(await wordsIn(page.getByRole('tabpanel', { name: 'About' }))).toContain('Care leavers aged 19 to 21')
    await page.keyboard.press('ArrowRight')
    expect(await tab(page, 'Chart').evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('says each period under the arrow keys, the same as its table', async () => {
    const page = await figureOf()
    const reader = page.getByRole('slider', { name: 'Read the chart period by period' })
    const said = page.getByRole('tabpanel', { name: 'Chart' }).locator('[aria-live="polite"]')
    await reader.focus()
    await page.keyboard.press('Home')
    const first = await wordsIn(said)
    await page.keyboard.press('ArrowRight')
    const second = await wordsIn(said)
    await page.keyboard.press('End')
    expect(await reader.getAttribute('aria-valuenow')).toBe(await reader.getAttribute('aria-valuemax'))
    await page.keyboard.press('Escape')
    expect(await wordsIn(said)).toContain('use the arrow keys')
    await tab(page, 'Table').click()
    const rows = page.getByRole('tabpanel', { name: 'Table' }).getByRole('row')
    const opening = async (row: number) =>
      (await rows.nth(row).locator('th, td').allInnerTexts()).slice(0, 2).join(': ')
    expect(first).toContain(await opening(1))
    expect(second).toContain(await opening(2))
    expect(second).not.toBe(first)
  })

  test('gives its values as CSV: the same numbers as the table', async () => {
    const page = await figureOf()
    await tab(page, 'Table').click()
    const cells = page.getByRole('tabpanel', { name: 'Table' }).locator('tbody tr td:first-of-type')
    const shown = numbersIn(await cells.allInnerTexts()).filter((number) => !Number.isNaN(number))
    const file = await kept(page, 'link', /Values \(CSV\)/)
    expect(file.name).toMatch(/\.csv$/)
    const rows: Record<string, string>[] = parse(file.bytes, { columns: true, bom: true })
    const values = rows.filter(({ value }) => value !== '').map(({ value }) => Math.round(Number(value)))
    expect(values).toEqual(shown)
  })

  test('gives its picture as SVG: one document of XML with a title', async () => {
    const page = await figureOf()
    const file = await kept(page, 'button', /SVG/)
    expect(file.name).toBe('care-leavers-in-education-employment-or-training.svg')
    const read = await page.evaluate((text) => {
      const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml')
      return { root: documentElement.tagName, title: documentElement.querySelector('title')?.textContent ?? '' }
    }, file.bytes.toString('utf8'))
    expect(read).toEqual({ root: 'svg', title: expect.stringMatching(/\S+ \S+/) })
  })

  test('gives its picture as PNG, two pixels for one', async () => {
    const page = await figureOf()
    const file = await kept(page, 'button', /PNG/)
    expect([...file.bytes.subarray(0, 8)]).toEqual(PNG)
    expect([file.bytes.readUInt32BE(16), file.bytes.readUInt32BE(20)]).toEqual([1920, 960])
    expect(file.bytes.length).toBeGreaterThan(10_000)
  })
})
