import { cleanup, screen } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { connectPages, openPage } from '../support/page.tsx'

let running: TestApp

beforeAll(async () => {
  running = await startTestApp()
  connectPages(running)
})
afterEach(cleanup)
afterAll(() => running.close())

test.each([
  ['/accessibility', 'Accessibility statement', /partially compliant with level AA/],
  ['/numbers', 'How the numbers are computed', /Turned \(strong\)/],
  ['/figures-elsewhere', 'Use the figures elsewhere', /What the columns mean/],
  ['/help', 'Help', /Record a value/],
])('%s is a page of its own', async (address, title, said) => {
  openPage(address)
  expect(await screen.findByRole('heading', { level: 1, name: title })).toBeTruthy()
  expect(screen.getByRole('main').textContent).toMatch(said)
  expect(document.title).toBe(`${title} – Turning the Curve`)
})
