import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { defectsAt, goTo, wordsIn } from '../support/browser-page.ts'
import { prepareOnPublished, publishedFolder } from '../support/published-ground.ts'
import { newDataFolder, removeDataFolder, type Server, startServer } from '../support/server.ts'
import { browseToPreview, countIfThere, countIn, pressOn } from '../support/wizard-browser.ts'

const published = publishedFolder()
const folder = newDataFolder()
const { arrive } = useBrowser()
let server: Server | null = null
let prepared: Awaited<ReturnType<typeof prepareOnPublished>> | null = null

beforeAll(async () => {
  prepared = published === null ? null : await prepareOnPublished(folder, published)
  server = prepared === null ? null : await startServer(folder, { example: false })
})
afterAll(async () => {
  await server?.stop()
  removeDataFolder(folder)
})

type Real = Readonly<{ file: string; shape: RegExp; periods?: readonly RegExp[] }>

/** Each file fills the indicators of the codes it has: they are proposed, and nobody has to choose. */
const files: readonly Real[] = [
  {
    file: 'csc__b1_children_in_need_2013_to_2025.csv',
    shape: /Explore Education Statistics/,
    periods: [/^Financial years/],
  },
  {
    file: 'csc__c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv',
    shape: /Explore Education Statistics/,
    periods: [/^Financial years/],
  },
  { file: 'lait_six_las_and_comparators.csv', shape: /Local Authority Interactive Tool/ },
  {
    file: 'csc__la_hospital_admissions_2324.csv',
    shape: /Fingertips/,
    periods: [/^Financial.* 2010/, /^Financial.* 2012/],
  },
  { file: 'lait_bds_long_all.csv.gz', shape: /Local Authority Interactive Tool/, periods: [/^Financial years/] },
]
const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
const BOXES = ['Added', 'Changed', 'Unchanged', 'Refused', 'Kept out', 'Not asked for'] as const

describe('a published file goes in through the pages', () => {
  test.runIf(published !== null).each(files)('$file', { timeout: 400_000 }, async ({ file, shape, periods }) => {
    const { page, context, faults } = await arrive({ address: server?.address ?? '', role: 'nobody' })
    await context.addCookies([{ ...(prepared?.cookie ?? { name: '', value: '' }), url: server?.address ?? '' }])
    await goTo(page, `${prepared?.home}/imports/new/file`)
    await page.getByLabel('File', { exact: true }).setInputFiles(`${published}${file}`)
    const began = performance.now()
    await pressOn(page)
    const inspected = performance.now()
    expect(await wordsIn(page.getByRole('heading', { level: 1 }))).toMatch(shape)
    await browseToPreview(page, { reach: 'Every area that is known', periods })
    const previewed = performance.now()
    const found = await Promise.all(BOXES.map((box) => countIfThere(page, box)))
    const counts = Object.fromEntries(BOXES.map((box, at) => [box, found[at] ?? 0]))
    const reasons = await page.getByRole('table', { name: 'Refused, by reason' }).getByRole('row').allInnerTexts()
    const decided = await page.locator('.ttc-findings h3').allInnerTexts()
    const title = await wordsIn(page.getByRole('heading', { level: 1 }))
    const read = Number(/of ([\d,]+) values/.exec(title)?.[1]?.replaceAll(',', ''))
    expect(found.reduce((sum, count) => sum + count, 0)).toBe(read)
    expect(counts.Added).toBeGreaterThan(0)
    expect(await defectsAt(page, [1440, 390])).toEqual([])

    const confirmed = performance.now()
    await page.getByRole('button', { name: /^Store/ }).click()
    await page.getByRole('heading', { level: 1, name: /is stored$/ }).waitFor({ timeout: 200_000 })
    const stored = performance.now()
    expect(await countIn(page, 'Added')).toBe(counts.Added)
    expect(faults.taken()).toEqual([])
    const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
    console.info(
      `${file}: ${JSON.stringify({ read, ...counts })} ${reasons.slice(1).map(inOneLine).join('; ')}`,
      `looks wrong: ${decided.join('; ') || 'nothing'};`,
      `looked at ${seconds(began, inspected)} s, to the preview ${seconds(inspected, previewed)} s, stored ${seconds(confirmed, stored)} s`,
    )
  })
})
