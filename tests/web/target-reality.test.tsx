import { cleanup, screen, within } from '@testing-library/react'
import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { anIndicator, aPlanFile, financialYear, yearlyValues } from '../support/plan-file.ts'
import { placesIn } from '../support/web-plan.ts'

let running: TestApp
let places: Awaited<ReturnType<typeof placesIn>>

const six = Array.from({ length: 6 }, (_, i) => i)
const codeOf = (i: number) => `E0690010${i}`
/** The first comes down from 20 by three in three years, the others stay; the spread of 2024 makes 19 to 21 near. */
const pasts = six.map((i) => (i === 0 ? [20, 19, 18, 17, 18, 18] : [20, 20, 20, 20, 20, 19 + i]))

beforeAll(async () => {
  const own = { area: 'E06900001', values: yearlyValues([22, 21, 20], 2022) }
  const series = [own, ...six.map((i) => ({ area: codeOf(i), values: yearlyValues(pasts[i] ?? [], 2019) }))]
  const targets = [
    { ...financialYear(2025), value: 19.5 },
    { ...financialYear(2027), value: 17 },
  ]
  const file = aPlanFile()
  const placed = { priority: 'homes', owner: 'owner', headline: false }
  running = await startTestApp({
    ...file,
    areas: [
      ...(file.areas ?? []),
      ...six.map((i) => ({ code: codeOf(i), name: `Authority ${i}`, kind: 'authority' as const, region: 'E12900001' })),
    ],
    indicators: [
      anIndicator({ series, targets, baselines: [] }),
      anIndicator({ code: 'alone', name: 'With two neighbours', placed }),
      anIndicator({ code: 'context', name: 'Context', polarity: 'contextual', placed, rules: [], baselines: [] }),
    ],
  })
  places = await placesIn(running)
})
beforeEach(() => {
  connectPages(running)
  sessionStorage.clear()
})
afterEach(cleanup)
afterAll(() => running.close())

const asked = '−3.0 points in 3 years: 1 of 6 authorities that started near 20.0% did it.'

test('the page of an indicator says how many have done what its last target asks for, who and how it was counted', async () => {
  const { user } = openPage(places.placement('rereferrals'))
  const panel = await screen.findByRole('region', { name: 'Is the target realistic?' })
  expect(within(panel).getByText(asked)).toBeTruthy()
  await user.click(within(panel).getByText('Who did it'))
  const names = within(panel).getAllByRole('listitem')
  expect(names.map(({ textContent }) => textContent)).toEqual([
    'Authority 0: from 20.0% in 2019/20 to 17.0% in 2022/23',
  ])
  await user.click(within(panel).getByText('How this was counted'))
  expect(panel.textContent).toContain('half a standard deviation of the values of 6 authorities in 2024/25')
  expect(panel.textContent).toContain('Values: those of 6 authorities stored here.')
})

test('it says so where too few are known, and gives no number', async () => {
  openPage(places.placement('alone'))
  const panel = await screen.findByRole('region', { name: 'Is the target realistic?' })
  expect(panel.textContent).toMatch(/of 2 other authorities with values, none had a start near 18\.2%/)
  expect(within(panel).queryByText('How this was counted')).toBeNull()
})

test('it is not asked of an indicator without a good direction, nor of the past', async () => {
  openPage(places.placement('context'))
  await screen.findByRole('region', { name: 'RAG status' })
  expect(screen.queryByRole('region', { name: 'Is the target realistic?' })).toBeNull()
  cleanup()
  openPage(`${places.placement('rereferrals')}?knownOn=2026-11-20`)
  await screen.findByRole('region', { name: 'RAG status' })
  expect(screen.queryByRole('region', { name: 'Is the target realistic?' })).toBeNull()
})

test('whoever sets a target reads it beside what is typed, before anything is stored', async () => {
  const { user } = openPage(`${places.placement('rereferrals')}/targets`)
  expect(await screen.findByText(asked)).toBeTruthy()
  const last = screen.getAllByRole('textbox', { name: 'Target (%)' })[1] as HTMLElement
  await user.clear(last)
  await user.type(last, '18')
  const changed = '−2.0 points in 3 years: 1 of 6 authorities that started near 20.0% did it.'
  expect(await screen.findByText(changed)).toBeTruthy()
  expect(screen.getByText(changed).closest('[role=status]')).toBeTruthy()
  await user.clear(last)
  await user.type(last, '20.5')
  expect(await screen.findByText('Already met: 20.0% in 2024/25, against a target of 20.5%.')).toBeTruthy()
})

test('where the last target is no number yet, the one before it is asked; where none is, nothing', async () => {
  const { user } = openPage(`${places.placement('rereferrals')}/targets`)
  await screen.findByText(asked)
  const [first, last] = screen.getAllByRole('textbox', { name: 'Target (%)' }) as [HTMLElement, HTMLElement]
  await user.clear(last)
  await user.type(last, 'many')
  expect(await screen.findByText(/^−0\.5 points in 1 year: /)).toBeTruthy()
  await user.clear(first)
  await screen.findByText('Targets')
  await expect.poll(() => screen.queryByRole('heading', { name: 'Is the last target realistic?' })).toBeNull()
})

test('whoever may only read sees it of the stored target', async () => {
  const { db } = running.connection
  const { partnershipId } = running.scope
  const id = newId()
  await db.insert(member).values({ partnershipId, id, name: 'A reader', agency: 'Council' })
  await db
    .insert(memberRole)
    .values({ partnershipId, id: newId(), memberId: id, role: 'reader', planId: null, priorityId: null })
  const cookie = await signIn(db, running.scope, id)
  const app = { ...running.app, inject: (asking: object) => running.ask({ ...asking, headers: { cookie } }) }
  connectPages({ ...running, app: app as never })
  openPage(`${places.placement('rereferrals')}/targets`)
  expect(await screen.findByText(asked)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Save the targets' })).toBeNull()
})
