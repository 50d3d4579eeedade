import { cleanup, screen, waitFor } from '@testing-library/react'
import { session } from '@ttc/db/account'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { describeDevice } from '../../apps/web/src/account/device.ts'
import { describeLeft, isLastEnd, sessionLeft } from '../../apps/web/src/account/session-left.ts'
import type { TestApp } from '../support/app.ts'
import { connectVisitor, openPage } from '../support/page.tsx'
import { anAccount, PASSWORD, startAccountApp } from '../support/people.ts'

let running: TestApp

beforeAll(async () => {
  running = await startAccountApp()
  await anAccount(running, 'owner@example.org')
})
afterEach(cleanup)
afterAll(() => running.close())

async function arrive(idleMinutes: number) {
  const browser = connectVisitor(running)
  await browser.post('/account/sign-in', { email: 'owner@example.org', password: PASSWORD })
  const lastSeenAt = new Date(Date.now() - idleMinutes * 60_000)
  await running.connection.db.update(session).set({ lastSeenAt })
  return browser
}

test('five minutes before a session ends a dialog warns, and staying keeps it alive', async () => {
  const browser = await arrive(57)
  // A page that asks for nothing of one's own, so that opening it does not keep the session alive.
  const { user } = openPage('/help')
  const dialog = await screen.findByRole('dialog', { name: 'You will be signed out soon' })
  expect(dialog.textContent).toContain('in 3 minutes')
  await user.click(screen.getByRole('button', { name: 'Stay signed in' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const { expiresAt, now } = (await browser.get('/account/session')).json()
  expect(Date.parse(expiresAt) - Date.parse(now)).toBeGreaterThan(50 * 60_000)
})

test('with an hour to go nothing is said', async () => {
  await arrive(0)
  openPage('/account')
  expect(await screen.findByRole('heading', { level: 1, name: 'My account' })).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('somebody sees where they are signed in, and ends all other sessions', async () => {
  await arrive(0)
  await arrive(0)
  const { user } = openPage('/account')
  await user.click(await screen.findByRole('button', { name: 'Sign out everywhere else' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Sign out everywhere else' })).toBeNull())
  expect(screen.getByText('You are here')).toBeTruthy()
})

describe('the end of a session', () => {
  const answer = {
    account: null,
    expiresAt: '2026-11-23T10:00:00.000Z',
    endsAt: '2026-11-23T18:00:00.000Z',
    warnSeconds: 300,
    now: '2026-11-23T09:55:00.000Z',
    provider: null,
    signInAs: false,
    mail: 'kept' as const,
  }

  test('is counted from the server’s clock, however wrong this machine’s is', () => {
    const wrong = Date.parse('2031-01-01T00:00:00.000Z')
    expect(sessionLeft(answer, wrong, wrong + 60_000)).toBe(4 * 60_000)
    expect(sessionLeft({ ...answer, expiresAt: null }, wrong, wrong)).toBeNull()
  })

  test('cannot be put off where it has lasted as long as one may', () => {
    expect(isLastEnd(answer)).toBe(false)
    expect(isLastEnd({ ...answer, endsAt: answer.expiresAt })).toBe(true)
  })

  test.each([
    [299_000, '5 minutes'],
    [61_000, '2 minutes'],
    [60_000, 'a minute'],
    [-5, 'a minute'],
  ])('%s ms are said as "%s"', (left, words) => {
    expect(describeLeft(left)).toBe(words)
  })
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile Safari/604.1',
    'Safari on iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  ['curl/8', 'curl/8'],
  [null, 'Unknown browser'],
])('a browser that calls itself %s is named "%s"', (agent, words) => {
  expect(describeDevice(agent)).toBe(words)
})
