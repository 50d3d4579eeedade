import { SheetValue } from '@ttc/contracts/measurement'
import type { SheetRefusalView, SheetRowView } from '@ttc/contracts/sheet'
import { emptyToNull, numberOf } from '../problem/typed-number.ts'
import { keyOf } from './measurement-values.ts'

/** One line of the sheet, everything as it is typed. `accepted` are the warnings the person said are right. */
export type Line = {
  period: string
  value: string
  numerator: string
  denominator: string
  note: string
  accepted: string[]
}

/** The columns that are typed into, in their order. */
export const typedColumns = ['value', 'numerator', 'denominator', 'note'] as const
export type TypedColumn = (typeof typedColumns)[number]

/** Lines by series; a series without one is as it was. */
export type Lines = Readonly<Record<string, Line>>

export type FieldMessage = Readonly<{ field: string; message: string }>

/** The period that is due is chosen; where none is open nothing is, lest a stored value be replaced by a slip. */
export function emptyLine({ due }: SheetRowView): Line {
  const period = due === null ? '' : keyOf(due)
  return { period, value: '', numerator: '', denominator: '', note: '', accepted: [] }
}

/** A row's name: its indicator, and the group where it is one. */
export const nameOf = ({ name, group }: SheetRowView) => (group === null ? name : `${name}, ${group}`)

export const isTyped = (line: Line) => typedColumns.some((column) => line[column].trim() !== '')

/** Whether two lines hold the same to be checked. */
export const isSame = (one: Line, other: Line) =>
  one.period === other.period && typedColumns.every((column) => one[column] === other[column])

/** Why a value was not stored; what came first is replaced only by whoever has been told of it. */
export function wordsOf({ conflict, warnings, fields, detail }: SheetRefusalView): string {
  if (conflict) return `${detail} Store again to put yours in its place.`
  return warnings[0]?.message ?? fields[0]?.message ?? detail
}

/** Counts make a value only where the indicator is a share or a rate. */
export const takes = ({ scale }: SheetRowView, column: TypedColumn) =>
  scale.multiplier !== null || (column !== 'numerator' && column !== 'denominator')

/** What stands for the chosen period now. */
export function standingOf({ periods }: SheetRowView, { period }: Line) {
  return periods.find((one) => keyOf(one.period) === period)?.standing ?? null
}

/** The line as the request that records it; what is wrong with it by the contract's own rules. */
export function readLine(row: SheetRowView, line: Line): Readonly<{ value: SheetValue | null; wrong: FieldMessage[] }> {
  if (line.period === '') return { value: null, wrong: [{ field: 'period', message: 'Choose the period.' }] }
  const [start = '', end = ''] = line.period.split('_')
  const read = SheetValue.safeParse({
    seriesId: row.seriesId,
    period: { start, end },
    value: numberOf(line.value),
    numerator: numberOf(line.numerator),
    denominator: numberOf(line.denominator),
    note: emptyToNull(line.note),
    accepted: line.accepted,
    basedOnRevision: standingOf(row, line)?.revision ?? 0,
  })
  if (read.success) return { value: read.data, wrong: [] }
  return {
    value: null,
    wrong: read.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? 'value'), message })),
  }
}

/** Cells as they stand in the clipboard after copying from a spreadsheet; null where it is one text as any other. */
export function pastedCells(text: string): readonly (readonly string[])[] | null {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '').split('\n')
  const cells = lines.map((line) => line.split('\t').map((cell) => cell.trim()))
  return cells.length === 1 && cells[0]?.length === 1 ? null : cells
}

export type Pasted = Readonly<{ lines: Lines; placed: number; left: number }>

/** Puts cells into the sheet from one of its own on, to the right and down; says how many had no place. */
export function pasteInto(
  rows: readonly SheetRowView[],
  lines: Lines,
  at: Readonly<{ row: number; column: TypedColumn }>,
  cells: readonly (readonly string[])[],
): Pasted {
  const next: Record<string, Line> = { ...lines }
  const first = typedColumns.indexOf(at.column)
  let placed = 0
  for (const [down, texts] of cells.entries()) {
    const row = rows[at.row + down]
    for (const [right, text] of texts.entries()) {
      const column = typedColumns[first + right]
      if (row === undefined || column === undefined || row.derived || !takes(row, column)) continue
      const line = next[row.seriesId] ?? emptyLine(row)
      next[row.seriesId] = { ...line, [column]: text, accepted: [] }
      placed += 1
    }
  }
  const all = cells.reduce((sum, texts) => sum + texts.length, 0)
  return { lines: next, placed, left: all - placed }
}
