import type { Dictionary, DictionaryEntry } from '@ttc/domain/catalogue/dictionary'
import { type Sheet, SheetInMaking } from '@ttc/domain/catalogue/sheet'
import type { Observation, Refusal, RowReader } from '@ttc/domain/import/observation'
import { Problem } from '@ttc/domain/problem'
import type { AreaBook } from '../import/area-book.ts'
import type { Counts } from './edition.queries.ts'
import { refusedAs } from './edition-counts.ts'

type Closed = Readonly<{ entry: DictionaryEntry; sheet: Sheet }>
type Tally = { -readonly [Name in keyof Counts]: Counts[Name] }

/**
 * Reads the figures of an edition, which stand together for each indicator: one that comes back after others is refused
 * as a whole file, since holding all of them would take memory without bound. Every row read is placed, repeated or
 * refused with a reason.
 */
export class EditionReading {
  readonly #entries: ReadonlyMap<string, DictionaryEntry>
  readonly #areas: AreaBook
  readonly #seen = new Set<string>()
  readonly #tally: Tally = { read: 0, placed: 0, missing: 0, repeated: 0, refused: 0, indicators: 0, series: 0 }
  #read: RowReader | null = null
  #open: Readonly<{ entry: DictionaryEntry; sheet: SheetInMaking }> | null = null
  #closed: Closed[] = []

  constructor(dictionary: Dictionary, areas: AreaBook) {
    this.#entries = new Map(dictionary.entries.map((entry) => [entry.code, entry]))
    this.#areas = areas
    this.#tally.describedTwice = dictionary.repeated
  }

  begin(read: RowReader): void {
    this.#read = read
  }

  row(number: number, cells: readonly string[]): void {
    this.#add('read', 1)
    const reading = this.#read?.(number, cells)
    if (reading === undefined || reading.outcome === 'not-asked-for') return
    this.#refuse(reading.refusals)
    if (reading.outcome === 'read') for (const observation of reading.observations) this.#see(observation)
  }

  uneven(number: number): void {
    this.#add('read', 1)
    const reason = 'The row has more or fewer cells than the header.'
    this.#refuse([{ row: number, column: '', value: '', code: 'row', reason }])
  }

  end(): void {
    this.#close()
    this.#tally.withoutFigures = this.#entries.size - this.#seen.size
  }

  /** The indicators whose figures have all been read since the last time. */
  takeClosed(): readonly Closed[] {
    const taken = this.#closed
    this.#closed = []
    return taken
  }

  counts(): Counts {
    return { ...this.#tally }
  }

  #see(observation: Observation): void {
    const { row, indicatorKey } = observation
    const area = this.#areas.find(observation)
    const entry = this.#entries.get(indicatorKey)
    if (area === null) this.#refuse([this.#areas.refusal(observation)])
    else if (entry === undefined) {
      const reason = 'The dictionary does not describe this indicator.'
      this.#refuse([{ row, column: 'indicator', value: indicatorKey, code: 'row', reason }])
    } else {
      if (this.#open?.entry !== entry) this.#turnTo(entry, row)
      this.#open?.sheet.see({ code: area.code, isComparator: area.kind !== 'authority' }, observation)
    }
  }

  #turnTo(entry: DictionaryEntry, row: number): void {
    this.#close()
    if (this.#seen.has(entry.code))
      throw new Problem(
        'invalid',
        `Row ${row} comes back to ${entry.code} after other indicators. Sort the file by indicator. Nothing was stored.`,
      )
    this.#seen.add(entry.code)
    this.#open = { entry, sheet: new SheetInMaking() }
  }

  #close(): void {
    if (this.#open === null) return
    const { entry } = this.#open
    const { sheet, counts, refusals } = this.#open.sheet.close(entry)
    this.#open = null
    this.#add('placed', counts.placed)
    this.#add('missing', counts.missing)
    this.#add('repeated', counts.repeated)
    this.#refuse(refusals)
    if (sheet === null) return
    this.#add('indicators', 1)
    this.#add('series', sheet.series.length)
    this.#closed.push({ entry, sheet })
  }

  #refuse(refusals: readonly Refusal[]): void {
    this.#add('refused', refusals.length)
    for (const { code } of refusals) this.#add(refusedAs(code), 1)
  }

  #add(name: string, count: number): void {
    this.#tally[name] = (this.#tally[name] ?? 0) + count
  }
}
