import type { PeriodHint, YearType } from '../period/reading.ts'
import { areaKey } from './file-answer.ts'
import {
  NO_PARTS,
  NOT_ASKED_FOR,
  type Observation,
  type ReaderOptions,
  type RowReader,
  type RowReading,
  refusedCell,
  refusedName,
  refusedRow,
} from './observation.ts'
import { periodReader, refusedPeriod } from './period-cell.ts'
import { checkedPlace, placeOf } from './shape.ts'
import { readCell } from './symbol.ts'

type Columns = Readonly<{ indicator: string; period: string; value: string; oldCode: string; name: string }>
type Area = Pick<Observation, 'areaCode' | 'oldCode' | 'areaName' | 'geographicLevel'>

const LONG: Columns = {
  indicator: 'Short Desc',
  period: 'Years',
  value: 'Values',
  oldCode: 'LA Number',
  name: 'LA and Regions',
}
const TIDY: Columns = {
  indicator: 'indicator_code',
  period: 'period_label',
  value: 'value_text',
  oldCode: 'old_la_code',
  name: 'area_name',
}

const GSS = /^[A-Z]\d{8}$/
const OLD_CODE = /^\d{3}$/
const ALL_CHILDREN: Observation['breakdown'] = []

/** The tool's year types that say which calendar; its "Annual" ones do not and are left to the person's answer. */
const YEAR_TYPES: ReadonlyMap<string, YearType> = new Map([
  ['calendar year', 'calendar'],
  ['financial year', 'financial'],
  ['academic year', 'academic'],
])

/** England and the regions have numbers of their own among those of the authorities. */
const ENGLAND = '970'
const FIRST_REGION = 980
const LAST_REGION = 990

/**
 * A reader of the Local Authority Interactive Tool as published: one value a row, areas by old codes. `gssOf` leads
 * from an old code to the GSS code where it is known; the observation keeps both.
 */
export function laitLongReader(
  header: readonly string[],
  options: ReaderOptions,
  gssOf: ReadonlyMap<string, string> = new Map(),
): RowReader {
  const place = placesOf(header, LONG)
  return laitReader(LONG, place, options, {
    areaOf: (cells) => {
      const oldCode = oldCodeIn(cells, place.oldCode)
      const areaCode = oldCode === null ? null : (gssOf.get(oldCode) ?? null)
      return { areaCode, oldCode, areaName: cellAt(cells, place.name), geographicLevel: levelOf(oldCode) }
    },
    hintOf: (code) => options.periodsOf.get(code) ?? options.periods,
  })
}

/**
 * A reader of the same tool's values tidied to one a row with codes. The row's year type settles the calendar where
 * the options do not name the indicator.
 */
export function laitTidyReader(header: readonly string[], options: ReaderOptions): RowReader {
  const place = placesOf(header, TIDY)
  const [codeAt, levelAt, yearAt] = ['area_code', 'geographic_level', 'year_type'].map((name) => placeOf(header, name))
  const hints = new Map([...YEAR_TYPES].map(([name, yearType]) => [name, { ...options.periods, yearType }]))
  return laitReader(TIDY, place, options, {
    areaOf: (cells) => {
      const code = cellAt(cells, codeAt)
      return {
        areaCode: GSS.test(code) ? code : null,
        oldCode: oldCodeIn(cells, place.oldCode),
        areaName: cellAt(cells, place.name),
        geographicLevel: cellAt(cells, levelAt),
      }
    },
    hintOf: (code, cells) =>
      options.periodsOf.get(code) ?? hints.get(cellAt(cells, yearAt).toLowerCase()) ?? options.periods,
  })
}

type Rules = Readonly<{
  areaOf: (cells: readonly string[]) => Area
  hintOf: (indicator: string, cells: readonly string[]) => PeriodHint
}>

function laitReader(
  columns: Columns,
  place: Record<keyof Columns, number>,
  options: ReaderOptions,
  rules: Rules,
): RowReader {
  const { indicators, areas } = options
  const readPeriodOnce = periodReader()
  return (row, cells) => {
    const indicatorKey = cellAt(cells, place.indicator)
    if (indicators !== null && !indicators.has(indicatorKey)) return NOT_ASKED_FOR
    const area = answered(rules.areaOf(cells), options)
    if (areas !== null && !isAmong(area, areas)) return NOT_ASKED_FOR
    const problem = refusedKey(row, columns, indicatorKey, area)
    if (problem !== null) return problem
    const label = cellAt(cells, place.period)
    const reading = readPeriodOnce(label, rules.hintOf(indicatorKey, cells))
    if (reading.read !== 'period') return refusedRow(refusedPeriod(reading, row, columns.period, label))
    const text = cells[place.value] ?? ''
    const cell = readCell(text, options.cells)
    if (cell.read === 'unreadable') {
      return refusedRow(refusedCell({ row, column: columns.value, value: text.trim() }, cell))
    }
    const observation: Observation = {
      row,
      column: columns.value,
      indicatorKey,
      ...area,
      breakdown: ALL_CHILDREN,
      period: reading.period,
      accumulation: reading.accumulation,
      value: cell.value,
      status: cell.status,
      ...NO_PARTS,
      provisional: reading.mark === 'provisional' || cell.mark === 'provisional',
      final: reading.mark === 'final',
      text,
    }
    return { outcome: 'read', observations: [observation], refusals: [] }
  }
}

function refusedKey(row: number, columns: Columns, indicatorKey: string, area: Area): RowReading | null {
  if (indicatorKey === '') {
    const reason = 'The row names no indicator.'
    return refusedRow({ row, column: columns.indicator, value: '', code: 'row', reason })
  }
  if (area.areaCode !== null || area.oldCode !== null) return null
  return refusedRow(refusedName(row, columns.oldCode, area.areaName))
}

/** An area without a code is the one that was answered for its name. */
function answered(area: Area, { areasByName }: ReaderOptions): Area {
  if (areasByName === undefined || area.areaCode !== null || area.oldCode !== null) return area
  return { ...area, areaCode: areasByName.get(areaKey(area.areaName)) ?? null }
}

function placesOf(header: readonly string[], columns: Columns): Record<keyof Columns, number> {
  const find = (name: string) => checkedPlace(header, name)
  return {
    indicator: find(columns.indicator),
    period: find(columns.period),
    value: find(columns.value),
    oldCode: find(columns.oldCode),
    name: find(columns.name),
  }
}

function isAmong({ areaCode, oldCode }: Area, areas: ReadonlySet<string>): boolean {
  return (areaCode !== null && areas.has(areaCode)) || (oldCode !== null && areas.has(oldCode))
}

function levelOf(oldCode: string | null): string {
  const number = Number(oldCode)
  if (oldCode === ENGLAND) return 'National'
  return number >= FIRST_REGION && number <= LAST_REGION ? 'Regional' : 'Local authority'
}

function oldCodeIn(cells: readonly string[], at: number): string | null {
  const code = cellAt(cells, at)
  return OLD_CODE.test(code) ? code : null
}

function cellAt(cells: readonly string[], at: number | undefined): string {
  return at === undefined ? '' : (cells[at] ?? '').trim()
}
