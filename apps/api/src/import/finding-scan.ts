import type { ColumnRole } from '@ttc/domain/import/column-role'
import type { EesMeta } from '@ttc/domain/import/ees-columns'
import { figureColumns, type Layout, WHOLE_FILE } from '@ttc/domain/import/layout'
import { decimalsIn, periodsIn, polarityIn, unitIn } from '@ttc/domain/import/measure-fact'
import type { PartColumns } from '@ttc/domain/import/observation'
import type { SeenLabel } from '@ttc/domain/import/period-question'
import type { Accumulation, PeriodKind } from '@ttc/domain/period'
import type { PeriodHint, YearType } from '@ttc/domain/period/reading'
import type { ScannedColumn } from './column-scan.ts'
import { LAIT_PERIODS } from './reader-of.ts'
import type { AnyShape } from './said-of-columns.ts'

/** A measure of a file with what the file says of it; null is what it does not say. */
export type FoundMeasure = Readonly<{
  key: string
  name: string
  unit: string | null
  decimals: number | null
  polarity: 'higher' | 'lower' | 'contextual' | null
  periods: Readonly<{ kind: PeriodKind; accumulation: Accumulation }> | null
  values: number
  parts: PartColumns
}>

export type FoundBreakdown = Readonly<{ category: string; values: readonly string[]; more: boolean }>

type Found = Readonly<{
  measures: readonly FoundMeasure[]
  breakdowns: readonly FoundBreakdown[]
  areaColumn: string | null
  codes: readonly string[]
  labels: readonly SeenLabel[]
}>

type Open = {
  readonly key: string
  readonly column: string | null
  readonly said: Readonly<{ name: string; unit: string; polarity: string; decimals: string }>
  readonly labels: Map<string, SeenLabel>
  readonly figures: string[]
  values: number
}

const MOST_MEASURES = 1_000
const MOST_LABELS = 400
const MOST_CODES = 3_000
const MOST_GROUPS = 50
const MOST_FIGURES = 200
const AREA = /\b[A-Z]\d{8}\b|^\d{3}$/

const YEAR_TYPES: Readonly<Record<string, YearType>> = {
  'calendar year': 'calendar',
  'financial year': 'financial',
  'academic year': 'academic',
}

/** Collects what a file holds row by row: measures, periods, areas and groups of children, each up to a limit. */
export function findingScan(
  shape: AnyShape | 'unknown',
  layout: Layout,
  columns: readonly ScannedColumn[],
  meta: readonly EesMeta[],
): Readonly<{ see: (cells: readonly string[]) => void; found: () => Found }> {
  const { header, roles } = layout
  const at = (role: ColumnRole) => roles.indexOf(role)
  const named = (name: string) => header.findIndex((cell) => cell.toLowerCase() === name)
  const figures = figuresOf(layout)
  const place = {
    key: at('indicator'),
    name: at('indicator-name'),
    unit: at('unit'),
    polarity: named('polarity'),
    decimals: named('dps'),
    year: named('year_type'),
    period: at('period') < 0 ? at('period-end') : at('period'),
    identifier: named('time_identifier'),
    area: areaPlaces(shape, roles, named),
    topic: at('breakdown-topic'),
    group: at('breakdown-value'),
  }
  const isLait = shape === 'lait-long' || shape === 'lait-tidy'
  const measures = new Map<string, Open>()
  const labels = new Map<string, SeenLabel>()
  const codes = new Set<string>()
  const groups = new Map<string, Set<string>>()

  const hintOf = (cells: readonly string[]): PeriodHint => {
    const yearType = YEAR_TYPES[cellAt(cells, place.year).toLowerCase()]
    const timeIdentifier = cellAt(cells, place.identifier)
    return {
      ...(isLait ? LAIT_PERIODS : {}),
      ...(yearType === undefined ? {} : { yearType }),
      ...(timeIdentifier === '' ? {} : { timeIdentifier }),
    }
  }
  const seeLabel = (into: Map<string, SeenLabel>, label: string, hint: PeriodHint) => {
    const known = `${label}|${hint.yearType ?? ''}|${hint.timeIdentifier ?? ''}`
    if (label !== '' && into.size < MOST_LABELS && !into.has(known)) into.set(known, { label, hint })
  }
  const openOf = (key: string, column: string | null, cells: readonly string[]): Open | null => {
    const known = measures.get(key)
    if (known !== undefined || key === '' || measures.size >= MOST_MEASURES) return known ?? null
    const said = {
      name: cellAt(cells, place.name),
      unit: cellAt(cells, place.unit),
      polarity: cellAt(cells, place.polarity),
      decimals: cellAt(cells, place.decimals),
    }
    const made: Open = { key, column, said, labels: new Map(), figures: [], values: 0 }
    measures.set(key, made)
    return made
  }
  const seeGroup = (category: string, value: string) => {
    if (category === '' || value === '') return
    const known = groups.get(category) ?? new Set<string>()
    if (groups.size < MOST_GROUPS) groups.set(category, known)
    if (known.size <= MOST_GROUPS) known.add(value)
  }
  const seeFigure = ({ at: column, key: own, label }: (typeof figures)[number], cells: readonly string[]) => {
    const cell = cellAt(cells, column)
    const key = own ?? (place.key < 0 ? WHOLE_FILE : cellAt(cells, place.key))
    const open = cell === '' && label !== null ? null : openOf(key, own, cells)
    if (open === null) return
    open.values += 1
    if (open.figures.length < MOST_FIGURES) open.figures.push(cell)
    const hint = hintOf(cells)
    for (const into of [open.labels, labels]) seeLabel(into, label ?? cellAt(cells, place.period), hint)
  }
  return {
    see: (cells) => {
      for (const figure of figures) seeFigure(figure, cells)
      const code = codeIn(cells, place.area)
      if (code !== null && codes.size < MOST_CODES) codes.add(code)
      if (place.group >= 0)
        seeGroup(cellAt(cells, place.topic) || (header[place.group] ?? ''), cellAt(cells, place.group))
    },
    found: () => ({
      measures: [...measures.values()].map((open) => measureOf(open, header, roles, meta)),
      breakdowns: [
        ...columns.flatMap(({ name, samples }, n) => (roles[n] === 'breakdown' ? [groupOf(name, samples)] : [])),
        ...[...groups].map(([category, values]) => groupOf(category, [...values])),
      ],
      areaColumn: header[place.area[0] ?? -1] ?? null,
      codes: [...codes],
      labels: [...labels.values()],
    }),
  }
}

/** Numerator and denominator alone are figures too. */
function figuresOf(layout: Layout) {
  const found = figureColumns(layout)
  const at = layout.roles.indexOf('numerator')
  return found.length > 0 || at < 0 ? found : [{ at, name: layout.header[at] ?? '', key: null, label: null }]
}

function areaPlaces(shape: AnyShape | 'unknown', roles: readonly ColumnRole[], named: (name: string) => number) {
  const ees = shape === 'ees' ? ['new_la_code', 'lad_code', 'old_la_code', 'region_code', 'country_code'] : []
  const tidy = shape === 'lait-tidy' ? ['old_la_code'] : []
  return [roles.indexOf('area'), ...[...ees, ...tidy].map(named)].filter((place) => place >= 0)
}

function measureOf(
  { key, column, said, labels, figures, values }: Open,
  header: readonly string[],
  roles: readonly ColumnRole[],
  meta: readonly EesMeta[],
): FoundMeasure {
  const described = meta.find((one) => one.type === 'indicator' && one.column.toLowerCase() === key.toLowerCase())
  const name = described?.label ?? (said.name || key)
  const columnFor = (role: ColumnRole) => (column === null ? (header[roles.indexOf(role)] ?? null) : null)
  return {
    key,
    name,
    unit: unitIn(described?.unit ?? (said.unit || null), name === key ? key : `${name} ${key}`),
    decimals: described?.decimals ?? (/^[0-4]$/.test(said.decimals) ? Number(said.decimals) : decimalsIn(figures)),
    polarity: polarityIn(said.polarity),
    periods: periodsIn([...labels.values()]),
    values,
    parts: {
      numerator: columnFor('numerator'),
      denominator: columnFor('denominator'),
      lower: columnFor('lower'),
      upper: columnFor('upper'),
    },
  }
}

function codeIn(cells: readonly string[], places: readonly number[]): string | null {
  for (const place of places) {
    const code = AREA.exec(cellAt(cells, place))
    if (code !== null) return code[0]
  }
  return null
}

function groupOf(category: string, values: readonly string[]): FoundBreakdown {
  return { category, values: values.slice(0, MOST_GROUPS), more: values.length > MOST_GROUPS }
}

function cellAt(cells: readonly string[], at: number): string {
  return at < 0 ? '' : (cells[at] ?? '').trim()
}
