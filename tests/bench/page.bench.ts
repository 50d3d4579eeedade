import { chromium } from 'playwright-core'
import type { BigPlan } from '../support/big-plan.ts'
import { bareTableMs, interactionsOf } from '../support/interaction.ts'
import type { Server } from '../support/server.ts'
import { shown } from './measure.ts'

export const INDICATORS = 500
const MOST_MS = 200

/** What a browser says of every press on a plan of 500 indicators: the longest is its interaction to next paint. */
export async function benchPage({ address }: Server, place: BigPlan): Promise<string[]> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  try {
    const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } })
    const [name = '', value = ''] = place.cookie.split('=')
    await context.addCookies([{ name, value, url: address }])
    const page = await context.newPage()
    const took = await interactionsOf(page, place)
    const bare = await bareTableMs(page, INDICATORS)
    const longest = Math.max(...took.map(({ milliseconds }) => milliseconds))
    return [
      ...took.map(({ what, milliseconds }) => `${INDICATORS} indicators, ${what}: ${milliseconds} ms`),
      `interaction to next paint with ${INDICATORS} indicators: ${longest} ms (goal: under ${MOST_MS}); a bare table of as many rows is laid out in ${shown(bare)} ms: ratio ${shown(longest / bare)}`,
    ]
  } finally {
    await browser.close()
  }
}
