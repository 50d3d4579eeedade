import { Problem } from '@ttc/domain/problem'
import { shownNumber } from './cell-format.ts'
import { checkColumns } from './table-rows.ts'
import type { Sheet, Workbook } from './workbook.ts'
import { readWholeXml, readXml } from './xml-parts.ts'

export type SheetRow = Readonly<{ number: number; cells: string[] }>

type Merge = Readonly<{ top: number; bottom: number; left: number; right: number }>

const MOST_MERGES = 20_000
const MOST_MERGED_ROWS = 100_000
const MOST_CELL = 100_000

/**
 * The rows of a sheet as text, a part at a time: dates as days, percentages as they are shown, merged cells each with
 * what stands in the first of them. `share` is told how much has been read.
 */
export async function* sheetRows(
  book: Workbook,
  sheet: Sheet,
  share: (of: number) => void = () => {},
): AsyncGenerator<readonly SheetRow[]> {
  const merges = await mergesOf(book, sheet)
  const size = book.zip.sizes.get(sheet.path) ?? 1
  const rows: SheetRow[] = []
  const sink = rowSink(book, (row) => rows.push(filled(row, merges)))
  let bytes = 0
  for await (const length of readXml(await book.zip.stream(sheet.path), sink)) {
    bytes += length
    share(Math.min(1, bytes / size))
    if (rows.length > 0) yield rows.splice(0, rows.length)
  }
  yield rows
}

type Reading = {
  number: number
  cells: string[]
  at: number
  type: string
  style: number
  text: string[]
  within: string
}

function rowSink(book: Workbook, done: (row: SheetRow) => void) {
  const now: Reading = { number: 0, cells: [], at: -1, type: 'n', style: 0, text: [], within: '' }
  return {
    open: (name: string, { r, t, s }: Readonly<Record<string, string>>) => {
      now.within = name
      if (name === 'row') {
        now.number = r === undefined ? now.number + 1 : Number(r)
        now.cells = []
        now.at = -1
      }
      if (name === 'c')
        Object.assign(now, { at: columnOf(r) ?? now.at + 1, type: t ?? 'n', style: Number(s ?? 0), text: [] })
    },
    text: (text: string) => {
      if (now.within === 'v' || now.within === 't') now.text.push(text)
    },
    close: (name: string) => {
      now.within = ''
      if (name === 'c') put(now, shown(now, book))
      if (name === 'row') done({ number: now.number, cells: now.cells })
    },
  }
}

function put({ cells, at, number }: Reading, text: string): void {
  if (text === '') return
  checkColumns(at + 1)
  if (text.length > MOST_CELL) throw new Problem('too-many', `A cell of row ${number} is too long. Shorten it.`)
  while (cells.length < at) cells.push('')
  cells[at] = text
}

function shown({ type, style, text }: Reading, { strings, formats, from1904 }: Workbook): string {
  const raw = text.join('')
  if (type === 's') return (strings[Number(raw)] ?? '').trim()
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE'
  return type === 'n' ? shownNumber(raw, formats[style] ?? 'number', from1904) : raw.trim()
}

/** Merged cells are told behind the rows, so a sheet is gone through once for them alone. */
async function mergesOf(book: Workbook, sheet: Sheet): Promise<readonly OpenMerge[]> {
  const merges: OpenMerge[] = []
  const open = (name: string, { ref = '' }: Readonly<Record<string, string>>) => {
    if (name !== 'mergeCell') return
    const merge = areaOf(ref)
    if (merge !== null && merge.bottom - merge.top < MOST_MERGED_ROWS) merges.push({ ...merge, text: '' })
    if (merges.length > MOST_MERGES)
      throw new Problem('too-many', 'The sheet has more than 20,000 merged cells. Take the merging out and try again.')
  }
  await readWholeXml(await book.zip.stream(sheet.path), { open, text: () => {}, close: () => {} })
  return merges.toSorted((a, b) => a.top - b.top)
}

type OpenMerge = Merge & { text: string }

function filled({ number, cells }: SheetRow, merges: readonly OpenMerge[]): SheetRow {
  for (const merge of merges) {
    if (merge.top > number) break
    if (merge.bottom < number) continue
    if (merge.top === number) merge.text = cells[merge.left] ?? ''
    if (merge.text === '' || merge.right >= 2_000) continue
    while (cells.length <= merge.right) cells.push('')
    cells.fill(merge.text, merge.left, merge.right + 1)
  }
  return { number, cells }
}

/** "B3:D4" as rows from 1 and columns from 0. */
function areaOf(ref: string): Merge | null {
  const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(ref) ?? []
  if (left === undefined || right === undefined) return null
  return { top: Number(top), bottom: Number(bottom), left: columnOf(left) ?? 0, right: columnOf(right) ?? 0 }
}

/** "AB12" is column 27, counted from 0. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]+/.exec(reference ?? '')?.[0]
  if (letters === undefined) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
