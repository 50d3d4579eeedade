import { cleanup, screen, within } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aFormulaFile, idOf, openOf, setFormula, shareOf } from '../support/formula.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { placesIn } from '../support/web-plan.ts'

let running: TestApp
let places: Awaited<ReturnType<typeof placesIn>>

beforeAll(async () => {
  running = await startTestApp(aFormulaFile())
  places = await placesIn(running)
  connectPages(running)
})
afterEach(cleanup)
afterAll(() => running.close())

async function sectionOf(title: string): Promise<HTMLElement> {
  const heading = await screen.findByRole('heading', { level: 2, name: title })
  const section = heading.closest('section')
  if (section === null) throw new Error(`${title} stands in no section`)
  return section
}

test('a person has an indicator computed from two others, and reads what it is made of and what is lacking', async () => {
  const { user } = openPage(`${places.placement('share')}/edit`)
  const section = await sectionOf('Computed from …')
  await user.click(await within(section).findByRole('radio', { name: /^A rate of two counts/ }))
  await user.click(within(section).getByRole('button', { name: 'Save how its values are made' }))
  expect(
    (await within(section).findAllByText('Choose an indicator.', { selector: 'a' })).map((one) =>
      one.getAttribute('href'),
    ),
  ).toEqual(['#formula.numerator.indicatorId', '#formula.denominator.indicatorId'])
  const part = (name: string) => within(within(section).getByRole('group', { name })).getByLabelText('Indicator')
  await user.selectOptions(part('Numerator'), 'Count of girls (children)')
  await user.selectOptions(part('Denominator'), 'Count of all (children)')
  await user.click(within(section).getByRole('button', { name: 'Save how its values are made' }))
  expect(await within(section).findByText('How its values are made is stored')).toBeTruthy()
  expect((await openOf(running, 'share')).get('2023')?.value).toBe(50)
  cleanup()

  openPage(places.placement('share'))
  const shown = await sectionOf('Computed from other indicators')
  expect(within(shown).getByRole('link', { name: '“Count of girls”' }).getAttribute('href')).toBe(
    places.placement('girls'),
  )
  const row = within(shown).getByRole('row', { name: /2024\/25/ })
  expect(row.textContent).toContain('“Count of girls” has no value.')
  expect(screen.queryByRole('link', { name: 'Record a value' })).toBeNull()
})

test('what is refused stays typed, with the reason beside it', async () => {
  await setFormula(running, 'all', null)
  const { user } = openPage(`${places.placement('girls')}/edit`)
  const section = await sectionOf('Computed from …')
  await user.click(await within(section).findByRole('radio', { name: /^A sum of counts/ }))
  const part = (name: string) => within(within(section).getByRole('group', { name })).getByLabelText('Indicator')
  await user.selectOptions(part('Part 1'), 'Count of all (children)')
  await user.selectOptions(part('Part 2'), 'Result share (%)')
  await user.click(within(section).getByRole('button', { name: 'Save how its values are made' }))
  const link = await within(section).findByRole('link', { name: /“Result share” is a rate/ })
  expect([link.getAttribute('href'), link.textContent]).toEqual([
    '#formula',
    expect.stringMatching(/would go round in a circle: “Count of girls” is computed from “Result share”/),
  ])
  expect((part('Part 2') as HTMLSelectElement).value).toBe(idOf(running, 'share'))
})

test('an indicator that others are computed from says so', async () => {
  await setFormula(running, 'share', shareOf(running), 0)
  openPage(places.placement('girls'))
  const section = await sectionOf('Computed from this indicator')
  expect(within(section).getByRole('link', { name: 'Result share' })).toBeTruthy()
})
