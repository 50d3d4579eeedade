import { addMonths, type IsoDate } from '../day.ts'
import { NO_PARTS, type Observation } from '../import/observation.ts'
import type { Polarity, Scale } from '../indicator.ts'
import type { Measurement } from '../measurement.ts'
import type { Accumulation, PeriodKind } from '../period.ts'
import type { Cell } from './sheet.ts'

/** What a catalogue says of an indicator, as far as a partnership takes it over. */
export type Entry = Readonly<{
  code: string
  name: string
  definition: string
  unit: string
  decimals: number
  polarity: Exclude<Polarity, 'range'>
  minimum: number | null
  maximum: number | null
  periodKind: PeriodKind
  accumulation: Accumulation
  nextPublicationOn: IsoDate | null
}>

/** How the list of imports names a batch that came from the catalogue: by it its values are known again. */
export const CATALOGUE_SHAPE = 'Adopted from the catalogue'

/** How many years of a series a partnership takes over: enough for a baseline, and what publishers print. */
export const YEARS_TAKEN = 10

const RATE = /^per ([\d,]+)\b/

/** 100 for a percentage of a whole, 10,000 for a rate per 10,000; null where the unit tells no multiplier. */
export function multiplierOf({ unit, maximum }: Pick<Entry, 'unit' | 'maximum'>): number | null {
  if (unit === '%') return maximum === 100 ? 100 : null
  const per = Number(RATE.exec(unit)?.[1]?.replaceAll(',', '') ?? Number.NaN)
  return Number.isFinite(per) && per > 0 ? per : null
}

/** How the figures of an entry are read. */
export function scaleOfEntry(entry: Entry): Scale {
  const { unit, decimals, polarity, minimum, maximum, periodKind, accumulation } = entry
  return { unit, decimals, polarity, minimum, maximum, periodKind, accumulation, multiplier: multiplierOf(entry) }
}

/** The cells of the last ten years of an indicator, which ends where its last figure does. */
export function lastYearsOf(cells: readonly Cell[], lastEnd: IsoDate): readonly Cell[] {
  const from = addMonths(lastEnd, -12 * YEARS_TAKEN)
  return cells.filter(([, end]) => end > from)
}

/** Cells that can be true of the indicator: those that an adoption would refuse are not drawn either. */
export function possibleCells(
  cells: readonly Cell[],
  { minimum, maximum }: Pick<Entry, 'minimum' | 'maximum'>,
): readonly Cell[] {
  const [least, most] = [minimum ?? Number.NEGATIVE_INFINITY, maximum ?? Number.POSITIVE_INFINITY]
  return cells.filter(([, , value]) => value === null || (value >= least && value <= most))
}

/** Cells as measurements, for curves and comparisons. */
export function measurementsOf(cells: readonly Cell[], kind: PeriodKind): readonly Measurement[] {
  return cells.map(([start, end, value, status]) => ({
    period: { kind, start, end },
    value,
    status,
    ...NO_PARTS,
    provisional: false,
    note: null,
  }))
}

/** Cells of one area as observations of a file, so that they are held to the same rules; `row` counts from `firstRow`. */
export function observationsOf(
  entry: Entry,
  area: Readonly<{ code: string; name: string }>,
  cells: readonly Cell[],
  firstRow: number,
): readonly Observation[] {
  return cells.map(([start, end, value, status], at) => ({
    row: firstRow + at,
    column: area.name,
    indicatorKey: entry.code,
    areaCode: area.code,
    oldCode: null,
    areaName: area.name,
    geographicLevel: '',
    breakdown: [],
    period: { kind: entry.periodKind, start, end },
    accumulation: entry.accumulation,
    value,
    status,
    ...NO_PARTS,
    provisional: false,
    final: false,
    text: value === null ? '' : String(value),
  }))
}
