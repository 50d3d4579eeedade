import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { tabbedThrough, tabTo } from '../support/browser-keyboard.ts'
import { goTo, wordsIn } from '../support/browser-page.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()
const indicator = places.indicator('Year 6 children with excess weight')

const typeIn = async (page: Page, label: string, text: string) => {
  await tabTo(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.type(text)
}

describe('with the keyboard alone', () => {
  test.each([
    ['the plan', places.plan],
    ['an indicator', indicator],
    ['the record page', `${indicator}/record`],
    ['the targets page', `${indicator}/targets`],
    ['the baseline page', `${indicator}/baseline`],
  ])('every stop of %s is seen, in order, and none is a trap', async (_, path) => {
    const { page } = await arrive()
    await goTo(page, path)
    const { stops, unseen, backwards, ended } = await tabbedThrough(page)
    expect(ended).toBe(true)
    expect(stops).toBeGreaterThan(8)
    expect(unseen).toEqual([])
    expect(backwards).toEqual([])
  })

  test('a value is recorded from the header to the word that it is stored', async () => {
    const { page } = await arrive()
    await goTo(page, indicator)
    await tabTo(page, page.getByRole('link', { name: 'Record a value' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Record a value' }).waitFor()
    await tabTo(page, page.getByLabel('Period'))
    await page.keyboard.press('ArrowDown')
    await typeIn(page, 'Numerator', '921')
    await typeIn(page, 'Denominator', '2468')
    await page.keyboard.press('Enter')
    await page.getByText(/^The value for .+ is recorded$/).waitFor()
    expect(await wordsIn(page.getByRole('link', { name: 'See the indicator' }))).toBe('See the indicator')
  })
})
