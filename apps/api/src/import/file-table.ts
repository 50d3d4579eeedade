import { open } from 'node:fs/promises'
import { findHeader, HEADER_WITHIN, type HeaderPlace } from '@ttc/domain/import/header'
import { Problem } from '@ttc/domain/problem'
import { delimiterOf, readCells, readRows } from './file-rows.ts'
import { type Encoding, type FileText, openFileText } from './file-text.ts'
import { checkColumns, type RowSink, tableRows } from './table-rows.ts'
import { openWorkbook, type Sheet, type Workbook } from './workbook.ts'
import { sheetRows } from './workbook-sheet.ts'

/** Which table of a file is meant; null is as it is found. Rows count from 1. */
export type TableChoice = Readonly<{ sheet: string | null; headerRow: number | null; headerRows: 1 | 2 | null }>

/** The table of a file, of text or of a sheet. `head` is its first rows as they stand. */
export type FileTable = Readonly<{
  encoding: Encoding | 'xlsx'
  separator: ',' | ';' | 'tab' | null
  sheets: readonly Pick<Sheet, 'name' | 'hidden'>[]
  sheet: string | null
  head: readonly (readonly string[])[]
  place: HeaderPlace
  read: (sink: RowSink, share?: (of: number) => void) => Promise<void>
  close: () => void
}>

export const AS_FOUND: TableChoice = { sheet: null, headerRow: null, headerRows: null }

/** Opens the table of a file and finds its header. The caller closes it. */
export async function openTable(path: string, choice: TableChoice = AS_FOUND): Promise<FileTable> {
  return (await isZip(path))
    ? sheetTable(await openWorkbook(path), choice)
    : textTable(await openFileText(path), choice)
}

async function textTable(file: FileText, choice: TableChoice): Promise<FileTable> {
  const head: string[][] = []
  let separator: FileTable['separator'] = ','
  await until(async (stop) => {
    const text = watched(file.text(), (part) => {
      const mark = delimiterOf(part)
      separator = mark === '\t' ? 'tab' : mark
    })
    await readCells(
      text,
      (cells) => collect(head, cells, choice),
      async () => stop(head.length >= depthOf(choice)),
    )
  })
  const place = placeIn(head, choice)
  return {
    encoding: file.encoding,
    separator,
    sheets: [],
    sheet: null,
    head,
    place,
    read: (sink, share) => readRows(file.text(share), sink, place),
    close: () => {},
  }
}

async function sheetTable(book: Workbook, choice: TableChoice): Promise<FileTable> {
  try {
    const sheet = chosenSheet(book, choice.sheet)
    const head: string[][] = []
    for await (const rows of sheetRows(book, sheet)) {
      for (const { number, cells } of rows) {
        while (head.length < number - 1 && head.length < depthOf(choice)) head.push([])
        collect(head, cells, choice)
      }
      if (head.length >= depthOf(choice)) break
    }
    if (head.length === 0) throw new Problem('invalid', `The sheet “${sheet.name}” is empty. Choose another.`)
    const place = placeIn(head, choice)
    return {
      encoding: 'xlsx',
      separator: null,
      sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
      sheet: sheet.name,
      head,
      place,
      read: (sink, share) => readSheet(book, sheet, sink, place, share),
      close: () => book.zip.close(),
    }
  } catch (error) {
    book.zip.close()
    throw error
  }
}

async function readSheet(
  book: Workbook,
  sheet: Sheet,
  sink: RowSink,
  place: HeaderPlace,
  share?: (of: number) => void,
): Promise<void> {
  const state = tableRows(sink, place, true)
  for await (const rows of sheetRows(book, sheet, share)) {
    for (const { number, cells } of rows) state.take(cells, number)
    await sink.ready()
  }
  state.end()
}

function chosenSheet({ sheets }: Workbook, name: string | null): Sheet {
  const found =
    name === null ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0]) : sheets.find((one) => one.name === name)
  if (found !== undefined) return found
  const message = `The workbook has no sheet “${name}”. It has ${sheets.map((one) => `“${one.name}”`).join(', ')}.`
  throw new Problem('invalid', message, { fields: [{ field: 'options.table.sheet', message }] })
}

function depthOf({ headerRow }: TableChoice): number {
  return Math.max(HEADER_WITHIN, (headerRow ?? 0) + 1)
}

function collect(head: string[][], cells: string[], choice: TableChoice): void {
  if (head.length >= depthOf(choice)) return
  checkColumns(cells.length)
  head.push([...cells])
}

function placeIn(head: readonly (readonly string[])[], { headerRow, headerRows }: TableChoice): HeaderPlace {
  if (headerRow === null) return { ...findHeader(head), ...(headerRows === null ? {} : { rows: headerRows }) }
  if (headerRow > head.length) {
    const message = `The table has no row ${headerRow}.`
    throw new Problem('invalid', message, { fields: [{ field: 'options.table.headerRow', message }] })
  }
  return { at: headerRow - 1, rows: headerRows ?? 1 }
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.toString('latin1') === 'PK\x03\x04'
  } finally {
    await file.close()
  }
}

class Enough extends Error {}

/** Lets a reading be broken off where enough of it has been seen. */
async function until(read: (stop: (isEnough: boolean) => void) => Promise<void>): Promise<void> {
  try {
    await read((isEnough) => {
      if (isEnough) throw new Enough()
    })
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
}

async function* watched(text: AsyncIterable<string>, see: (part: string) => void): AsyncGenerator<string> {
  let isFirst = true
  for await (const part of text) {
    if (isFirst && part !== '') see(part)
    isFirst &&= part === ''
    yield part
  }
}
