import { eesReader } from '@ttc/domain/import/ees'
import { type EesColumns, scanEesColumns } from '@ttc/domain/import/ees-columns'
import { laitLongReader, laitTidyReader } from '@ttc/domain/import/lait'
import type { ReaderOptions, RowReader } from '@ttc/domain/import/observation'
import { describeShape, type FileShape, shapeOf } from '@ttc/domain/import/shape'
import type { PeriodHint } from '@ttc/domain/period/reading'
import { Problem } from '@ttc/domain/problem'
import { readRows } from './file-rows.ts'
import type { FileText } from './file-text.ts'
import type { FileSource, ReadingTask } from './reading-task.ts'

/** The Local Authority Interactive Tool writes a year across two as the year it ends in: 2016 is 2015/16. */
const LAIT_PERIODS: PeriodHint = { singleYear: 'ends' }

/** What is known of a file after its header: its shape, and of one with free columns what they are. */
export type Opened = Readonly<{ shape: FileShape; header: readonly string[]; columns: EesColumns | null }>

/**
 * Reads the header, and where columns are not fixed by the shape, every row once to tell groups from figures. A column
 * that was asked for holds figures whatever one bad cell says: that cell is refused, and splits nothing into groups.
 */
export async function openShape(file: FileText, asked: readonly string[]): Promise<Opened> {
  const header = await headerOf(file)
  const found = shapeOf(header)
  if (found.shape === 'unknown') throw new Problem('invalid', `${found.message} ${READABLE}`)
  if (found.shape === 'fingertips')
    throw new Problem('invalid', `This is ${describeShape('fingertips')}, which cannot be read yet. ${READABLE}`)
  if (found.shape !== 'ees') return { shape: found.shape, header, columns: null }
  const figures = asked.map((column) => ({
    column,
    type: 'indicator' as const,
    label: column,
    unit: null,
    decimals: null,
  }))
  const scan = scanEesColumns(header, figures)
  await readRows(file.text(), { ...IGNORE, row: (_row, cells) => scan.see(cells) })
  return { shape: 'ees', header, columns: scan.columns() }
}

const READABLE =
  'What can be read are Explore Education Statistics files and files of the Local Authority Interactive Tool, as CSV.'

/** The domain's reader for a shape, asked for some areas. */
export function readerOf({ shape, header, columns }: Opened, task: ReadingTask, areas: ReadonlySet<string>): RowReader {
  const options: ReaderOptions = {
    indicators: new Set(task.sources.map(({ key }) => key)),
    areas,
    periods: shape === 'ees' ? { ...sharedHint(task.sources), ...task.periods } : task.periods,
    periodsOf: hintsOf(task, shape),
  }
  if (shape === 'ees' && columns !== null) return eesReader(header, columns, options)
  if (shape === 'lait-tidy') return laitTidyReader(header, options)
  return laitLongReader(header, options)
}

/** How many values a row holds: one for every column that is read. */
export function widthOf({ shape }: Opened, sources: readonly FileSource[]): number {
  return shape === 'ees' ? new Set(sources.map(({ key }) => key)).size : 1
}

/** The indicator's own kind of period is what its labels are read as, unless the person has said how the file counts. */
function hintsOf({ sources, periods }: ReadingTask, shape: FileShape): ReadonlyMap<string, PeriodHint> {
  const usual = shape === 'ees' ? {} : LAIT_PERIODS
  return new Map(
    sources.map(({ key, scale }) => {
      const own: PeriodHint = periods.yearType === undefined ? { kind: scale.periodKind } : {}
      return [key, { ...usual, ...own, accumulation: scale.accumulation, ...periods }]
    }),
  )
}

/** A row of an Explore Education Statistics file has one period for all its columns: known where the indicators agree. */
function sharedHint(sources: readonly FileSource[]): PeriodHint {
  const kinds = [...new Set(sources.map(({ scale }) => scale.periodKind))]
  const [kind] = kinds
  return kind === undefined || kinds.length > 1 ? {} : { kind }
}

class HeaderRead extends Error {}

async function headerOf(file: FileText): Promise<readonly string[]> {
  let header: readonly string[] = []
  const sink = {
    ...IGNORE,
    header: (cells: readonly string[]) => {
      header = cells
    },
    ready: async () => {
      if (header.length > 0) throw new HeaderRead()
    },
  }
  try {
    await readRows(file.text(), sink)
  } catch (error) {
    if (!(error instanceof HeaderRead)) throw error
  }
  return header
}

const IGNORE = { header: () => {}, row: () => {}, uneven: () => {}, ready: async () => {} }
