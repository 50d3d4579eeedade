import type { Page } from 'playwright-core'

/** Scripts of a page: how many files, and how many bytes came over the line for them. */
export type Weight = Readonly<{ files: number; kilobytes: number }>

type Kept = { shownAt?: number }

/** From now on the page notes when it first shows what its reader came for. */
export function watchShown(page: Page, selector: string): Promise<unknown> {
  return page.addInitScript((wanted) => {
    const watch = new MutationObserver(() => {
      if (document.querySelector(wanted) === null) return
      ;(window as Kept).shownAt = performance.now()
      watch.disconnect()
    })
    watch.observe(document, { childList: true, subtree: true })
  }, selector)
}

/** The scripts asked for until the page showed what its reader came for, as they were sent. */
export async function scriptsUntilShown(page: Page): Promise<Weight> {
  const bytes = await page.evaluate(() => {
    const { shownAt = Number.POSITIVE_INFINITY } = window as Kept
    const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    return all
      .filter(({ name, startTime }) => name.endsWith('.js') && startTime <= shownAt)
      .map(({ encodedBodySize }) => encodedBodySize)
  })
  return { files: bytes.length, kilobytes: bytes.reduce((sum, size) => sum + size, 0) / 1000 }
}
