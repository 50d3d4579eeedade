import { type FigureColumn, figureColumns, type Layout, WHOLE_FILE } from './layout.ts'
import {
  NOT_ASKED_FOR,
  type Observation,
  type Parts,
  type ReaderOptions,
  type Refusal,
  type RowReader,
  type RowReading,
  refusedCell,
  refusedName,
  refusedRow,
} from './observation.ts'
import { type PartsReader, type PartsReading, partsReader } from './parts.ts'
import type { CellReading } from './symbol.ts'
import { tableAreas } from './table-area.ts'
import { tableBreakdowns } from './table-breakdown.ts'
import { readFigure } from './table-figure.ts'
import { type RowPeriod, tablePeriods } from './table-period.ts'

type Figure = FigureColumn & Readonly<{ parts: PartsReader }>

/**
 * A reader of any table with codes, periods and figures: one value a row (a council's own long list, Fingertips), a
 * column for each period (LG Inform Plus), a row for each indicator, or a column for each measure. A blank cell says
 * nothing: it is not asked for, and takes no stored value away; a symbol or "-" does. Throws a Problem where a column
 * that was mapped is not there.
 */
export function tableReader(layout: Layout, options: ReaderOptions): RowReader {
  const { header, roles } = layout
  const at = (role: Layout['roles'][number]) => roles.indexOf(role)
  const shared = partsReader(
    header,
    {
      numerator: header[at('numerator')] ?? null,
      denominator: header[at('denominator')] ?? null,
      lower: header[at('lower')] ?? null,
      upper: header[at('upper')] ?? null,
    },
    options.cells,
  )
  const figures = valuesOf(layout).map((column): Figure => {
    const own = column.key === null ? undefined : options.partsOf?.get(column.key)
    return {
      ...column,
      parts:
        own === undefined ? (column.label === null ? shared : NO_COLUMNS) : partsReader(header, own, options.cells),
    }
  })
  const keyAt = at('indicator')
  const wanted = options.indicators
  const isKeyed = figures.some(({ key }) => key !== null)
  const areaOf = tableAreas(layout, options.areasByName)
  const breakdownOf = tableBreakdowns(layout, options.groups ?? new Map())
  const periodOf = tablePeriods(layout)
  const extra = { status: at('status'), mark: at('mark'), note: layout.isNoteSuppressed ? at('note') : -1 }
  const how = { extra, answers: options.cells }

  return (row, cells) => {
    const rowKey = keyAt < 0 ? WHOLE_FILE : cellAt(cells, keyAt)
    if (wanted !== null && !isKeyed && !wanted.has(rowKey)) return NOT_ASKED_FOR
    const area = areaOf(cells)
    if (!isWanted(area, options.areas)) return NOT_ASKED_FOR
    if (area.areaCode === null && area.oldCode === null)
      return refusedRow(refusedName(row, areaOf.column, area.areaName))
    const shared = { row, ...area, breakdown: breakdownOf(cells) }
    const found = figures.flatMap((figure): readonly Found[] => {
      const key = figure.key ?? rowKey
      const said = wanted === null || wanted.has(key) ? sayingOf(figure, cells, how) : null
      if (said === null) return []
      const period = periodOf(row, cells, figure, options.periodsOf.get(key) ?? options.periods)
      return [period.read === 'refused' ? period.refusal : foundIn(said, figure, cells, period, { ...shared, key })]
    })
    return ended(found, figures.length)
  }
}

type Found = Observation | Refusal
type Shared = Pick<Observation, 'row' | 'areaCode' | 'oldCode' | 'areaName' | 'geographicLevel' | 'breakdown'> &
  Readonly<{ key: string }>

function foundIn(
  { cell, made, mark }: Said,
  { name, at }: Figure,
  cells: readonly string[],
  period: Extract<RowPeriod, { read: 'period' }>,
  { key, ...shared }: Shared,
): Found {
  const { row } = shared
  if (cell.read === 'unreadable') return refusedCell({ row, column: name, value: cellAt(cells, at) }, cell)
  if (made.read === 'unreadable') return refusedCell({ row, ...made }, made)
  return {
    ...shared,
    ...made.parts,
    column: name,
    indicatorKey: key,
    period: period.period,
    accumulation: period.accumulation,
    value: cell.value,
    status: cell.status,
    provisional: [period.mark, cell.mark, mark].includes('provisional'),
    final: [period.mark, mark].includes('final'),
    text: cells[at] ?? '',
  }
}

const NO_COLUMNS: PartsReader = partsReader([], undefined)

/** Numerator and denominator without a column of values are a value still to be worked out. */
function valuesOf(layout: Layout): readonly FigureColumn[] {
  const found = figureColumns(layout)
  const numeratorAt = layout.roles.indexOf('numerator')
  if (found.length > 0 || numeratorAt < 0) return found
  return [{ at: -1, name: layout.header[numeratorAt] ?? '', key: null, label: null }]
}

type Extra = Readonly<{ status: number; mark: number; note: number }>
type How = Readonly<{ extra: Extra; answers: ReaderOptions['cells'] }>

type Said = Readonly<{ cell: CellReading; made: PartsReading; mark: 'provisional' | 'final' | null }>

/** What a figure's cell says, with its parts; null where it and they are blank. */
function sayingOf(figure: Figure, cells: readonly string[], { extra, answers }: How): Said | null {
  const made = figure.parts(cells)
  const text = cellAt(cells, figure.at)
  const status = cellAt(cells, extra.status)
  const note = cellAt(cells, extra.note)
  const hasParts = made.read === 'unreadable' || isCounted(made.parts)
  if (text === '' && status === '' && note === '' && !hasParts) return null
  return { cell: readFigure(text, status, note, answers), made, mark: markOf(cellAt(cells, extra.mark)) }
}

function isCounted({ numerator, denominator }: Parts): boolean {
  return numerator !== null && denominator !== null
}

function markOf(text: string): 'provisional' | 'final' | null {
  const word = text.toLowerCase()
  if (/^(p|prov|provisional|yes|y|true)$/.test(word)) return 'provisional'
  return /^(f|final)$/.test(word) ? 'final' : null
}

/** A wide row keeps what it has though one of its cells is refused; a row of one value is refused with it. */
function ended(found: readonly Found[], width: number): RowReading {
  if (found.length === 0) return NOT_ASKED_FOR
  const refusals = found.filter((one) => 'reason' in one)
  const observations = found.filter((one) => 'indicatorKey' in one)
  if (observations.length === 0 && width === 1) return { outcome: 'refused', refusals }
  return { outcome: 'read', observations, refusals }
}

type Area = Pick<Observation, 'areaCode' | 'oldCode'>

function isWanted({ areaCode, oldCode }: Area, areas: ReadonlySet<string> | null): boolean {
  if (areas === null || (areaCode === null && oldCode === null)) return true
  return (areaCode !== null && areas.has(areaCode)) || (oldCode !== null && areas.has(oldCode))
}

function cellAt(cells: readonly string[], at: number): string {
  return at < 0 ? '' : (cells[at] ?? '').trim()
}
