import type { Page } from 'playwright-core'
import type { BigPlan } from './big-plan.ts'
import { goTo, settled } from './browser-page.ts'

/** How long the page took from the press to the next picture, in milliseconds, as the browser itself tells. */
export type Interaction = Readonly<{ what: string; milliseconds: number }>

/**
 * Presses what a person presses on a plan and on the list of what is red and amber, and answers how long each took. The
 * browser tells of no interaction under 16 ms; such a one counts as 16.
 */
export async function interactionsOf(page: Page, { plan, partnership }: BigPlan): Promise<readonly Interaction[]> {
  const took: Interaction[] = []
  const press = async (what: string, act: () => Promise<unknown>) => {
    await page.evaluate(watchEvents)
    await act()
    await settled(page)
    await page.waitForTimeout(150)
    took.push({ what, milliseconds: Math.max(16, await page.evaluate(longestEvent)) })
  }
  await goTo(page, plan)
  await page.locator('img.ttc-spark').first().waitFor()
  await press('filter the plan by a status', () => page.locator('.ttc-counts a').first().click())
  await press('show the whole plan again', () => page.getByRole('link', { name: 'Show all' }).first().click())
  await press('open an indicator', () => page.locator('.ttc-plan tbody th a').nth(3).click())
  await goTo(page, `${partnership}/exceptions`)
  await press('sort red and amber', () => page.locator('.ttc-exc-columns a').last().click())
  await press('narrow to a level', async () => {
    await page.getByLabel('Level').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Show these' }).click()
  })
  await press('open the form of a view', () => page.getByText('Save this view').click())
  await press('type its name', () => page.locator('details[open] input[type="text"]').first().pressSequentially('Ours'))
  return took
}

/** A plain table of as many rows put into the page and laid out: what the machine takes for it, the middle of five. */
export const bareTableMs = (page: Page, rows: number): Promise<number> => page.evaluate(layOutTables, rows)

type Watched = { longest?: number; watching?: PerformanceObserver }

/** Runs in the page, as do the others; without names inside, which a loader of TypeScript would mark. */
function watchEvents(): void {
  const kept = window as Watched
  kept.watching?.disconnect()
  kept.longest = 0
  kept.watching = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
      if (entry.interactionId) kept.longest = Math.max(kept.longest ?? 0, entry.duration)
  })
  kept.watching.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
}

function longestEvent(): number {
  return (window as Watched).longest ?? 0
}

function layOutTables(rows: number): number {
  const times = [1, 2, 3, 4, 5].map(() => {
    const begun = performance.now()
    const table = document.createElement('table')
    for (let row = 0; row < rows; row += 1) {
      const line = table.insertRow()
      for (let cell = 0; cell < 7; cell += 1) line.insertCell().textContent = `Words ${row} of cell ${cell}`
    }
    document.body.append(table)
    table.getBoundingClientRect()
    const took = performance.now() - begun
    table.remove()
    return took
  })
  return times.sort((a, b) => a - b)[2] ?? 0
}
