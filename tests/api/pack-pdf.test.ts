import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePackFiles, makePackFiles, readyForPack } from '../../apps/api/src/pack/pack.files.ts'
import { readPdf, referencesOf } from '../../apps/api/src/pack/pdf-objects.ts'
import { aPack, hashOfBytes } from '../support/pack.ts'
import { canRead, readWith } from '../support/pdf.ts'
import { aReportCard } from '../support/report-card.ts'

// Cards are set eight at a time, by two threads: these are a part and a piece of a second. Their names look like what
// the joining of the parts looks for.
const NAMES = [
  'Safe (12 0 R) at home',
  'Read ) by five',
  'Work \\ training',
  'Money /S /H1 (worries',
  'Łódź, Žilina and 東京',
  '(U1x0y0)',
  'endobj 3 0 obj',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
]
const pack = aPack(NAMES.map((priority) => aReportCard({ priority, line: `The line of ${priority}` })))
let pdf: Uint8Array

beforeAll(async () => {
  pdf = (await makePackFiles(pack)).pdf
})
afterAll(closePackFiles)

const textOf = (options: readonly string[] = []) => readWith('pdftotext', options, pdf).split('\f').slice(0, -1)
const printed = (name: string) => name.replace(/[東京]/g, '□')

describe.skipIf(!canRead('pdfinfo'))('a pack that is set in parts', () => {
  test('is one document whose cards stand on its last pages in their order, each once, numbered through', () => {
    const pages = textOf(['-layout'])
    const sides = pages.slice(-NAMES.length)
    expect(sides.map((side) => /Report card: (.*?)\s*$/m.exec(side)?.[1])).toEqual(NAMES.map(printed))
    expect(pages.map((page) => /Page (\d+ of \d+)/.exec(page)?.[1])).toEqual(
      pages.map((_, i) => `${i + 1} of ${pages.length}`),
    )
    expect(Number(/Pages: +(\d+)/.exec(readWith('pdfinfo', [], pdf))?.[1])).toBe(pages.length)
  })

  test('has its tags in the order of its pages: a heading below the annex for each card, and its tables with it', () => {
    const words = readWith('pdfinfo', ['-struct'], pdf)
    const headings = [...words.matchAll(/^ +H2 "(Report card: .*?)"? \(block\)/gm)].map(([, heading]) => heading)
    // What is not ASCII is printed by pdfinfo in two bytes a letter; the order of all is told by the text.
    expect(headings).toEqual(NAMES.filter((name) => name === printed(name)).map((name) => `Report card: ${name}`))
    expect(words.match(/^ +H1 "Annex/gm)).toHaveLength(1)
    const ids = [...words.matchAll(/TH <([^>]+)>/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(NAMES.length)
  })

  test('says what every marked piece of every page belongs to, and holds nothing twice or without use, and misses nothing', () => {
    const { root, info, bodies } = readPdf(pdf)
    const reached = new Set([root, info])
    for (const number of reached) for (const next of referencesOf(bodies.get(number) ?? '')) reached.add(next)
    expect([...bodies.keys()].filter((number) => !reached.has(number))).toEqual([])
    expect([...reached].filter((number) => !bodies.has(number))).toEqual([])
    const empty = [...bodies].filter(([, body]) => body === '' || body === '<<\n>>')
    expect(empty).toEqual([])
  })

  test('is the same to the byte when it is made again, whichever thread set which part', async () => {
    const again = await makePackFiles(pack)
    expect(Buffer.compare(again.pdf, pdf)).toBe(0)
  })
})

test('of which cards are too long is refused with the name of each, whichever part it stands in', async () => {
  const words = { changed: 'Far too long. '.repeat(600), asks: [] }
  const long = pack.cards.map(({ card }, i) => (i % 6 === 0 ? { ...card, words } : card))
  await expect(makePackFiles(aPack(long))).rejects.toMatchObject({
    code: 'rule-broken',
    message: expect.stringMatching(/“Safe \(12 0 R\) at home” is \d+ lines.*“endobj 3 0 obj” is \d+ lines/s),
  })
})

test('by threads that were started ahead is the same, also where it is asked for before they have', async () => {
  await closePackFiles()
  readyForPack()
  const soon = await makePackFiles(pack)
  readyForPack()
  const next = await makePackFiles(pack)
  expect([soon, next].map((made) => hashOfBytes(made.pdf))).toEqual([hashOfBytes(pdf), hashOfBytes(pdf)])
})

test('without any card is its first pages alone', async () => {
  const none = await makePackFiles(aPack([]))
  expect(Buffer.from(none.pdf.subarray(0, 5)).toString()).toBe('%PDF-')
})

test('two packs made at the same time hold each its own cards', async () => {
  const packOf = (whose: string) =>
    aPack(NAMES.slice(0, 9).map((_, i) => aReportCard({ priority: `${whose} ${i + 1}` })))
  const whole = await Promise.all(['Ours', 'Theirs'].map((whose) => makePackFiles(packOf(whose))))
  const alone = [await makePackFiles(packOf('Ours')), await makePackFiles(packOf('Theirs'))]
  expect(whole.map((made) => hashOfBytes(made.pdf))).toEqual(alone.map((made) => hashOfBytes(made.pdf)))
})
