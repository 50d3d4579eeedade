import type { Role } from '@ttc/domain/access'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, inject } from 'vitest'
import type { Faults } from './browser-faults.ts'
import { leaveScreen, type Screen as Shown, takeScreen } from './browser-screen.ts'
import { signInAs } from './server-sign-in.ts'

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

/** A browser that knows nobody. Whoever arrives leaves at the end of the test, or of the file where asked for. */
export function useBrowser(leave: 'after each test' | 'after the file' = 'after each test'): Visitors {
  const here: Shown[] = []
  const close = async () => {
    await Promise.all(here.splice(0).map(leaveScreen))
  }
  if (leave === 'after each test') afterEach(close)
  afterAll(close)
  const arrive = async (screen: Screen = {}) => {
    const address = screen.address ?? inject('productAddress')
    const shown = await takeScreen(address)
    here.push(shown)
    return arriveAt(shown, screen)
  }
  return { arrive }
}

async function arriveAt({ address, page, context, faults }: Shown, screen: Screen): Promise<Visitor> {
  await page.setViewportSize({ width: screen.width ?? 1280, height: screen.height ?? 900 })
  await page.emulateMedia({ reducedMotion: screen.calm ? 'reduce' : 'no-preference' })
  const { role = 'plan-coordinator' } = screen
  if (role !== 'nobody') await context.addCookies([{ ...(await signInAs(address, role)), url: address }])
  return { page, context, faults }
}
