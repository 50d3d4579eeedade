import type { AskedOfRefusals, CellAnswers } from './file-answer.ts'
import { NO_PARTS, type PartColumns, type Parts } from './observation.ts'
import { checkedPlace } from './shape.ts'
import { readCell } from './symbol.ts'

/** The parts of one row's value, or the cell among them that cannot be read: its value then stays out with it. */
export type PartsReading =
  | Readonly<{ read: 'parts'; parts: Parts }>
  | Readonly<{ read: 'unreadable'; column: string; value: string; message: string; asks: AskedOfRefusals | null }>

export type PartsReader = (cells: readonly string[]) => PartsReading

const NAMES = ['numerator', 'denominator', 'lower', 'upper'] as const
const NONE: PartsReading = { read: 'parts', parts: NO_PARTS }

/**
 * Reads numerator, denominator and limits out of their columns. A blank cell or a symbol says nothing; a cell that is
 * neither a number nor a symbol makes the whole value doubtful, and is told with its column.
 */
export function partsReader(
  header: readonly string[],
  columns: PartColumns | undefined,
  answers?: CellAnswers,
): PartsReader {
  const places = NAMES.flatMap((name) => {
    const column = columns?.[name] ?? null
    return column === null ? [] : [{ name, column, at: checkedPlace(header, column) }]
  })
  if (places.length === 0) return () => NONE
  return (cells) => {
    const parts: Record<keyof Parts, number | null> = { ...NO_PARTS }
    for (const { name, column, at } of places) {
      const text = cells[at] ?? ''
      const cell = readCell(text, answers)
      if (cell.read === 'unreadable') return { ...cell, column, value: text.trim() }
      parts[name] = cell.value
    }
    return { read: 'parts', parts }
  }
}
