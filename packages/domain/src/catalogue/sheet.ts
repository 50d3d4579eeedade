import { decimalsIn } from '../decimal.ts'
import type { Observation, Refusal, RefusalCode } from '../import/observation.ts'
import type { ValueStatus } from '../measurement.ts'
import { describeKind } from '../period/reading.ts'
import { type Accumulation, type IsoDate, type PeriodKind, sortKey } from '../period.ts'
import type { DictionaryEntry } from './dictionary.ts'

/** One figure: first and last day, value or null, status. */
export type Cell = readonly [start: IsoDate, end: IsoDate, value: number | null, status: ValueStatus]

/** How many rows of a file ended how; all but `indicators`, `series` and `missing` add up to those read. */
export type SheetCounts = Readonly<{ placed: number; missing: number; repeated: number; refused: number }>

/** All the figures of one indicator of an edition, with what only they can say of it. */
export type Sheet = Readonly<{
  periodKind: PeriodKind
  accumulation: Accumulation
  decimals: number
  minimum: number | null
  maximum: number | null
  series: readonly Readonly<{ areaCode: string; cells: readonly Cell[] }>[]
  firstEnd: IsoDate
  lastEnd: IsoDate
}>

/** Where a figure is of; a comparator (England, a region) says nothing about what the indicator can be. */
type Place = Readonly<{ code: string; isComparator: boolean }>
type Placed = Readonly<{ area: Place; observation: Observation }>
type Held = { first: Placed; repeats: Placed[]; others: Placed[] }

const MOST_DECIMALS = 2
/** So many of a hundred figures must be written with these decimals: a few longer ones are noise of a spreadsheet. */
const SHARE_WRITTEN = 0.95
/** Beyond this share of figures above 100 a percentage is one of something else than a whole. */
const SHARE_ABOVE_WHOLE = 0.01

/**
 * Collects one indicator's figures area by area. A second row that says the same is counted as repeated; two that
 * differ are both refused, and so is a period of another kind than most have.
 */
export class SheetInMaking {
  readonly #held = new Map<string, Held>()
  readonly #kinds = new Map<string, { kind: PeriodKind; accumulation: Accumulation; count: number }>()

  see(area: Place, observation: Observation): void {
    const key = `${area.code} ${sortKey(observation.period)}`
    const placed = { area, observation }
    const held = this.#held.get(key)
    if (held === undefined) this.#held.set(key, { first: placed, repeats: [], others: [] })
    else (isSame(held.first.observation, observation) ? held.repeats : held.others).push(placed)
    const { kind } = observation.period
    const { accumulation } = observation
    const known = this.#kinds.get(`${kind} ${accumulation}`) ?? { kind, accumulation, count: 0 }
    known.count += 1
    this.#kinds.set(`${kind} ${accumulation}`, known)
  }

  /** The sheet, null where nothing could be placed, with what was counted and refused on the way. */
  close(entry: DictionaryEntry): Readonly<{ sheet: Sheet | null; counts: SheetCounts; refusals: readonly Refusal[] }> {
    const [most] = [...this.#kinds.values()].toSorted((a, b) => b.count - a.count)
    const refusals: Refusal[] = []
    const kept: Placed[] = []
    let repeated = 0
    for (const { first, repeats, others } of this.#held.values()) {
      const all = [first, ...repeats, ...others]
      if (!isOfKind(first.observation, most)) refusals.push(...all.map((one) => refusedKind(one.observation, most)))
      else if (others.length > 0) refusals.push(...all.map((one) => refused(one.observation, 'duplicate', TWICE)))
      else {
        kept.push(first)
        repeated += repeats.length
      }
    }
    const missing = kept.filter(({ observation }) => observation.value === null).length
    const counts = { placed: kept.length, missing, repeated, refused: refusals.length }
    return { sheet: most === undefined || kept.length === 0 ? null : sheetOf(entry, most, kept), counts, refusals }
  }
}

const TWICE = 'The file gives this twice, with different values.'

type Kind = Readonly<{ kind: PeriodKind; accumulation: Accumulation }>

function sheetOf(entry: DictionaryEntry, { kind, accumulation }: Kind, kept: readonly Placed[]): Sheet {
  const areas = new Map<string, Cell[]>()
  for (const { area, observation } of kept) {
    const { period, value, status } = observation
    const cells = areas.get(area.code) ?? []
    cells.push([period.start, period.end, value, status])
    areas.set(area.code, cells)
  }
  const series = [...areas]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([areaCode, cells]) => ({ areaCode, cells: cells.toSorted(byPeriod) }))
  const ends = kept.map(({ observation }) => observation.period.end).toSorted()
  const valuesOf = (some: readonly Placed[]) =>
    some.flatMap(({ observation: { value } }) => (value === null ? [] : [value]))
  const own = kept.filter(({ area }) => !area.isComparator)
  return {
    periodKind: kind,
    accumulation,
    decimals: entry.decimals ?? decimalsOf(valuesOf(kept)),
    ...boundsOf(valuesOf(own), entry.unit),
    series,
    firstEnd: ends.at(0) ?? '',
    lastEnd: ends.at(-1) ?? '',
  }
}

function byPeriod(a: Cell, b: Cell): number {
  return a[1] === b[1] ? (a[0] < b[0] ? -1 : 1) : a[1] < b[1] ? -1 : 1
}

/** As many decimals as nearly all figures are written with, at most two. */
function decimalsOf(values: readonly number[]): number {
  const written = values.map(decimalsIn)
  const enough = (decimals: number) =>
    written.filter((one) => one <= decimals).length >= SHARE_WRITTEN * Math.max(1, written.length)
  return [0, 1].find(enough) ?? MOST_DECIMALS
}

/** A number of something is not below 0, and a share of a whole not above 100, unless the authorities’ figures themselves say so. */
function boundsOf(values: readonly number[], unit: string): Pick<Sheet, 'minimum' | 'maximum'> {
  const isBelow = values.some((value) => value < 0)
  const above = values.filter((value) => value > 100).length
  const isWhole = unit === '%' && above <= SHARE_ABOVE_WHOLE * values.length
  return { minimum: isBelow ? null : 0, maximum: isWhole ? 100 : null }
}

function isOfKind({ period, accumulation }: Observation, most: Kind | undefined): boolean {
  return most !== undefined && period.kind === most.kind && accumulation === most.accumulation
}

function refusedKind(observation: Observation, most: Kind | undefined): Refusal {
  const held = most === undefined ? 'another kind of period' : `${describeKind(most.kind)}s (${most.accumulation})`
  return refused(observation, 'wrong-period', `Most figures of this indicator are of ${held}, and this one is not.`)
}

function refused({ row, column, text }: Observation, code: RefusalCode, reason: string): Refusal {
  return { row, column, value: text.trim(), code, reason }
}

function isSame(a: Observation, b: Observation): boolean {
  return a.value === b.value && a.status === b.status && a.provisional === b.provisional
}
