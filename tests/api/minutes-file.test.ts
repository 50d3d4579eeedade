import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { canRead, readWith } from '../support/pdf.ts'
import { DIRECTOR, type RedPlan, startRedPlan } from '../support/red-plan.ts'
import { unpacked } from '../support/unpacked.ts'

let plan: RedPlan
let it: TestApp
let meeting: Meeting
const QUESTION = 'What will the four schools do differently? Ćirić-Nguyễn Ελληνικά'

beforeAll(async () => {
  plan = await startRedPlan()
  it = plan.it
  const earlier = await planMeeting(it, { meetsOn: '2026-08-20' })
  await earlier.begin()
  await earlier.promise('Fund 40 places', { agency: 'Council' })
  await earlier.close()
  meeting = await planMeeting(it, { marking: 'OFFICIAL-SENSITIVE' })
  await meeting.begin()
  const { id } = await meeting.ask(QUESTION, {
    askedBy: { name: DIRECTOR, memberId: await plan.idOf(DIRECTOR) },
    agency: 'NHS',
    answer: 'Two trusts share a room.\uFFFE\nThe others decide <in> March & later.',
    decision: 'come-back',
  })
  await meeting.promise('All four sign', { challengeId: id, agency: 'Schools', dueOn: '2027-03-31' })
  await meeting.promise('Read the list back')
  await meeting.close()
})
afterAll(() => it.close())

const file = (kind: 'pdf' | 'docx') => it.get(`/challenge-meetings/${meeting.id}/minutes.${kind}`)

describe.skipIf(!canRead('pdfinfo'))('the PDF', () => {
  test('is tagged, has its title and a language, and tells headings and tables as such', async () => {
    const answer = await file('pdf')
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([
      200,
      'application/pdf',
      'inline; filename="minutes-autumn-challenge-meeting-2026-11-23.pdf"',
    ])
    expect(readWith('pdfinfo', [], answer.rawPayload)).toMatch(
      /^Title: +Minutes: Autumn challenge meeting$[\s\S]*^Tagged: +yes$[\s\S]*^Page size: .*\(A4\)$/m,
    )
    const tags = readWith('pdfinfo', ['-struct'], answer.rawPayload)
    expect(tags).toMatch(/H1 "Autumn[\s\S]*H2 "Promises from last time"[\s\S]*Table[\s\S]*\/Scope \/Column/)
  })

  test('carries the marking at the head of every page and its number at the foot', async () => {
    const pages = readWith('pdftotext', ['-layout'], (await file('pdf')).rawPayload)
      .split('\f')
      .slice(0, -1)
    expect(pages.map((page) => [page.trim().split('\n')[0], page.trim().split('\n').at(-1)?.trim()])).toEqual(
      pages.map((_, i) => ['OFFICIAL-SENSITIVE', `${i + 1} of ${pages.length}`]),
    )
    expect(pages[0]).toContain('Ελληνικά')
    expect(pages.join(' ')).toContain('31 March 2027')
  })

  test('the same minutes give the same bytes', async () => {
    const both = await Promise.all([file('pdf'), file('pdf')])
    expect(both[0]?.rawPayload.equals(both[1]?.rawPayload ?? Buffer.alloc(0))).toBe(true)
  })
})

describe('the Word file', () => {
  const parts = async () => unpacked((await file('docx')).rawPayload)
  const textOf = (xml: string) => xml.replaceAll(/<[^>]+>/g, '')

  test('has real headings in their order, and tables whose first row is a header', async () => {
    const xml = (await parts()).get('word/document.xml') ?? ''
    const headings = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*?w:pStyle w:val="(Heading\d)".*?<\/w:p>/gs)]
    expect(headings.map(([whole, level]) => [level, textOf(whole)])).toEqual([
      ['Heading1', 'Autumn challenge meeting'],
      ['Heading2', 'Promises from last time'],
      ['Heading2', 'What was asked and answered'],
      ['Heading3', 'Promises from last time'],
      ['Heading2', 'What was promised'],
    ])
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
    expect(
      tables.map((table) => table.match(/<w:tr>.*?<\/w:tr>/gs)?.map((row) => row.includes('<w:tblHeader'))),
    ).toEqual([
      [true, false],
      [true, false, false],
    ])
  })

  test('is in British English, lists are lists, and characters that no XML holds are left out', async () => {
    const files = await parts()
    expect(files.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"')
    const xml = files.get('word/document.xml') ?? ''
    expect(xml).toMatch(/<w:numPr>/)
    expect(textOf(xml)).toContain('Two trusts share a room.The others decide &lt;in&gt; March &amp; later.')
    expect(textOf(xml)).toContain(QUESTION)
  })

  test('carries the marking in its header and page numbers in its footer', async () => {
    const files = await parts()
    expect(textOf(files.get('word/header1.xml') ?? '')).toMatch(/^OFFICIAL-SENSITIVE/)
    expect(files.get('word/footer1.xml')).toMatch(/PAGE<.* of .*NUMPAGES</s)
    expect((await file('docx')).headers['content-disposition']).toBe(
      'attachment; filename="minutes-autumn-challenge-meeting-2026-11-23.docx"',
    )
  })
})

test('a meeting that has not begun has no minutes, and one of nobody’s is not there', async () => {
  const next = await planMeeting(it, { meetsOn: '2027-02-12' })
  const answer = await it.get(`/challenge-meetings/${next.id}/minutes.docx`)
  expect([answer.statusCode, answer.json().detail]).toEqual([
    422,
    'This meeting has not begun, so there are no minutes yet.',
  ])
  const none = await it.ask({ method: 'GET', url: `${it.at}/challenge-meetings/${next.id}/minutes.pdf` })
  expect(none.statusCode).toBe(401)
})
