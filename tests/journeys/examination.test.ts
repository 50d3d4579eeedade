import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { tabbedThrough } from '../support/browser-keyboard.ts'
import { defectsOf, goTo } from '../support/browser-page.ts'

const { arrive } = useBrowser()

/** Set through the style object: the page's policy refuses styles written into its text. */
const styled = (property: string, value: string) => (page: Page) =>
  page
    .locator('main p')
    .first()
    .evaluate((words, [name, said]) => words.style.setProperty(name, said), [property, value] as const)
const added = (tag: string, text: string) => (page: Page) =>
  page
    .locator('main')
    .evaluate((main, [name, said]) => main.append(Object.assign(document.createElement(name), { textContent: said })), [
      tag,
      text,
    ] as const)

test.each([
  ['a field without a label', added('input', ''), /^label: /],
  ['text too pale to read', styled('color', '#cccccc'), /^color-contrast: /],
  ['a part wider than the screen', styled('width', '3000px'), /^scrolls sideways: /],
  ['a second heading of the page', added('h1', 'Again'), /^2 headings of level 1/],
])('the examination of a page sees %s', async (_, plant, line) => {
  const { page } = await arrive()
  await goTo(page, '/help')
  expect(await defectsOf(page)).toEqual([])
  await plant(page)
  expect(await defectsOf(page)).toContainEqual(expect.stringMatching(line))
})

test('the walk with the Tab key sees a stop without a mark', async () => {
  const { page } = await arrive()
  await goTo(page, '/help')
  await page.evaluate(() => {
    const link = document.querySelector<HTMLElement>('footer a')
    link?.style.setProperty('outline', 'none', 'important')
    link?.style.setProperty('box-shadow', 'none', 'important')
  })
  expect((await tabbedThrough(page)).unseen).toHaveLength(1)
})

test('a request to another origin and an error are faults', async () => {
  const { page, faults } = await arrive()
  await goTo(page, '/help')
  await page.evaluate(() => {
    fetch('http://127.0.0.1:9/away').catch(() => null)
    console.error('planted')
  })
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  const found = faults.taken()
  expect(found).toContain('console: planted')
  expect(found).toContainEqual(expect.stringMatching(/127\.0\.0\.1:9/))
})
