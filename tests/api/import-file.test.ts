import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { laitFile, preview } from '../support/import-file.ts'

const OWN = 'E06900001'
const FILE = laitFile([
  ['ReReferral', '2024', OWN, '17.5'],
  ['ReReferral', '2026', OWN, '16.9'],
])
const bytes = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding)
const utf16be = (text: string) => bytes(`\ufeff${text}`, 'utf16le').swap16()

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it.close())

test.each([
  ['UTF-8', bytes(FILE, 'utf8'), []],
  ['UTF-8 with a byte order mark', bytes(`\ufeff${FILE}`, 'utf8'), []],
  ['UTF-16 little-endian', bytes(`\ufeff${FILE}`, 'utf16le'), []],
  ['UTF-16 big-endian', utf16be(FILE), []],
  ['Windows-1252, which is said', bytes(FILE.replaceAll('Somewhere', 'Cafén'), 'latin1'), ['encoding']],
  ['gzip', gzipSync(FILE), []],
  ['tabs', bytes(FILE.replaceAll(',', '\t'), 'utf8'), []],
  ['carriage returns, blank rows between', bytes(FILE.replaceAll('\n', '\r\n\r\n'), 'utf8'), []],
])('%s is read', async (_name, file, warnings) => {
  const view = (await preview(it, { file })).json()
  expect(view.counts).toEqual({ read: 2, added: 1, changed: 1, unchanged: 0, refused: 0, keptOut: 0, notAskedFor: 0 })
  expect(view.warnings.map((one: { code: string }) => one.code)).toEqual(warnings)
})

test.each([
  ['an empty file', '', 'The file is empty'],
  ['a header that is blank', ' , ,\n1,2,3\n', 'first row of the file is blank'],
  ['a PDF', '%PDF-1.7\n', 'This is a PDF'],
  ['a workbook that is none', Buffer.from('PK\x03\x04stuff', 'latin1'), 'Save it again as .xlsx'],
  ['an old Excel workbook', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1', 'latin1'), 'save that as CSV UTF-8'],
  ['a web page', '<!doctype html><html>', 'This is a web page'],
  ['bytes that are no text', Buffer.from([1, 0, 2, 0, 3]), 'not a table of text'],
  ['a gzip file cut off', gzipSync(FILE).subarray(0, 60), 'damaged or ends too early'],
  ['gzip that is none', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7]), 'damaged or ends too early'],
  ['a quote that is never closed', FILE.replace(',Somewhere', ',"Somewhere'), 'never closed'],
  ['a quote in the middle of a cell', FILE.replace('Somewhere', '"Some"where'), 'quotation mark in the middle'],
  ['a last row cut off', FILE.slice(0, -30), 'ends in the middle of row 3'],
  ['another shape', 'a,b,c\n1,2,3\n', 'not a file shape we know'],
  ['a column missing', FILE.replace('value_text', 'text'), 'column “value_text” is missing'],
  ['too many columns', `${'a,'.repeat(2001)}b\n`, '2,000 at most'],
  ['a cell that is too long', FILE.replace('Somewhere', 'x'.repeat(10_001)), 'longer than 10,000 characters'],
])('%s is refused with what to do', async (_name, file, words) => {
  const answer = await preview(it, { file })
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  expect(answer.statusCode).toBeLessThan(500)
  expect(answer.json().detail).toContain(words)
})

test('a row that is shorter than the header is refused alone', async () => {
  const [header = '', first = '', second = ''] = FILE.split('\n')
  const short = first.split(',').slice(0, 9).join(',')
  const view = (await preview(it, { file: [header, short, second, ''].join('\n') })).json()
  expect(view.counts).toMatchObject({ read: 2, added: 1, refused: 1 })
  expect(view.refusals).toMatchObject([{ row: 2, code: 'row', reason: 'The row has 9 cells, the header 15.' }])
})

test('a file over the limit is refused without being kept', async () => {
  const answer = await preview(it, { file: new Uint8Array(60 * 1024 * 1024 + 2).fill(65) })
  expect(answer.statusCode).toBe(429)
  expect(answer.json().detail).toContain('larger than 60 MB')
})
