import type { ValueStatus } from '../measurement.ts'
import {
  type AskedOfRefusals,
  askedOfCell,
  type CellAnswers,
  NO_CELL_ANSWERS,
  symbolKey,
  withPoint,
} from './file-answer.ts'

/** What stands behind a number: provisional or revised. */
export type CellMark = 'provisional' | 'revised'

/** A cell as a value with its status, or why it is neither a number nor a symbol we know. */
export type CellReading =
  | Readonly<{ read: 'value'; value: number | null; status: ValueStatus; mark: CellMark | null }>
  | Readonly<{ read: 'unreadable'; message: string; asks: AskedOfRefusals | null }>

/**
 * Symbols for a value that is not there, in lower case. Source: the Explore Education Statistics standard (z, x, c,
 * low or k, u); older files use the rest, with more than one meaning: ":" and "~" are taken for the least they say,
 * that the value is not available.
 */
const SYMBOLS: ReadonlyMap<string, ValueStatus> = new Map([
  ['', 'missing'],
  ['-', 'missing'],
  ['null', 'missing'],
  ['na', 'missing'],
  ['n/a', 'missing'],
  ['#n/a', 'missing'],
  ['z', 'not-applicable'],
  ['.', 'not-applicable'],
  ['x', 'not-available'],
  [':', 'not-available'],
  ['~', 'not-available'],
  ['..', 'not-available'],
  ['c', 'suppressed'],
  ['*', 'suppressed'],
  ['low', 'rounds-to-zero'],
  ['k', 'rounds-to-zero'],
  ['u', 'unreliable'],
])

const PLAIN = /^-?\d{1,15}(?:\.\d{1,14})?$/
/** What points to a footnote behind a number: a raised figure, a dagger, a star, or a number or letter in brackets. */
const FOOTNOTE =
  /(?<=[\d%]) ?(?:\[(?:notes? ?)?[a-z0-9]{1,2}\]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u2020\u2021\u00a7#*]+)$/
const NUMBER = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d{1,2})?) ?(%)? ?(?:\(?([pru])\)?)?$/
/** Numbers carry 15 or 16 decimal digits; what a spreadsheet adds after the 15th is noise (19.100000000000001). */
const DIGITS = 15

/**
 * Reads one cell. A symbol becomes a status without a number and never zero; "u" alone is unreliable without a number,
 * behind a number it marks it. Thousands separators are read only where every group is whole ("1,234"): "12,4" may be
 * a decimal comma and is refused. A per cent sign is taken off, the number kept as written (18.5% is 18.5); so is
 * the mark of a footnote behind it. What was answered for the whole file goes before all of that but a plain number.
 */
export function readCell(text: string, { symbols, decimalComma }: CellAnswers = NO_CELL_ANSWERS): CellReading {
  if (PLAIN.test(text)) return known(numberOf(text), 'value', null)
  const key = symbolKey(text)
  const cell = key.replace(/^[\u2212\u2013]/, '-')
  const status = symbols.get(key) ?? SYMBOLS.get(cell)
  if (status !== undefined) return known(null, status, null)
  return readMarked(decimalComma ? withPoint(cell) : cell, text)
}

/** Whether a cell is a number, to tell an indicator's column from a filter's. */
export function isNumberCell(text: string): boolean {
  const reading = readCell(text)
  return reading.read === 'value' && reading.value !== null
}

/** Whether a cell is a symbol or blank. */
export function isSymbolCell(text: string): boolean {
  return SYMBOLS.has(text.trim().toLowerCase())
}

function readMarked(cell: string, text: string): CellReading {
  const [whole, digits, , mark] = NUMBER.exec(cell.replace(FOOTNOTE, '')) ?? []
  const value = digits === undefined || digits === '' ? Number.NaN : numberOf(digits.replaceAll(',', ''))
  if (whole === undefined || !Number.isFinite(value))
    return { read: 'unreadable', message: whyNot(text.trim()), asks: askedOfCell(text) }
  if (mark === 'p') return known(value, 'value', 'provisional')
  if (mark === 'r') return known(value, 'value', 'revised')
  return known(value, mark === 'u' ? 'unreliable' : 'value', null)
}

function whyNot(text: string): string {
  if (/^-?\d+,\d+$/.test(text)) return `“${text}” is not a number: is the comma meant as a decimal point?`
  if (/\d/.test(text)) return `“${text}” is not a number.`
  return `“${text}” is not a number, nor a symbol we know.`
}

function numberOf(digits: string): number {
  const value = Number(digits)
  return digits.length > DIGITS ? Number(value.toPrecision(DIGITS)) : value
}

function known(value: number | null, status: ValueStatus, mark: CellMark | null): CellReading {
  return { read: 'value', value, status, mark }
}
