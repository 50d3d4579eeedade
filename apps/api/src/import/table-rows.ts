import { type HeaderPlace, headerNames } from '@ttc/domain/import/header'
import { Problem } from '@ttc/domain/problem'

/** What is done with a file's rows. Row numbers are those of a spreadsheet: the first row of the file is row 1. */
export type RowSink = Readonly<{
  header: (cells: readonly string[]) => void
  row: (number: number, cells: readonly string[]) => void
  /** A row with more or fewer cells than the header has. */
  uneven: (number: number, cells: readonly string[], expected: number) => void
  /** Asked after every part of the text: resolves when more may come. */
  ready: () => Promise<void>
}>

/** Takes the rows of a file one by one; `end` is told once, after the last. */
export type TableRows = Readonly<{ take: (cells: string[], number?: number) => void; end: () => void }>

/** A header in the file's first row. */
export const FIRST_ROW: HeaderPlace = { at: 0, rows: 1 }

const MOST_COLUMNS = 2_000
const MOST_CELL = 10_000
const MOST_ROWS = 2_000_000

/**
 * Parts a file's rows into titles, which are passed over, the header and the rows of the table. A last row that is
 * shorter than the header means that the file was cut off; a sheet leaves blank cells out (`isRagged`), which are
 * filled in. A row without a single word or figure says nothing.
 */
export function tableRows(sink: RowSink, place: HeaderPlace, isRagged = false): TableRows {
  const headerRow = place.at + 1
  let number = 0
  let expected = 0
  let top: string[] | null = null
  let held: { number: number; cells: string[] } | null = null
  const release = () => {
    if (held !== null) sink.uneven(held.number, held.cells, expected)
    held = null
  }
  const head = (cells: string[]) => {
    if (place.rows === 2 && number === headerRow - 1) top = cells
    if (number !== headerRow) return
    const names = headerNames(top, cells)
    expected = checkedWidth(cells, names.length)
    sink.header(names)
  }
  return {
    take: (cells, given) => {
      number = given ?? number + 1
      if (number <= headerRow) return head(cells)
      if (cells.every((cell) => cell.trim() === '')) return
      release()
      if (isRagged) while (cells.length < expected) cells.push('')
      checkCells(number, cells)
      if (cells.length !== expected) held = { number, cells }
      else sink.row(number, cells)
    },
    end: () => {
      if (held !== null && held.cells.length < expected) throw cutOff(held.number, held.cells.length, expected)
      release()
    },
  }
}

function checkCells(row: number, cells: readonly string[]): void {
  if (row > MOST_ROWS + 1) throw new Problem('too-many', 'The file has more than 2,000,000 rows. Split it.')
  if (cells.some((cell) => cell.length > MOST_CELL))
    throw new Problem('too-many', `A cell of row ${row} is longer than 10,000 characters. Shorten it.`)
}

/** Refused before a single name is made of it. */
export function checkColumns(count: number): void {
  if (count > MOST_COLUMNS) throw new Problem('too-many', `The file has ${count} columns; 2,000 at most can be read.`)
}

function checkedWidth(cells: readonly string[], width: number): number {
  checkColumns(width)
  if (cells.every((cell) => cell.trim() === ''))
    throw new Problem('invalid', 'The first row of the file is blank. It must name the columns.')
  return width
}

function cutOff(row: number, found: number, expected: number): Problem {
  const message = `The file ends in the middle of row ${row}: it has ${found} of ${expected} cells. Download or save it again.`
  return new Problem('invalid', message)
}
