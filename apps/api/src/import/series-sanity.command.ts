import { setImmediate as aTurnForOthers } from 'node:timers/promises'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { type Finding, type FindingCode, type FindingPoint, usualDecision } from '@ttc/domain/import/finding'
import { describeSanity, type SanityWarning, sanityOf } from '@ttc/domain/import/sanity'
import type { Scale } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import { totalWarnings } from '@ttc/domain/year-to-date/warning'
import { listDisclosed } from '../assessment/disclosed.queries.ts'
import { listOpenMeasurements } from '../assessment/ground.queries.ts'
import { type FileSource, groupKey, type Line, type WatchedLine } from './reading-task.ts'

type Point = Readonly<{ start: string; end: string; value: number }>
export type LineInFile = Readonly<{ line: Line; seriesId: string; source: FileSource; areaName: string }>

/** A finding with the line it is of and the reason in words, that of its latest value. */
export type FoundInLine = Readonly<{ finding: Finding; line: number; why: string }>

const LINES_AT_ONCE = 500
const FEWEST_BEFORE = 3
/** Looking at a line takes about 0.05 ms, and meanwhile nobody else is answered. */
const LINES_AT_A_STRETCH = 100

/**
 * What looks wrong with new and changed values beside the values before them, those of the file and those stored: a
 * slip of scale anywhere in a line, an unusual step only at its end, where somebody may still do something about it.
 */
export async function listSanityFindings(
  db: Database,
  scope: Scope,
  watched: readonly WatchedLine[],
  lines: ReadonlyMap<number, LineInFile>,
): Promise<readonly FoundInLine[]> {
  const found: FoundInLine[] = []
  for (let from = 0; from < watched.length; from += LINES_AT_ONCE) {
    const some = watched.slice(from, from + LINES_AT_ONCE)
    const stored = await storedPoints(db, scope, some, lines)
    for (const [at, { line, points }] of some.entries()) {
      if (at % LINES_AT_A_STRETCH === 0) await aTurnForOthers()
      const of = lines.get(line)
      if (of !== undefined) found.push(...findingsOf(of, line, foundIn(of, points, stored.get(of.seriesId) ?? [])))
    }
  }
  return found
}

async function storedPoints(
  db: Database,
  scope: Scope,
  some: readonly WatchedLine[],
  lines: ReadonlyMap<number, LineInFile>,
): Promise<ReadonlyMap<string, readonly Point[]>> {
  const ids = some.flatMap(({ line }) => {
    const of = lines.get(line)
    return of === undefined || of.line.id !== null ? [] : [of.seriesId]
  })
  const points = new Map<string, Point[]>()
  if (ids.length === 0) return points
  // Only what may be shown is compared with: the words of a warning hold the values before.
  const shown = await listDisclosed(db, scope, await listOpenMeasurements(db, scope, ids))
  for (const { seriesId, periodStart, periodEnd, value } of shown) {
    if (value === null) continue
    const known = points.get(seriesId) ?? []
    known.push({ start: periodStart, end: periodEnd, value })
    points.set(seriesId, known)
  }
  return points
}

type Wrong = Readonly<{ code: FindingCode; point: FindingPoint; why: string; spread: number | null }>

/** What is wrong with the values of one line. A slip is set right before the values after it are set beside it. */
function foundIn({ source }: LineInFile, given: readonly Point[], stored: readonly Point[]): readonly Wrong[] {
  const days = ({ start, end }: Point) => `${end} ${start}`
  const before = new Map(stored.map((point) => [days(point), point.value]))
  const all = new Map([...stored, ...given].map((point) => [days(point), point]))
  const inOrder = [...all.values()].toSorted((a, b) => (days(a) < days(b) ? -1 : 1))
  const earlier: Point[] = []
  const isGiven = new Set(given.map(days))
  const known = inOrder.filter((point) => !isGiven.has(days(point)))
  // A year before the series begins has nothing before it: it is set beside the years after it that stand already.
  const besides = (point: Point) =>
    earlier.length >= FEWEST_BEFORE ? earlier : [...earlier, ...known.filter((one) => days(one) > days(point))]
  return inOrder.flatMap((point, at) => {
    const isKnown = before.get(days(point)) === point.value
    const isLast = at === inOrder.length - 1
    const wrong = isKnown
      ? []
      : wrongIn(point, besides(point), source.scale).filter((one) => isLast || one.code !== 'beyond-usual')
    earlier.push({ ...point, value: meantBy(point, wrong) })
    return wrong
  })
}

function meantBy({ value }: Point, wrong: readonly Wrong[]): number {
  const slip = wrong.find((one) => one.point.suggested !== null)
  if (slip === undefined) return value
  const isTaken = usualDecision({ ...slip, points: [slip.point] }) === 'import'
  return isTaken ? value : (slip.point.suggested ?? value)
}

/** All values of the line that are wrong in one way are one finding. */
function findingsOf({ line: { indicatorId, areaCode, breakdown } }: LineInFile, line: number, wrong: readonly Wrong[]) {
  const codes = [...new Set(wrong.map(({ code }) => code))]
  return codes.flatMap((code): readonly FoundInLine[] => {
    const same = wrong.filter((one) => one.code === code)
    const last = same.at(-1)
    if (last === undefined) return []
    const place = { indicatorId, areaCode, group: groupKey(breakdown) }
    const points = same.map(({ point }) => point)
    return [{ finding: { ...place, code, points, spread: last.spread }, line, why: last.why }]
  })
}

function wrongIn(point: Point, earlier: readonly Point[], scale: Scale): readonly Wrong[] {
  if (scale.accumulation === 'year-to-date') {
    const totals = earlier.map((one) => measuredAt(one, scale))
    const found = totalWarnings(measuredAt(point, scale), totals, scale)
    // A step that is off says nothing certain of the total it is a part of: nothing is suggested for it.
    const unsure = { point: { ...point, suggested: null }, spread: Number.POSITIVE_INFINITY }
    return found.map(({ code, message }) => ({ ...unsure, code, why: message }))
  }
  const values = earlier.map(({ value }) => value)
  return sanityOf(point.value, values, scale).map((one) => ({
    code: one.warning,
    point: { ...point, suggested: 'suggested' in one ? one.suggested : null },
    why: describeSanity(one, scale.unit),
    spread: spreadOf(one),
  }))
}

function spreadOf(one: SanityWarning): number | null {
  if (!('lowest' in one)) return null
  const sizes = [Math.abs(one.lowest), Math.abs(one.highest)]
  return Math.max(...sizes) / Math.min(...sizes)
}

function measuredAt({ start, end, value }: Point, { periodKind: kind }: Scale): Measurement {
  const told = { value, status: 'value', provisional: false, note: null } as const
  return { ...told, period: { kind, start, end }, numerator: null, denominator: null, lower: null, upper: null }
}
