import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { documentOf, operationsOf } from '../support/operation.ts'
import { handedBack, type Paper, papers, startPapers } from '../support/papers.ts'
import { type PdfCheck, pdfChecks } from '../support/pdf-checks.ts'
import { plants } from '../support/pdf-plants.ts'
import { readTags, type TaggedPdf } from '../support/pdf-tags.ts'

let it: TestApp
let all: readonly (Paper & Readonly<{ tags: TaggedPdf }>)[]

beforeAll(async () => {
  const ground = await startPapers()
  it = ground.it
  const made = await Promise.all(Object.values(papers).flatMap((make) => make(ground)))
  all = made.map((one) => ({ ...one, tags: readTags(one.pdf) }))
}, 300_000)
afterAll(() => it.close())

test('every operation of the API that answers a PDF is among the papers, and no other', () => {
  const answersPdf = operationsOf(documentOf(it.app)).filter(({ described }) =>
    Object.values(described.responses ?? {}).some(({ content }) => content?.['application/pdf'] !== undefined),
  )
  expect(answersPdf.map(({ name }) => name).toSorted()).toEqual([...Object.keys(papers), ...handedBack].toSorted())
})

test('there are papers of each kind, with headings, tables, pictures and links', () => {
  const kinds = new Set(all.flatMap(({ tags }) => tags.elements.map(({ kind }) => kind)))
  expect([...kinds]).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'Figure', 'Link', 'L']))
  expect(all.map(({ name }) => name.replace(/ \d+$/, ''))).toEqual(
    expect.arrayContaining(['card', 'signed card', 'minutes', 'pack', 'pack of a link']),
  )
})

const checks = Object.keys(pdfChecks) as PdfCheck[]

describe('each paper', () => {
  test.each(checks)('%s', (name) => {
    expect(all.flatMap((one) => pdfChecks[name](one.tags).map((wrong) => `${one.name}: ${wrong}`))).toEqual([])
  })
})

describe('what is planted in a paper is seen:', () => {
  test('something for each check', () => {
    expect(new Set(plants.map(({ check }) => check))).toEqual(new Set(checks))
  })

  test.each(plants)('$what', ({ check, plant }) => {
    const { pdf } = all.find(({ name }) => name === 'pack 1') as Paper
    expect(pdfChecks[check](readTags(plant(pdf)))).not.toEqual([])
  })
})
