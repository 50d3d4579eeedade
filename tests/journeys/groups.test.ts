import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { tabTo } from '../support/browser-keyboard.ts'
import { defectsAt, goTo, wordsIn } from '../support/browser-page.ts'
import { GROUPED, placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()
const WIDTHS = [1440, 390, 320]

async function groupsIn(page: Page) {
  await goTo(page, places.indicator(GROUPED))
  return page.locator('section', { has: page.getByRole('heading', { level: 2, name: 'Groups side by side' }) })
}

describe('groups of children side by side', () => {
  test('each has a chart with all children; one kind stands on one chart; every period is read by keyboard', async () => {
    const { page, faults } = await arrive({ calm: true })
    const part = await groupsIn(page)
    const drawn = part.getByRole('img')
    expect(await wordsIn(part.getByRole('heading', { level: 3 }))).toMatch(/widest gap: for .* than for all children/)
    expect(await drawn.locator('title').textContent()).toMatch(/widest gap/)
    await tabTo(page, part.getByLabel('Groups on the chart'))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const written = (await drawn.locator('text').allTextContents()).join(' ')
    expect(written).toContain('Sex: Young women')
    expect(written).not.toContain('Ethnicity')
    await tabTo(page, part.getByRole('slider'))
    await page.keyboard.press('End')
    expect(await wordsIn(part.locator('.ttc-reader__said'))).toMatch(/^2025\/26: All children .*; Sex: Young men .*%/)
    expect(await part.locator('.ttc-reader__line').count()).toBe(1)
    expect(await defectsAt(page, WIDTHS)).toEqual([])
    expect(faults.taken()).toEqual([])
  })

  test('the table holds every group, and fits; what is hidden is said', async () => {
    const { page } = await arrive({ calm: true })
    const part = await groupsIn(page)
    await part.getByRole('tab', { name: 'Table' }).click()
    const table = part.getByRole('table', { name: /by group of children/ })
    expect(await table.getByRole('columnheader').allInnerTexts()).toHaveLength(6)
    expect(await wordsIn(table)).toContain('suppressed to protect individuals')
    expect(await defectsAt(page, WIDTHS)).toEqual([])
  })

  test('the file of values holds what the table shows, and nothing that it hides', async () => {
    const { page } = await arrive()
    const part = await groupsIn(page)
    await part.getByRole('tab', { name: 'Download' }).click()
    const arriving = page.waitForEvent('download')
    await part.getByRole('link', { name: /Values \(CSV\)/ }).click()
    const rows: Record<string, string>[] = parse(readFileSync(await (await arriving).path()), {
      columns: true,
      bom: true,
    })
    expect(new Set(rows.map((row) => row.group)).size).toBe(5)
    const hidden = rows.filter((row) => row.value_status?.startsWith('suppressed'))
    expect(hidden.length).toBeGreaterThan(0)
    expect(hidden.flatMap((row) => [row.value, row.numerator, row.denominator]).join('')).toBe('')
  })

  test('on paper all charts stand within the page', async () => {
    const { page } = await arrive({ width: 1440 })
    const part = await groupsIn(page)
    const drawn = part.getByRole('img')
    await drawn.waitFor()
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 794, height: 1123 })
    const rightEdge = async () => {
      const box = await drawn.boundingBox()
      return box === null ? null : box.x + box.width
    }
    await expect.poll(rightEdge, { timeout: 10_000 }).toBeLessThanOrEqual(794)
  })
})

describe('the sheet with groups of children', () => {
  test('is typed by keyboard alone, and each row is checked by itself', async () => {
    const { page, faults } = await arrive({ calm: true })
    await goTo(page, `${places.priority('A next step for everyone')}/sheet`)
    await tabTo(page, page.getByRole('checkbox', { name: 'With groups of children' }))
    await page.keyboard.press('Space')
    const cell = (group: string) => page.getByRole('textbox', { name: `Value, ${GROUPED}, ${group}`, exact: true })
    const period = page.getByRole('combobox', { name: `Period, ${GROUPED}, Sex: Young men`, exact: true })
    await tabTo(page, period)
    if ((await period.inputValue()) === '') await page.keyboard.press('ArrowDown')
    await tabTo(page, cell('Sex: Young men'))
    await page.keyboard.type('700')
    await page.keyboard.press('Enter')
    await page.keyboard.type('5.1')
    expect(await cell('Sex: Young women').inputValue()).toBe('5.1')
    await page.getByText(/cannot be above 100/).waitFor()
    expect(await defectsAt(page, WIDTHS)).toEqual([])
    expect(faults.taken()).toEqual([])
  })
})
