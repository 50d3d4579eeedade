import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { goTo, wordsIn } from '../support/browser-page.ts'
import { placesOf } from '../support/server-places.ts'

const places = await placesOf()
const { arrive } = useBrowser()

describe('a priority lead', () => {
  test('sees a baseline before it is frozen, freezes it with a reason, and adjusts its forecast with another', async () => {
    const address = places.indicator('Conceptions under 18, per 1,000')
    const { page, faults } = await arrive()
    await goTo(page, `${address}/baseline`)
    await page.getByLabel('Last value that counts as history').selectOption({ index: 3 })
    await page.getByRole('button', { name: 'Show the baseline before freezing' }).click()
    await page.getByText(/^Not frozen yet\..+The baseline forecast for .+ was/).waitFor()
    await page.getByRole('button', { name: 'Freeze the baseline' }).click()
    await page.getByRole('alert').getByRole('link').first().waitFor()
    const freeze = page.getByRole('region', { name: /Freeze/ }).or(page.locator('#freeze'))
    await freeze.getByLabel('Reason').fill('Agreed at the priority group’s autumn meeting.')
    await page.getByRole('button', { name: 'Freeze the baseline' }).click()
    await page.getByText('The baseline is frozen').waitFor()

    const own = page.getByRole('table', { name: 'Forecast of the frozen baseline' })
    await own.getByRole('textbox').first().fill('14.5')
    await page.locator('#adjust').getByLabel('Reason').fill('A clinic opens near the two largest schools.')
    await page.getByRole('button', { name: 'Save the group’s forecast' }).click()
    await page.getByText('The group’s forecast is stored beside the computed one').waitFor()

    await goTo(page, address)
    const rows = page.getByRole('table', { name: /Frozen baselines/ }).getByRole('row')
    expect(await wordsIn(rows.nth(1))).toMatch(/Adjusted by the group.+A clinic opens.+Yes/s)
    expect(await wordsIn(rows.nth(2))).toMatch(/Computed.+autumn meeting.+until/s)
    expect(faults.taken()).toEqual([])
  })

  test('sets a target and a RAG rule, each after seeing what it would have said in the past', async () => {
    const address = places.indicator('Suspensions per 100 pupils')
    const { page, faults } = await arrive()
    await goTo(page, `${address}/targets`)
    const targets = page.locator('#targets')
    await targets
      .getByLabel(/^Target \(/)
      .first()
      .fill('10')
    await targets.getByRole('button', { name: 'Show what these targets would have said' }).click()
    await targets.getByRole('status').filter({ hasText: 'would have another colour' }).waitFor()
    await targets.getByLabel('Reason for these targets').fill('Set again by the partnership.')
    await targets.getByRole('button', { name: 'Save the targets' }).click()
    await page.getByText('The targets are stored').waitFor()

    const rule = page.locator('#rule')
    await rule.getByLabel('Tolerance').fill('4')
    await rule.getByRole('button', { name: 'Show what this rule would have said' }).click()
    expect(await wordsIn(rule.getByRole('table', { name: /Judged now/ }).getByRole('columnheader'))).toBe(
      'Period Value Target Now Would be',
    )
    await rule.getByLabel('Reason for this rule').fill('One point was too narrow.')
    await rule.getByRole('button', { name: 'Save the rule' }).click()
    await page.getByText('The rule is stored').waitFor()

    const rules = page.getByRole('table', { name: /RAG rules/ }).getByRole('row')
    expect(await wordsIn(rules.nth(1))).toContain('One point was too narrow.')
    await goTo(page, `${address}/targets`)
    expect(
      await targets
        .getByLabel(/^Target \(/)
        .first()
        .inputValue(),
    ).toBe('10')
    expect(faults.taken()).toEqual([])
  })
})
