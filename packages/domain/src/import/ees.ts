import type { PeriodHint, PeriodReading } from '../period/reading.ts'
import { breakdownReader } from './ees-breakdown.ts'
import type { EesColumns } from './ees-columns.ts'
import { areaKey } from './file-answer.ts'
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
import { type PartsReader, partsReader } from './parts.ts'
import { periodReader, refusedPeriod } from './period-cell.ts'
import { checkedPlace, placeOf } from './shape.ts'
import { readCell } from './symbol.ts'

type Place = Readonly<{ name: string; at: number; parts: PartsReader }>
type Area = Readonly<{ code: string | null; oldCode: string | null; name: string }>

const GSS = /^[A-Z]\d{8}$/
const OLD_CODE = /^\d{3}$/

/** The columns of each geographic level that is kept: code, old code, name. */
const LEVELS: ReadonlyMap<string, readonly [string, string | null, string]> = new Map([
  ['national', ['country_code', null, 'country_name']],
  ['regional', ['region_code', null, 'region_name']],
  ['local authority', ['new_la_code', 'old_la_code', 'la_name']],
  ['local authority district', ['lad_code', null, 'lad_name']],
])

/**
 * A reader of an Explore Education Statistics file: one observation for every chosen indicator column of a row. Rows
 * of other areas are skipped before anything else of them is read. Levels below districts (schools, wards) are
 * refused. Throws a Problem where the header lacks a column that is needed or an indicator that was chosen.
 */
export function eesReader(header: readonly string[], columns: EesColumns, options: ReaderOptions): RowReader {
  const at = (name: string) => placeOf(header, name)
  const place = { period: checkedPlace(header, 'time_period'), identifier: checkedPlace(header, 'time_identifier') }
  const levelAt = checkedPlace(header, 'geographic_level')
  const levels = new Map(
    [...LEVELS].map(([level, [code, old, name]]) => [
      level,
      areaReader([at(code), old === null ? -1 : at(old), at(name)], options.areasByName),
    ]),
  )
  const chosen = [...(options.indicators ?? columns.indicators)].map((name) => ({
    name,
    at: checkedPlace(header, name),
    parts: partsReader(header, options.partsOf?.get(name), options.cells),
  }))
  const breakdownOf = breakdownReader(header, columns.filters, columns.constant)
  const hintOf = hintReader(options.periods)
  const readPeriodOnce = periodReader()

  return (row, cells) => {
    const level = (cells[levelAt] ?? '').trim()
    const area = levels.get(level.toLowerCase())?.(cells)
    if (area === undefined)
      return refusedRow({ row, column: 'geographic_level', value: level, code: 'area', reason: otherLevel(level) })
    if (!isWanted(area, options.areas)) return NOT_ASKED_FOR
    if (area.code === null && area.oldCode === null) return refusedRow(refusedName(row, 'geographic_level', area.name))
    const label = (cells[place.period] ?? '').trim()
    const reading = readPeriodOnce(label, hintOf((cells[place.identifier] ?? '').trim()))
    if (reading.read !== 'period') return refusedRow(refusedPeriod(reading, row, 'time_period', label))
    return cellsOf(
      row,
      cells,
      { chosen, answers: options.cells },
      observationOf(area, level, breakdownOf(cells), reading),
    )
  }
}

type Fixed = Omit<Observation, 'row' | 'column' | 'indicatorKey' | 'value' | 'status' | 'text' | keyof Parts>

function observationOf(
  area: Area,
  geographicLevel: string,
  breakdown: Observation['breakdown'],
  { period, accumulation, mark }: Extract<PeriodReading, { read: 'period' }>,
): Fixed {
  return {
    areaCode: area.code,
    oldCode: area.oldCode,
    areaName: area.name,
    geographicLevel,
    breakdown,
    period,
    accumulation,
    provisional: mark === 'provisional',
    final: mark === 'final',
  }
}

type Chosen = Readonly<{ chosen: readonly Place[]; answers: ReaderOptions['cells'] }>

function cellsOf(row: number, cells: readonly string[], { chosen, answers }: Chosen, fixed: Fixed): RowReading {
  const observations: Observation[] = []
  const refusals: Refusal[] = []
  for (const { name, at, parts } of chosen) {
    const text = cells[at] ?? ''
    const cell = readCell(text, answers)
    const made = parts(cells)
    if (cell.read === 'unreadable') {
      refusals.push(refusedCell({ row, column: name, value: text.trim() }, cell))
    } else if (made.read === 'unreadable') {
      refusals.push(refusedCell({ row, ...made }, made))
    } else {
      const provisional = fixed.provisional || cell.mark === 'provisional'
      observations.push({
        ...fixed,
        ...made.parts,
        row,
        column: name,
        indicatorKey: name,
        value: cell.value,
        status: cell.status,
        provisional,
        text,
      })
    }
  }
  if (observations.length > 0) return { outcome: 'read', observations, refusals }
  return refusals.length > 0 ? { outcome: 'refused', refusals } : NOT_ASKED_FOR
}

function areaReader(
  [codeAt, oldAt, nameAt]: readonly [number, number, number],
  byName: ReaderOptions['areasByName'],
): (cells: readonly string[]) => Area {
  return (cells) => {
    const code = (cells[codeAt] ?? '').trim()
    const oldCode = (cells[oldAt] ?? '').trim()
    const name = (cells[nameAt] ?? '').trim()
    const old = OLD_CODE.test(oldCode) ? oldCode : null
    if (GSS.test(code)) return { code, oldCode: old, name }
    return { code: old === null ? (byName?.get(areaKey(name)) ?? null) : null, oldCode: old, name }
  }
}

function isWanted({ code, oldCode }: Area, areas: ReadonlySet<string> | null): boolean {
  if (areas === null) return true
  return (code !== null && areas.has(code)) || (oldCode !== null && areas.has(oldCode))
}

/** One hint object per time identifier: the reader of periods remembers labels by it. */
function hintReader(periods: PeriodHint): (identifier: string) => PeriodHint {
  const hints = new Map<string, PeriodHint>()
  return (identifier) => {
    const known = hints.get(identifier) ?? { ...periods, timeIdentifier: identifier }
    hints.set(identifier, known)
    return known
  }
}

function otherLevel(level: string): string {
  if (level === '') return 'The row has no geographic level.'
  return `Rows of the level “${level}” are not kept: national, regional, local authority and district are.`
}
