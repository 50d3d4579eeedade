import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { goTo, settled, wordsIn } from '../support/browser-page.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()

const rowsWith = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('rowheader')
    .filter({ has: page.getByRole('link') })

describe('a newcomer', () => {
  test('lands on the plan of the worked example, which says that it is one', async () => {
    const { page, faults } = await arrive()
    await goTo(page, '/')
    expect(new URL(page.url()).pathname).toBe(places.plan)
    expect(await wordsIn(page.getByRole('heading', { level: 1 }))).toBe(places.view.name)
    expect(await wordsIn(page.getByRole('complementary', { name: 'About this example' }))).toContain('worked example')
    expect(await page.getByRole('region').getByRole('table').count()).toBe(places.view.outcomes.length)
    expect(faults.taken()).toEqual([])
  })

  test('filters by a count: the address says it, as many rows stand as counted, and back brings all again', async () => {
    const { page } = await arrive()
    await goTo(page, '/')
    const all = await rowsWith(page).count()
    const red = page.getByRole('list', { name: 'Indicators by status' }).getByRole('link', { name: /^\d+ Red$/ })
    const counted = Number.parseInt(await wordsIn(red), 10)
    await red.click()
    await page.getByText(/^Showing \d+ of \d+ indicators: red/).waitFor()
    expect(new URL(page.url()).search).toBe('?status=red')
    const shown = page.getByRole('row').filter({ has: page.getByRole('cell', { name: /\bRed\b/ }) })
    await expect.poll(() => shown.count()).toBe(counted)
    expect(await wordsIn(page.getByText(/^Showing \d+/))).toContain(`Showing ${counted} of`)
    await page.goBack()
    await page.getByText(/^Showing \d+/).waitFor({ state: 'detached' })
    // The rows come after the picture that answers the press.
    await expect.poll(() => rowsWith(page).count()).toBe(all)
  })

  test('opens an indicator from the plan and finds it under its outcome and priority', async () => {
    const { page } = await arrive()
    await goTo(page, '/')
    const name = '16 and 17 year olds who are NEET or not known'
    await page.getByRole('rowheader').getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    const trail = page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link')
    expect(await trail.allInnerTexts()).toEqual([
      'Plan',
      'Young people step into adult life with confidence',
      'A next step for everyone',
    ])
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  })

  test('asks how sure a verdict is and is told the chances', async () => {
    const { page } = await arrive()
    await goTo(page, places.indicator('Care leavers in education, employment or training'))
    const answer = page.getByRole('group').filter({ hasText: 'How sure is this?' })
    await answer.getByText('How sure is this?').click()
    expect(await wordsIn(answer)).toMatch(/\d+ (in|of|out of) \d+|\d+(\.\d+)? ?%/)
  })

  test('jumps over the navigation with the first link of the page', async () => {
    const { page } = await arrive()
    await goTo(page, places.plan)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to main content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })

  test('sees nothing move where motion is unwanted', async () => {
    const { page } = await arrive({ calm: true })
    await goTo(page, places.indicator('Care leavers in education, employment or training'))
    await settled(page)
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element)
          return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration)
        }).length,
    )
    expect(moving).toBe(0)
  })
})
