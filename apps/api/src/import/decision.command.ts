import type { ImportOptions } from '@ttc/contracts/import'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { type Decision, decisionFor, type Finding, type FindingCode, usualDecision } from '@ttc/domain/import/finding'
import {
  type Marked,
  type PlacedValue,
  type Rescaled,
  rescaleStaged,
  restageFresh,
  stageRows,
} from './decision.queries.ts'
import { lineKey, type RangeFinding, type ReadingResult } from './reading-task.ts'
import { type FoundInLine, type LineInFile, listSanityFindings } from './series-sanity.command.ts'
import { removeWithdrawn } from './staging.queries.ts'

/** A finding with what holds for it, and its line. */
export type DecidedFinding = FoundInLine & Readonly<{ of: LineInFile; does: Decision; usual: Decision }>

/** What the decisions came to. `left` are values of new lines that are no longer among those added, by indicator. */
export type Settled = Readonly<{
  findings: readonly DecidedFinding[]
  keptOut: number
  left: ReadonlyMap<string, number>
  marked: readonly Marked[]
}>

type Ground = Readonly<{
  result: ReadingResult
  lines: ReadonlyMap<number, LineInFile>
  decisions: NonNullable<ImportOptions['decisions']>
  ownCode: string
  batchId: string | null
  /** Values that lie in staging already, though their line is new. */
  amended?: readonly PlacedValue[]
}>

/** Finds what looks wrong in a file and does what was decided, in the staging of this transaction. */
export async function settleFindings(tx: Database, scope: Scope, ground: Ground): Promise<Settled> {
  const { result, lines, decisions, ownCode, batchId, amended = [] } = ground
  const inSeries = await listSanityFindings(tx, scope, result.watched, lines)
  const all = withoutTwiceTold(rangeFindings(result.ranges, lines), inSeries)
  const findings = all.flatMap((one): readonly DecidedFinding[] => {
    const of = lines.get(one.line)
    const usual = usualDecision(one.finding)
    return of === undefined ? [] : [{ ...one, of, usual, does: decisionFor(one.finding, decisions) }]
  })
  const values = settledValues(findings)
  const out = values.filter(({ does }) => does === 'keep-out')
  const scaled = values.flatMap(rescaledOf)
  await removeWithdrawn(tx, scope, batchId, out.map(placeOf))
  if (batchId !== null) await restage(tx, scope, batchId, lines, scaled)
  await rescaleStaged(tx, scaled)
  const known = new Set(amended.map(keyOf))
  const fresh = (rows: readonly PlacedValue[]) =>
    rows.filter((one) => lines.get(one.line)?.line.id !== null && !known.has(keyOf(one)))
  return {
    findings,
    keptOut: out.length,
    left: countsByIndicator(batchId === null ? fresh(out) : fresh([...out, ...scaled]), lines),
    marked: out.flatMap((one) => (one.of.line.areaCode === ownCode ? [] : [markOf(one)])),
  }
}

/** Rows that another row of the same file overrules, in the place of what was passed on. */
export async function amendTwiceGiven(
  tx: Database,
  scope: Scope,
  { result, lines, batchId }: Pick<Ground, 'result' | 'lines' | 'batchId'>,
): Promise<Readonly<{ left: Settled['left']; amended: readonly PlacedValue[] }>> {
  const rows = result.amended.map(({ line, it }) => {
    const { value, status, provisional, final, numerator, denominator, lower, upper, period } = it
    const place = { line, seriesId: lines.get(line)?.seriesId ?? '', start: period.start, end: period.end }
    return { ...place, value, status, provisional, final, numerator, denominator, lower, upper }
  })
  const isFresh = ({ line }: PlacedValue) => lines.get(line)?.line.id !== null
  await removeWithdrawn(tx, scope, batchId, rows)
  await stageRows(tx, batchId === null ? rows.filter((one) => !isFresh(one)) : rows)
  if (batchId === null) return { left: new Map(), amended: [] }
  const amended = rows.filter(isFresh).map(placeOf)
  await restageFresh(tx, scope, batchId, { rows: amended, lines: stagedLines(amended, lines) })
  return { left: countsByIndicator(amended, lines), amended }
}

const placeOf = ({ line, seriesId, start, end }: PlacedValue): PlacedValue => ({ line, seriesId, start, end })
const keyOf = ({ line, start, end }: Omit<PlacedValue, 'seriesId'>) => `${line} ${start} ${end}`

type SettledValue = PlacedValue & Readonly<{ does: Decision; finding: Finding; of: LineInFile; at: number }>

/** Each value once, by the strictest of what was decided of it. */
function settledValues(findings: readonly DecidedFinding[]): readonly SettledValue[] {
  const strictness: Readonly<Record<Decision, number>> = { import: 0, rescale: 1, 'keep-out': 2 }
  const values = new Map<string, SettledValue>()
  for (const { finding, line, of, does } of findings)
    for (const [at, { start, end }] of finding.points.entries()) {
      const key = keyOf({ line, start, end })
      const before = values.get(key)
      const value = { line, seriesId: of.seriesId, start, end, does, finding, of, at }
      if (before === undefined || strictness[does] > strictness[before.does]) values.set(key, value)
    }
  return [...values.values()]
}

function rescaledOf({ does, finding, at, line, seriesId, start, end }: SettledValue): readonly Rescaled[] {
  const point = finding.points[at]
  if (does !== 'rescale' || point === undefined || point.suggested === null) return []
  return [{ line, seriesId, start, end, value: point.suggested, ratio: point.suggested / point.value }]
}

function restage(
  tx: Database,
  scope: Scope,
  batchId: string,
  lines: ReadonlyMap<number, LineInFile>,
  rows: readonly PlacedValue[],
) {
  const fresh = rows.filter(({ line }) => lines.get(line)?.line.id !== null)
  return restageFresh(tx, scope, batchId, { rows: fresh, lines: stagedLines(fresh, lines) })
}

function stagedLines(rows: readonly PlacedValue[], lines: ReadonlyMap<number, LineInFile>) {
  const known = new Map(rows.map(({ line, seriesId }) => [line, seriesId]))
  return [...known].map(([line, seriesId]) => ({
    line,
    seriesId,
    indicatorId: lines.get(line)?.line.indicatorId ?? '',
  }))
}

function countsByIndicator(rows: readonly PlacedValue[], lines: ReadonlyMap<number, LineInFile>) {
  const counts = new Map<string, number>()
  for (const { line } of rows) {
    const id = lines.get(line)?.line.indicatorId ?? ''
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

function rangeFindings(ranges: readonly RangeFinding[], lines: ReadonlyMap<number, LineInFile>): FoundInLine[] {
  const byKey = new Map(
    [...lines].map(
      ([
        line,
        {
          line: { key },
        },
      ]) => [key, line],
    ),
  )
  return ranges.flatMap(({ indicatorId, areaCode, points, message }) => {
    const line = byKey.get(lineKey(indicatorId, areaCode, ''))
    if (line === undefined) return []
    const meant = points.map((point) => ({ ...point, suggested: null }))
    const place = { indicatorId, areaCode, group: '' }
    return [{ finding: { ...place, code: 'comparator-out-of-range', points: meant, spread: null }, line, why: message }]
  })
}

/** A comparator outside its authorities is told so alone, not as a slip of its series as well. */
function withoutTwiceTold(ranges: readonly FoundInLine[], others: readonly FoundInLine[]): readonly FoundInLine[] {
  const told = new Set(ranges.flatMap(({ line, finding }) => finding.points.map((point) => keyOf({ ...point, line }))))
  const rest = others.flatMap((one) => {
    const points = one.finding.points.filter((point) => !told.has(keyOf({ ...point, line: one.line })))
    return points.length === 0 ? [] : [{ ...one, finding: { ...one.finding, points } }]
  })
  return [...ranges, ...rest]
}

const NOTES: Readonly<Record<FindingCode, string>> = {
  'comparator-out-of-range': 'it lay outside the range of its own authorities',
  fraction: 'it looked like a fraction of 1 among percentages',
  factor: 'it looked off by a factor of 10, 100 or 1,000',
  'beyond-usual': 'it was an unusual step',
  fall: 'a running total fell within its year',
  'out-of-range': 'it lay outside what the indicator can be',
}

/** The note says why and never the number itself: it is read where small numbers are hidden. */
function markOf({ line, seriesId, start, end, finding, at }: SettledValue): Marked {
  const value = finding.points[at]?.value ?? 0
  return { line, seriesId, start, end, value, note: `Kept out when a file was brought in: ${NOTES[finding.code]}.` }
}
