import type { Page } from 'playwright-core'
import { refusedAt } from './offered.ts'

/** Where the page of the guide that is shown leads into the product, each place once. */
export async function linksIn(page: Page): Promise<readonly string[]> {
  const links = page.locator('main .ttc-screen a[href^="/"]')
  await links.first().waitFor()
  const found = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  return [...new Set(found)]
}

/** A line for each of them that says the role does not include it. */
export async function refusedAtAny(page: Page, paths: readonly string[]): Promise<readonly string[]> {
  const refused: string[] = []
  for (const path of paths) refused.push(...(await refusedAt(page, path)))
  return refused
}
