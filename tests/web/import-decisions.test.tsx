import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { laitFile } from '../support/import-file.ts'
import { connectPages, disconnectPages, openPage } from '../support/page.tsx'
import { aPlanToSee } from '../support/web-plan.ts'
import { chooseFile, countOf, goOn, pasteTable, stepOf, toPreview } from '../support/wizard.ts'

const NAME = 'Re-referrals within 12 months'
const OWN = 'E06900001'
let running: TestApp

beforeAll(async () => {
  running = await startTestApp(aPlanToSee())
})
afterAll(() => running.close())
beforeEach(() => {
  connectPages(running)
  sessionStorage.clear()
})
afterEach(cleanup)
afterEach(() => disconnectPages())

const open = async () => {
  const page = openPage(`/partnerships/${running.scope.partnershipId}/imports/new/file`)
  await screen.findByRole('heading', { level: 1, name: 'What do you want to bring in?' })
  return page
}
const id = () => running.indicators.get('rereferrals') ?? ''
const uses = () => ({ 'Name of ReReferral': id() })
type Page = Awaited<ReturnType<typeof open>>

/** The next value of the series as a fraction of 1. */
const SLIP = laitFile([['ReReferral', '2026', OWN, '0.175']])
const chosen = () =>
  screen.getByRole<HTMLInputElement>('radio', { checked: true, name: /Multiply|Keep|Import/ }).parentElement
const previewOf = async (page: Page, name: string, file: string) => {
  await chooseFile(page, name, file)
  await toPreview(page, { uses: uses() })
}
const settled = () => waitFor(() => expect(screen.queryByText(/Working out what that changes/)).toBeNull())

describe('a value that looks wrong', () => {
  test('is shown with why and what is usually done, and the counts follow what is chosen', async () => {
    const page = await open()
    await previewOf(page, 'slip.csv', SLIP)
    expect(screen.getByRole('heading', { name: '1 thing looks wrong: decide what is done' })).toBeTruthy()
    expect(screen.getByRole('heading', { name: `Tryton, ${NAME}` })).toBeTruthy()
    expect(screen.getByText(/looks like a fraction of 1: it may mean 17.5%/)).toBeTruthy()
    expect(chosen()?.textContent).toBe('Multiply by 100')
    expect(screen.getByText(/becomes 17.5%/)).toBeTruthy()
    expect(countOf('Added')).toBe(1)

    await page.user.click(screen.getByRole('radio', { name: 'Keep out and mark' }))
    await waitFor(() => expect(countOf('Kept out')).toBe(1))
    expect(screen.getByText('0 + 0 + 0 + 0 + 1 + 0 = 1 values read')).toBeTruthy()
    expect(screen.getByText('There is nothing to store.')).toBeTruthy()

    await page.user.click(screen.getByRole('radio', { name: 'Import as it stands' }))
    await waitFor(() => expect(countOf('Added')).toBe(1))
    expect(screen.queryByText(/becomes 17.5%/)).toBeNull()
  })

  test('is stored as decided, which the result, the history and the next file of that shape say', async () => {
    const page = await open()
    await previewOf(page, 'slip.csv', SLIP)
    await page.user.click(screen.getByRole('radio', { name: 'Multiply by 100' }))
    await settled()
    await page.user.click(await screen.findByRole('button', { name: 'Store 1 value' }))
    await screen.findByRole('heading', { level: 1, name: 'slip.csv is stored' })
    expect(screen.getByText(/Tryton: 1 value put to the right scale/)).toBeTruthy()
    await page.user.click(screen.getByRole('link', { name: 'All files brought in' }))
    const row = within(await screen.findByRole('table', { name: /Files brought in/ })).getAllByRole('row')[1]
    expect(row?.textContent).toMatch(/1 thing decided.*put to the right scale.*Plan coordinator/)
    cleanup()
    const next = await open()
    await chooseFile(next, 'next.csv', laitFile([['ReReferral', '2024', OWN, '0.2']]))
    await toPreview(next, {})
    expect(chosen()?.textContent).toBe('Multiply by 100')
  })
})

describe('what is refused', () => {
  const PASTED = ['Authority\tYear\tValue', 'Tryton UA\t2012/13\t18,5', 'Tryton UA\t2013/14\tn/k', ''].join('\n')

  test('asks for what would let it be read, each once, and reads it then; an answer can be taken back', async () => {
    const page = await open()
    await pasteTable(page, PASTED)
    await toPreview(page, { measure: null, into: id(), periods: [/^Financial/] })
    expect([countOf('Added'), countOf('Refused')]).toEqual([0, 2])
    const asked = () => screen.getByRole('table', { name: 'What would let refused values be read' })
    expect(within(asked()).getByText(/Is it Tryton, E06900001\?/)).toBeTruthy()
    await page.user.click(within(asked()).getByRole('button', { name: /^Yes/ }))
    await page.user.click(await screen.findByRole('button', { name: 'Read it as 18.5, and every comma alike' }))
    await waitFor(() => expect(countOf('Added')).toBe(1))
    await page.user.selectOptions(screen.getByLabelText('What “n/k” means'), 'suppressed')
    await waitFor(() => expect([countOf('Added'), countOf('Refused')]).toEqual([2, 0]))
    expect(screen.getByRole('button', { name: /^Take back.*“Tryton UA” is Tryton/ })).toBeTruthy()
    await page.user.click(screen.getByRole('button', { name: /^Take back.*Commas/ }))
    await waitFor(() => expect([countOf('Added'), countOf('Refused')]).toEqual([1, 1]))
  })

  test('keeps everything out where every row is to be good', async () => {
    const page = await open()
    await previewOf(
      page,
      'some.csv',
      laitFile([
        ['ReReferral', '2010', OWN, '20'],
        ['ReReferral', '2009', OWN, 'about 20'],
      ]),
    )
    expect(screen.getByRole('button', { name: 'Store 1 value' })).toBeTruthy()
    await page.user.click(screen.getByRole('radio', { name: 'Nothing, unless every row is good' }))
    expect(screen.queryByRole('button', { name: /^Store/ })).toBeNull()
    expect(screen.getByText(/you want every row to be good/)).toBeTruthy()
    await page.user.click(screen.getByRole('radio', { name: 'The good rows; those refused stay out' }))
    expect(screen.getByRole('button', { name: 'Store 1 value' })).toBeTruthy()
  })
})

describe('a measure with groups and counts', () => {
  const EES = [
    'time_period,time_identifier,geographic_level,country_code,country_name,old_la_code,new_la_code,la_name,sex,referral_count,rereferral_percent',
    `201213,Financial year,Local authority,E92900001,Country,9901,${OWN},Tryton,Total,1200,20`,
    `201213,Financial year,Local authority,E92900001,Country,9901,${OWN},Tryton,Female,600,c`,
    `201314,Financial year,Local authority,E92900001,Country,9901,${OWN},Tryton,Total,1100,21`,
    `201314,Financial year,Local authority,E92900001,Country,9901,${OWN},Tryton,Female,500,19`,
    '',
  ].join('\n')

  test('one column is the denominator of another, and one group fills an indicator of its own', async () => {
    const page = await open()
    await chooseFile(page, 'ees.csv', EES)
    await goOn(page)
    await goOn(page)
    await page.user.selectOptions(await screen.findByLabelText('Where “rereferral_percent” goes'), id())
    await page.user.selectOptions(
      screen.getByLabelText('Where “referral_count” goes'),
      'The denominator of rereferral_percent',
    )
    await page.user.click(
      screen.getByRole('button', { name: 'One group of it fills an indicator of its own (of rereferral_percent)' }),
    )
    await expect(goOn(page)).rejects.toThrow(/Choose the group.*Choose the indicator/)
    await page.user.selectOptions(screen.getByLabelText('Group of “rereferral_percent”'), 'Sex: Female')
    const into = screen.getByLabelText<HTMLSelectElement>('Is all of this indicator')
    const other = [...into.options].find(({ value }) => value !== '' && value !== id())
    await page.user.selectOptions(into, other?.value ?? '')
    await goOn(page)
    expect(stepOf(page)).toBe('which')
    await page.user.selectOptions(screen.getByLabelText('Groups of children'), 'All children only')
    await toPreview(page, {})
    expect(countOf('Added')).toBeGreaterThanOrEqual(2)
    const table = screen.getByRole('table', { name: 'By indicator' })
    expect(within(table).getAllByRole('row')).toHaveLength(3)
  })
})
