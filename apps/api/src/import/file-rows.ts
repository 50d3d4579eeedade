import { Problem } from '@ttc/domain/problem'
import { CsvError, type Options, type Parser, parse } from 'csv-parse'

/** What is done with a file's rows. Row numbers are those of a spreadsheet: the header is row 1. */
export type RowSink = Readonly<{
  header: (cells: readonly string[]) => void
  row: (number: number, cells: readonly string[]) => void
  /** A row with more or fewer cells than the header has. */
  uneven: (number: number, cells: readonly string[], expected: number) => void
  /** Asked after every part of the text: resolves when more may come. */
  ready: () => Promise<void>
}>

const MOST_COLUMNS = 2_000
const MOST_CELL = 10_000
const MOST_ROWS = 2_000_000
const MOST_RECORD = 2_000_000

/**
 * Reads comma-, semicolon- or tab-separated text row by row, holding one part of the text at a time. A file that ends
 * within a row or a quoted cell is refused as a whole: what its last row would have said cannot be known.
 */
export async function readRows(text: AsyncIterable<string>, sink: RowSink): Promise<void> {
  const state = newState(sink)
  let parser: Parser | null = null
  try {
    for await (const part of text) {
      if (part === '') continue
      parser ??= parserFor(part)
      await given(parser, part)
      takeAll(parser, state)
      await sink.ready()
    }
    if (parser === null) throw new Problem('invalid', 'The file is empty. Choose the file that holds the figures.')
    await ended(parser, state)
  } catch (error) {
    throw explained(error)
  }
  state.end()
}

type State = Readonly<{ take: (cells: string[]) => void; end: () => void }>

function newState(sink: RowSink): State {
  let number = 0
  let expected = 0
  let held: { number: number; cells: string[] } | null = null
  const release = () => {
    if (held !== null) sink.uneven(held.number, held.cells, expected)
    held = null
  }
  return {
    take: (cells) => {
      number += 1
      if (number > MOST_ROWS + 1) throw new Problem('too-many', 'The file has more than 2,000,000 rows. Split it.')
      if (number === 1) {
        expected = checkedWidth(cells)
        sink.header(cells)
        return
      }
      if (cells.length === 1 && cells[0]?.trim() === '') return
      release()
      if (cells.some((cell) => cell.length > MOST_CELL))
        throw new Problem('too-many', `A cell of row ${number} is longer than 10,000 characters. Shorten it.`)
      if (cells.length !== expected) held = { number, cells }
      else sink.row(number, cells)
    },
    end: () => {
      if (held !== null && held.cells.length < expected) throw cutOff(held.number, held.cells.length, expected)
      release()
    },
  }
}

function parserFor(firstPart: string): Parser {
  const options: Options & { readableHighWaterMark: number } = {
    bom: true,
    delimiter: delimiterOf(firstPart),
    max_record_size: MOST_RECORD,
    relax_column_count: true,
    // One part of the text must fit: rows are taken out after every part, never by events.
    readableHighWaterMark: MOST_ROWS,
  }
  const parser = parse(options)
  parser.on('error', () => {})
  return parser
}

function takeAll(parser: Parser, state: State): void {
  for (let cells: string[] | null = parser.read(); cells !== null; cells = parser.read()) state.take(cells)
}

function delimiterOf(firstPart: string): string {
  const line = firstPart.slice(0, firstPart.indexOf('\n') >>> 0)
  const count = (mark: string) => line.split(mark).length
  return [',', '\t', ';'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

function checkedWidth(cells: readonly string[]): number {
  if (cells.length > MOST_COLUMNS)
    throw new Problem('too-many', `The file has ${cells.length} columns; 2,000 at most can be read.`)
  if (cells.every((cell) => cell.trim() === ''))
    throw new Problem('invalid', 'The first row of the file is blank. It must name the columns.')
  return cells.length
}

function given(parser: Parser, part: string): Promise<void> {
  return new Promise((resolve, reject) => parser.write(part, (error) => (error ? reject(error) : resolve())))
}

/** What the parser held back for its last row comes out only once it is read on to its end. */
function ended(parser: Parser, state: State): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('error', reject)
    parser.once('end', resolve)
    parser.on('readable', () => attempt(() => takeAll(parser, state), reject))
    parser.end(() => attempt(() => takeAll(parser, state), reject))
  })
}

function attempt(act: () => void, failed: (error: unknown) => void): void {
  try {
    act()
  } catch (error) {
    failed(error)
  }
}

function cutOff(row: number, found: number, expected: number): Problem {
  const message = `The file ends in the middle of row ${row}: it has ${found} of ${expected} cells. Download or save it again.`
  return new Problem('invalid', message)
}

function explained(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const row = Number(error.records) + 1
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new Problem(
      'invalid',
      `A quotation mark that opens in row ${row} is never closed: the file may have been cut off. Save it again.`,
    )
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new Problem('invalid', `Row ${row} is longer than a row can be: a quotation mark may not be closed.`)
  return new Problem('invalid', `Row ${row} has a quotation mark in the middle of a cell. Put it right and try again.`)
}
