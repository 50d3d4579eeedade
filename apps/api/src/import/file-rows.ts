import { Problem } from '@ttc/domain/problem'
import { CsvError, type Options, type Parser, parse } from 'csv-parse'
import { FIRST_ROW, type RowSink, tableRows } from './table-rows.ts'

const MOST_ROWS = 2_000_000
const MOST_RECORD = 2_000_000

/**
 * Reads comma-, semicolon- or tab-separated text row by row, holding one part of the text at a time. A file that ends
 * within a row or a quoted cell is refused as a whole: what its last row would have said cannot be known.
 */
export async function readRows(text: AsyncIterable<string>, sink: RowSink, place = FIRST_ROW): Promise<void> {
  const state = tableRows(sink, place)
  await readCells(text, state.take, sink.ready)
  state.end()
}

/** The rows of text as they stand, titles and header among them. */
export async function readCells(
  text: AsyncIterable<string>,
  take: (cells: string[]) => void,
  ready: () => Promise<void>,
): Promise<void> {
  let parser: Parser | null = null
  try {
    for await (const part of text) {
      if (part === '') continue
      parser ??= parserFor(part)
      await given(parser, part)
      takeAll(parser, take)
      await ready()
    }
    if (parser === null) throw new Problem('invalid', 'The file is empty. Choose the file that holds the figures.')
    await ended(parser, take)
  } catch (error) {
    throw explained(error)
  }
}

type Take = (cells: string[]) => void

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

function takeAll(parser: Parser, take: Take): void {
  for (let cells: string[] | null = parser.read(); cells !== null; cells = parser.read()) take(cells)
}

/** The mark that parts most cells of the first lines, titles above the table among them. */
export function delimiterOf(firstPart: string): ',' | '\t' | ';' {
  const lines = firstPart.split('\n', LINES_LOOKED_AT).slice(0, LINES_LOOKED_AT)
  const count = (mark: string) => Math.max(...lines.map((line) => line.split(mark).length))
  return ([',', '\t', ';'] as const).toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

const LINES_LOOKED_AT = 30

function given(parser: Parser, part: string): Promise<void> {
  return new Promise((resolve, reject) => parser.write(part, (error) => (error ? reject(error) : resolve())))
}

/** What the parser held back for its last row comes out only once it is read on to its end. */
function ended(parser: Parser, take: Take): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('error', reject)
    parser.once('end', resolve)
    parser.on('readable', () => attempt(() => takeAll(parser, take), reject))
    parser.end(() => attempt(() => takeAll(parser, take), reject))
  })
}

function attempt(act: () => void, failed: (error: unknown) => void): void {
  try {
    act()
  } catch (error) {
    failed(error)
  }
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
