import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { defectsAt, defectsOf, goTo, wordsIn } from '../support/browser-page.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()

const PHONE = { width: 390, height: 844, role: 'nobody' } as const
const WIDTHS = [390, 320]

/** The coordinator asks somebody outside for an indicator's next value; answers the link's address after the host. */
async function ask(page: Page, indicator: string, who: string): Promise<string> {
  await goTo(page, places.indicator(indicator))
  await page.getByRole('link', { name: 'Ask someone for it' }).click()
  await page.getByLabel('Who is asked').fill(who)
  await page.getByLabel('Their agency').fill('Harbour Street Academy')
  await page.getByLabel('Period').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Make the link' }).click()
  const address = await page.getByLabel(`Link for ${who}`).inputValue()
  expect(await defectsAt(page, [1440, 390, 320])).toEqual([])
  return `/l#${address.split('#')[1]}`
}

const sendIt = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click()

describe('one number, no account', () => {
  test('is given on a phone, asked about where it looks wrong, and accepted by the group', async () => {
    const indicator = 'Good level of development at five'
    const group = await arrive()
    const link = await ask(group.page, indicator, 'Reception lead')
    const { page, faults, context } = await arrive(PHONE)
    await goTo(page, link)
    expect(await defectsAt(page, WIDTHS)).toEqual([])
    await page.getByLabel('How many it is true of').fill('70')
    await page.getByLabel('Out of how many').fill('1000')
    await sendIt(page)
    await page.getByRole('heading', { name: 'Is 7.0% right?' }).waitFor()
    expect(await defectsAt(page, WIDTHS)).toEqual([])
    await page.getByRole('button', { name: 'Change it' }).click()
    await page.getByLabel('How many it is true of').fill('700')
    await context.setOffline(true)
    await sendIt(page)
    await page.getByRole('alert').getByText('No answer came.').waitFor()
    expect(await defectsAt(page, WIDTHS)).toEqual([])
    await context.setOffline(false)
    await page.reload()
    expect(await page.getByLabel('How many it is true of').inputValue()).toBe('700')
    await sendIt(page)
    await page.getByRole('heading', { level: 1, name: 'Thank you: 70.0% is in' }).waitFor()
    expect(await defectsAt(page, WIDTHS)).toEqual([])
    expect(await context.cookies()).toEqual([])
    expect(faults.taken()).toEqual([])

    await group.page.getByRole('button', { name: 'Done' }).click()
    const card = group.page.getByRole('article').filter({ hasText: indicator })
    expect(await wordsIn(card)).toContain('70.0%')
    expect(await defectsAt(group.page, [1440, 390, 320])).toEqual([])
    await card.getByRole('button', { name: /^Accept/ }).click()
    await card.getByText('Accepted', { exact: true }).waitFor()
    await goTo(group.page, places.indicator(indicator))
    await group.page
      .getByText('Reception lead, Harbour Street Academy, through a link; accepted by Plan coordinator')
      .first()
      .waitFor()
    await page.reload()
    await page.getByText(/It was accepted and counts in/).waitFor()
  })

  test('cannot be given: the group reads why; withdrawn, the page says nothing of what it was', async () => {
    const indicator = 'Pupils persistently absent'
    const group = await arrive()
    const link = await ask(group.page, indicator, 'Attendance lead')
    const { page } = await arrive(PHONE)
    await goTo(page, link)
    await page.getByText('I cannot give this number').click()
    await page.getByLabel('It is not ready yet').check()
    await page.getByRole('button', { name: 'Send this instead of a number' }).click()
    await page.getByRole('heading', { level: 1, name: 'Thank you for telling us' }).waitFor()
    await group.page.getByRole('button', { name: 'Done' }).click()
    const card = group.page.getByRole('article').filter({ hasText: indicator })
    expect(await wordsIn(card)).toContain('It is not ready yet')
    await card.getByText('Send it again, or withdraw it').click()
    await card.getByRole('button', { name: /^Withdraw/ }).click()
    await card.getByRole('button', { name: /^Withdraw/ }).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'This link no longer works' }).waitFor()
    expect(await defectsOf(page)).toEqual([])
    expect(await wordsIn(page.locator('body'))).not.toContain(indicator)
  })
})

test('the page of a link loads little, and nothing of what is behind the sign-in', async () => {
  const { page } = await arrive(PHONE)
  const loaded: string[] = []
  page.on('response', (response) => loaded.push(new URL(response.url()).pathname))
  const answer = await page.goto('/l#nothing')
  await page.getByRole('heading', { level: 1, name: 'This link no longer works' }).waitFor()
  expect(answer?.headers()).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  })
  expect(loaded.filter((path) => /main-|account|session|SignIn|recharts|router/i.test(path))).toEqual([])
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .reduce((sum, one) => sum + (one as PerformanceResourceTiming).encodedBodySize, 0),
  )
  expect(bytes).toBeLessThan(130_000)
})
