import type { ValueStatus } from '../measurement.ts'
import type { CellAnswers } from './file-answer.ts'
import { type CellReading, readCell } from './symbol.ts'

/** Words a column of statuses says instead of a symbol; ours are those of the exported figures. */
const WORDS: readonly (readonly [RegExp, ValueStatus])[] = [
  [/suppress|confidential|disclos/i, 'suppressed'],
  [/not applicable/i, 'not-applicable'],
  [/not available|not published/i, 'not-available'],
  [/too small to print|rounds to zero/i, 'rounds-to-zero'],
  [/unreliable|caution/i, 'unreliable'],
  [/missing|no value/i, 'missing'],
]

/**
 * A figure with the status and the note that stand beside it. A number keeps itself, marked where it is unreliable; of
 * a blank cell the status says why, and a note alone says that the value was held back.
 */
export function readFigure(text: string, status: string, note: string, answers?: CellAnswers): CellReading {
  const cell = readCell(text, answers)
  if (cell.read === 'unreadable') return cell
  const [, said] = WORDS.find(([form]) => form.test(status)) ?? []
  const named = status === '' ? undefined : (said ?? symbolStatus(status, answers))
  if (cell.value !== null) return named === 'unreliable' ? { ...cell, status: named } : cell
  if (text !== '') return cell
  if (named !== undefined && named !== 'value') return { ...cell, status: named }
  return note === '' ? cell : { ...cell, status: 'suppressed' }
}

function symbolStatus(text: string, answers?: CellAnswers): ValueStatus | undefined {
  const cell = readCell(text, answers)
  return cell.read === 'value' && cell.value === null ? cell.status : undefined
}
