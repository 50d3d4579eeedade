import { cleanup, screen, within } from '@testing-library/react'
import type { ComparatorsView } from '@ttc/contracts/comparator'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { area } from '@ttc/db/area'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, disconnectPages, openPage } from '../support/page.tsx'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let places: Awaited<ReturnType<typeof placesIn>>
let at = ''

beforeEach(async () => {
  const file = aPlanToSee()
  const neighbours = [{ area: 'E06900001', neighbours: ['E06900003'] }]
  const newer = { id: 'try-2026', name: 'Newer neighbours', publishedOn: '2026-05-01', source: 'Made up', neighbours }
  running = await startTestApp({ ...file, neighbourModels: [...(file.neighbourModels ?? []), newer] })
  places = await placesIn(running)
  at = `${places.placement('rereferrals')}/comparators`
  await running.connection.db.insert(area).values([
    { code: 'E06900007', name: 'Thornaby, City of', kind: 'authority', regionCode: 'E12900001' },
    { code: 'E10900001', name: 'Thornshire', kind: 'authority', regionCode: 'E12900001', closedOn: '2023-03-31' },
  ])
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const stored = async () => (await running.get('/comparators')).json<ComparatorsView>()
const indicator = async () =>
  (await running.get(`/placements/${places.row('rereferrals').placementId}`)).json<IndicatorView>()
const found = () => within(screen.getByRole('group', { name: 'Areas' })).getByRole('status')
const choose = (name: string, areaCodes: string[]) =>
  running.send('POST', '/comparators', { id: newId(), name, areaCodes })

test('it says whom the indicator is compared with, and of whom it has values', async () => {
  openPage(at)
  const always = await screen.findByRole('heading', { name: 'England and the region' })
  expect(always.parentElement?.textContent).toContain('Country9 values, the latest to 31 March 2025')
  expect(always.parentElement?.textContent).toContain('Regionno values for this indicator')
  const model = screen.getByRole('radio', { name: 'Neighbours for tests, published 1 May 2025' }) as HTMLInputElement
  expect(model.checked).toBe(true)
  expect(screen.getByText(/Northby, Southby\. 2 of 2 have values for this indicator\./)).toBeTruthy()
  expect(screen.getByText(/At most 6 such groups of at most 40 areas/)).toBeTruthy()
})

test('another model is chosen with its version, and confirmed', async () => {
  const { user } = openPage(at)
  await user.click(await screen.findByRole('radio', { name: 'Newer neighbours, published 1 May 2026' }))
  await user.click(screen.getByRole('button', { name: 'Save the neighbours' }))
  expect(await screen.findByText('Neighbours of every indicator: Newer neighbours, published 1 May 2026')).toBeTruthy()
  expect((await stored()).model?.id).toBe('try-2026')
  cleanup()
  openPage(places.placement('rereferrals'))
  const panel = await screen.findByRole('region', { name: 'Against others' })
  expect(panel.textContent).toContain('by Newer neighbours of 1 May 2026')
})

test('the indicator’s page and its edit page lead to the comparators', async () => {
  openPage(places.placement('rereferrals'))
  const link = await screen.findByRole('link', { name: 'Choose comparators' })
  expect(link.getAttribute('href')).toBe(at)
  cleanup()
  openPage(`${places.placement('rereferrals')}/edit`)
  expect((await screen.findByRole('link', { name: 'Choose whom it is compared with' })).getAttribute('href')).toBe(at)
})

test('a model chosen over another choice shows both versions, and keeps the one that is chosen', async () => {
  const { user } = openPage(at)
  await user.click(await screen.findByRole('radio', { name: 'No statistical neighbours' }))
  const { version } = await stored()
  await running.send('PUT', '/comparators/neighbour-model', { version, modelId: 'try-2026' })
  await user.click(screen.getByRole('button', { name: 'Save the neighbours' }))
  const both = await screen.findByRole('region', { name: 'Two versions' })
  const row = within(both).getByRole('row', { name: /^Neighbours by/ })
  expect(row.textContent).toContain('No statistical neighbours')
  expect(row.textContent).toContain('Newer neighbours, published 1 May 2026')
  await user.click(within(both).getByRole('button', { name: 'Keep mine' }))
  expect(await screen.findByText('Neighbours of every indicator: No statistical neighbours')).toBeTruthy()
  expect((await stored()).model).toBeNull()
})

test('areas are found by name or code, chosen, and stand beside the indicator', async () => {
  const { user } = openPage(`${at}?group=new`)
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Towns by the sea')
  const search = screen.getByRole('searchbox', { name: 'Find an area' })
  await user.type(search, 'e06900002')
  await user.click(screen.getByRole('checkbox', { name: 'Northby' }))
  await user.clear(search)
  await user.type(search, 'city thornaby{Enter}')
  expect(found().textContent).toContain('1 of 4 areas. 1 chosen.')
  await user.click(screen.getByRole('checkbox', { name: 'Thornaby, City of' }))
  const chosen = screen.getByRole('list', { name: 'Chosen areas' })
  expect(
    within(chosen)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    expect.stringContaining('Northby9 values, the latest to 31 March 2025'),
    expect.stringContaining('Thornaby, City ofno values for this indicator'),
  ])
  await user.click(screen.getByRole('button', { name: 'Compare with these areas' }))
  expect(await screen.findByText('Every indicator is compared with “Towns by the sea” now')).toBeTruthy()
  expect(screen.getByText('1 of 2 have values for this indicator; none for Thornaby, City of.')).toBeTruthy()
  expect((await indicator()).series[0]?.assessment.comparisons.find(({ kind }) => kind === 'area')).toMatchObject({
    name: 'Towns by the sea',
    n: 1,
    of: 2,
  })
})

test('an abolished area is marked, and what is chosen is taken away again', async () => {
  const { user } = openPage(`${at}?group=new`)
  await user.type(await screen.findByRole('searchbox', { name: 'Find an area' }), 'thornshire')
  const old = screen.getByRole('checkbox', { name: 'Thornshire (abolished or replaced)' })
  expect(screen.getByText(/Abolished 31 March 2023/)).toBeTruthy()
  await user.click(old)
  await user.click(screen.getByRole('button', { name: 'Remove Thornshire' }))
  expect(screen.queryByRole('list', { name: 'Chosen areas' })).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Find an area' }))
  await user.type(screen.getByRole('searchbox', { name: 'Find an area' }), ' nowhere')
  expect(found().textContent).toContain('No area is called this.')
})

test('every wrong field is named at once, and a name that is taken', async () => {
  await choose('Ports', ['E06900002'])
  const { user } = openPage(`${at}?group=new`)
  await user.click(await screen.findByRole('button', { name: 'Compare with these areas' }))
  expect(await screen.findByRole('link', { name: 'Enter a name for these areas.' })).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Choose at least one area.' }))
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Find an area' }))
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'ports')
  await user.click(screen.getByRole('checkbox', { name: 'Southby' }))
  await user.click(screen.getByRole('button', { name: 'Compare with these areas' }))
  expect(await screen.findByRole('link', { name: /“ports” is the name of other chosen areas/ })).toBeTruthy()
})

test('without a connection nothing typed is lost', async () => {
  const { user } = openPage(`${at}?group=new`)
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Ports')
  await user.click(screen.getByRole('checkbox', { name: 'Southby' }))
  disconnectPages()
  await user.click(screen.getByRole('button', { name: 'Compare with these areas' }))
  expect(await screen.findByText(/What you typed is still here/)).toBeTruthy()
  connectPages(running)
  await user.click(screen.getByRole('button', { name: 'Compare with these areas' }))
  expect(await screen.findByText('Every indicator is compared with “Ports” now')).toBeTruthy()
})

test('an edit of areas over another shows both versions by their names', async () => {
  await choose('Ports', ['E06900002'])
  const [choice] = (await stored()).choices
  const { user } = openPage(`${at}?group=${choice?.id}`)
  await user.click(await screen.findByRole('checkbox', { name: 'Southby' }))
  const edit = { version: 1, name: 'Harbours', areaCodes: ['E06900002'] }
  await running.send('PUT', `/comparators/${choice?.id}`, edit)
  await user.click(screen.getByRole('button', { name: 'Save these areas' }))
  const both = await screen.findByRole('region', { name: 'Two versions' })
  expect(within(both).getByRole('row', { name: /^Areas/ }).textContent).toContain('Northby, Southby')
  expect(within(both).getByRole('row', { name: /^Name/ }).textContent).toContain('Harbours')
  await user.click(within(both).getByRole('button', { name: 'Take the saved one' }))
  await user.click(await screen.findByRole('button', { name: 'Save these areas' }))
  expect(await screen.findByText('Every indicator is compared with “Harbours” now')).toBeTruthy()
  expect((await stored()).choices).toMatchObject([{ name: 'Harbours', areas: [{ name: 'Northby' }] }])
})

test('areas are taken out of use and back, and a change by someone else is told', async () => {
  await choose('Ports', ['E06900002'])
  const { user } = openPage(at)
  await user.click(await screen.findByRole('button', { name: 'Stop comparing with Ports' }))
  expect(await screen.findByText('“Ports” is not compared with any more')).toBeTruthy()
  await user.click(screen.getByText('1 not in use'))
  const [choice] = (await stored()).choices
  const edit = { version: 2, name: 'Harbours', areaCodes: ['E06900002'], retired: true }
  await running.send('PUT', `/comparators/${choice?.id}`, edit)
  await user.click(screen.getByRole('button', { name: 'Use again Ports' }))
  expect((await screen.findByRole('alert')).textContent).toContain('What is stored now is shown')
  await user.click(screen.getByRole('button', { name: 'Use again Harbours' }))
  expect(await screen.findByText('“Harbours” is in use again')).toBeTruthy()
  expect((await stored()).choices).toMatchObject([{ name: 'Harbours', retired: false }])
})

test('a reader sees who the others are, and is offered no change', async () => {
  const id = newId()
  const { partnershipId } = running.scope
  const { db } = running.connection
  await choose('Ports', ['E06900002'])
  await db.insert(member).values({ partnershipId, id, name: 'Reader', agency: 'Council' })
  await db
    .insert(memberRole)
    .values({ partnershipId, id: newId(), memberId: id, role: 'reader', planId: null, priorityId: null })
  const cookie = await signIn(db, running.scope, id)
  const asReader = ((options: Parameters<TestApp['ask']>[0]) =>
    running.ask({ ...options, headers: { ...options.headers, cookie } })) as TestApp['app']['inject']
  connectPages({ ...running, app: { ...running.app, inject: asReader } as TestApp['app'] })
  openPage(places.placement('rereferrals'))
  expect((await screen.findByRole('link', { name: 'Who these are' })).getAttribute('href')).toBe(at)
  expect(screen.queryByRole('link', { name: 'Choose comparators' })).toBeNull()
  cleanup()
  openPage(at)
  expect(await screen.findByText('Neighbours for tests, published 1 May 2025.')).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Ports' })).toBeTruthy()
  expect(within(screen.getByRole('main')).queryByRole('button')).toBeNull()
  expect(within(screen.getByRole('main')).queryByRole('link', { name: /Choose|Change/ })).toBeNull()
  cleanup()
  openPage(`${at}?group=new`)
  expect(await screen.findByRole('heading', { level: 1, name: 'You cannot see this page' })).toBeTruthy()
})
