import type { AskedOfRefusals, CellAnswers, TwiceGiven } from '@ttc/domain/import/file-answer'
import type { BreakdownPair, Observation, PartColumns, Refusal, RefusalCode } from '@ttc/domain/import/observation'
import type { Scale } from '@ttc/domain/indicator'
import type { IsoDate } from '@ttc/domain/period'
import type { PeriodHint } from '@ttc/domain/period/reading'
import type { FileTable, TableChoice } from './file-table.ts'
import type { AnyShape, SaidOfColumns } from './said-of-columns.ts'

/** What an indicator is filled from: a column or code of the file, and which of its groups of children. */
export type FileSource = Readonly<{
  key: string
  breakdown: string
  indicatorId: string
  name: string
  scale: Scale
  /** The columns of its counts and limits, in a file with a column for each measure. */
  parts: PartColumns | null
  /** Whether the one group is all the indicator is about. */
  asWhole: boolean
}>

/** An area as published; `current` is the code that took over its old DfE code, or its own. */
export type KnownArea = Readonly<{
  code: string
  current: string
  oldCode: string | null
  name: string
  kind: 'country' | 'region' | 'authority'
  regionCode: string | null
}>

/** Everything a reading needs besides the file: it runs in a thread of its own, without the database. */
export type ReadingTask = Readonly<{
  path: string
  today: IsoDate
  table: TableChoice
  said: SaidOfColumns
  /** Groups that are stored, by the name they are shown under. */
  groups: readonly (readonly [string, readonly BreakdownPair[]])[]
  /** Whether refused rows are kept as they stand in the file, to be given back. */
  keepsRows: boolean
  sources: readonly FileSource[]
  periods: PeriodHint
  answers: ReadingAnswers
  areas: readonly KnownArea[]
  /** GSS codes whose values are kept. */
  wanted: readonly string[]
  /** Those of them whose series are looked at for slips of scale. */
  watched: readonly string[]
  /** Lines that are stored already, by `lineKey`. */
  known: readonly string[]
  /** Whose rows are written, or null where nothing is stored: new lines then need no rows at all. */
  store: Readonly<{ partnershipId: string; memberId: string; batchId: string }> | null
}>

/** What was answered for the file: of its cells, of areas (by `areaKey`), of values given twice. */
export type ReadingAnswers = Readonly<{
  cells: CellAnswers
  areas: ReadonlyMap<string, string>
  twice: TwiceGiven
}>

/** One series of the file. `id` is the new series' own, or null where it is stored already. */
export type Line = Readonly<{
  line: number
  key: string
  id: string | null
  indicatorId: string
  areaCode: string
  breakdown: readonly BreakdownPair[]
}>

/** What has been read since the last part: new lines, and rows in the binary form that tables take. */
export type ReadingPart = Readonly<{ lines: readonly Line[]; fresh: Uint8Array | null; staged: Uint8Array | null }>

export type WatchedLine = Readonly<{
  line: number
  points: readonly Readonly<{ start: IsoDate; end: IsoDate; value: number }>[]
}>

export type ReadingWarning = Readonly<{ code: string; message: string }>

/** A comparator outside its own authorities, with every period it is so in, the latest first. */
export type RangeFinding = Readonly<{
  indicatorId: string
  areaCode: string
  points: WatchedLine['points']
  message: string
}>

/** What an answer would let be read: how many values, and where the first stands. */
export type Asked = Readonly<{ asks: AskedOfRefusals; text: string; values: number; firstRow: number }>

/** A value that another row of the same file overrules. */
export type Amended = Readonly<{ line: number; it: Observation }>

export type RefusedRows = ReadonlyMap<number, readonly string[]>

/** How far a reading is: rows, and the share of the file from 0 to 1. */
export type Progress = Readonly<{ rows: number; of: number }>

/** How a reading ended. `withdrawn` are values given twice and differently, whose first row had been passed on. */
export type ReadingResult = Readonly<{
  shape: AnyShape
  encoding: FileTable['encoding']
  header: readonly string[]
  read: number
  refused: number
  notAskedFor: number
  repeated: number
  /** Rows that another one of the same period overrules, as was answered. */
  overruled: number
  amended: readonly Amended[]
  asked: readonly Asked[]
  /** Values of new lines, by indicator. */
  added: Readonly<Record<string, number>>
  refusals: readonly Refusal[]
  /** Where rows are kept: each refused row, by its number. */
  refusedRows: RefusedRows | null
  refusedByCode: Readonly<Partial<Record<RefusalCode, number>>>
  withdrawn: readonly Readonly<{ line: number; start: IsoDate; end: IsoDate }>[]
  watched: readonly WatchedLine[]
  ranges: readonly RangeFinding[]
  warnings: readonly ReadingWarning[]
}>

/** A line by what it is: indicator, area and group of children. */
export function lineKey(indicatorId: string, areaCode: string, breakdownKey: string): string {
  return `${indicatorId} ${areaCode} ${breakdownKey}`
}

/** A group of children as the breakdown table keys it; empty for all children. */
export function groupKey(breakdown: readonly BreakdownPair[]): string {
  return breakdown.map(({ category, value }) => `${category}=${value}`).join('|')
}
