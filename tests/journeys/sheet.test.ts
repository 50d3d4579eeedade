import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { tabbedThrough, tabTo } from '../support/browser-keyboard.ts'
import { goTo, wordsIn } from '../support/browser-page.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()
const priority = places.priority('The right help, once')

const inFocus = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
const valueCell = (page: Page, name: string) => page.getByRole('textbox', { name: `Value, ${name}`, exact: true })
const periodOf = (page: Page, name: string) => page.getByRole('combobox', { name: `Period, ${name}`, exact: true })

describe('a group’s values in one sheet, by keyboard alone', () => {
  test('typed down a column, checked in the row, stored, and seen on the priority', async () => {
    const { page, faults } = await arrive()
    await goTo(page, priority)
    await tabTo(page, page.getByRole('link', { name: 'Record the latest values' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Record the latest values' }).waitFor()

    await tabTo(page, periodOf(page, 'Re-referrals within twelve months'))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    expect(await inFocus(page)).toBe('Period, Second or later child protection plans')
    await page.keyboard.press('ArrowDown')

    await tabTo(page, valueCell(page, 'Second or later child protection plans'))
    await page.keyboard.type('205')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.type('18.6')
    await page.getByText(/above 100/).waitFor()
    await page.getByText('Ready:').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('20.4')
    await expect.poll(() => page.getByText('Ready:').count()).toBe(2)

    await tabTo(page, page.getByRole('button', { name: 'Store all that are right' }))
    await page.keyboard.press('Enter')
    await page.getByText('2 values are recorded').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('2 values are recorded')
    expect(await wordsIn(page.getByRole('row').filter({ hasText: 'Re-referrals within twelve months' }))).toContain(
      '18.6%',
    )
    expect(faults.taken()).toEqual([])
  })

  test('what is typed is there again after the page is loaded anew, and Escape brings back what stood there', async () => {
    const { page } = await arrive()
    await goTo(page, `${priority}/sheet`)
    const cell = valueCell(page, 'Early help plans that ended with needs met')
    await tabTo(page, cell)
    await page.keyboard.type('71.5')
    await page.reload()
    await page.getByText('What you typed before is still here').waitFor()
    expect(await cell.inputValue()).toBe('71.5')
    await tabTo(page, cell)
    await page.keyboard.type('99')
    await page.keyboard.press('Escape')
    expect(await cell.inputValue()).toBe('71.5')
  })

  test('every stop is seen, in order, and none is a trap', async () => {
    const { page } = await arrive()
    await goTo(page, `${priority}/sheet`)
    const { unseen, backwards, ended, stops } = await tabbedThrough(page)
    expect({ unseen, backwards, ended }).toEqual({ unseen: [], backwards: [], ended: true })
    expect(stops).toBeGreaterThan(25)
  })
})
