import { newId } from '@ttc/contracts/new-id'
import type { Observation } from '@ttc/domain/import/observation'
import type { Period } from '@ttc/domain/period'
import { dayNumber } from './copy-rows.ts'
import { type FileSource, groupKey, type Line, lineKey } from './reading-task.ts'

/** A line with what its rows are written with, and the values kept where it is watched. */
export type OpenLine = Line &
  Readonly<{ source: FileSource; points: { start: string; end: string; value: number }[] | null }>

/** A period of the file, once: `at` numbers them, the days as a table's binary form takes them. */
export type PeriodPlace = Readonly<{ at: number; period: Period; start: number; end: number }>

/** The lines and periods that a file has shown so far, and which of their crossings are taken. */
export class LineBook {
  readonly #known: ReadonlySet<string>
  readonly #watched: ReadonlySet<string>
  readonly #byIndicator = new Map<string, Map<string, OpenLine>>()
  readonly #periods = new Map<Period, PeriodPlace>()
  readonly #placesByDays = new Map<string, PeriodPlace>()
  /** For every period one bit a line: hundreds of thousands of values take less than a megabyte. */
  readonly #taken: Uint32Array[] = []
  readonly #lines: OpenLine[] = []
  #told = 0

  constructor(known: readonly string[], watched: readonly string[]) {
    this.#known = new Set(known)
    this.#watched = new Set(watched)
  }

  lineOf(source: FileSource, areaCode: string, breakdown: Observation['breakdown']): OpenLine {
    const group = breakdown.length === 0 ? '' : groupKey(breakdown)
    const lines = this.#byIndicator.get(source.indicatorId) ?? new Map<string, OpenLine>()
    if (lines.size === 0) this.#byIndicator.set(source.indicatorId, lines)
    const place = group === '' ? areaCode : `${areaCode} ${group}`
    const before = lines.get(place)
    if (before !== undefined) return before
    const made = this.#open(source, lineKey(source.indicatorId, areaCode, group), areaCode, breakdown)
    lines.set(place, made)
    return made
  }

  placeOf(period: Period): PeriodPlace {
    const known = this.#periods.get(period)
    if (known !== undefined) return known
    const days = `${period.start} ${period.end}`
    const place = this.#placesByDays.get(days) ?? {
      at: this.#placesByDays.size,
      period,
      start: dayNumber(period.start),
      end: dayNumber(period.end),
    }
    this.#placesByDays.set(days, place)
    this.#periods.set(period, place)
    return place
  }

  /** Takes the crossing of a line and a period; false where an earlier row has taken it. */
  take({ line }: Line, { at }: PeriodPlace): boolean {
    const bits = this.#bitsOf(at, line)
    const word = line >>> 5
    const bit = 1 << (line & 31)
    const before = bits[word] ?? 0
    if ((before & bit) !== 0) return false
    bits[word] = before | bit
    return true
  }

  /** The lines opened since this was asked last. */
  newLines(): readonly Line[] {
    const lines = this.#lines.slice(this.#told)
    this.#told = this.#lines.length
    return lines.map(({ line, key, id, indicatorId, areaCode, breakdown }) => ({
      line,
      key,
      id,
      indicatorId,
      areaCode,
      breakdown,
    }))
  }

  get lines(): readonly OpenLine[] {
    return this.#lines
  }

  #open(source: FileSource, key: string, areaCode: string, breakdown: Observation['breakdown']): OpenLine {
    const line: OpenLine = {
      line: this.#lines.length,
      key,
      id: this.#known.has(key) ? null : newId(),
      indicatorId: source.indicatorId,
      areaCode,
      breakdown,
      source,
      points: this.#watched.has(areaCode) ? [] : null,
    }
    this.#lines.push(line)
    return line
  }

  #bitsOf(at: number, line: number): Uint32Array {
    const bits = this.#taken[at] ?? new Uint32Array(64)
    const room = line >>> 5
    if (room < bits.length) {
      this.#taken[at] = bits
      return bits
    }
    const larger = new Uint32Array(Math.max(bits.length * 2, room + 1))
    larger.set(bits)
    this.#taken[at] = larger
    return larger
  }
}
