import { JOINT, periodColumn } from './column-role.ts'
import { columnName, shapeOf } from './shape.ts'
import { isNumberCell, isSymbolCell } from './symbol.ts'

/** Where a table's header stands: its (last) row among those given, from 0, and how many rows it takes. */
export type HeaderPlace = Readonly<{ at: number; rows: 1 | 2 }>

type Row = readonly string[]

/** Rows looked at to find a header. */
export const HEADER_WITHIN = 40

/**
 * Finds the header among a file's first rows: the header of a published shape wherever it stands; else the first row
 * that fills at least half of the table's width with different words, none of them a plain figure. Titles above it
 * (one text, also where merged over many cells) are passed over. A second header row is one that, with the row above
 * or below it, names periods or measures that neither names alone.
 */
export function findHeader(rows: readonly Row[]): HeaderPlace {
  const known = rows.findIndex((row) => shapeOf(row).shape !== 'unknown')
  if (known >= 0) return knownHeader(rows, known)
  const width = Math.max(0, ...rows.map(different))
  const at = rows.findIndex((row) => different(row) >= Math.max(2, width / 2) && isNaming(row))
  if (at < 0) return { at: 0, rows: 1 }
  const next = rows[at + 1]
  const above = rows[at - 1]
  if (next !== undefined && isSecond(rows[at] ?? [], next, rows.slice(at + 2))) return { at: at + 1, rows: 2 }
  if (above !== undefined && isGrouping(above, rows[at] ?? [])) return { at, rows: 2 }
  return { at, rows: 1 }
}

/**
 * The names of the columns. Of two header rows, a blank cell of the upper one continues what stands left of it, and
 * the two are joined; a column without a name is called by its place, and a second one of a name by its count.
 */
export function headerNames(top: Row | null, bottom: Row): readonly string[] {
  let group = ''
  const names = Array.from({ length: Math.max(bottom.length, top?.length ?? 0) }, (_, at) => {
    const own = columnName(bottom[at] ?? '')
    group = columnName(top?.[at] ?? '') || group
    if (group === '' || group === own) return own
    return own === '' ? group : `${group}${JOINT}${own}`
  })
  const seen = new Map<string, number>()
  return names.map((name, at) => {
    const called = name === '' ? `Column ${at + 1}` : name
    const count = (seen.get(called.toLowerCase()) ?? 0) + 1
    seen.set(called.toLowerCase(), count)
    return count === 1 ? called : `${called} (${count})`
  })
}

/** Of the published shapes LG Inform Plus alone has a second header row, not always written. */
function knownHeader(rows: readonly Row[], at: number): HeaderPlace {
  const row = rows[at] ?? []
  const found = shapeOf(row)
  const isDouble = found.shape === 'lg-inform' && isSecond(row, rows[at + 1] ?? [], rows.slice(at + 2))
  return isDouble ? { at: at + 1, rows: 2 } : { at, rows: 1 }
}

function different(row: Row): number {
  return new Set(row.map((cell) => cell.trim()).filter((cell) => cell !== '')).size
}

/** A header holds words and periods; 2023 is one, 18.5 is not. */
function isNaming(row: Row): boolean {
  const filled = row.filter((cell) => cell.trim() !== '')
  return filled.every((cell) => !isFigure(cell)) && filled.length > 0
}

function isFigure(cell: string): boolean {
  return isNumberCell(cell) && periodColumn(columnName(cell)) === null
}

/** Words where the rows below hold figures. */
function isSecond(first: Row, second: Row, below: readonly Row[]): boolean {
  const figures = first.flatMap((_, at) => (below.some((row) => isNumberCell(row[at] ?? '')) ? [at] : []))
  const isWord = (cell: string) => cell.trim() !== '' && !isNumberCell(cell) && !isSymbolCell(cell)
  const isPeriodRow = (cell: string) => periodColumn(columnName(cell)) !== null
  const words = figures.filter((at) => isWord(second[at] ?? '') || isPeriodRow(second[at] ?? ''))
  return figures.length >= 2 && words.length === figures.length && second.some(isWord)
}

/** Quarters under their years, periods under their measures: what the row above adds beyond a title. */
function isGrouping(above: Row, row: Row): boolean {
  if (different(above) === 0) return false
  const joined = headerNames(above, row)
  const isTitle = different(above) === 1
  const gained = row.filter((cell, at) => {
    const alone = periodColumn(columnName(cell))
    const both = periodColumn(joined[at] ?? '')
    if (both === null) return false
    return both.measure === null ? alone === null : !isTitle
  })
  return gained.length >= 2
}
