import type { Page } from 'playwright-core'

/** Chromium writes this of every refused or missing answer; the journey that asks for one checks what the page says. */
const REFUSED = /^Failed to load resource/

/** What went wrong unseen: `taken` answers it and forgets it. */
export type Faults = Readonly<{ taken: () => readonly string[] }>

/** Keeps what a person would not see: console errors, uncaught errors, requests that leave the product's own origin. */
export function watchFaults(page: Page, address: string): Faults {
  const found: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSED.test(message.text())) found.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => found.push(`uncaught: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    const own = url.origin === address || url.protocol === 'data:' || url.protocol === 'blob:'
    if (!own) found.push(`request to ${url.origin}`)
  })
  return { taken: () => found.splice(0) }
}
