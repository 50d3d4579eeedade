import { columnName } from './shape.ts'
import { isNumberCell, isSymbolCell } from './symbol.ts'

/** What the columns of an Explore Education Statistics file are. `constant` filters hold one value and split nothing. */
export type EesColumns = Readonly<{
  filters: readonly string[]
  indicators: readonly string[]
  constant: ReadonlyMap<string, string>
}>

/** A row of the file's `.meta.csv`, in its own words. */
export type EesMeta = Readonly<{
  column: string
  type: 'filter' | 'indicator'
  label: string
  unit: string | null
  decimals: number | null
}>

const FIXED = new Set(['time_period', 'time_identifier', 'geographic_level'])
const GEOGRAPHY =
  /^(country|region|old_la|new_la|la|lad|local_authority_district|pcon|ward|lep|lsip|english_devolved_area|mayoral_combined_authority|multi_academy_trust|trust|sponsor|institution|provider|school|estab|opportunity_area|rsc_region_lead|planning_area)_(code|name|id|urn|laestab|ukprn)$/
const BREAKDOWNS = new Set(['breakdown_topic', 'breakdown', 'characteristic_group', 'characteristic'])

/** Whether a column says when or where, rather than what. */
function isFixedColumn(name: string): boolean {
  return FIXED.has(name) || GEOGRAPHY.test(name)
}

/** Learns a file's columns row by row; `columns` answers for all rows seen so far. */
export type EesColumnScan = Readonly<{ see: (cells: readonly string[]) => void; columns: () => EesColumns }>

type Seen = {
  readonly name: string
  readonly at: number
  first: string | null
  varies: boolean
  isText: boolean
  filled: boolean
}

/**
 * Tells filters from indicators: by the meta file where it names the column, else by the cells, which in an indicator
 * are all numbers or symbols. A filter written in numbers (year groups, ages) looks like an indicator without the meta
 * file; the person mapping the columns can say so. Show it every row: a filter is constant only if no row differs
 * (taken from a sample, the first rows' "Male" would pass for all children).
 */
export function scanEesColumns(header: readonly string[], meta: readonly EesMeta[] = []): EesColumnScan {
  const types = new Map(meta.map((one) => [one.column.toLowerCase(), one.type]))
  const open: Seen[] = header
    .map((cell, at) => ({ name: columnName(cell), at, first: null, varies: false, isText: false, filled: false }))
    .filter(({ name }) => name !== '' && !isFixedColumn(name.toLowerCase()))
  const typeOf = (column: Seen) => types.get(column.name.toLowerCase()) ?? guessedType(column)
  return {
    see: (cells) => {
      for (const column of open) seeCell(column, (cells[column.at] ?? '').trim())
    },
    columns: () => {
      const filters = open.filter((column) => typeOf(column) === 'filter')
      const steady = filters.filter(({ name, varies }) => !BREAKDOWNS.has(name.toLowerCase()) && !varies)
      return {
        filters: filters.map(({ name }) => name),
        indicators: open.filter((column) => typeOf(column) === 'indicator').map(({ name }) => name),
        constant: new Map(steady.map(({ name, first }) => [name, first ?? ''])),
      }
    },
  }
}

/**
 * The rows of a meta file, by its header in any order; rows without a name or a type are left out. Older files lack
 * `indicator_dp`, and a meta file can name a column that the data lack.
 */
export function eesMetaOf(header: readonly string[], rows: readonly (readonly string[])[]): readonly EesMeta[] {
  const names = header.map((cell) => columnName(cell).toLowerCase())
  const cellOf = (row: readonly string[], name: string) => (row[names.indexOf(name)] ?? '').trim()
  return rows.flatMap((row) => {
    const type = cellOf(row, 'col_type').toLowerCase()
    const column = cellOf(row, 'col_name')
    if (column === '' || (type !== 'filter' && type !== 'indicator')) return []
    const decimals = cellOf(row, 'indicator_dp')
    const unit = cellOf(row, 'indicator_unit')
    return [
      {
        column,
        type,
        label: cellOf(row, 'label') || column,
        unit: unit === '' ? null : unit,
        decimals: /^\d{1,2}$/.test(decimals) ? Number(decimals) : null,
      },
    ]
  })
}

function seeCell(column: Seen, cell: string): void {
  if (column.varies && column.isText) return
  if (column.first === null) column.first = cell
  else if (cell !== column.first) column.varies = true
  if (cell === '') return
  column.filled = true
  if (!column.isText) column.isText = !isNumberCell(cell) && !isSymbolCell(cell)
}

function guessedType({ name, isText, filled }: Seen): 'filter' | 'indicator' {
  return BREAKDOWNS.has(name.toLowerCase()) || isText || !filled ? 'filter' : 'indicator'
}
