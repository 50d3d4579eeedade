import axe from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { enlargeText, lostWords } from './browser-text.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
const RULES = [...WCAG, 'best-practice']

const HEIGHT = 900

/** In the place of what comes after the words of a page. */
const WAITING = '.ttc-loading, .ttc-reader__wait, .ttc-spark--wait, .ttc-drawing--wait'

/** Goes there, at a width where one is asked for, and waits until the page has its heading and nothing is loading. */
export async function goTo(page: Page, path: string, width: number | null = null): Promise<void> {
  if (width !== null) await page.setViewportSize({ width, height: HEIGHT })
  await page.goto(path)
  await settled(page)
}

/** The heading stands, no placeholder does, and what was measured has been drawn. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction((waiting) => document.querySelector(waiting) === null, WAITING)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** What is wrong with the page as it stands, a line for each: accessibility, frame, sideways scroll. */
export async function defectsOf(page: Page): Promise<readonly string[]> {
  return [...(await page.evaluate(frameDefects)), ...(await axeDefects(page))]
}

/** The same at each width in turn, without loading the page anew. */
export async function defectsAt(page: Page, widths: readonly number[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const width of widths) found.push(...(await atWidth(page, width, defectsOf)))
  return found
}

/** Only the frame (one heading, a title, the language, no sideways scroll), and that all words can be read. */
export const frameDefectsAt = (page: Page, width: number): Promise<readonly string[]> =>
  atWidth(page, width, async () => [...(await page.evaluate(frameDefects)), ...(await lostWords(page))])

/** The same with text alone made twice as large, until the page is left. */
export async function largeTextDefectsAt(page: Page, width: number): Promise<readonly string[]> {
  await enlargeText(page)
  return (await frameDefectsAt(page, width)).map((defect) => `large text, ${defect}`)
}

async function atWidth(page: Page, width: number, look: (page: Page) => Promise<readonly string[]>) {
  await page.setViewportSize({ width, height: HEIGHT })
  await settled(page)
  return (await look(page)).map((defect) => `${width} px: ${defect}`)
}

/** Runs in the page. */
function frameDefects(): string[] {
  const root = document.documentElement
  const headings = document.querySelectorAll('h1').length
  const said = [
    headings === 1 ? '' : `${headings} headings of level 1`,
    root.lang === 'en-GB' ? '' : `language ${root.lang}`,
    document.title.includes(' – ') ? '' : `title "${document.title}"`,
    root.scrollWidth <= window.innerWidth ? '' : `scrolls sideways: ${root.scrollWidth} in ${window.innerWidth} px`,
  ]
  return said.filter((line) => line !== '')
}

/** What breaks the guidelines on a page that is not whole yet, at each width: it need not have its heading. */
export async function ruleDefectsAt(page: Page, widths: readonly number[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT })
    found.push(...(await axeDefects(page, WCAG)).map((defect) => `${width} px: ${defect}`))
  }
  return found
}

async function axeDefects(page: Page, rules = RULES): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(violations, rules)
}

/** Runs in the page, so that only the lines travel. */
async function violations(tags: string[]): Promise<string[]> {
  const { axe: engine } = window as unknown as { axe: typeof axe }
  const found = await engine.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, failureSummary }) => `${id}: ${target.join(' ')} (${any[0]?.message ?? failureSummary})`),
  )
}

/** The words a person sees in the place, once it is there. */
export async function wordsIn(place: Locator): Promise<string> {
  await place.first().waitFor()
  return (await place.allInnerTexts()).join(' ')
}
