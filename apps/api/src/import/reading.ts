import type { Observation, RowReader, RowReading } from '@ttc/domain/import/observation'
import { refusalOf } from '@ttc/domain/import/plan-of-changes'
import { Problem } from '@ttc/domain/problem'
import { AreaBook } from './area-book.ts'
import { ComparatorRanges } from './comparator-ranges.ts'
import { CopyRows, FRESH_FIELDS, intField, STAGED_FIELDS, sharedFields, uuidField } from './copy-rows.ts'
import { LineBook, type OpenLine, type PeriodPlace } from './line-book.ts'
import { placedAs, settledRows, sourcesByKey, watchedLines } from './placed-row.ts'
import { type Opened, readerOf, widthOf } from './reader-of.ts'
import {
  type FileSource,
  groupKey,
  type KnownArea,
  type ReadingPart,
  type ReadingResult,
  type ReadingTask,
} from './reading-task.ts'
import { RefusalList } from './refusal-list.ts'

/** A part is passed on when it has grown to about this many bytes. */
const PART_BYTES = 384 * 1024
const MOST_REPEATED = 100_000

/**
 * Turns rows into rows of tables, counting each value once as added, staged (its line is stored already), refused or
 * not asked for. Values given twice are settled after the file's end, by reading it once more for those alone.
 */
export class Reading {
  readonly #task: ReadingTask
  readonly #asked: RowReader
  readonly #others: RowReader
  readonly #width: number
  readonly #header: readonly string[]
  readonly #areas: AreaBook
  readonly #book: LineBook
  readonly #ranges = new ComparatorRanges()
  readonly #refusals: RefusalList
  readonly #sourcesByKey: ReadonlyMap<string, readonly FileSource[]>
  readonly #fresh: CopyRows | null
  readonly #staged = new CopyRows(STAGED_FIELDS, [])
  readonly #fields = new Map<OpenLine, Buffer>()
  readonly #added = new Map<string, number>()
  readonly #found = new Set<FileSource>()
  readonly #again = new Map<string, { line: OpenLine; items: Observation[] }>()
  #settling = false
  #read = 0
  #notAskedFor = 0

  constructor(opened: Opened, task: ReadingTask) {
    this.#task = task
    this.#refusals = new RefusalList(task.keepsRows)
    this.#areas = new AreaBook(task.areas, task.wanted, task.answers.areas)
    this.#book = new LineBook(task.known, task.watched)
    this.#asked = readerOf(opened, task, this.#areas.asked)
    this.#others = readerOf(opened, task, this.#areas.others)
    this.#width = widthOf(opened, task.sources)
    this.#header = 'layout' in opened ? opened.layout.header : opened.header
    this.#sourcesByKey = sourcesByKey(task.sources)
    this.#fresh = task.store === null ? null : new CopyRows(FRESH_FIELDS, sharedFields(task.store))
  }

  row(row: number, cells: readonly string[]): void {
    const reading = this.#asked(row, cells)
    if (this.#settling) {
      if (reading.outcome === 'read') for (const one of reading.observations) this.#collect(one, cells)
      return
    }
    this.#read += this.#width
    const refusedBefore = this.#refusals.total
    if (reading.outcome === 'not-asked-for') this.#pass(row, cells)
    else this.#sort(reading)
    if (this.#refusals.total > refusedBefore) this.#refusals.keepRow(row, cells)
  }

  /** A row refused for one reason stays out with all its values; blank cells of a wide row are not asked for. */
  #sort(reading: Exclude<RowReading, { outcome: 'not-asked-for' }>): void {
    const { refusals } = reading
    const observations = reading.outcome === 'read' ? reading.observations : []
    const isWhole = reading.outcome === 'refused' && refusals.length === 1
    for (const one of refusals) this.#refusals.add(one, isWhole ? this.#width : 1)
    for (const one of observations) this.#take(one)
    if (!isWhole) this.#notAskedFor += this.#width - observations.length - refusals.length
  }

  uneven(row: number, cells: readonly string[], expected: number): void {
    if (this.#settling) return
    this.#read += this.#width
    this.#refusals.keepRow(row, cells)
    const reason = `The row has ${cells.length} cells, the header ${expected}.`
    this.#refusals.add({ row, column: '', value: cells.join(',').slice(0, 80), code: 'row', reason }, this.#width)
  }

  /** Whether a part is worth passing on. */
  get isPartFull(): boolean {
    return (this.#fresh?.length ?? 0) + this.#staged.length > PART_BYTES
  }

  part(): ReadingPart {
    return { lines: this.#book.newLines(), fresh: this.#fresh?.take() ?? null, staged: this.#staged.take() }
  }

  /** Whether the file has to be read once more for what it gives twice; from now on only that is looked at. */
  settle(): boolean {
    this.#settling = true
    return this.#again.size > 0
  }

  result(): Omit<ReadingResult, 'shape' | 'encoding'> {
    const { repeated, overruled, withdrawn, amended } = this.#settled()
    return {
      read: this.#read,
      refused: this.#refusals.total,
      notAskedFor: this.#notAskedFor,
      repeated,
      overruled,
      amended,
      asked: this.#refusals.asked,
      added: Object.fromEntries(this.#added),
      refusals: this.#refusals.first,
      header: this.#header,
      refusedRows: this.#task.keepsRows ? this.#refusals.rows : null,
      refusedByCode: this.#refusals.counts,
      withdrawn,
      watched: watchedLines(this.#book.lines, withdrawn, amended),
      ranges: this.#ranges.findings(new Set(this.#task.wanted)),
      warnings: this.#notFound(),
    }
  }

  #pass(row: number, cells: readonly string[]): void {
    this.#notAskedFor += this.#width
    const reading = this.#others(row, cells)
    if (reading.outcome === 'read') for (const one of reading.observations) this.#seeRange(one)
  }

  /** A value that fills two indicators is two values of the file from here on. */
  #take(given: Observation): void {
    const area = this.#areas.find(given)
    if (area === null) {
      this.#refusals.add(this.#areas.refusal(given))
      return
    }
    const sources = this.#sourcesOf(given)
    for (const source of sources) this.#found.add(source)
    if (sources.length === 0 || !this.#areas.isWanted(area)) {
      this.#notAskedFor += 1
      return
    }
    this.#read += sources.length - 1
    for (const source of sources) this.#place(source, area, placedAs(given, source))
  }

  #place(source: FileSource, area: KnownArea, it: Observation): void {
    const refusal = refusalOf({ observation: it, scale: source.scale }, this.#task.today)
    if (refusal !== null) {
      this.#refusals.add(refusal, 1, refusal.asks === 'out-of-range' ? source.indicatorId : refusal.value)
      return
    }
    this.#see(source, area, it)
    const line = this.#book.lineOf(source, area.code, it.breakdown)
    const place = this.#book.placeOf(it.period)
    if (this.#book.take(line, place)) this.#keep(line, place, it)
    else this.#repeat(line, place)
  }

  #keep(line: OpenLine, place: PeriodPlace, it: Observation): void {
    if (line.id !== null) this.#added.set(line.indicatorId, (this.#added.get(line.indicatorId) ?? 0) + 1)
    if (line.points !== null && it.value !== null && it.status === 'value')
      line.points.push({ start: it.period.start, end: it.period.end, value: it.value })
    const rows = line.id === null ? this.#staged : this.#fresh
    rows?.add(this.#fieldOf(line), place.start, place.end, it)
  }

  #repeat(line: OpenLine, place: PeriodPlace): void {
    this.#again.set(`${line.line} ${place.at}`, { line, items: [] })
    if (this.#again.size > MOST_REPEATED)
      throw new Problem('invalid', 'The file gives more than 100,000 values twice. Take the repeated rows out.')
  }

  /** On the second reading: every row of a value that the first one met more than once. */
  #collect(given: Observation, cells: readonly string[]): void {
    const area = this.#areas.find(given)
    if (area === null || !this.#areas.isWanted(area)) return
    for (const source of this.#sourcesOf(given)) {
      const it = placedAs(given, source)
      if (refusalOf({ observation: it, scale: source.scale }, this.#task.today) !== null) continue
      const line = this.#book.lineOf(source, area.code, it.breakdown)
      const again = this.#again.get(`${line.line} ${this.#book.placeOf(it.period).at}`)
      if (again === undefined) continue
      again.items.push(it)
      this.#refusals.keepRow(it.row, cells)
    }
  }

  #settled() {
    const settled = [...this.#again.values()].map(({ line, items }) =>
      settledRows(line, items, this.#task.today, this.#task.answers.twice),
    )
    for (const { line, refusals, withdrawn } of settled) {
      for (const one of refusals) this.#refusals.add(one)
      if (withdrawn.length > 0 && line.id !== null)
        this.#added.set(line.indicatorId, (this.#added.get(line.indicatorId) ?? 0) - 1)
    }
    const sum = (of: 'repeated' | 'overruled') => settled.reduce((total, one) => total + one[of], 0)
    return {
      repeated: sum('repeated'),
      overruled: sum('overruled'),
      withdrawn: settled.flatMap((one) => one.withdrawn),
      amended: settled.flatMap((one) => one.amended),
    }
  }

  /** Every indicator that a value goes into: those of its own group, and those of every group. */
  #sourcesOf({ indicatorKey, breakdown }: Observation): readonly FileSource[] {
    const sources = this.#sourcesByKey.get(indicatorKey) ?? []
    const [only] = sources
    if (sources.length === 1 && only?.breakdown === '') return sources
    const group = breakdown.length === 0 ? 'total' : groupKey(breakdown)
    return sources.filter((one) => one.breakdown === '' || one.breakdown === group)
  }

  #see(source: FileSource, area: KnownArea, it: Observation): void {
    if (it.breakdown.length === 0 && it.value !== null && it.status === 'value')
      this.#ranges.see(source, area, it.period, it.value)
  }

  #seeRange(given: Observation): void {
    const area = this.#areas.find(given)
    if (area === null) return
    for (const source of this.#sourcesOf(given)) this.#see(source, area, placedAs(given, source))
  }

  #notFound() {
    return this.#task.sources
      .filter((source) => !this.#found.has(source))
      .map(({ key, name }) => ({
        code: 'nothing-found',
        message: `${name}: the file has no value under “${key}” for the areas asked for.`,
      }))
  }

  /** What names a line in its rows: a new one its series' id, a stored one its number among those of the file. */
  #fieldOf(line: OpenLine): Buffer {
    const known = this.#fields.get(line)
    if (known !== undefined) return known
    const made = line.id === null ? intField(line.line) : uuidField(line.id)
    this.#fields.set(line, made)
    return made
  }
}
