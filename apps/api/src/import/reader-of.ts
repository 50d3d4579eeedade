import { eesReader } from '@ttc/domain/import/ees'
import { type EesColumns, type EesMeta, scanEesColumns } from '@ttc/domain/import/ees-columns'
import { headerNames } from '@ttc/domain/import/header'
import { laitLongReader, laitTidyReader } from '@ttc/domain/import/lait'
import { figureColumns, type Layout, type OwnShape, ownShapeOf, rolesOf } from '@ttc/domain/import/layout'
import type { ReaderOptions, RowReader } from '@ttc/domain/import/observation'
import { type FileShape, type ReadByItself, type ShapeReading, shapeOf } from '@ttc/domain/import/shape'
import { tableReader } from '@ttc/domain/import/table'
import type { PeriodHint } from '@ttc/domain/period/reading'
import { Problem } from '@ttc/domain/problem'
import { type ScannedColumn, scanColumns } from './column-scan.ts'
import type { FileTable } from './file-table.ts'
import type { FileSource, ReadingTask } from './reading-task.ts'
import type { SaidOfColumns } from './said-of-columns.ts'

/** The Local Authority Interactive Tool writes a year across two as the year it ends in: 2016 is 2015/16. */
export const LAIT_PERIODS: PeriodHint = { singleYear: 'ends' }

/** What is known of a file before its values are read: its shape, and what its columns are. */
export type Opened =
  | Readonly<{ shape: 'ees'; header: readonly string[]; columns: EesColumns }>
  | Readonly<{ shape: 'lait-long' | 'lait-tidy'; header: readonly string[] }>
  | Readonly<{ shape: Exclude<FileShape, ReadByItself> | OwnShape; layout: Layout }>

/** The columns' names and the published shape they make, if any. */
export function headOf({ head, place }: FileTable): Readonly<{ header: readonly string[]; found: ShapeReading }> {
  const bottom = head[place.at] ?? []
  const top = place.rows === 2 ? (head[place.at - 1] ?? null) : null
  const found = shapeOf(bottom)
  return {
    header: headerNames(top, bottom),
    found: found.shape === 'unknown' && top !== null && shapeOf(top).shape !== 'unknown' ? shapeOf(top) : found,
  }
}

/**
 * Tells a file's shape, and where columns are not fixed by the shape, reads every row once to tell groups from
 * figures. A column that was asked for holds figures whatever one bad cell says: that cell is refused, and splits
 * nothing into groups.
 */
export async function openShape(table: FileTable, said: SaidOfColumns, asked: readonly string[]): Promise<Opened> {
  const { header, found } = headOf(table)
  if (found.shape === 'lait-long' || found.shape === 'lait-tidy') return { shape: found.shape, header }
  if (found.shape === 'ees') {
    const scan = scanEesColumns(header, metaOf(said, asked))
    await table.read({ ...IGNORE, row: (_row, cells) => scan.see(cells) })
    return { shape: 'ees', header, columns: scan.columns() }
  }
  if (found.shape === 'unknown' && found.nearest !== null && said.columns === null)
    throw new Problem('invalid', `${found.message} ${READABLE}`)
  const scan = scanColumns(header)
  if (said.columns === null) await table.read({ ...IGNORE, row: (_row, cells) => scan.see(cells) })
  return openLayout(found.shape, header, scan.columns(), said)
}

/** A table whose columns say what is in them, or the refusal of one that says too little. */
function openLayout(
  shape: Exclude<ShapeReading['shape'], ReadByItself>,
  header: readonly string[],
  columns: readonly ScannedColumn[],
  said: SaidOfColumns,
): Opened {
  const constant = new Set(columns.filter((one) => one.constant).map(({ name }) => name))
  const roles = rolesOf(shape, columns, said.columns, constant)
  const layout: Layout = { header, roles, area: said.area, isNoteSuppressed: shape === 'fingertips' }
  if (shape !== 'unknown' && said.columns === null) return { shape, layout }
  const own = ownShapeOf(roles)
  if (own.shape === null) throw new Problem('invalid', `This is not a file shape we know. ${own.lacks} ${READABLE}`)
  return { shape: shape === 'unknown' ? own.shape : shape, layout }
}

const READABLE =
  'What is read by itself are files of Explore Education Statistics, LAIT, Fingertips and LG Inform Plus.'

/** What the person says of a column goes before the publisher's own meta file. */
export function metaOf({ meta, columns }: SaidOfColumns, asked: readonly string[]): readonly EesMeta[] {
  const plain = (column: string, type: EesMeta['type']) => ({ column, type, label: column, unit: null, decimals: null })
  const said = Object.entries(columns ?? {}).flatMap(([column, role]) => {
    if (role === 'breakdown') return [plain(column, 'filter')]
    return role === 'measure' || role === 'value' ? [plain(column, 'indicator')] : []
  })
  return [...meta, ...said, ...asked.map((column) => plain(column, 'indicator'))]
}

/** The domain's reader for a shape, asked for some areas. */
export function readerOf(opened: Opened, task: ReadingTask, areas: ReadonlySet<string>): RowReader {
  const options: ReaderOptions = {
    indicators: new Set(task.sources.map(({ key }) => key)),
    areas,
    periods: opened.shape === 'ees' ? { ...sharedHint(task.sources), ...task.periods } : task.periods,
    periodsOf: hintsOf(task, opened.shape),
    partsOf: new Map(task.sources.flatMap(({ key, parts }) => (parts === null ? [] : [[key, parts] as const]))),
    groups: new Map(task.groups),
    cells: task.answers.cells,
    areasByName: task.answers.areas,
  }
  if (opened.shape === 'ees') return eesReader(opened.header, opened.columns, options)
  if ('layout' in opened) return tableReader(opened.layout, options)
  return opened.shape === 'lait-tidy' ? laitTidyReader(opened.header, options) : laitLongReader(opened.header, options)
}

/** How many values a row holds: one for every column that is read. */
export function widthOf(opened: Opened, sources: readonly FileSource[]): number {
  const keys = new Set(sources.map(({ key }) => key))
  if (opened.shape === 'ees') return keys.size
  if (!('layout' in opened)) return 1
  const asked = figureColumns(opened.layout).filter(({ key }) => key === null || keys.has(key))
  return Math.max(1, asked.length)
}

/**
 * The indicator's own kind of period is what its labels are read as, unless the person has said how the file counts;
 * in a table of one's own the kind holds beside that, since its labels can be of any.
 */
function hintsOf({ sources, periods }: ReadingTask, shape: Opened['shape']): ReadonlyMap<string, PeriodHint> {
  const isLait = shape === 'lait-long' || shape === 'lait-tidy'
  const isPublished = isLait || shape === 'ees'
  return new Map(
    sources.map(({ key, scale }) => {
      const own: PeriodHint = periods.yearType === undefined || !isPublished ? { kind: scale.periodKind } : {}
      return [key, { ...(isLait ? LAIT_PERIODS : {}), ...own, accumulation: scale.accumulation, ...periods }]
    }),
  )
}

/** A row of an Explore Education Statistics file has one period for all its columns: known where the indicators agree. */
function sharedHint(sources: readonly FileSource[]): PeriodHint {
  const kinds = [...new Set(sources.map(({ scale }) => scale.periodKind))]
  const [kind] = kinds
  return kind === undefined || kinds.length > 1 ? {} : { kind }
}

const IGNORE = { header: () => {}, row: () => {}, uneven: () => {}, ready: async () => {} }
