import { cleanup, screen, waitFor, within } from '@testing-library/react'
import type { RevisionListView } from '@ttc/contracts/measurement'
import { newId } from '@ttc/contracts/new-id'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, disconnectPages, openPage } from '../support/page.tsx'
import { financialYear } from '../support/plan-file.ts'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let places: Awaited<ReturnType<typeof placesIn>>

beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  places = await placesIn(running)
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

const open = async () => {
  const page = openPage(`${places.placement('rereferrals')}/record`)
  await screen.findByRole('button', { name: 'Record the value' })
  return page
}

const standing = async () => {
  const { seriesId } = places.row('rereferrals')
  const list = (await running.get(`/series/${seriesId}/revisions`)).json<RevisionListView>()
  return list.revisions.filter((one) => one.period.start === '2025-04-01')
}

test('a value is recorded from its two counts, for the newest open period', async () => {
  const { user } = await open()
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Period' }).value).toBe('2025-04-01_2026-03-31')
  await user.type(screen.getByRole('textbox', { name: 'Numerator' }), '90')
  await user.type(screen.getByRole('textbox', { name: 'Denominator' }), '500')
  expect(screen.getByText('That is 18.0%')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Record the value' }))
  expect(await screen.findByText('The value for 2025/26 is recorded')).toBeTruthy()
  expect(await standing()).toMatchObject([{ value: 18, numerator: 90, denominator: 500, origin: 'typed' }])
})

test('every wrong field is named at once, and nothing is stored', async () => {
  const { user } = await open()
  await user.type(screen.getByRole('textbox', { name: 'Numerator' }), 'ninety')
  await user.type(screen.getByRole('textbox', { name: 'Denominator' }), '0')
  await user.click(screen.getByRole('button', { name: 'Record the value' }))
  const summary = await screen.findByRole('alert')
  expect(within(summary).getByRole('link', { name: 'Enter the numerator as a number.' })).toBeTruthy()
  expect(within(summary).getByRole('link', { name: /The denominator must be above 0/ })).toBeTruthy()
  expect(document.title).toMatch(/^Error: /)
  expect(await standing()).toEqual([])
})

test('a refusal of the API stands at its field', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('radio', { name: 'The value' }))
  await user.type(screen.getByRole('textbox', { name: /Value/ }), '180')
  await user.click(screen.getByRole('button', { name: 'Record the value' }))
  const summary = await screen.findByRole('alert')
  expect(within(summary).getByRole('link', { name: 'The value cannot be above 100.' }).getAttribute('href')).toBe(
    '#value',
  )
  expect(screen.getByRole('textbox', { name: /Value/ }).getAttribute('aria-invalid')).toBe('true')
})

test('what looks wrong is asked about before it is stored, and stored when it is right', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('radio', { name: 'The value' }))
  await user.type(screen.getByRole('textbox', { name: /Value/ }), '81')
  await user.click(screen.getByRole('button', { name: 'Record the value' }))
  expect(await screen.findByRole('heading', { name: 'Is this right? Nothing is stored yet' })).toBeTruthy()
  expect(await standing()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'It is right, record it' }))
  expect(await screen.findByText('The value for 2025/26 is recorded')).toBeTruthy()
  expect(await standing()).toMatchObject([{ value: 81 }])
})

test('where another value came first both are shown, and the person chooses', async () => {
  const { user } = await open()
  await running.send('POST', '/measurements', {
    id: newId(),
    seriesId: places.row('rereferrals').seriesId,
    period: financialYear(2025),
    value: 17.4,
    basedOnRevision: 0,
  })
  await user.click(screen.getByRole('radio', { name: 'The value' }))
  await user.type(screen.getByRole('textbox', { name: /Value/ }), '17.9')
  await user.click(screen.getByRole('button', { name: 'Record the value' }))
  const both = await screen.findByRole('region', { name: 'Two versions' })
  expect(both.textContent).toContain('17.9%')
  expect(both.textContent).toContain('17.4%')
  await user.click(within(both).getByRole('button', { name: 'Keep mine' }))
  expect(await screen.findByText('The value for 2025/26 is recorded')).toBeTruthy()
  expect(await standing()).toMatchObject([{ value: 17.9, supersededAt: null }, { value: 17.4 }])
})

test('a lost connection keeps what was typed, also through a reload', async () => {
  const { user, unmount } = await open()
  await user.type(screen.getByRole('textbox', { name: 'Numerator' }), '90')
  await user.type(screen.getByRole('textbox', { name: 'Denominator' }), '500')
  disconnectPages()
  await user.click(screen.getByRole('button', { name: 'Record the value' }))
  expect((await screen.findByRole('alert')).textContent).toContain('What you typed is still here')
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Numerator' }).value).toBe('90')
  unmount()
  connectPages(running)
  await open()
  expect(screen.getByText('What you typed before is still here')).toBeTruthy()
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Denominator' }).value).toBe('500'))
})
