import { cleanup, configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { OpenedLink } from '../../apps/web/src/app/OpenedLink.tsx'
import { startTestApp, type TestApp } from '../support/app.ts'
import { asked, listed, type Made, makeLink } from '../support/link.ts'
import { connectVisitor, disconnectPages } from '../support/page.tsx'
import { type Place, placeIn } from '../support/place.ts'
import { aPlanToSee } from '../support/web-plan.ts'

configure({ asyncUtilTimeout: 10_000 })

let running: TestApp
let place: Place
let made: Made
beforeEach(async () => {
  running = await startTestApp(aPlanToSee())
  place = await placeIn(running, 'rereferrals')
  made = await makeLink(running, place)
  connectVisitor(running)
  sessionStorage.clear()
})
afterEach(async () => {
  cleanup()
  window.history.replaceState(null, '', '/')
  await running.close()
})

async function open(key = made.key) {
  window.history.replaceState(null, '', `/l#${key}`)
  render(<OpenedLink />)
  await screen.findByRole('heading', { level: 1 })
  return userEvent.setup()
}
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const press = (user: ReturnType<typeof userEvent.setup>, name: string | RegExp) =>
  user.click(screen.getByRole('button', { name }))

test('the page says who asks whom for what, with the last values as a picture and as a table', async () => {
  const user = await open()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Re-referrals within 12 months')
  expect(
    screen.getByText(/^Asked of: Practice manager, Eastfield Practice, by Plan coordinator \(Council\)/),
  ).toBeTruthy()
  expect(screen.getByRole('heading', { level: 2, name: 'Your number for 2025/26' })).toBeTruthy()
  expect(screen.getByRole('img', { name: /^Re-referrals within 12 months: from .+ to .+ in 2024\/25\.$/ })).toBeTruthy()
  await user.click(screen.getByText('The last 8 values'))
  expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(9)
})

test('two numbers give the value; the thanks say what happens with it, and until when it can be changed', async () => {
  const user = await open()
  await user.type(field('How many it is true of'), '90')
  await user.type(field('Out of how many'), '500')
  expect(screen.getByText('That is 18.0%')).toBeTruthy()
  await press(user, 'Send')
  expect(await screen.findByRole('heading', { name: 'Thank you: 18.0% is in' })).toBeTruthy()
  expect(document.activeElement?.textContent).toContain('Thank you')
  expect(screen.getByText(/The group’s lead looks at it/)).toBeTruthy()
  await press(user, 'Change this number')
  expect(field('How many it is true of').value).toBe('90')
  await user.clear(field('How many it is true of'))
  await user.type(field('How many it is true of'), '85')
  await press(user, 'Send')
  expect(await screen.findByRole('heading', { name: 'Thank you: 17.0% is in' })).toBeTruthy()
  expect((await listed(running, place, made.id)).answer?.value).toBe(17)
})

test('a number that looks wrong is asked about before anything is kept', async () => {
  const user = await open()
  await press(user, 'I have only the result (%)')
  await user.type(field('Value (%)'), '1.8')
  await press(user, 'Send')
  expect(await screen.findByRole('heading', { name: 'Is 1.8% right?' })).toBeTruthy()
  expect(screen.getByText(/looks 10 times too small/)).toBeTruthy()
  expect(screen.getByRole('img', { name: /your number, 1\.8%\.$/ })).toBeTruthy()
  expect((await asked(running, made.key)).answer).toBeNull()
  await press(user, 'Change it')
  expect(field('Value (%)').value).toBe('1.8')
  await press(user, 'Send')
  await user.type(await screen.findByRole('textbox', { name: /^What happened\?/ }), 'Counted anew')
  await press(user, 'Yes, 1.8% is right')
  expect(await screen.findByRole('heading', { name: 'Thank you: 1.8% is in' })).toBeTruthy()
  expect((await asked(running, made.key)).answer).toMatchObject({ value: 1.8, note: 'Counted anew' })
})

test('whoever cannot give it says why', async () => {
  const user = await open()
  await user.click(screen.getByText('I cannot give this number'))
  await press(user, 'Send this instead of a number')
  expect(within(await screen.findByRole('alert')).getByText('Choose why you cannot give it.')).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'Another reason' }))
  await press(user, 'Send this instead of a number')
  expect(await screen.findByText('Say in a few words why you cannot give it.', { selector: 'a' })).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'Someone else should be asked' }))
  await user.type(screen.getByRole('textbox', { name: /^Anything to add/ }), 'The data team')
  await press(user, 'Send this instead of a number')
  expect(await screen.findByRole('heading', { name: 'Thank you for telling us' })).toBeTruthy()
  expect(screen.getByText(/Someone else should be asked: The data team/)).toBeTruthy()
  expect((await listed(running, place, made.id)).state).toBe('cannot-give')
})

test.each([
  ['ninety', '500', 'Enter this as a number, such as 36 or 4.5.'],
  ['600', '500', /larger than the denominator/],
  ['90', '', 'Enter this number as well.'],
  ['', '', 'Enter the number, or say why you cannot give it.'],
])('%s out of "%s" is refused at its field, and what was typed stays', async (above, below, message) => {
  const user = await open()
  await user.type(field('How many it is true of'), above || '0{Backspace}')
  await user.type(field('Out of how many'), below || '0{Backspace}')
  await press(user, 'Send')
  expect(within(await screen.findByRole('alert')).getByText(message)).toBeTruthy()
  expect([field('How many it is true of').value, field('Out of how many').value]).toEqual([above, below])
  expect((await asked(running, made.key)).answer).toBeNull()
})

test('what was typed outlives a lost connection and a new load, and is taken once', async () => {
  const user = await open()
  await user.type(field('How many it is true of'), '90')
  await user.type(field('Out of how many'), '500')
  disconnectPages()
  await press(user, 'Send')
  expect(within(await screen.findByRole('alert')).getByText(/^No answer came\. Nothing was sent\./)).toBeTruthy()
  cleanup()
  connectVisitor(running)
  const later = await open()
  expect([field('How many it is true of').value, field('Out of how many').value]).toEqual(['90', '500'])
  await press(later, 'Send')
  expect(await screen.findByRole('heading', { name: 'Thank you: 18.0% is in' })).toBeTruthy()
  expect(JSON.stringify({ ...sessionStorage })).not.toContain(made.key)
})

test.each([
  ['none', ''],
  ['one that never was', 'x'.repeat(43)],
])('a page opened with a key that opens nothing says what to do: %s', async (_, key) => {
  await open(key)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This link no longer works')
  expect(screen.getByText(/ask whoever sent it for a new one/)).toBeTruthy()
})

test('without a connection the page says so, and comes when asked again', async () => {
  disconnectPages()
  const user = await open()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This page cannot be loaded at the moment')
  connectVisitor(running)
  await press(user, 'Try again')
  expect(await screen.findByRole('heading', { name: 'Your number for 2025/26' })).toBeTruthy()
})

test('what was refused comes back with its reason, and what was accepted cannot be changed', async () => {
  const user = await open()
  await user.type(field('How many it is true of'), '90')
  await user.type(field('Out of how many'), '500')
  await press(user, 'Send')
  await screen.findByRole('heading', { name: 'Thank you: 18.0% is in' })
  const answerId = (await asked(running, made.key)).answer?.id
  await running.send('PUT', `/links/${made.id}/refusal`, { answerId, reason: 'That is last year’s.' })
  cleanup()
  const later = await open()
  expect(screen.getByText('That is last year’s.')).toBeTruthy()
  await press(later, 'Send')
  await screen.findByRole('heading', { name: 'Thank you: 18.0% is in' })
  const again = (await asked(running, made.key)).answer?.id
  await running.send('PUT', `/links/${made.id}/acceptance`, { answerId: again, basedOnRevision: 0 })
  cleanup()
  await open()
  expect(screen.getByText(/^It was accepted/, { exact: false })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Change this number' })).toBeNull()
})
