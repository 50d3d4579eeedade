import type { ValueStatus } from '../measurement.ts'
import type { PeriodHint } from '../period/reading.ts'
import type { Accumulation, Period } from '../period.ts'
import type { AskedOfRefusals, CellAnswers } from './file-answer.ts'

/** One category of a breakdown and the group's place in it: sex = Female. */
export type BreakdownPair = Readonly<{ category: string; value: string }>

/**
 * One value of a file, not yet tied to a series. Areas carry the GSS code and the old DfE code as far as the file has
 * them; names are for people and never joined on. An empty breakdown is all children. `row` counts as the caller does.
 */
export type Observation = Readonly<{
  row: number
  column: string
  indicatorKey: string
  areaCode: string | null
  oldCode: string | null
  areaName: string
  geographicLevel: string
  breakdown: readonly BreakdownPair[]
  period: Period
  accumulation: Accumulation
  value: number | null
  status: ValueStatus
  numerator: number | null
  denominator: number | null
  lower: number | null
  upper: number | null
  provisional: boolean
  final: boolean
  text: string
}>

/** What a value is made of and how sure it is; null is what the file does not say. */
export type Parts = Pick<Observation, 'numerator' | 'denominator' | 'lower' | 'upper'>

/** Of a value that the file gives alone. */
export const NO_PARTS: Parts = { numerator: null, denominator: null, lower: null, upper: null }

/** The columns that hold the parts of a column's values. */
export type PartColumns = Readonly<Record<keyof Parts, string | null>>

/** Why something of a file stays out. */
export type RefusalCode =
  | 'period'
  | 'ambiguous-period'
  | 'not-ended'
  | 'wrong-period'
  | 'area'
  | 'value'
  | 'out-of-range'
  | 'denominator'
  | 'duplicate'
  | 'row'

/**
 * A refused cell: where it stands, what it holds, and in plain English why it stays out. `asks` is what would have to
 * be said of the file for it to be read.
 */
export type Refusal = Readonly<{
  row: number
  column: string
  value: string
  code: RefusalCode
  reason: string
  asks?: AskedOfRefusals
}>

/**
 * What became of one row: read (at least one observation, perhaps some cells refused), refused, or not asked for
 * (another area or indicator). Every cell of a chosen indicator in a row that is read is one or the other.
 */
export type RowReading =
  | Readonly<{ outcome: 'read'; observations: readonly Observation[]; refusals: readonly Refusal[] }>
  | Readonly<{ outcome: 'refused'; refusals: readonly Refusal[] }>
  | Readonly<{ outcome: 'not-asked-for' }>

/** Reads one row of a file. It keeps what it learnt of labels, never the rows: memory stays bounded. */
export type RowReader = (row: number, cells: readonly string[]) => RowReading

/**
 * What is wanted of a file: indicators (column names or codes) and areas (GSS or old codes), null for all; what is
 * known of its periods, and of those of single indicators where they differ.
 */
export type ReaderOptions = Readonly<{
  indicators: ReadonlySet<string> | null
  areas: ReadonlySet<string> | null
  periods: PeriodHint
  periodsOf: ReadonlyMap<string, PeriodHint>
  /** Of files with a column for each indicator. */
  partsOf?: ReadonlyMap<string, PartColumns>
  /** Groups that are known, by the name they are shown under. */
  groups?: ReadonlyMap<string, readonly BreakdownPair[]>
  /** What was answered for the whole file: of its cells, and which area a name without a code is (by `areaKey`). */
  cells?: CellAnswers
  areasByName?: ReadonlyMap<string, string>
}>

/** Everything of a file, with nothing known of its periods. */
export const EVERYTHING: ReaderOptions = { indicators: null, areas: null, periods: {}, periodsOf: new Map() }

/** One object for every row that is skipped: most rows of a national file are. */
export const NOT_ASKED_FOR: RowReading = { outcome: 'not-asked-for' }

/** The refusal of a cell that cannot be read, with what would have to be known of it. */
export function refusedCell(
  at: Pick<Refusal, 'row' | 'column' | 'value'>,
  { message, asks }: Readonly<{ message: string; asks: AskedOfRefusals | null }>,
): Refusal {
  const { row, column, value } = at
  return { row, column, value, code: 'value', reason: message, ...(asks === null ? {} : { asks }) }
}

/** The refusal of an area that has a name and no code: a name is joined only by somebody who says which area it is. */
export function refusedName(row: number, column: string, name: string): Refusal {
  const told = name === '' ? '' : ` “${name}”`
  const reason = `The area${told} has no code, and areas are never joined by name.`
  return { row, column, value: name, code: 'area', reason, ...(name === '' ? {} : { asks: 'area' as const }) }
}

/** A row that is refused as a whole. */
export function refusedRow(refusal: Refusal): RowReading {
  return { outcome: 'refused', refusals: [refusal] }
}
