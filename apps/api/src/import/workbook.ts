import { Problem } from '@ttc/domain/problem'
import { type CellFormat, formatOf } from './cell-format.ts'
import { readWholeXml } from './xml-parts.ts'
import { openZip, type Zip } from './zip.ts'

export type Sheet = Readonly<{ name: string; hidden: boolean; path: string }>

/** A workbook with all that its cells refer to; its sheets are read one at a time, row by row. */
export type Workbook = Readonly<{
  zip: Zip
  sheets: readonly Sheet[]
  strings: readonly string[]
  formats: readonly CellFormat[]
  from1904: boolean
}>

const MOST_STRINGS_BYTES = 96 * 1024 * 1024
const MOST_PART_BYTES = 32 * 1024 * 1024

/** Opens a workbook (.xlsx); refuses a zip of something else. Formulas are never run: the value stored last counts. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const zip = await openZip(path)
  try {
    if (!zip.sizes.has('xl/workbook.xml'))
      throw new Problem('invalid', 'This is a zip, not a workbook. Unpack it, and send the file that is in it.')
    const book = await bookOf(zip)
    return { zip, ...book, strings: await stringsOf(zip), formats: await formatsOf(zip) }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function bookOf(zip: Zip): Promise<Pick<Workbook, 'sheets' | 'from1904'>> {
  const targets = new Map<string, string>()
  await read(zip, 'xl/_rels/workbook.xml.rels', (name, { Id = '', Target = '' }) => {
    if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
  })
  const sheets: Sheet[] = []
  let from1904 = false
  await read(zip, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
    if (name !== 'sheet') return
    const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
    const state = attributes.state ?? 'visible'
    sheets.push({ name: attributes.name ?? '', hidden: state !== 'visible', path: targets.get(id) ?? '' })
  })
  const readable = sheets.filter(({ path }) => zip.sizes.has(path))
  if (readable.length === 0) throw new Problem('invalid', 'The workbook has no sheet with cells.')
  return { sheets: readable, from1904 }
}

async function formatsOf(zip: Zip): Promise<readonly CellFormat[]> {
  const codes = new Map<number, string>()
  const formats: CellFormat[] = []
  let isInCells = false
  if (!zip.sizes.has('xl/styles.xml')) return formats
  await read(
    zip,
    'xl/styles.xml',
    (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode)
      if (name === 'cellXfs') isInCells = true
      if (name === 'xf' && isInCells) formats.push(formatOf(Number(numFmtId), codes.get(Number(numFmtId))))
    },
    (name) => {
      if (name === 'cellXfs') isInCells = false
    },
  )
  return formats
}

/** Texts are kept once for the whole workbook; the reading aids of Asian scripts beside them are left out. */
async function stringsOf(zip: Zip): Promise<readonly string[]> {
  const strings: string[] = []
  const size = zip.sizes.get('xl/sharedStrings.xml')
  if (size === undefined) return strings
  if (size > MOST_STRINGS_BYTES)
    throw new Problem('too-many', 'The workbook holds more text than can be read. Save the sheet as CSV UTF-8.')
  let parts: string[] = []
  let within = ''
  let isAid = false
  await readWholeXml(await zip.stream('xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'si') parts = []
      if (name === 'rPh') isAid = true
      within = name
    },
    text: (text) => {
      if (within === 't' && !isAid) parts.push(text)
    },
    close: (name) => {
      if (name === 'rPh') isAid = false
      if (name === 'si') strings.push(parts.join(''))
      within = ''
    },
  })
  return strings
}

type Opened = (name: string, attributes: Readonly<Record<string, string>>) => void

async function read(zip: Zip, part: string, open: Opened, close: (name: string) => void = () => {}): Promise<void> {
  if ((zip.sizes.get(part) ?? 0) > MOST_PART_BYTES)
    throw new Problem('too-many', 'The workbook describes itself at too great a length. Save the sheet as CSV UTF-8.')
  await readWholeXml(await zip.stream(part), { open, text: () => {}, close })
}
