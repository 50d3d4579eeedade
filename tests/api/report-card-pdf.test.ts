import { ReportCard } from '@ttc/contracts/report-card'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { closeReportCardPdf, fitOf, makeReportCardPdf } from '../../apps/api/src/report-card/report-card.pdf.ts'
import { CardThread } from '../../apps/api/src/report-card/report-card.thread.ts'
import { canRead, objectsOf, readWith } from '../support/pdf.ts'
import { aCardHeadline, aCardRow, aCurve, aReportCard } from '../support/report-card.ts'

afterAll(closeReportCardPdf)

const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => aCardRow({ name: `Indicator ${i + 1} of young people` }))
const contextual = aCardRow({
  name: 'Births',
  status: { shown: 'contextual', computed: 'contextual', note: null },
  target: null,
  verdict: { verdict: null, strength: null, short: 'Higher than England', sentence: 'Higher than England' },
})
const unmeasured = aCardHeadline({
  latest: null,
  target: null,
  forecast: null,
  comparison: null,
  status: { shown: 'no-value', computed: 'no-value', note: null },
  verdict: {
    verdict: 'too-soon-to-tell',
    strength: null,
    short: 'Too soon to tell',
    sentence: 'no baseline frozen yet',
  },
  curve: aCurve({ measurements: [], baseline: null, targets: [], comparators: [] }),
})
const wordy = 'Young people and the people who care for them have told us about this more than once. '

const cards: readonly (readonly [string, ReportCard])[] = [
  ['two curves and two rows', aReportCard()],
  ['more rows than fit', aReportCard({ rows: rows(40) })],
  ['no row', aReportCard({ rows: [], gaps: [] })],
  ['one headline alone', aReportCard({ headlines: [aCardHeadline()], rows: [] })],
  ['no headline', aReportCard({ headlines: [] })],
  [
    'no baseline and no value',
    aReportCard({ headlines: [unmeasured], rows: [aCardRow({ latest: null, target: null })] }),
  ],
  ['nothing but contextual', aReportCard({ headlines: [], rows: [contextual, contextual] })],
  [
    'words of its lead, signed',
    aReportCard({
      words: {
        changed: 'Fewer wait.\nMore stay in work.',
        asks: [
          { of: 'NHS', text: 'Keep the ten slots.' },
          { of: '', text: 'Offer two interviews a year.' },
        ],
      },
      standing: { state: 'signed', on: '2026-02-04', by: { role: 'Plan lead', agency: 'NHS' } },
    }),
  ],
  ['nothing at all', aReportCard({ headlines: [], rows: [], gaps: [], sources: [], notes: [], lead: null })],
]

const answered = { items: [{ text: 'One worker stays with a family', note: 'no cost' }], more: 0 }
const turning = { story: answered, partners: answered, works: answered, actions: answered }

test('every card of these tests is a report card by its contract', () => {
  expect(cards.map(([, card]) => ReportCard.safeParse(card).success)).toEqual(cards.map(() => true))
})

describe.skipIf(!canRead('pdfinfo'))('as pdfinfo reads it', () => {
  test.each(cards)('a card with %s is one tagged side of A4 with its title', async (_, card) => {
    const said = readWith('pdfinfo', [], await makeReportCardPdf(card))
    expect(said).toMatch(/^Pages: +1$/m)
    expect(said).toMatch(/^Tagged: +yes$/m)
    expect(said).toMatch(/^Page size: .*\(A4\)$/m)
    expect(said).toMatch(/^Title: +Report card: Moving on from care, 4 February 2026$/m)
    expect(said).toMatch(/^CreationDate: .* Feb +4 .* 2026/m)
  })

  test('headings, table headers and figures stand in the order they are read', async () => {
    const said = readWith('pdfinfo', ['-struct-text'], await makeReportCardPdf(aReportCard()))
    const tags = said.match(/\b(?:H1|H2|Figure|Table|TH|LI)\b/g)
    const row = ['Figure']
    const expected = [
      'H1',
      'H2',
      'Figure',
      'H2',
      'Figure',
      'H2',
      'Table',
      ...Array(6).fill('TH'),
      ...row,
      ...row,
      'H2',
      'LI',
    ]
    expect(tags).toEqual(expected)
  })
})

describe.skipIf(!canRead('pdffonts'))('as pdffonts reads it', () => {
  test('every font is embedded and can be read back as text', async () => {
    const fonts = readWith('pdffonts', [], await makeReportCardPdf(aReportCard()))
      .trim()
      .split('\n')
      .slice(2)
    expect(fonts.length).toBeGreaterThanOrEqual(2)
    expect(fonts.filter((font) => !/\byes yes yes\b/.test(font))).toEqual([])
    expect(fonts.filter((font) => !/Arimo|DejaVu/.test(font))).toEqual([])
  })
})

test('language, PDF/UA and the alternative text of every picture are in the file', async () => {
  const objects = objectsOf(await makeReportCardPdf(aReportCard({ rows: [aCardRow({ alt: 'The row went down.' })] })))
  expect(objects).toContain('/Lang (en-GB)')
  expect(objects).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(objects).toContain(`/Alt (${aCardHeadline().alt})`)
  expect(objects).toContain('/Alt (The row went down.)')
})

const inText = (card: ReportCard) =>
  makeReportCardPdf(card).then((pdf) => readWith('pdftotext', ['-layout'], pdf).replace(/\s+/g, ' '))

describe.skipIf(!canRead('pdftotext'))('as pdftotext reads it', () => {
  test.each([
    ['an import of Typst', '#import "secret.typ": *'],
    ['a function call of Typst', '#read("/etc/passwd") and #panic()'],
    ['mathematics and a backslash', 'cost $x^2$ \\ of \\u{41} care'],
    ['a label and a reference', '<label> @label'],
    ['markup', '*bold* _slanted_ `raw` = heading'],
    ['HTML', '<b>bold</b> & <script>alert(1)</script>'],
    ['quotes', '"double" and \'single\''],
    ['accents and a euro', 'Zoë Ångström Łódź, €5'],
    ['Cyrillic and Greek', 'Діти України, παιδιά'],
    ['a template of the page itself', 'and {n} more, $data.title'],
  ])('%s comes out as it was typed', async (_, text) => {
    expect(await inText(aReportCard({ priority: text }))).toContain(`Report card: ${text}`)
    expect(await inText(aReportCard({ rows: [], gaps: [text] }))).toContain(`${text}.`)
  })

  test('Arabic is drawn and can be read back', async () => {
    const text = await inText(aReportCard({ gaps: ['مدرسة'] }))
    expect(text.normalize('NFKC')).toContain('مدرسة')
    expect(text).not.toContain('stands for a character')
  })

  test('a character without a letter in the fonts becomes a box, and the foot says so', async () => {
    const text = await inText(aReportCard({ gaps: ['From 中文 with 🎉'] }))
    expect(text).toContain('From □□ with □.')
    expect(text).toContain('□ stands for a character that this page has no letter for.')
  })

  test('what would steer the writing or break the file is dropped', async () => {
    const text = await inText(aReportCard({ gaps: ['a\u202Eb\u0000c\uD800d'] }))
    expect(text).toMatch(/ab c.d\./)
  })

  test('a word longer than its column is broken, with nothing put in between', async () => {
    const pdf = await makeReportCardPdf(aReportCard({ rows: [aCardRow({ name: 'abcdefghi'.repeat(20) })] }))
    const letters = readWith('pdftotext', [], pdf).replace(/\s+/g, '')
    expect(letters).toContain('abcdefghi'.repeat(20))
  })

  test('rows that do not fit are counted, never dropped in silence', async () => {
    const card = aReportCard({ rows: rows(40) })
    const { rowsShown, rowsLeft, fits } = await fitOf(card)
    const text = await inText(card)
    expect(fits).toBe(true)
    expect(rowsShown).toBeGreaterThanOrEqual(6)
    expect(rowsShown + rowsLeft).toBe(40)
    expect(text).toContain(`And ${rowsLeft} more: see the plan.`)
    expect(text).toContain(`Indicator ${rowsShown} of young`)
    expect(text).not.toContain(`Indicator ${rowsShown + 1} of young`)
  })

  test('the lead’s words stand in their paragraphs, asks in order, and how far the card has come', async () => {
    const words = {
      changed: 'Fewer wait.\nMore stay in work.',
      asks: [
        { of: 'NHS', text: 'Keep the ten slots.' },
        { of: '', text: 'Offer two interviews a year.' },
      ],
    }
    const by = { role: 'Plan lead', agency: 'NHS' }
    const card = aReportCard({ words, standing: { state: 'signed', on: '2026-02-04', by } })
    const lines = readWith('pdftotext', ['-layout'], await makeReportCardPdf(card))
    expect(lines).toMatch(/What changed since last time\s+Fewer wait\. *\n+ *More stay in work\./)
    const signed = await inText(card)
    expect(signed).toMatch(/What we ask of the partnership\s+1\.\s+NHS: Keep the ten slots\.\s+2\.\s+Offer two/)
    expect(signed).toMatch(/Signed on 4 February 2026 by Plan lead/)
    expect(signed).not.toContain('Draft')
    const draft = await inText(aReportCard({ words, standing: { state: 'draft', on: null, by: null } }))
    expect(draft).toContain('Draft, not finished')
    expect(await inText(aReportCard())).not.toMatch(/Draft|What changed|What we ask/)
  })

  test('marking, example, status in words and the day are on the page', async () => {
    const text = await inText(aReportCard({ marking: 'OFFICIAL-SENSITIVE' }))
    expect(text).toContain('OFFICIAL-SENSITIVE')
    expect(text).toContain('A worked example: not a real place')
    expect(text).toContain('2 Amber')
    expect(text).toContain('As at 4 February 2026.')
    expect(await inText(aReportCard({ marking: 'none', partnership: { name: 'A', example: false } }))).not.toMatch(
      /OFFICIAL|worked example/,
    )
  })
})

test('no text whatever costs a card its PDF', async () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom('a', ' ', 'ا', '́', 'ก', '한', '\u200D', '😀'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 60,
  })
  await fc.assert(
    fc.asyncProperty(text, async (name) => {
      const card = aReportCard({ priority: name, headlines: [], rows: [aCardRow({ name })], gaps: [name] })
      expect((await makeReportCardPdf(card)).length).toBeGreaterThan(1000)
    }),
    { numRuns: 60 },
  )
})

test('the same card gives the same bytes, also from another thread', async () => {
  const first = await makeReportCardPdf(aReportCard())
  const second = await makeReportCardPdf(aReportCard())
  await closeReportCardPdf()
  const third = await makeReportCardPdf(aReportCard())
  expect(Buffer.compare(first, second)).toBe(0)
  expect(Buffer.compare(first, third)).toBe(0)
})

test('text that is too long for one side is measured, and refused with what to take out', async () => {
  const card = aReportCard({ line: wordy.repeat(40) })
  const { fits, over } = await fitOf(card)
  expect(fits).toBe(false)
  expect(over?.lines).toBeGreaterThan(5)
  const shorter = wordy.repeat(40).slice(0, -(over?.characters ?? 0))
  expect((await fitOf(aReportCard({ line: shorter, rows: [] }))).fits).toBe(true)
  await expect(makeReportCardPdf(card)).rejects.toMatchObject({
    code: 'rule-broken',
    message: expect.stringMatching(/too long for one side of A4\. Take out about \d+ characters\.$/),
  })
})

const asks = [{ of: 'NHS', text: 'Keep the ten slots when the pilot ends in September.' }]

test.each([
  ['two curves and two rows', {}],
  ['a plan from the walk', { turning }],
  ['one curve and no rows', { headlines: [aCardHeadline()], rows: [] }],
])('the lead’s words fit once as much is taken out as was said: %s', async (_, over) => {
  const cardOf = (changed: string) => aReportCard({ ...over, words: { changed, asks } })
  const long = wordy.repeat(26)
  const { over: left } = await fitOf(cardOf(long))
  expect(left?.characters).toBeGreaterThan(100)
  expect(await fitOf(cardOf(long.slice(0, -(left?.characters ?? 0))))).toMatchObject({ fits: true, over: null })
})

describe('the thread', () => {
  test('an order that overruns its time is refused, and the next one gets a fresh thread', async () => {
    const thread = new CardThread({ timeout: 1, renewAfter: 500 })
    await expect(thread.order('print', aReportCard())).rejects.toMatchObject({ code: 'unavailable' })
    await thread.close()
    expect((await makeReportCardPdf(aReportCard())).length).toBeGreaterThan(1000)
  })

  test('an order that fails is answered with its cause, and the thread goes on', async () => {
    const thread = new CardThread({ timeout: 20_000, renewAfter: 500 })
    const [failed, printed] = await Promise.all([
      thread.order('print', aReportCard({ asAt: '2026-02-31' })),
      thread.order('print', aReportCard()),
    ])
    await thread.close()
    expect(failed.error).toMatch(/could not be set/)
    expect(printed.error).toBeNull()
    expect(printed.printed?.laid.rows).toBe(2)
  })

  test('a renewed thread prints the same', async () => {
    const thread = new CardThread({ timeout: 20_000, renewAfter: 1 })
    const [one, two] = await Promise.all([thread.order('print', aReportCard()), thread.order('print', aReportCard())])
    await thread.close()
    expect(one.printed?.pdf).toEqual(two.printed?.pdf)
  })

  test('orders that wait when it closes are refused, not left hanging', async () => {
    const thread = new CardThread({ timeout: 20_000, renewAfter: 500 })
    const orders = [thread.order('print', aReportCard()), thread.order('measure', aReportCard())]
    const settled = Promise.allSettled(orders)
    await thread.close()
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})
