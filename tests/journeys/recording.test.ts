import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { goTo, wordsIn } from '../support/browser-page.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()

const recordOf = (name: string) => `${places.indicator(name)}/record`
const submit = (page: Page) => page.getByRole('button', { name: 'Record the value' }).click()
const counts = async (page: Page, numerator: string, denominator: string) => {
  await page.getByLabel('Numerator', { exact: true }).fill(numerator)
  await page.getByLabel('Denominator', { exact: true }).fill(denominator)
}
const isRecorded = (page: Page) => page.getByText(/^The value for .+ is recorded$/).waitFor()
const historyOf = (page: Page) => page.getByRole('table', { name: /Values as they were recorded/ }).getByRole('row')

describe('a team member', () => {
  test('records the quarter in four steps, and sees it on the indicator, in the history and on the plan', async () => {
    const name = 'First CAMHS appointment within four weeks'
    const { page, faults } = await arrive()
    await goTo(page, places.indicator(name))
    await page.getByRole('link', { name: 'Record a value' }).click()
    await page.getByLabel('Numerator', { exact: true }).fill('263')
    await page.getByLabel('Denominator', { exact: true }).fill('421')
    await page.getByText('That is 62.5%').waitFor()
    await submit(page)
    await isRecorded(page)

    await page.getByRole('link', { name: 'See the indicator' }).click()
    await page.getByText('263 of 421').first().waitFor()
    expect(await wordsIn(historyOf(page).nth(1))).toMatch(
      /62\.5%\s+First recorded\.\s+263 of 421\s+Typed.+Plan coordinator\s+now/,
    )
    await page.getByRole('link', { name: 'Plan', exact: true }).first().click()
    expect(await wordsIn(page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) }))).toContain(
      '62.5%',
    )
    expect(faults.taken()).toEqual([])
  })

  test('is told what is wrong: the summary takes the focus, leads to the field, and the title says Error', async () => {
    const { page } = await arrive()
    await goTo(page, recordOf('Care leavers in education, employment or training'))
    await page.getByLabel('Period').selectOption({ index: 1 })
    await counts(page, '229', '127')
    await submit(page)
    await page.getByRole('alert').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('There is a problem')
    expect(await page.title()).toMatch(/^Error: Record a value/)
    await page
      .getByRole('alert')
      .getByRole('link', { name: /larger than the denominator/ })
      .click()
    const numerator = page.getByLabel('Numerator', { exact: true })
    expect(await numerator.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await numerator.getAttribute('aria-invalid')).toBe('true')
    expect(await numerator.inputValue()).toBe('229')
  })

  test('names every empty field at once', async () => {
    const { page } = await arrive()
    await goTo(page, recordOf('Care leavers in education, employment or training'))
    await page.getByLabel('Period').selectOption({ index: 1 })
    await submit(page)
    const links = page.getByRole('alert').getByRole('link')
    await links.first().waitFor()
    expect((await links.count()) > 0).toBe(true)
  })

  test('is asked about a value ten times too small before it is stored, confirms it, and mends it later', async () => {
    const name = 'Pathway plans reviewed in the last six months'
    const { page } = await arrive()
    await goTo(page, recordOf(name))
    const period = await page.getByLabel('Period').inputValue()
    await counts(page, '23', '292')
    await submit(page)
    const question = page.getByRole('region', { name: /Is this right\? Nothing is stored yet/ })
    expect(await wordsIn(question)).toContain('10 times too small')
    expect(await question.evaluate((box) => box === document.activeElement)).toBe(true)
    await question.getByRole('button', { name: 'It is right, record it' }).click()
    await isRecorded(page)

    await goTo(page, recordOf(name))
    await page.getByLabel('Period').selectOption(period)
    await page.getByText('Stored now: 7.9%').waitFor()
    await counts(page, '231', '292')
    await submit(page)
    await isRecorded(page)
    await page.getByRole('link', { name: 'See the indicator' }).click()
    expect(await wordsIn(historyOf(page).nth(1))).toMatch(
      /79\.1% \(revised\)\s+Revised from 7\.9% to 79\.1%, 71\.2 points higher\.\s+231 of 292.+now/,
    )
    expect(await wordsIn(historyOf(page).nth(2))).toMatch(/7\.9%\s+First recorded\.\s+23 of 292.+until/)
  })
})

describe('two people at once', () => {
  /** Both open the form before either stores; the first then stores 86.0 % of the period both chose. */
  async function bothTyped(name: string) {
    const [first, second] = await Promise.all([arrive(), arrive()])
    await Promise.all([goTo(first.page, recordOf(name)), goTo(second.page, recordOf(name))])
    await first.page.getByLabel('Period').selectOption({ index: 1 })
    await second.page.getByLabel('Period').selectOption({ index: 1 })
    await counts(first.page, '86', '100')
    await submit(first.page)
    await isRecorded(first.page)
    await counts(second.page, '85', '100')
    await submit(second.page)
    return second.page
  }

  const versions = (page: Page) => page.getByRole('region', { name: 'Two versions' })

  test('the second sees both versions and keeps their own', async () => {
    const page = await bothTyped('Interviews within 72 hours of a child’s return')
    expect(await wordsIn(versions(page).getByRole('row', { name: /^Value/ }))).toMatch(/85(\.0)?%\s+86(\.0)?%/)
    expect(await versions(page).evaluate((box) => box === document.activeElement)).toBe(true)
    await versions(page).getByRole('button', { name: 'Keep mine' }).click()
    await isRecorded(page)
    await page.getByRole('link', { name: 'See the indicator' }).click()
    expect(await wordsIn(historyOf(page).nth(1))).toMatch(/85(\.0)?%.+now/)
    expect(await wordsIn(historyOf(page).nth(2))).toMatch(/86(\.0)?%.+until/)
  })

  test('or takes what is saved, and nothing more is stored', async () => {
    const name = 'Social work assessments done within 45 working days'
    const page = await bothTyped(name)
    await versions(page).getByRole('button', { name: 'Take the saved one' }).click()
    await versions(page).waitFor({ state: 'detached' })
    await goTo(page, places.indicator(name))
    expect(await wordsIn(historyOf(page).nth(1))).toMatch(/86\.0%.+now/)
  })
})
