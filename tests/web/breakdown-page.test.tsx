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
  const part = await partOf('How far apart they are')
  expect(part.textContent).toContain(
    'girls: 43 children, 62 children lower than all children (105 children) in 2020/21',
  )
  await user.selectOptions(within(part).getByRole('combobox', { name: 'Hold each group against' }), 'boys')
  expect(within(part).getByRole('row', { name: /^girls/ }).textContent).toContain('19 children lower')
  expect(within(part).getByRole('row', { name: /^girls/ }).textContent).toContain('No clear trend')
})

test('a small number is on no page, until somebody who may asks for it with a reason', async () => {
  const { user } = openPage(address)
  await user.click(await screen.findByRole('link', { name: 'girls' }))
  const history = await partOf('History of revisions')
  await within(history).findByRole('row', { name: /2021\/22/ })
  expect(within(history).getByRole('row', { name: /2021\/22/ }).textContent).toContain('suppressed')
  await user.click(within(history).getByText('Read the small numbers that are hidden here'))
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
  expect(choice.selectedOptions[0]?.textContent).toBe('EHC plan')
  await user.selectOptions(choice, 'girls')
  expect(await screen.findByText(/girls\. Before:/)).toBeTruthy()
})
