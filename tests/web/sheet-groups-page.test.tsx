import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { anIndicator, aPlanFile, yearlyValues } from '../support/plan-file.ts'
import { placesIn } from '../support/web-plan.ts'

const line = (values: readonly number[], value?: string) => ({
  area: 'E06900001',
  breakdown: value === undefined ? [] : [{ category: 'free school meals', value }],
  values: yearlyValues([...values], 2019),
})

let running: TestApp
let address: string
beforeEach(async () => {
  const excluded = anIndicator({
    ...{ name: 'Permanent exclusions', unit: 'children', decimals: 0, multiplier: null, maximum: null },
    ...{ targets: [], rules: [], baselines: [] },
    series: [
      line([60, 61, 62, 63, 64, 65]),
      line([20, 21, 20, 22, 23, 24], 'eligible'),
      line([40, 40, 42, 41, 41, 41], 'not eligible'),
    ],
  })
  running = await startTestApp(aPlanFile({ indicators: [excluded] }))
  address = `${(await placesIn(running)).priority}/sheet`
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const value = (group: string) =>
  screen.getByRole<HTMLInputElement>('textbox', { name: `Value, Permanent exclusions${group}` })
const eligible = ', Free school meals: eligible'
const other = ', Free school meals: not eligible'
const showGroups = () => screen.findByRole('checkbox', { name: 'With groups of children' })

test('groups stand under their indicator where they are asked for, by keyboard', async () => {
  const { user } = openPage(address)
  const choice = await showGroups()
  expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(2)
  choice.focus()
  await user.keyboard(' ')
  const table = await screen.findByRole('table', { name: /and its groups of children/ })
  expect(
    within(table)
      .getAllByRole('rowheader')
      .map((head) => head.textContent),
  ).toEqual([
    'Permanent exclusions (children)',
    'Permanent exclusions, Free school meals: eligible',
    'Permanent exclusions, Free school meals: not eligible',
  ])
})

test('typed down the column each row is checked by itself, a small one is told so, and all are stored at once', async () => {
  const { user } = openPage(`${address}?groups=yes`)
  await showGroups()
  value('').focus()
  await user.keyboard('66{Enter}4{Enter}43')
  expect(document.activeElement).toBe(value(other))
  const row = screen.getByRole('row', { name: /meals: eligible/ })
  await within(row).findByText(/A small number: it is stored as it is, and shown as suppressed/)
  await user.click(within(row).getByRole('checkbox', { name: `It is right: Permanent exclusions${eligible}` }))
  await waitFor(() => expect(screen.getAllByText('Ready:')).toHaveLength(3))
  await user.click(screen.getByRole('button', { name: 'Store all that are right' }))
  expect(await screen.findByText('3 values are recorded')).toBeTruthy()
  await waitFor(() => expect(row.textContent).toContain('suppressed to protect individuals'))
  expect(row.textContent).not.toMatch(/\b4 children/)
})

test('a column from a spreadsheet is pasted over an indicator and its groups; what is not shown is not stored', async () => {
  const { user } = openPage(`${address}?groups=yes`)
  const choice = await showGroups()
  fireEvent.paste(value(''), { clipboardData: { getData: () => '66\n24\n42\n' } })
  expect([value('').value, value(eligible).value, value(other).value]).toEqual(['66', '24', '42'])
  await user.click(choice)
  await screen.findByText('1 value is typed')
  await user.click(await showGroups())
  expect((await screen.findByText('3 values are typed')).textContent).toBeTruthy()
  expect(value(eligible).value).toBe('24')
})
