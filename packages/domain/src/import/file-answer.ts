import type { ValueStatus } from '../measurement.ts'

/** What a person can say once of a file, so that rows refused for one reason are read after all. */
export const askedOfRefusals = ['area', 'symbol', 'decimal-comma', 'twice', 'out-of-range'] as const
export type AskedOfRefusals = (typeof askedOfRefusals)[number]

/** What a symbol can mean: a value that is not there, and why. */
export const symbolMeanings = [
  'suppressed',
  'not-available',
  'not-applicable',
  'missing',
  'rounds-to-zero',
  'unreliable',
] as const satisfies readonly ValueStatus[]
export type SymbolMeaning = (typeof symbolMeanings)[number]

/** How the cells of a file are to be read beyond what every file says alike. Symbols are keyed by `symbolKey`. */
export type CellAnswers = Readonly<{ symbols: ReadonlyMap<string, SymbolMeaning>; decimalComma: boolean }>

/** Of values that one file gives twice and differently, the one that counts; null refuses all of them. */
export type TwiceGiven = 'first' | 'last' | null

export const NO_CELL_ANSWERS: CellAnswers = { symbols: new Map(), decimalComma: false }

/** A symbol as it is told from others: whatever its case and the spaces around it. */
export function symbolKey(text: string): string {
  return text
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase()
}

/** The name of an area, or a code that is not known, as an answer is found by it. */
export function areaKey(text: string): string {
  return symbolKey(text)
}

const LONGEST_SYMBOL = 20
/** "<5" and "fewer than 10" hold a figure and are no number. */
const LESS_THAN = /^(?:<|≤|less than|fewer than|under) ?\d{1,3}$/

/**
 * What would have to be known to read a cell that is neither a number nor a symbol: what its comma is, or what it
 * means. Null where nothing but mending the cell helps ("about 20", a date).
 */
export function askedOfCell(text: string): 'decimal-comma' | 'symbol' | null {
  const cell = symbolKey(text)
  if (/^[-+\u2212\u2013]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+ ?%?$/.test(cell)) return 'decimal-comma'
  if (cell === '' || cell.length > LONGEST_SYMBOL) return null
  return /\d/.test(cell) && !LESS_THAN.test(cell) && !/^\[.{1,4}\]$/.test(cell) ? null : 'symbol'
}

/** A figure with a decimal comma, and points between its thousands, as one with a decimal point. */
export function withPoint(text: string): string {
  return text.includes(',') ? text.replaceAll('.', '').replace(',', '.') : text
}
