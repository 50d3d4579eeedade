import type { TwiceGiven } from '@ttc/domain/import/file-answer'
import type { Observation, Refusal } from '@ttc/domain/import/observation'
import { planOfChanges } from '@ttc/domain/import/plan-of-changes'
import type { OpenLine } from './line-book.ts'
import type { Amended, FileSource, ReadingResult, WatchedLine } from './reading-task.ts'

/**
 * A value as its indicator takes it: worked out of a numerator and a denominator where they stand alone and the
 * indicator says what of (25 of 200 are 12.5%), and as one of all children where the group is all it is about.
 */
export function placedAs(given: Observation, { scale: { multiplier }, asWhole }: FileSource): Observation {
  const it = asWhole && given.breakdown.length > 0 ? { ...given, breakdown: ALL_CHILDREN } : given
  const { value, status, numerator, denominator } = it
  const isOpen = value === null && status === 'missing' && numerator !== null && denominator !== null
  if (!isOpen || multiplier === null || denominator <= 0) return it
  return { ...it, value: Number(((numerator / denominator) * multiplier).toPrecision(12)), status: 'value' }
}

const ALL_CHILDREN: Observation['breakdown'] = []

export type SettledRows = Readonly<{
  line: OpenLine
  refusals: readonly Refusal[]
  repeated: number
  overruled: number
  withdrawn: ReadingResult['withdrawn']
  amended: readonly Amended[]
}>

/**
 * What becomes of the rows that give one value more than once. The first has been passed on already: it is withdrawn
 * where all are refused, and amended where it was answered that the last one counts.
 */
export function settledRows(
  line: OpenLine,
  items: readonly Observation[],
  today: string,
  twice: TwiceGiven,
): SettledRows {
  const given = items.map((observation) => ({
    seriesId: String(line.line),
    scale: line.source.scale,
    observation,
    open: null,
  }))
  const { refusals, counts, changes } = planOfChanges(given, today, twice)
  const [first] = items
  const [kept] = changes
  const place = { line: line.line, start: first?.period.start ?? '', end: first?.period.end ?? '' }
  const isOther = kept !== undefined && kept.observation !== first
  return {
    line,
    refusals,
    repeated: counts.repeated,
    overruled: counts.overruled,
    withdrawn: refusals.length > 0 ? [place] : [],
    amended: isOther ? [{ line: line.line, it: kept.observation }] : [],
  }
}

export function sourcesByKey(sources: readonly FileSource[]): ReadonlyMap<string, readonly FileSource[]> {
  const keys = [...new Set(sources.map(({ key }) => key))]
  return new Map(keys.map((key) => [key, sources.filter((one) => one.key === key)]))
}

/** The lines that are looked at for slips, as their rows were settled: withdrawn values are none, amended ones stand. */
export function watchedLines(
  lines: readonly OpenLine[],
  withdrawn: ReadingResult['withdrawn'],
  amended: readonly Amended[],
): readonly WatchedLine[] {
  const keyOf = (line: number, { start, end }: Readonly<{ start: string; end: string }>) => `${line} ${start} ${end}`
  const gone = new Set(withdrawn.map((one) => keyOf(one.line, one)))
  const other = new Map(amended.map(({ line, it }) => [keyOf(line, it.period), it.value]))
  return lines.flatMap(({ line, points }) => {
    if (points === null) return []
    const settled = points.flatMap((point) => {
      const key = keyOf(line, point)
      if (gone.has(key)) return []
      const value = other.has(key) ? (other.get(key) ?? null) : point.value
      return value === null ? [] : [{ ...point, value }]
    })
    return [{ line, points: settled }]
  })
}
