import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { defectsAt, goTo, wordsIn } from '../support/browser-page.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()

describe('when the connection is lost', () => {
  test('what was typed stays, also through a new load, and is stored when the connection is back', async () => {
    const name = 'Families who began an early help plan, this year so far'
    const { page, context, faults } = await arrive()
    await goTo(page, `${places.indicator(name)}/record`)
    await page.getByLabel('Period').selectOption({ index: 1 })
    await page.getByLabel(/^Value \(/).fill('531')
    await page.getByLabel('Note').fill('Three more were found in the records.')
    await context.setOffline(true)
    expect(await wordsIn(page.getByText(/^You are offline\./))).toContain('stays on this page')
    await page.getByRole('button', { name: 'Record the value' }).click()
    await page.getByRole('alert').getByText('No answer came.').waitFor()
    expect(await page.getByLabel(/^Value \(/).inputValue()).toBe('531')
    expect(await defectsAt(page, [1440, 390, 320])).toEqual([])

    await context.setOffline(false)
    await page.reload()
    await page.getByText('What you typed before is still here').waitFor()
    expect(await page.getByLabel(/^Value \(/).inputValue()).toBe('531')
    expect(await page.getByLabel('Note').inputValue()).toBe('Three more were found in the records.')
    await page.getByRole('button', { name: 'Record the value' }).click()
    await page.getByText(/^The value for .+ is recorded$/).waitFor()
    await page.getByRole('link', { name: 'See the indicator' }).click()
    await page.getByRole('cell', { name: 'Three more were found in the records.' }).waitFor()
    expect(faults.taken()).toEqual([])
  })

  test('a page that cannot be fetched says so, and comes when asked again', async () => {
    const { page, context } = await arrive()
    await goTo(page, places.plan)
    await context.setOffline(true)
    await page.getByRole('link', { name: 'Re-referrals within twelve months' }).last().click()
    await page.getByRole('heading', { level: 1, name: 'We cannot reach Turning the Curve' }).waitFor()
    expect(await defectsAt(page, [1440, 390, 320])).toEqual([])
    await context.setOffline(false)
    await page.getByText(/^You are offline/).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('tab', { name: 'Chart' }).waitFor()
  })
})

describe('a form that was refused', () => {
  test.each([
    ['record', `${places.indicator('Level 3 qualification by nineteen')}/record`, 'Record the value'],
    ['baseline', `${places.indicator('Level 3 qualification by nineteen')}/baseline`, 'Freeze the baseline'],
    ['targets', `${places.indicator('Level 3 qualification by nineteen')}/targets`, 'Save the targets'],
    ['new outcome', `${places.plan}/outcomes/new`, /^(Add|Save|Create)/],
    ['new indicator', `${places.priority('Feeling well')}/indicators/new`, /^(Add|Save|Create)/],
  ])('is accessible and fits: %s', async (_, path, button) => {
    const { page, faults } = await arrive()
    await goTo(page, path)
    await page.getByRole('main').getByRole('button', { name: button }).last().click()
    expect([...(await refusedOn(page)), ...faults.taken()]).toEqual([])
  })

  test('is accessible and fits: rule, which is saved only once it has been seen', async () => {
    const { page, faults } = await arrive()
    await goTo(page, `${places.indicator('Level 3 qualification by nineteen')}/targets`)
    const rule = page.locator('#rule')
    await rule.getByRole('button', { name: 'Show what this rule would have said' }).click()
    await rule.getByRole('button', { name: 'Save the rule' }).click()
    expect([...(await refusedOn(page)), ...faults.taken()]).toEqual([])
  })
})

/** What is wrong with a page whose form was refused. */
async function refusedOn(page: Page): Promise<readonly string[]> {
  await page.getByRole('alert').getByText('There is a problem').waitFor()
  expect(await page.title()).toMatch(/^Error: /)
  return defectsAt(page, [1440, 390, 320])
}
