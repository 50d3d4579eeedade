import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { anIndicator, aPlanFile, yearlyValues } from '../support/plan-file.ts'
import { placesIn } from '../support/web-plan.ts'

const sex = (value: string) => [{ category: 'sex', value }]
const ofOwn = (values: readonly number[], breakdown: { category: string; value: string }[] = []) => ({
  area: 'E06900001',
  breakdown,
  values: yearlyValues([...values], 2016),
})

let running: TestApp
let address: string
beforeEach(async () => {
  const absence = anIndicator({
    unit: 'children',
    decimals: 0,
    multiplier: null,
    maximum: null,
    targets: [],
    rules: [],
    baselines: [],
    series: [
      ofOwn([100, 102, 104, 103, 105, 60]),
      ofOwn([60, 61, 62, 61, 62, 57], sex('boys')),
      ofOwn([40, 41, 42, 42, 43, 3], sex('girls')),
    ],
  })
  running = await startTestApp(aPlanFile({ indicators: [absence] }))
  address = (await placesIn(running)).placement('rereferrals')
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

/** A part of the page, by its heading. */
async function partOf(heading: string): Promise<HTMLElement> {
  const part = (await screen.findByRole('heading', { level: 2, name: heading })).parentElement
  if (part === null) throw new Error(`Nothing stands under ${heading}`)
  return part
}

test('groups are held against all children, or against one another, in the latest period that both show', async () => {
  const { user } = openPage(address)
  const part = await partOf('Groups side by side')
  const headline = within(part).getByRole('heading', { level: 3 })
  expect(headline.textContent).toBe(
    'Re-referrals within 12 months, the widest gap: for sex: girls it is 43 children in 2020/21, 62 children lower than for all children (105 children). The gap shows no clear trend.',
  )
  await user.selectOptions(within(part).getByRole('combobox', { name: 'Hold each group against' }), 'Sex: boys')
  expect(headline.textContent).toMatch(/than for sex: boys \(62 children\)/)
  expect(within(part).getByRole('row', { name: /^Sex: girls/ }).textContent).toContain('19 children lower')
  expect(within(part).getByRole('row', { name: /^Sex: girls/ }).textContent).toContain('No clear trend')
})

test('the chart of all groups is drawn, read by arrow keys and told in words; what is hidden is marked, never a number', async () => {
  const { user } = openPage(address)
  const part = await partOf('Groups side by side')
  const drawn = await within(part).findByRole('img')
  expect(drawn.textContent).toContain('Sex: girls')
  expect(drawn.textContent).toContain('[c]')
  within(part).getByRole('slider').focus()
  await user.keyboard('{End}')
  expect(
    within(part).getByText(
      '2021/22: All children 60 children; Sex: boys suppressed to protect individuals; Sex: girls suppressed to protect individuals.',
    ),
  ).toBeTruthy()
  expect(part.textContent).toContain('[c] under a chart: suppressed to protect individuals.')
  expect(part.textContent).not.toMatch(/\b3 children|57 children/)
})

test('the table and the file hold every group', async () => {
  const { user } = openPage(address)
  const part = await partOf('Groups side by side')
  await user.click(within(part).getByRole('tab', { name: 'Table' }))
  const table = within(part).getByRole('table', { name: /by group of children/ })
  const heads = within(table).getAllByRole('columnheader')
  expect(heads.map((head) => head.textContent)).toEqual(['Period', 'All children', 'Sex: boys', 'Sex: girls'])
  expect(within(table).getByRole('row', { name: /^2021\/22/ }).textContent).toMatch(/suppressed.*suppressed/)
  await user.click(within(part).getByRole('tab', { name: 'Download' }))
  const file = within(part).getByRole('link', { name: 'Values (CSV)' }).getAttribute('href') ?? ''
  expect(file).toMatch(/measurements\.csv\?groups=yes$/)
})

test('a small number is on no page, until somebody who may asks for it with a reason', async () => {
  const { user } = openPage(address)
  await user.click(await screen.findByRole('link', { name: 'Sex: girls' }))
  const history = await partOf('History of revisions')
  await within(history).findByRole('row', { name: /2021\/22/ })
  expect(within(history).getByRole('row', { name: /2021\/22/ }).textContent).toContain('suppressed')
  await user.click(await within(history).findByText('Read the small numbers that are hidden here'))
  await user.click(within(history).getByRole('button', { name: 'Show the small numbers' }))
  expect(await within(history).findByRole('link', { name: 'Enter why you need the small numbers.' })).toBeTruthy()
  await user.type(within(history).getByRole('textbox', { name: 'Why do you need them?' }), 'To check the return')
  await user.click(within(history).getByRole('button', { name: 'Show the small numbers' }))
  const read = await within(history).findByRole('region', { name: 'Small numbers' })
  expect(within(read).getByRole('row', { name: /2021\/22/ }).textContent).toContain('3 children')
  await user.click(within(read).getByRole('button', { name: 'Hide them again' }))
  expect(within(history).queryByText('3 children')).toBeNull()
})

test('what is hidden is changed on the edit page, and refused by its field', async () => {
  const { user } = openPage(`${address}/edit`)
  const part = await partOf('Small numbers')
  const most = within(part).getByRole('textbox', { name: /Hide counts from 1 up to/ })
  await user.clear(most)
  await user.type(most, '0.5')
  await user.click(within(part).getByRole('button', { name: 'Save what is hidden' }))
  expect(await within(part).findAllByText(/whole number from 1 to 100/)).not.toEqual([])
  await user.clear(most)
  await user.click(within(part).getByRole('button', { name: 'Save what is hidden' }))
  await screen.findByRole('heading', { level: 1, name: 'Re-referrals within 12 months' })
  expect((await running.get(`/placements/${address.split('/').at(-1)}`)).json().disclosure.hideUpTo).toBeNull()
})

test('a group is added on the edit page and recorded for at once', async () => {
  const { user } = openPage(`${address}/edit`)
  const part = await partOf('Groups of children')
  await user.click(within(part).getByRole('button', { name: 'Add the group' }))
  expect(await within(part).findAllByText('Enter the category, such as sex or ethnicity.')).not.toEqual([])
  await user.type(within(part).getByRole('combobox', { name: /Category/ }), 'SEND')
  await user.type(within(part).getByRole('textbox', { name: /Group/ }), 'EHC plan')
  await user.click(within(part).getByRole('button', { name: 'Add the group' }))
  await user.click(await within(part).findByRole('link', { name: 'Record a value for it' }))
  const choice = (await screen.findByRole('combobox', { name: /Children/ })) as HTMLSelectElement
  expect(choice.selectedOptions[0]?.textContent).toBe('SEND: EHC plan')
  await user.selectOptions(choice, 'Sex: girls')
  expect(await screen.findByText(/Sex: girls\. Before:/)).toBeTruthy()
})
