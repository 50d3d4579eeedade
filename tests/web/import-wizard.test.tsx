import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { newId } from '@ttc/contracts/new-id'
import { memberRole } from '@ttc/db/role'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { laitFile, store } from '../support/import-file.ts'
import { connectPages, disconnectPages, openPage } from '../support/page.tsx'
import { aMember } from '../support/people.ts'
import { aPlanToSee } from '../support/web-plan.ts'
import { chooseFile, countOf, goOn, pasteTable, stepOf, toPreview } from '../support/wizard.ts'

const NAME = 'Re-referrals within 12 months'
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

const open = async (step = 'file') => {
  const page = openPage(`/partnerships/${running.scope.partnershipId}/imports/new/${step}`)
  await screen.findByRole('heading', { level: 1, name: 'What do you want to bring in?' })
  return page
}
const id = () => running.indicators.get('rereferrals') ?? ''

/** A file in the shape of the tidied tool, of years before the series begins unless another is given. */
const tidy = (...rows: readonly (readonly [year: string, value: string, area?: string])[]) =>
  laitFile(rows.map(([year, value, area = 'E06900001']) => ['ReReferral', year, area, value] as const))
const uses = () => ({ 'Name of ReReferral': id() })

describe('the file', () => {
  test.each([
    ['a workbook of an older kind', 'figures.xls', 'x', /Save the workbook as \.xlsx/],
    ['another kind of file', 'figures.pdf', 'x', /ends in \.csv, \.tsv, \.txt, \.gz or \.xlsx/],
    ['an empty one', 'figures.csv', '', /The file is empty/],
  ])('%s is refused before it is sent', async (_, name, content, words) => {
    const page = await open()
    const input = screen.getByLabelText('File')
    input.removeAttribute('accept')
    await chooseFile(page, name, content)
    await expect(goOn(page)).rejects.toThrow(words)
  })

  test('a missing one, and an empty table, are named with their field', async () => {
    const page = await open()
    await expect(goOn(page)).rejects.toThrow(/Choose the file to bring in/)
    expect(screen.getByLabelText('File').getAttribute('aria-invalid')).toBe('true')
    await pasteTable(page, 'only,one,row')
    await expect(goOn(page)).rejects.toThrow(/and the rows below/)
  })

  test('an address further on leads to the file where none is chosen', async () => {
    const page = await open('preview')
    await waitFor(() => expect(stepOf(page)).toBe('file'))
  })

  test('is lost by a reload, which is said, and the answers are not', async () => {
    const page = await open()
    await chooseFile(page, 'figures.csv', tidy(['2010', '20']))
    await goOn(page)
    await goOn(page)
    await page.user.selectOptions(screen.getByLabelText('Where “Name of ReReferral” goes'), id())
    cleanup()
    const again = await open('measures')
    expect(screen.getByText('What you answered before is still here')).toBeTruthy()
    await chooseFile(again, 'figures.csv', tidy(['2010', '20']))
    await goOn(again)
    await goOn(again)
    const into = screen.getByLabelText<HTMLSelectElement>('Where “Name of ReReferral” goes')
    expect(into.value).toBe(id())
  })

  test('is not left without a word', async () => {
    const page = await open()
    await chooseFile(page, 'figures.csv', tidy(['2010', '20']))
    await goOn(page)
    await page.user.click(screen.getByRole('link', { name: 'Plan' }))
    const dialog = await screen.findByRole('dialog')
    await page.user.click(within(dialog).getByRole('button', { name: 'Stay here' }))
    expect(stepOf(page)).toBe('table')
  })
})

describe('the way to the preview', () => {
  test('names the shape and shows the first rows as they are read', async () => {
    const page = await open()
    await chooseFile(page, 'figures.csv', tidy(['2010', '20.5']))
    await goOn(page)
    expect(await screen.findByRole('heading', { name: /This looks like the Local Authority/ })).toBeTruthy()
    expect(screen.getByRole('table', { name: 'First rows of the file' }).textContent).toContain('20.5')
  })

  test('needs at least one measure', async () => {
    const page = await open()
    await chooseFile(page, 'figures.csv', tidy(['2010', '20']))
    await expect(toPreview(page, { uses: { 'Name of ReReferral': 'out' } })).rejects.toThrow(/at least one measure/)
  })

  test('adds up, shows the old value beside the new, and refuses row by row', async () => {
    const page = await open()
    await chooseFile(
      page,
      'f.csv',
      tidy(['2010', '20'], ['2025', '19'], ['2009', 'about 20'], ['2010', '9', 'E06999999']),
    )
    await toPreview(page, { uses: uses() })
    const counts = ['Added', 'Changed', 'Unchanged', 'Refused', 'Not asked for'].map(countOf)
    expect(counts).toEqual([1, 1, 0, 2, 0])
    expect(screen.getByText('1 + 1 + 0 + 2 + 0 = 4 values read')).toBeTruthy()
    const changed = screen.getByRole('table', { name: 'Values that will be changed' })
    expect(within(changed).getByText('18.2%').tagName).toBe('DEL')
    expect(within(changed).getByText('19.0%').tagName).toBe('STRONG')
    expect(screen.getByRole('table', { name: 'Refused values' }).textContent).toContain('about 20')
  })

  test('keeps what was answered when going back', async () => {
    const page = await open()
    await chooseFile(page, 'figures.csv', tidy(['2010', '20']))
    await toPreview(page, { uses: uses(), reach: 'Your own area only' })
    await page.user.click(screen.getByRole('link', { name: 'Areas' }))
    expect(await screen.findByRole('radio', { name: 'Your own area only', checked: true })).toBeTruthy()
  })

  test('keeps file and answers when the connection is lost, and offers to try again', async () => {
    const page = await open()
    await chooseFile(page, 'figures.csv', tidy(['2010', '20']))
    await goOn(page)
    disconnectPages()
    await expect(toPreview(page, { uses: uses() })).resolves.toBeUndefined()
    expect(screen.getByRole('alert').textContent).toContain('still here')
    connectPages(running)
    await page.user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: /^Check what will change: 1 of 1/ })).toBeTruthy()
  })
})

const EES_HEAD = 'time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,la_name,rate,count'
const EES_PLACE = 'Financial year,Local authority,E92900001,Country,E06900001,Tryton'
const META = [
  'col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column',
  'rate,Indicator,Share of re-referrals,,%,1,,',
  'count,Indicator,Number of re-referrals,,,0,,',
]

/** Small tables of every shape: each holds one value of a year before the series begins, and one that stands already. */
describe('a file of every shape', () => {
  test.each([
    [
      'Explore Education Statistics with its meta file',
      [EES_HEAD, `200910,${EES_PLACE},20,200`, `202425,${EES_PLACE},18.2,180`],
      /Explore Education Statistics/,
      'Share of re-referrals',
    ],
    [
      'a table with a value in each row, under title rows',
      ['Re-referrals,,', ',,', 'area_code,period,value', 'E06900001,2009/10,20', 'E06900001,2024/25,18.2'],
      /value|row/,
      null,
    ],
    [
      'a table with a column for each period',
      ['area_code,area_name,2009/10,2024/25', 'E06900001,Tryton,20,18.2'],
      /period/,
      null,
    ],
    [
      'a table with a row for each indicator',
      ['indicator,2009/10,2024/25', 'Re-referrals within 12 months,20,18.2'],
      /period|indicator/,
      NAME,
    ],
  ] as const)('%s', async (_, lines, shape, measure) => {
    const page = await open()
    await chooseFile(page, 'figures.csv', lines.join('\n'), META.join('\n'))
    await goOn(page)
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toMatch(shape)
    await toPreview(page, { periods: [/^Financial/], measure, into: id() })
    expect([countOf('Added'), countOf('Unchanged'), countOf('Refused')]).toEqual([1, 1, 0])
  })

  test('pasted from a spreadsheet', async () => {
    const page = await open()
    await pasteTable(page, 'area_code\tperiod\tvalue\nE06900001\t2009/10\t20\nE06900001\t2024/25\t18.2\n')
    await goOn(page)
    await toPreview(page, { periods: [/^Financial/], measure: null, into: id() })
    expect([countOf('Added'), countOf('Unchanged')]).toEqual([1, 1])
  })
})

describe('storing', () => {
  test('leads to the result, with a way to the indicator and to undo all of it', async () => {
    const page = await open()
    await chooseFile(page, 'figures.csv', tidy(['2008', '21'], ['2007', '22']))
    await toPreview(page, { uses: uses() })
    await page.user.click(screen.getByRole('button', { name: 'Store 2 values' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'figures.csv is stored' })).toBeTruthy()
    const link = await screen.findByRole('link', { name: NAME })
    expect(link.getAttribute('href')).toMatch(/\/placements\//)
    await page.user.click(screen.getByRole('button', { name: 'Undo the whole file' }))
    expect(
      (await screen.findByText('Everything that could be undone is')).closest('[role=alert]')?.textContent,
    ).toContain('2 are taken out')
  })

  test('of what somebody else stored in between says that it came out otherwise', async () => {
    const page = await open()
    await chooseFile(page, 'figures.csv', tidy(['2006', '23']))
    await toPreview(page, { uses: uses() })
    await store(running, { file: tidy(['2006', '23']) })
    await page.user.click(screen.getByRole('button', { name: 'Store 1 value' }))
    expect(await screen.findByText('It came out otherwise than the preview said')).toBeTruthy()
    expect([countOf('Added'), countOf('Unchanged')]).toEqual([0, 1])
  })

  test('makes a new indicator of what the file says and what was asked', async () => {
    const page = await open()
    await chooseFile(page, 'figures.csv', tidy(['2010', '20']))
    await toPreview(page, { uses: { 'Name of ReReferral': 'new' }, made: ['Lower is better'] })
    await page.user.click(screen.getByRole('button', { name: 'Store 1 value' }))
    await screen.findByRole('heading', { level: 1, name: 'figures.csv is stored' })
    expect(screen.getByRole('table', { name: 'Indicators with new values' }).textContent).toContain('In no plan yet')
  })

  test('is not offered to whoever may only look', async () => {
    const { partnershipId } = running.scope
    const { db } = running.connection
    const memberId = await aMember(running)
    await db.insert(memberRole).values({ partnershipId, id: newId(), memberId, role: 'priority-lead' })
    const cookie = await signIn(db, running.scope, memberId)
    connectPages({ ...running, app: Object.create(running.app, { inject: { value: withCookie(cookie) } }) })
    const page = await open()
    await chooseFile(page, 'figures.csv', tidy(['2005', '20']))
    await toPreview(page, { uses: uses() })
    expect(screen.getByText(/An analyst or the plan coordinator can store it/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Store/ })).toBeNull()
  })
})

const withCookie = (cookie: string) => (options: Parameters<TestApp['ask']>[0]) =>
  running.ask({ ...options, headers: { ...options.headers, cookie } })
