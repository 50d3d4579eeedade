import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type Faults, watchFaults } from './browser-faults.ts'

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
/** A file of the product that runs nothing: where nobody is, somebody can tidy up. */
const NOWHERE = '/favicon.svg'

/** A window of a browser that remembers nothing. */
export type Screen = Readonly<{
  address: string
  page: Page
  context: BrowserContext
  /** Errors in the console, the policy broken, requests to another origin. */
  faults: Faults
}>

let browser: Promise<Browser> | null = null
const free: Screen[] = []

declare global {
  /** How the environment of the worker ends the browser of all its files (see browser-environment.ts). */
  var endBrowser: (() => Promise<void>) | undefined
}

/**
 * A screen that somebody has left, else a new one. The first page on a new one costs four times as much as the next:
 * Chromium fetches and compiles the product anew for each.
 */
export async function takeScreen(address: string): Promise<Screen> {
  const at = free.findIndex((screen) => screen.address === address && !screen.page.isClosed())
  const [left] = at < 0 ? [] : free.splice(at, 1)
  return left ?? newScreen(address)
}

async function newScreen(address: string): Promise<Screen> {
  globalThis.endBrowser = end
  browser ??= chromium.launch({ executablePath: PROGRAM, args: QUIET })
  const context = await (await browser).newContext({ baseURL: address, locale: 'en-GB', timezoneId: 'Europe/London' })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  return { address, page, context, faults: watchFaults(page, address) }
}

/** Takes away all that a visitor left behind; a screen on which that does not work is closed. */
export async function leaveScreen(screen: Screen): Promise<void> {
  try {
    await clear(screen)
    free.push(screen)
  } catch {
    await screen.context.close().catch(() => undefined)
  }
}

/** Cookies, what pages keep for a session and for longer, and how the screen was set: the product keeps no more. */
async function clear({ page, context, faults }: Screen): Promise<void> {
  await context.setOffline(false)
  await Promise.all(
    context
      .pages()
      .filter((other) => other !== page)
      .map((other) => other.close()),
  )
  await page.unrouteAll()
  await page.goto(NOWHERE)
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await context.clearCookies()
  await page.emulateMedia({ media: null, reducedMotion: null })
  faults.taken()
}

async function end(): Promise<void> {
  const open = browser
  browser = null
  await (await open)?.close()
}
