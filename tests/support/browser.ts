import type { Role } from '@ttc/domain/access'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import { type Faults, watchFaults } from './browser-faults.ts'
import { signInAs } from './server-sign-in.ts'

const PROGRAM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
/** Nothing of Chromium's own may reach out: a request elsewhere is then the product's, and a fault. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const PATIENCE_MS = 30_000

/** One person at one screen. */
export type Visitor = Readonly<{
  page: Page
  context: BrowserContext
  /** Errors in the console, the policy broken, requests to another origin. */
  faults: Faults
}>

export type Screen = Readonly<{
  width?: number
  height?: number
  address?: string
  calm?: boolean
  /** Which of the example's people it is, signed in already: its plan coordinator where nobody is named. */
  role?: Role | 'nobody'
}>

export type Visitors = Readonly<{ arrive: (screen?: Screen) => Promise<Visitor> }>

/** A browser for the file. Whoever arrives leaves at the end of the test, or of the file where asked for. */
export function useBrowser(leave: 'after each test' | 'after the file' = 'after each test'): Visitors {
  let browser: Browser | null = null
  const here: BrowserContext[] = []
  const close = async () => {
    await Promise.all(here.splice(0).map((context) => context.close()))
  }
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: PROGRAM, args: QUIET })
  })
  if (leave === 'after each test') afterEach(close)
  afterAll(async () => {
    await close()
    await browser?.close()
  })
  const arrive = async (screen: Screen = {}) => {
    if (browser === null) throw new Error('Nobody can arrive before the browser is open.')
    const visitor = await visitorOf(browser, screen)
    here.push(visitor.context)
    return visitor
  }
  return { arrive }
}

async function visitorOf(browser: Browser, screen: Screen): Promise<Visitor> {
  const address = screen.address ?? inject('productAddress')
  const context = await browser.newContext({
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: screen.width ?? 1280, height: screen.height ?? 900 },
    reducedMotion: screen.calm ? 'reduce' : 'no-preference',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const { role = 'plan-coordinator' } = screen
  if (role !== 'nobody') await context.addCookies([{ ...(await signInAs(address, role)), url: address }])
  const page = await context.newPage()
  return { page, context, faults: watchFaults(page, address) }
}
