import type { Locator, Page } from 'playwright-core'

/** Far more stops than any page has: beyond it the keyboard is caught. */
const MOST_STOPS = 400

export type Walk = Readonly<{
  stops: number
  /** Stops that look the same with and without the focus. */
  unseen: readonly string[]
  /** Stops that stand before the one they follow. */
  backwards: readonly string[]
  /** Whether the Tab key led out of the page again. */
  ended: boolean
}>

type Stop = Readonly<{ name: string; isMarked: boolean; isBackwards: boolean }>

/** Presses Tab from the top of the page until it leaves it. */
export async function tabbedThrough(page: Page): Promise<Walk> {
  const stops: Stop[] = []
  for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(stopHere)
    if (stop === null) break
    stops.push(stop)
  }
  return {
    stops: stops.length,
    unseen: stops.filter(({ isMarked }) => !isMarked).map(({ name }) => name),
    backwards: stops.filter(({ isBackwards }) => isBackwards).map(({ name }) => name),
    ended: stops.length > 0 && stops.length < MOST_STOPS,
  }
}

/** Presses Tab until the focus is there. */
export async function tabTo(page: Page, place: Locator): Promise<void> {
  await place.waitFor()
  for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key never reached ${place}`)
}

/** Runs in the page: the element in focus, or null when the focus has left the page. */
function stopHere(): Stop | null {
  const here = document.activeElement
  if (here === null || here === document.body) return null
  const kept = window as unknown as { firstStop?: Element; lastStop?: Element }
  // Behind the last stop some runs begin again at the first at once, without a stop outside of the page.
  if (here === kept.firstStop && kept.lastStop?.closest('footer')) return null
  kept.firstStop ??= here
  const isBackwards =
    kept.lastStop !== undefined && (kept.lastStop.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_PRECEDING) > 0
  kept.lastStop = here
  // A hidden radio or checkbox shows its focus on the box drawn behind its label.
  const drawn = [getComputedStyle(here), ...[here, here.nextElementSibling].flatMap(pseudoStyles)]
  const isMarked = drawn.some(
    ({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
  )
  return { name: `${here.tagName} ${(here.textContent ?? '').trim().slice(0, 60) || here.id}`, isMarked, isBackwards }

  function pseudoStyles(element: Element | null): CSSStyleDeclaration[] {
    return element === null ? [] : [getComputedStyle(element, '::before'), getComputedStyle(element, '::after')]
  }
}
