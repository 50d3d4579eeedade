import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { inspect, preview } from '../support/import-file.ts'
import { workbookOf, zipOf } from '../support/workbook-file.ts'

const OWN = 'E06900001'
const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
const number = (at: string, value: number | string, style = 0) => `<c r="${at}" s="${style}"><v>${value}</v></c>`
const row = (n: number, ...cells: readonly string[]) => `<row r="${n}">${cells.join('')}</row>`

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it.close())

const TITLED = {
  name: 'Figures',
  merged: ['A1:D1', 'A4:A5'],
  rows: [
    row(1, text('A1', 'Re-referrals within 12 months')),
    row(3, '<c r="A3" t="s"><v>0</v></c>', text('B3', 'Date'), text('C3', 'Value'), text('D3', 'Denominator')),
    row(4, text('A4', OWN), number('B4', 42460, 2), number('C4', '0.123', 1), text('D4', '1,204 [1]')),
    row(5, number('B5', 42825, 4), `<c r="C5" s="1"><f>C4*2</f><v>0.246</v></c>`, number('D5', 1300)),
  ],
}
const BOOK = workbookOf(
  [{ name: 'Notes', hidden: true, rows: [row(1, text('A1', 'about'))] }, TITLED, { name: 'Empty', rows: [] }],
  ['Area code'],
)

test('a workbook: the first sheet that is shown, titles passed over, merged cells, percentages, days and formulas', async () => {
  const view = (await inspect(it, { file: BOOK, name: 'figures.xlsx' })).json()
  expect(view).toMatchObject({
    shape: 'own-long',
    encoding: 'xlsx',
    separator: null,
    sheet: 'Figures',
    sheets: [
      { name: 'Notes', hidden: true },
      { name: 'Figures', hidden: false },
      { name: 'Empty', hidden: false },
    ],
    titleRows: ['Re-referrals within 12 months'],
    headerRow: 3,
    rows: [
      { row: 4, cells: [OWN, '2016-03-31', '12.3%', '1,204 [1]'] },
      { row: 5, cells: [OWN, '2017-03-31', '24.6%', '1300'] },
    ],
  })
})

test('its values are read like those of any table', async () => {
  const indicators = [{ indicatorId: it.indicators.get('rereferrals') ?? '', key: '*', breakdown: '' }]
  const view = (await preview(it, { file: BOOK, name: 'figures.xlsx', options: { indicators } })).json()
  expect(view.counts).toMatchObject({ read: 2, refused: 0 })
  expect(view.counts.added + view.counts.changed + view.counts.unchanged).toBe(2)
})

test('another sheet can be chosen, and one that is not there is refused by its field', async () => {
  const chosen = (sheet: string) => ({ table: { sheet, headerRow: null, headerRows: null, columns: null, area: null } })
  const empty = await inspect(it, { file: BOOK, options: chosen('Empty') })
  expect(empty.json().detail).toContain('“Empty” is empty')
  const none = await inspect(it, { file: BOOK, options: chosen('Data') })
  expect(none.json().fields).toMatchObject([{ field: 'options.table.sheet' }])
})

test('a month of a year is told apart from a day', async () => {
  const rows = [
    row(1, text('A1', 'Month'), text('B1', 'Value')),
    row(2, number('A2', 45352, 3), number('B2', 5)),
    row(3, number('A3', 45383, 3), number('B3', 6)),
  ]
  const view = (await inspect(it, { file: workbookOf([{ name: 'A', rows }]) })).json()
  expect(view.periods.labels).toEqual(['March 2024', 'April 2024'])
  expect(view.measures[0]).toMatchObject({ periodKind: 'month' })
})

const BLANK = Buffer.alloc(1024 * 1024, ' ')
const bombs: readonly (readonly [string, Buffer, string])[] = [
  [
    'a workbook that declares more than a workbook can be',
    workbookOf([TITLED], [], [{ name: 'xl/media/a.bin', bytes: BLANK, declared: 600 * 1024 * 1024 }]),
    'more than 512 MB',
  ],
  [
    'a sheet that unpacks to more than it declares',
    zipOf([
      { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>'), declared: 4 },
      { name: 'xl/_rels/workbook.xml.rels', bytes: BLANK, declared: 20 },
    ]),
    'damaged',
  ],
  ['a zip of something else', zipOf([{ name: 'figures.csv', bytes: Buffer.from('a,b') }]), 'a zip, not a workbook'],
  [
    'a workbook with a document type of its own',
    zipOf([
      { name: 'xl/_rels/workbook.xml.rels', bytes: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') },
      { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>') },
    ]),
    'damaged',
  ],
  [
    'a cell in column 16,384',
    workbookOf([{ name: 'A', rows: [row(1, text('A1', 'Year'), text('XFD1', 'Value'))] }]),
    '2,000 at most',
  ],
  ['a workbook cut off', BOOK.subarray(0, BOOK.length - 30), 'damaged'],
]

test.each(bombs)('%s is refused with what to do', async (_name, file, words) => {
  const answer = await inspect(it, { file, name: 'figures.xlsx' })
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  expect(answer.statusCode).toBeLessThan(500)
  expect(answer.json().detail).toContain(words)
})
