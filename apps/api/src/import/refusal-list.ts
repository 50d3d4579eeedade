import { symbolKey } from '@ttc/domain/import/file-answer'
import type { Refusal, RefusalCode } from '@ttc/domain/import/observation'
import type { Asked } from './reading-task.ts'

const SHOWN = 1_000
const LONGEST = 200

const REASONS: Readonly<Record<RefusalCode, string>> = {
  period: 'The period cannot be read, or is not one of this indicator.',
  'ambiguous-period': 'The period can mean two things: say which years the file counts in.',
  'not-ended': 'The period is not over yet.',
  'wrong-period': 'The series holds another kind of period.',
  area: 'The area has no code, or one that is not known here.',
  value: 'The value is neither a number nor a symbol that is known.',
  'out-of-range': 'The value is outside what the indicator can be.',
  denominator: 'A denominator is 0 or a count is below 0.',
  duplicate: 'The file gives two different values for the same series and period.',
  row: 'The row is not like the header.',
}

/** What one reason covers, for a table of reasons with counts. */
export function describeReason(code: RefusalCode): string {
  return REASONS[code]
}

/** So many refusals are given back with their rows: enough to mend a file, and still bounded. */
const KEPT = 100_000
const KEPT_ROWS = 50_000
/** So many different things are asked of one file; beyond that it is mended in the file. */
const MOST_ASKED = 200

/** Every refusal counted by its reason, the first thousand kept in full; all, with their rows, where that is asked. */
export class RefusalList {
  readonly #most: number
  readonly #rows: Map<number, readonly string[]> | null
  readonly #first: Refusal[] = []
  readonly #counts: Partial<Record<RefusalCode, number>> = {}
  readonly #asked = new Map<string, Asked>()
  #total = 0

  constructor(keepsRows = false) {
    this.#most = keepsRows ? KEPT : SHOWN
    this.#rows = keepsRows ? new Map() : null
  }

  keepRow(row: number, cells: readonly string[]): void {
    if (this.#rows !== null && this.#rows.size < KEPT_ROWS) this.#rows.set(row, cells)
  }

  get rows(): ReadonlyMap<number, readonly string[]> {
    return this.#rows ?? new Map()
  }

  /** `values` is how many values of the row stay out with it; `of` is what is asked about, where not of the cell. */
  add(refusal: Refusal, values = 1, of = refusal.value): void {
    this.#ask(refusal, values, of)
    this.#total += values
    this.#counts[refusal.code] = (this.#counts[refusal.code] ?? 0) + values
    if (this.#first.length < this.#most) this.#first.push({ ...refusal, value: refusal.value.slice(0, LONGEST) })
  }

  /** What would have to be said for refused values to be read, the most of them first. */
  get asked(): readonly Asked[] {
    return [...this.#asked.values()].toSorted((a, b) => b.values - a.values)
  }

  #ask({ asks, row }: Refusal, values: number, text: string): void {
    if (asks === undefined) return
    const isOnce = asks === 'decimal-comma' || asks === 'twice'
    const key = isOnce ? asks : `${asks} ${symbolKey(text)}`
    const known = this.#asked.get(key)
    if (known === undefined && this.#asked.size >= MOST_ASKED) return
    const { text: first = text.slice(0, LONGEST), firstRow = row, values: before = 0 } = known ?? {}
    this.#asked.set(key, { asks, text: first, firstRow: Math.min(firstRow, row), values: before + values })
  }

  get total(): number {
    return this.#total
  }

  get first(): readonly Refusal[] {
    return this.#first.toSorted((a, b) => a.row - b.row)
  }

  get counts(): Readonly<Partial<Record<RefusalCode, number>>> {
    return this.#counts
  }
}
