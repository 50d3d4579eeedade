import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { goTo } from '../support/browser-page.ts'
import { canRead, objectsOf, readWith } from '../support/pdf.ts'
import { placesOf } from '../support/server-places.ts'
import { openWalkOn } from '../support/server-walk.ts'

const places = await placesOf()
const { arrive } = useBrowser()

/** Without spaces and hyphens: a line may end after any word and within a compound, whose hyphen is then not told. */
const bare = (text: string) => text.replaceAll(/[\s-]+/g, '')

async function printed(page: Page) {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
  const tags = readWith('pdfinfo', ['-struct-text'], pdf).split('\n')
  const language = /\/Lang \(([^)]*)\)/.exec(objectsOf(pdf))?.[1]
  return { about: readWith('pdfinfo', [], pdf), words: bare(readWith('pdftotext', [], pdf)), tags, language }
}

/** Behind letters that the font draws as one, pdfinfo leaves out the rest of what it reads. */
const LIGATURE = /f[fil]/

/** The levels of headings among the tags, and all that the tags hold, in the order in which it is read. */
const levelsOf = (tags: readonly string[]) =>
  tags.flatMap((tag) => /^ *H(\d) \(block\)/.exec(tag)?.slice(1) ?? []).map(Number)
const readOut = (tags: readonly string[]) =>
  bare(tags.flatMap((tag) => /^ *"(.*)"$/.exec(tag)?.slice(1) ?? []).join(''))

const WORDS = 'and what the group said of it went on for as long as there was time in the room, '
/** As many words as the contract takes, the first of which tell one from another. */
const long = (name: string, letters: number) => `${name} ${WORDS.repeat(30)}`.slice(0, letters).trim()
const times = (count: number, make: (number: number) => object) => Array.from({ length: count }, (_, i) => make(i + 1))

const everything = (each: number) => [
  ...times(each, (i) => ({ kind: 'statement', step: 'aim', text: long(`Aim ${i}`, 2000) })),
  ...times(each, (i) => ({ kind: 'population-group', text: long(`Group ${i}`, 300) })),
  ...times(each, (i) => ({ kind: 'candidate', use: 'headline', text: long(`Candidate ${i}`, 300) })),
  ...times(each, (i) => ({ kind: 'knowledge', state: 'research', text: long(`Question ${i}`, 1000) })),
  ...times(each, (i) => ({ kind: 'partner', text: long(`Partner ${i}`, 300), ask: long('Ask', 1000) })),
  ...times(each, (i) => ({ kind: 'idea', text: long(`Idea ${i}`, 1000), evidence: long('Evidence', 1000) })),
  ...times(each, (i) => ({ kind: 'action', text: long(`Action ${i}`, 1000) })),
]
const factors = (count: number) =>
  times(count, (i) => ({ kind: 'factor', direction: 'restricting', text: long(`Factor ${i}`, 1000) }))

describe.skipIf(!canRead('pdfinfo'))('a walk on paper', () => {
  test('the example’s is one side of A4 with every answer in full', async () => {
    const { page, faults } = await arrive()
    await goTo(page, `${places.walk}/check`)
    const texts = await page.locator('.ttc-screen .ttc-checked__text').allInnerTexts()
    const { about, words } = await printed(page)
    expect(about).toMatch(/^Pages: +1$/m)
    expect(about).toMatch(/^Page size: .*\(A4\)$/m)
    expect(texts.filter((text) => !words.includes(bare(text)))).toEqual([])
    expect(texts.length).toBeGreaterThan(12)
    expect(words).not.toContain('moreinthewalk')
    expect(faults.taken()).toEqual([])
  })

  test('is tagged, with its title and language, headings without a gap, and every answer among its tags', async () => {
    const { page } = await arrive()
    await goTo(page, `${places.walk}/check`)
    const texts = await page.locator('.ttc-screen .ttc-checked__text').allInnerTexts()
    const { about, tags, language } = await printed(page)
    expect(language).toBe('en-GB')
    expect(about).toMatch(/^Tagged: +yes$/m)
    expect(about).toMatch(/^Title: +\S/m)
    const levels = levelsOf(tags)
    expect(levels[0]).toBe(1)
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 1) + 1)).toEqual([])
    expect(levels.length).toBeGreaterThan(5)
    const words = readOut(tags)
    const begun = texts.map((text) => bare(text.split(LIGATURE)[0] ?? ''))
    expect(begun.filter((text) => !words.includes(text))).toEqual([])
    expect(begun.filter((text) => text.length > 8).length).toBeGreaterThan(8)
  })

  test('one that was only just begun is one side as well', async () => {
    const walk = await openWalkOn(places, 'A settled home in care', { service: 'A service that has just begun' })
    const { page } = await arrive({ width: 390 })
    await goTo(page, `${walk.path}/check`)
    const { about, words } = await printed(page)
    expect(about).toMatch(/^Pages: +1$/m)
    expect(words).toContain('Nothingsaidyet.')
  })

  test.each(['twelve', 'performance-seven'])(
    'with two hundred long factors among many long answers (%s) it is one side, and what is left out is counted',
    async (template) => {
      const walk = await openWalkOn(places, 'Feeling well', {
        template,
        service: `A service of long talks, ${template}`,
      })
      await walk.fill([...everything(12), ...factors(200)])
      const { page } = await arrive()
      await goTo(page, `${walk.path}/check`)
      const { about, words } = await printed(page)
      expect(about).toMatch(/^Pages: +1$/m)
      expect(words).toMatch(/Factor1andwhatthegroupsaid.*…/)
      const shown = [...words.matchAll(/Factor\d+andwhat/g)].length
      const left = /And(\d+)moreinthewalk/.exec(words.slice(words.lastIndexOf('Factor')))?.[1]
      expect(shown + Number(left)).toBe(200)
    },
  )

  test('text is never smaller than ten points', async () => {
    const { page } = await arrive()
    await goTo(page, `${places.walk}/check`)
    await page.emulateMedia({ media: 'print' })
    const sizes = await page
      .locator('.ttc-sheet')
      .evaluate((sheet) =>
        [...sheet.querySelectorAll('*')].map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
      )
    // Ten points are 13.33 pixels.
    expect(Math.min(...sizes)).toBeGreaterThan(13.3)
  })
})
