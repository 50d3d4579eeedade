import { cleanup, screen, within } from '@testing-library/react'
import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'
import { aFactor, anAction, type OpenedWalk, openWalk } from '../support/walk.ts'
import { aPlanToSee, placesIn } from '../support/web-plan.ts'

let running: TestApp
let walk: OpenedWalk
let home: string

beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  walk = await openWalk(running)
  await walk.add(aFactor('Bus fares'))
  home = `${(await placesIn(running)).home}/walks/${walk.id}`
  connectPages(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  await running.close()
})

async function openForm() {
  const { user } = openPage(`${home}/story`)
  await user.click(await screen.findByRole('button', { name: 'Add evidence for Bus fares' }))
  return { user, form: within(await screen.findByRole('form', { name: 'Evidence for Bus fares' })) }
}

/** The pages as somebody sees them who only reads. */
async function readAs(role: 'reader'): Promise<void> {
  const id = newId()
  const { partnershipId } = running.scope
  const { db } = running.connection
  await db.insert(member).values({ partnershipId, id, name: 'Reader', agency: 'Council' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId: id, role, planId: null, priorityId: null })
  const cookie = await signIn(db, running.scope, id)
  const inject = ((options: Parameters<TestApp['ask']>[0]) =>
    running.ask({ ...options, headers: { ...options.headers, cookie } })) as TestApp['app']['inject']
  connectPages({ ...running, app: { ...running.app, inject } as TestApp['app'] })
}

test('somebody who reads sees answers with what is known of them, and is offered no change', async () => {
  const factor = await walk.add(aFactor('Waiting times', { control: 'partners' }))
  const link = { kind: 'evidence', type: 'link', text: 'Clinic report', url: 'https://example.test/report' }
  await walk.add(link, { linkId: factor.id })
  await running.send('POST', `/walks/${walk.id}/meetings`, { id: newId() })
  await readAs('reader')
  openPage(`${home}/story`)
  expect(await screen.findByText('Waiting times')).toBeTruthy()
  expect(screen.getByText('Who could change it: Our partners could')).toBeTruthy()
  expect(screen.getByRole('link', { name: /^Clinic report/ })).toBeTruthy()
  expect(within(screen.getByRole('main')).queryAllByRole('button')).toEqual([])
  expect(screen.queryByText('Saved')).toBeNull()
})

test('a link is asked for both what it shows and where, then stands under the answer', async () => {
  const { user, form } = await openForm()
  await user.click(form.getByRole('button', { name: 'Add the evidence' }))
  expect(form.getByText(/Enter a web address that begins with/)).toBeTruthy()
  expect(form.getByText(/Say what it shows/)).toBeTruthy()
  await user.type(form.getByRole('textbox', { name: 'Web address' }), 'https://example.test/survey')
  await user.type(form.getByRole('textbox', { name: 'What it shows' }), 'Travel survey')
  await user.click(form.getByRole('button', { name: 'Add the evidence' }))
  const link = await screen.findByRole('link', { name: /^Travel survey/ })
  expect(link.getAttribute('href')).toBe('https://example.test/survey')
  expect(link.getAttribute('rel')).toContain('noopener')
})

test('a file is uploaded and offered for download; a refused one says why and keeps what was typed', async () => {
  const { user, form } = await openForm()
  await user.click(form.getByRole('radio', { name: 'A file' }))
  await user.type(form.getByRole('textbox', { name: 'What it shows' }), 'What pupils said')
  await user.upload(
    form.getByLabelText('File'),
    new File(['MZ\u0000\u0001'], 'Survey.pdf', { type: 'application/pdf' }),
  )
  await user.click(form.getByRole('button', { name: 'Add the evidence' }))
  expect(await form.findByText(/whatever its name says/)).toBeTruthy()
  expect(form.getByRole<HTMLTextAreaElement>('textbox', { name: 'What it shows' }).value).toBe('What pupils said')
  await user.upload(form.getByLabelText('File'), new File(['%PDF-1.7'], 'Survey.pdf', { type: 'application/pdf' }))
  await user.click(form.getByRole('button', { name: 'Add the evidence' }))
  const link = await screen.findByRole('link', { name: 'What pupils said (file)' })
  expect(link.hasAttribute('download')).toBe(true)
})

test('what somebody said is read as a quotation, and can be taken out again', async () => {
  const { user, form } = await openForm()
  await user.click(form.getByRole('radio', { name: 'What somebody said' }))
  await user.type(form.getByRole('textbox', { name: 'In their own words' }), 'I walk when I have no fare')
  await user.click(form.getByRole('button', { name: 'Add the evidence' }))
  expect(await screen.findByText('I walk when I have no fare', { selector: 'q' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Remove the evidence: I walk when I have no fare' }))
  expect(await screen.findByRole('button', { name: 'Add evidence for Bus fares' })).toBeTruthy()
  expect(screen.queryByText('I walk when I have no fare')).toBeNull()
})

test('what bears out the last update of an action says so', async () => {
  const action = await walk.add(anAction('Open the youth club'))
  const update = { id: newId(), on: TODAY, status: 'on-track', note: 'Keys handed over' }
  await running.send('POST', `/walks/${walk.id}/answers/${action.id}/updates`, update)
  const { user } = openPage(`${home}/actions`)
  await user.click(await screen.findByRole('button', { name: 'Add evidence for Open the youth club' }))
  const form = within(await screen.findByRole('form', { name: 'Evidence for Open the youth club' }))
  await user.click(form.getByRole('radio', { name: 'What somebody said' }))
  await user.type(form.getByRole('textbox', { name: 'In their own words' }), 'It is open at last.')
  await user.click(form.getByRole('checkbox', { name: 'It bears out the update of 23 November 2026' }))
  await user.click(form.getByRole('button', { name: 'Add the evidence' }))
  expect(await screen.findByText('It is open at last.')).toBeTruthy()
  expect((await screen.findByText(/^for the update of/)).textContent).toBe('for the update of 23 Nov 2026')
})
