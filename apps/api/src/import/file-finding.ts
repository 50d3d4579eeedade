import type { ColumnRole } from '@ttc/domain/import/column-role'
import { type EesColumns, scanEesColumns } from '@ttc/domain/import/ees-columns'
import { type Layout, ownShapeOf, rolesOf } from '@ttc/domain/import/layout'
import type { SeenLabel } from '@ttc/domain/import/period-question'
import { publishedRoles } from '@ttc/domain/import/published-role'
import type { FileShape } from '@ttc/domain/import/shape'
import { type ScannedColumn, scanColumns } from './column-scan.ts'
import { type FileTable, openTable, type TableChoice } from './file-table.ts'
import { type FoundBreakdown, type FoundMeasure, findingScan } from './finding-scan.ts'
import { headOf, metaOf } from './reader-of.ts'
import type { Progress } from './reading-task.ts'
import type { AnyShape, SaidOfColumns } from './said-of-columns.ts'

/** What is looked at: a file, which of its tables, and what is known of its columns. */
export type FindingTask = Readonly<{ path: string; table: TableChoice; said: SaidOfColumns }>

/** What a file holds, before anything stored is set beside it. */
export type FileFinding = Readonly<{
  shape: AnyShape | 'unknown'
  nearest: Readonly<{ shape: FileShape; missing: readonly string[] }> | null
  problem: string | null
  encoding: FileTable['encoding']
  separator: FileTable['separator']
  sheets: FileTable['sheets']
  sheet: string | null
  titleRows: readonly string[]
  headerRow: number
  headerRows: number
  columns: readonly Readonly<{ name: string; role: ColumnRole; samples: readonly string[] }>[]
  rows: readonly Readonly<{ row: number; cells: readonly string[] }>[]
  rowsInAll: number
  uneven: number
  measures: readonly FoundMeasure[]
  breakdowns: readonly FoundBreakdown[]
  areaColumn: string | null
  codes: readonly string[]
  labels: readonly SeenLabel[]
}>

const FIRST_ROWS = 10
const SAMPLES = 3
const LONGEST = 200

/** Looks through a file twice: once for what its columns are, once for what they hold. */
export async function findInFile(
  { path, table: choice, said }: FindingTask,
  told: (progress: Progress) => void,
): Promise<FileFinding> {
  const table = await openTable(path, choice)
  try {
    return await findInTable(table, said, told)
  } finally {
    table.close()
  }
}

async function findInTable(
  table: FileTable,
  said: SaidOfColumns,
  told: (progress: Progress) => void,
): Promise<FileFinding> {
  const { header, found } = headOf(table)
  const scan = scanColumns(header)
  const ees = found.shape === 'ees' ? scanEesColumns(header, metaOf(said, [])) : null
  const first: { row: number; cells: readonly string[] }[] = []
  let rows = 0
  let uneven = 0
  const half = (from: number) => (of: number) => told({ rows, of: from + of / 2 })
  await table.read(
    {
      ...IGNORE,
      row: (row, cells) => {
        rows += 1
        if (first.length < FIRST_ROWS) first.push({ row, cells: cells.map(shortened) })
        scan.see(cells)
        ees?.see(cells)
      },
      uneven: () => {
        uneven += 1
      },
    },
    half(0),
  )
  const columns = scan.columns()
  const known = knownAs(found.shape, columns, said, ees?.columns() ?? null)
  const layout: Layout = { header, roles: known.roles, area: said.area, isNoteSuppressed: false }
  const scanned = findingScan(known.shape, layout, columns, said.meta)
  await table.read({ ...IGNORE, row: (_row, cells) => scanned.see(cells) }, half(0.5))
  const { place } = table
  return {
    shape: known.shape,
    nearest:
      found.shape === 'unknown' && found.nearest !== null ? { shape: found.nearest, missing: found.missing } : null,
    problem: known.lacks ?? (found.shape === 'unknown' && found.nearest !== null ? found.message : null),
    encoding: table.encoding,
    separator: table.separator,
    sheets: table.sheets,
    sheet: table.sheet,
    titleRows: titlesIn(table),
    headerRow: place.at + 1,
    headerRows: place.rows,
    columns: columns.map(({ name, samples }, at) => ({
      name,
      role: known.roles[at] ?? 'ignore',
      samples: samples.slice(0, SAMPLES).map(shortened),
    })),
    rows: first,
    rowsInAll: rows + uneven,
    uneven,
    ...scanned.found(),
  }
}

type Known = Readonly<{ shape: AnyShape | 'unknown'; roles: readonly ColumnRole[]; lacks: string | null }>

function knownAs(
  shape: FileShape | 'unknown',
  columns: readonly ScannedColumn[],
  said: SaidOfColumns,
  ees: EesColumns | null,
): Known {
  const header = columns.map(({ name }) => name)
  if (shape === 'ees' || shape === 'lait-long' || shape === 'lait-tidy')
    return { shape, roles: publishedRoles(shape, header, ees), lacks: null }
  const constant = new Set(columns.filter((one) => one.constant).map(({ name }) => name))
  const roles = rolesOf(shape, columns, said.columns, constant)
  const own = ownShapeOf(roles)
  return { shape: shape === 'unknown' ? (own.shape ?? 'unknown') : shape, roles, lacks: own.lacks }
}

function titlesIn({ head, place }: FileTable): readonly string[] {
  const above = head.slice(0, Math.max(0, place.at - (place.rows - 1)))
  return above.flatMap((row) => {
    const words = [...new Set(row.map((cell) => cell.trim()).filter((cell) => cell !== ''))]
    return words.length === 0 ? [] : [shortened(words.join(' '))]
  })
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

const IGNORE = { header: () => {}, row: () => {}, uneven: () => {}, ready: async () => {} }
