import { cleanup, screen, waitFor, within } from '@testing-library/react'
import type { CatalogueView } from '@ttc/contracts/catalogue'
import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { aPlanFileWithOldCodes, figuresOf, loadEditionOf, twelveYears } from '../support/catalogue.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { placeIn } from '../support/place.ts'

let running: TestApp
let home = ''
let priority = ''
let edition = ''

const NEET = { code: 'Neet', name: 'Young people not in education', definition: 'As it was.' }
const SCORE = {
  code: 'Score_%',
  name: 'Average progress',
  topic: 'Key Stage 2',
  polarity: 'High',
  unit: 'Score',
} as const

beforeAll(async () => {
  running = await startTestApp(aPlanFileWithOldCodes())
  home = `/partnerships/${running.scope.partnershipId}/catalogue`
  priority = (await placeIn(running)).priority.id
  connectPages(running)
})
afterEach(cleanup)
afterAll(() => running.close())

test('where no collection is loaded the page says who loads one', async () => {
  openPage(home)
  expect(await screen.findByRole('heading', { name: 'No collection is loaded yet' })).toBeTruthy()
  openPage(`${home}/updates`)
  expect(await screen.findByRole('heading', { name: 'Nothing is adopted yet' })).toBeTruthy()
})

test('the priority’s page leads to the catalogue, which is narrowed in the address', async () => {
  const figures = [...twelveYears('Neet'), ...figuresOf('Score_%', '902', [1.5, 2], 2024)]
  await loadEditionOf(running.connection.db, [NEET, SCORE], figures, 'First')
  edition = ((await running.get('/catalogue/indicators')).json() as CatalogueView).edition?.id ?? ''
  const at = `/partnerships/${running.scope.partnershipId}/plans/${running.planId}/priorities/${priority}`
  const { router, user } = openPage(at)
  const link = await screen.findByRole('link', { name: 'Adopt from the catalogue' })
  await user.click(link)
  await router.navigate({ href: link.getAttribute('href') ?? '' })
  await screen.findByRole('row', { name: /Average progress/ })
  await user.type(screen.getByRole('searchbox', { name: 'Words in its name or definition' }), 'young')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Which way is better' }), 'Lower is better')
  await user.click(screen.getByRole('button', { name: 'Show these' }))
  await waitFor(() => expect(screen.queryByRole('row', { name: /Average progress/ })).toBeNull())
  const row = await screen.findByRole('row', { name: /Young people not in education/ })
  expect(row.textContent).toContain('Looks wrong: 2024/25: Country is 95, outside its own 3 areas')
  expect(router.state.location.search).toEqual({ words: 'young', polarity: 'lower', priority })
  expect(screen.getByText('1 of 1 indicators shown')).toBeTruthy()
})

test('what is loaded stands with its counts and licence', async () => {
  openPage(`${home}/collections`)
  const row = await screen.findByRole('row', { name: /First/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['1 Apr 2026', expect.any(String), '2', '74', '74', '2', '0', 'None'])
  expect(screen.getByText(/Open Government Licence v3.0. Source: Department for Education \//)).toBeTruthy()
})

test('an entry without a figure for the own area says so, whatever letters its code has', async () => {
  openPage(`${home}/${edition}/${encodeURIComponent('Score_%')}`)
  expect(await screen.findByText('No figure for Tryton')).toBeTruthy()
})

test('an entry shows its curve, what looks wrong and its licence, and is adopted into the priority it was looked for', async () => {
  const { user } = openPage(`${home}/${edition}/Neet?priority=${priority}`)
  expect(await screen.findByText(/Country is 95, outside its own 3 areas/)).toBeTruthy()
  expect(screen.getByText(/1 of 2 areas/)).toBeTruthy()
  expect(screen.getByText(/As it was\./)).toBeTruthy()
  const into = screen.getByRole('combobox', { name: 'Adopt into' }) as HTMLSelectElement
  expect(into.selectedOptions[0]?.textContent).toBe('Help early and once')
  await user.selectOptions(into, 'Choose a priority')
  await user.click(screen.getByRole('button', { name: 'Adopt' }))
  expect(await screen.findByRole('link', { name: 'Choose the priority it belongs to.' })).toBeTruthy()
  await user.selectOptions(into, 'Help early and once')
  await user.click(screen.getByRole('button', { name: 'Adopt' }))
  expect(await screen.findByText('Young people not in education is adopted')).toBeTruthy()
  expect(screen.getByText(/50 values stored/)).toBeTruthy()
  const open = screen.getByRole('link', { name: 'Open the indicator' }).getAttribute('href') ?? ''
  cleanup()
  openPage(open)
  expect(await screen.findByRole('heading', { level: 1, name: 'Young people not in education' })).toBeTruthy()
})

test('a new edition is looked at, its definition left out by choice, and stored', async () => {
  openPage(`${home}/updates`)
  expect(await screen.findByRole('heading', { name: 'Everything adopted is up to date' })).toBeTruthy()
  cleanup()
  const revised = twelveYears('Neet').map((one) =>
    one[1] === '901' && one[2] === '2025' ? [...one.slice(0, 3), '18.5'] : one,
  )
  const figures = revised as unknown as ReturnType<typeof twelveYears>
  await loadEditionOf(
    running.connection.db,
    [{ ...NEET, definition: 'As it is now.', next: '46843' }],
    figures,
    'Second',
  )
  const { user } = openPage(`${home}/updates`)
  expect(await screen.findByText(/0 new values, 1 changed, 0 withdrawn, 49 the same/)).toBeTruthy()
  const definition = screen.getByRole('checkbox', { name: /^Definition/ }) as HTMLInputElement
  expect(definition.checked).toBe(true)
  await user.click(definition)
  expect(definition.checked).toBe(false)
  await user.click(screen.getByRole('button', { name: /^Bring up to date/ }))
  expect(await screen.findByText('1 indicator brought up to date')).toBeTruthy()
  expect(await screen.findByRole('heading', { name: 'Everything adopted is up to date' })).toBeTruthy()
  const { indicators } = (await running.get('/catalogue/indicators?adopted=yes')).json() as CatalogueView
  const placement = indicators[0]?.adopted?.placement?.id
  const view = (await running.get(`/placements/${placement}`)).json()
  expect(view.definition).toContain('As it was.')
  expect(view.nextPublicationOn).toBe('2028-03-31')
  expect(view.series[0].assessment.latest.value).toBe(18.5)
})

test('undone, the update says which parts of the definition are as they were', async () => {
  const { user } = openPage(`/partnerships/${running.scope.partnershipId}/imports`)
  await user.click(await screen.findByRole('button', { name: 'Undo Local Authority Interactive Tool, Second' }))
  expect(await screen.findByText('These say again what they said before:')).toBeTruthy()
  expect(screen.getByText('Young people not in education: next publication')).toBeTruthy()
  cleanup()
  openPage(`${home}/updates`)
  expect(await screen.findByText(/0 new values, 1 changed, 0 withdrawn, 49 the same/)).toBeTruthy()
})

test('a reader is offered nothing that would be refused', async () => {
  const id = newId()
  const { partnershipId } = running.scope
  const { db } = running.connection
  await db.insert(member).values({ partnershipId, id, name: 'Reader', agency: 'Council' })
  await db
    .insert(memberRole)
    .values({ partnershipId, id: newId(), memberId: id, role: 'reader', planId: null, priorityId: null })
  const cookie = await signIn(db, running.scope, id)
  const asReader = ((options: Parameters<TestApp['ask']>[0]) =>
    running.ask({ ...options, headers: { ...options.headers, cookie } })) as TestApp['app']['inject']
  connectPages({ ...running, app: { ...running.app, inject: asReader } as TestApp['app'] })
  openPage(`${home}?words=progress`)
  expect(await screen.findByText(/No indicator of the collection is like this/)).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'New in the catalogue' })).toBeNull()
  cleanup()
  openPage(`${home}/${edition}/${encodeURIComponent('Score_%')}`)
  expect(await screen.findByText('No figure for Tryton')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Adopt/ })).toBeNull()
  connectPages(running)
})
