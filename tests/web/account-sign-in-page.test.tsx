import { cleanup, screen, within } from '@testing-library/react'
import { partnership } from '@ttc/db/partnership'
import { roles } from '@ttc/domain/access'
import { describeRole } from '@ttc/domain/access.words'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeExampleAccounts } from '../../apps/api/src/account/example-account.queries.ts'
import type { TestApp } from '../support/app.ts'
import { Browser } from '../support/cookie-jar.ts'
import { connectVisitor, openPage } from '../support/page.tsx'
import { anAccount, codeOf, invite, keyMailedTo, PASSWORD, startAccountApp } from '../support/people.ts'

let running: TestApp
let browser: Browser

beforeAll(async () => {
  running = await startAccountApp({ signInAs: true })
  await anAccount(running, 'owner@example.org')
})
beforeEach(() => {
  sessionStorage.clear()
  browser = connectVisitor(running)
})
afterEach(cleanup)
afterAll(() => running.close())

type User = ReturnType<typeof openPage>['user']

async function signInWith(user: User, email: string, password = PASSWORD) {
  await user.type(await screen.findByRole('textbox', { name: 'E-mail address' }), email)
  await user.type(screen.getByLabelText('Password'), password)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
}

describe('signing in', () => {
  test('whoever is not signed in is led to it, and back to the page they asked for', async () => {
    const { user, router } = openPage('/account')
    expect(await screen.findByRole('heading', { level: 1, name: 'Sign in' })).toBeTruthy()
    expect(router.state.location.search).toEqual({ next: '/account' })
    await signInWith(user, 'owner@example.org')
    expect(await screen.findByRole('heading', { level: 1, name: 'My account' })).toBeTruthy()
    expect(await browser.whoAmI()).toBe('owner@example.org')
  })

  test('names every empty field at once, and says no more than that one of the two is wrong', async () => {
    const { user } = openPage('/sign-in')
    await user.click(await screen.findByRole('button', { name: 'Sign in' }))
    const summary = await screen.findByRole('alert')
    expect(within(summary).getByRole('link', { name: /Enter an e-mail address/ })).toBeTruthy()
    expect(within(summary).getByRole('link', { name: 'Enter a password.' })).toBeTruthy()
    await signInWith(user, 'nobody@example.org')
    expect(await screen.findByText('The e-mail address or the password is not right.')).toBeTruthy()
    expect(Object.keys(sessionStorage).filter((key) => key.startsWith('draft'))).toEqual([])
  })

  test('signing out asks who you are again', async () => {
    await browser.post('/account/sign-in', { email: 'owner@example.org', password: PASSWORD })
    const { user } = openPage('/account')
    await screen.findByRole('heading', { level: 1, name: 'My account' })
    await user.click(within(screen.getByRole('banner')).getByRole('button', { name: 'Sign out' }))
    expect(await screen.findByText('You are signed out')).toBeTruthy()
    expect(await browser.whoAmI()).toBeNull()
  })

  test('a session that ended elsewhere leads to the sign-in page with the way back', async () => {
    await browser.post('/account/sign-in', { email: 'owner@example.org', password: PASSWORD })
    const { user, router } = openPage('/account')
    const present = await screen.findByLabelText('Current password')
    browser.cookies.clear()
    await user.type(present, PASSWORD)
    await user.type(screen.getByLabelText('New password'), 'quiet harbour with nine boats')
    await user.click(screen.getByRole('button', { name: 'Change the password' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Sign in' })).toBeTruthy()
    expect(router.state.location.search).toEqual({ next: '/account' })
  })

  test('as one of the example’s people, without a password', async () => {
    await running.connection.db.update(partnership).set({ example: true })
    await makeExampleAccounts(running.connection.db)
    const { user } = openPage('/sign-in')
    const part = await screen.findByRole('region', { name: 'Look round as' })
    const offered = await within(part).findAllByRole('button')
    expect(offered.map((one) => one.textContent)).toEqual(roles.map(describeRole))
    const lead = within(part).getByRole('button', { name: 'Priority lead' })
    const described = document.getElementById(lead.getAttribute('aria-describedby') ?? '')?.textContent
    expect(described).toMatch(/^.+, .+Chooses a priority’s indicators.+For: Help early and once$/)
    await user.click(within(part).getByRole('button', { name: 'Director' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Children and Young People’s Plan' })).toBeTruthy()
    expect(await within(screen.getByRole('banner')).findByRole('link', { name: 'Change role' })).toBeTruthy()
  })

  test('a provider’s refusal is said in words', async () => {
    openPage('/sign-in?problem=not-invited')
    expect(await screen.findByText(/nobody has invited you here yet/)).toBeTruthy()
  })
})

test('nobody of an example is offered where the server is not one', async () => {
  const real = await startAccountApp()
  connectVisitor(real)
  openPage('/sign-in')
  expect(await screen.findByLabelText('Password')).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Look round as' })).toBeNull()
  cleanup()
  await real.close()
})

describe('links', () => {
  test('a new password is chosen with the mailed link, and works', async () => {
    await anAccount(running, 'forgetful@example.org')
    const { user } = openPage('/reset-password')
    await user.type(await screen.findByRole('textbox', { name: 'E-mail address' }), 'forgetful@example.org')
    await user.click(screen.getByRole('button', { name: 'Send the link' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Look in your mail' })).toBeTruthy()
    expect(screen.getByText('No mail leaves this server yet')).toBeTruthy()
    cleanup()
    await expect.poll(() => keyMailedTo(running, 'forgetful@example.org')).not.toBe('')
    const second = openPage(`/reset-password#${await keyMailedTo(running, 'forgetful@example.org')}`)
    const field = await screen.findByLabelText('New password')
    await second.user.type(field, 'short')
    await second.user.click(screen.getByRole('button', { name: 'Save the new password' }))
    expect(await screen.findByRole('link', { name: /Use at least 12 characters/ })).toBeTruthy()
    await second.user.clear(field)
    await second.user.type(field, 'quiet harbour with nine boats')
    await second.user.click(screen.getByRole('button', { name: 'Save the new password' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Your password is changed' })).toBeTruthy()
    const answer = await new Browser(running).post('/account/sign-in', {
      email: 'forgetful@example.org',
      password: 'quiet harbour with nine boats',
    })
    expect(answer.statusCode).toBe(200)
  })

  test('an invitation makes an account and lets in, once', async () => {
    const { key } = await invite(running, 'new@example.org')
    const { user } = openPage(`/invitation#${key}`)
    await user.click(await screen.findByRole('button', { name: 'Accept the invitation' }))
    expect(await screen.findByRole('link', { name: 'Enter your name.' })).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Team member')
    await user.type(screen.getByLabelText('New password'), 'quiet harbour with nine boats')
    await user.click(screen.getByRole('button', { name: 'Accept the invitation' }))
    await expect.poll(() => browser.whoAmI()).toBe('new@example.org')
    cleanup()
    openPage(`/invitation#${key}`)
    expect(await screen.findByRole('heading', { level: 1, name: 'This invitation cannot be used' })).toBeTruthy()
  })

  test('an invitation to an address with an account waits until its owner has signed in', async () => {
    await anAccount(running, 'known@example.org')
    const { key } = await invite(running, 'known@example.org')
    const { user, router } = openPage(`/invitation#${key}`)
    await user.click(await screen.findByRole('link', { name: 'Sign in to accept' }))
    await signInWith(user, 'known@example.org')
    await user.click(await screen.findByRole('button', { name: 'Accept the invitation' }))
    await expect.poll(() => router.state.location.pathname).not.toBe('/invitation')
    expect(sessionStorage.getItem('invitation')).toBeNull()
  })

  test('a set-up link that is not one says so', async () => {
    openPage('/set-up#nonsense')
    expect(await screen.findByRole('heading', { level: 1, name: 'This link cannot be used' })).toBeTruthy()
  })
})

test('one-time codes are switched on with a first code, and asked for from then on', async () => {
  await anAccount(running, 'careful@example.org')
  await browser.post('/account/sign-in', { email: 'careful@example.org', password: PASSWORD })
  const { user } = openPage('/account')
  await user.click(await screen.findByRole('button', { name: 'Set up one-time codes' }))
  await user.type(await screen.findByLabelText('Your password'), PASSWORD)
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(await screen.findByRole('img', { name: 'Code to scan with your app' })).toBeTruthy()
  const codes = within(screen.getByRole('list', { name: 'Recovery codes' })).getAllByRole('listitem')
  const secret = screen
    .getByText(/No camera/)
    .textContent?.replace(/^.*app: /, '')
    .replaceAll(' ', '')
  await user.type(screen.getByRole('textbox', { name: 'Six-digit code' }), codeOf(`otpauth://totp/x?secret=${secret}`))
  await user.click(screen.getByRole('button', { name: 'Switch one-time codes on' }))
  expect(await screen.findByText('One-time codes are switched on')).toBeTruthy()
  await user.click(within(screen.getByRole('banner')).getByRole('button', { name: 'Sign out' }))
  await signInWith(user, 'careful@example.org')
  expect(await screen.findByRole('heading', { level: 1, name: 'Enter your code' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Use a recovery code instead' }))
  await user.type(screen.getByRole('textbox', { name: 'Recovery code' }), String(codes[0]?.textContent))
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await expect.poll(() => browser.whoAmI()).toBe('careful@example.org')
})
