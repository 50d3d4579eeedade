import { type PeriodHint, type PeriodReading, readPeriod } from '../period/reading.ts'
import type { Refusal } from './observation.ts'

/** Labels beyond this many are read afresh each time, so that a file of nonsense cannot fill the memory. */
const MOST_LABELS = 5_000

/** Reads periods of one file, each label under one hint once. */
export type PeriodReader = (label: string, hint: PeriodHint) => PeriodReading

/** A reader that remembers labels by the hint object they were read under; hints are made once per file. */
export function periodReader(): PeriodReader {
  const byHint = new Map<PeriodHint, Map<string, PeriodReading>>()
  return (label, hint) => {
    const known = byHint.get(hint) ?? new Map<string, PeriodReading>()
    if (known.size === 0) byHint.set(hint, known)
    const before = known.get(label)
    if (before !== undefined) return before
    const reading = readPeriod(label, hint)
    if (known.size < MOST_LABELS) known.set(label, reading)
    return reading
  }
}

/** The refusal of a cell whose period was not read; ambiguous ones carry the question. */
export function refusedPeriod(
  reading: Exclude<PeriodReading, { read: 'period' }>,
  row: number,
  column: string,
  value: string,
): Refusal {
  if (reading.read === 'ambiguous') return { row, column, value, code: 'ambiguous-period', reason: reading.question }
  return { row, column, value, code: 'period', reason: reading.message }
}
