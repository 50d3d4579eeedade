import { setImmediate as aTurnForOthers } from 'node:timers/promises'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { describeSanity, sanityOf } from '@ttc/domain/import/sanity'
import type { Scale } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import { describePeriod } from '@ttc/domain/period/label'
import { totalWarnings } from '@ttc/domain/year-to-date/warning'
import { listDisclosed } from '../assessment/disclosed.queries.ts'
import { listOpenMeasurements } from '../assessment/ground.queries.ts'
import type { FileSource, Line, ReadingWarning, WatchedLine } from './reading-task.ts'

type Point = Readonly<{ start: string; end: string; value: number }>
export type LineInFile = Readonly<{ line: Line; seriesId: string; source: FileSource; areaName: string }>

const LINES_AT_ONCE = 500
/** Looking at a line takes about 0.05 ms, and meanwhile nobody else is answered. */
const LINES_AT_A_STRETCH = 100

/**
 * What looks wrong with new and changed values beside the values before them, those of the file and those stored: a
 * slip of scale anywhere in a line, an unusual step only at its end, where somebody may still do something about it.
 */
export async function listSanityWarnings(
  db: Database,
  scope: Scope,
  watched: readonly WatchedLine[],
  lines: ReadonlyMap<number, LineInFile>,
): Promise<readonly ReadingWarning[]> {
  const warnings: ReadingWarning[] = []
  for (let from = 0; from < watched.length; from += LINES_AT_ONCE) {
    const some = watched.slice(from, from + LINES_AT_ONCE)
    const stored = await storedPoints(db, scope, some, lines)
    for (const [at, { line, points }] of some.entries()) {
      if (at % LINES_AT_A_STRETCH === 0) await aTurnForOthers()
      const of = lines.get(line)
      if (of !== undefined) warnings.push(...warningsOf(of, points, stored.get(of.seriesId) ?? []))
    }
  }
  return warnings
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

function warningsOf(of: LineInFile, given: readonly Point[], stored: readonly Point[]): readonly ReadingWarning[] {
  const days = ({ start, end }: Point) => `${end} ${start}`
  const before = new Map(stored.map((point) => [days(point), point.value]))
  const all = new Map([...stored, ...given].map((point) => [days(point), point]))
  const inOrder = [...all.values()].toSorted((a, b) => (days(a) < days(b) ? -1 : 1))
  const { scale, name } = of.source
  return inOrder.flatMap((point, at) => {
    if (before.get(days(point)) === point.value) return []
    const earlier = inOrder.slice(0, at)
    const isLast = at === inOrder.length - 1
    const when = describePeriod({ kind: scale.periodKind, start: point.start, end: point.end }, scale.accumulation)
    return foundIn(point, earlier, scale)
      .filter(({ code }) => isLast || code !== 'beyond-usual')
      .map(({ code, message }) => ({ code, message: `${name}, ${of.areaName}, ${when}: ${message}` }))
  })
}

function foundIn(point: Point, earlier: readonly Point[], scale: Scale) {
  if (scale.accumulation === 'year-to-date')
    return totalWarnings(
      measuredAt(point, scale),
      earlier.map((one) => measuredAt(one, scale)),
      scale,
    )
  const values = earlier.map(({ value }) => value)
  return sanityOf(point.value, values, scale).map((one) => ({
    code: one.warning,
    message: describeSanity(one, scale.unit),
  }))
}

function measuredAt({ start, end, value }: Point, { periodKind: kind }: Scale): Measurement {
  const told = { value, status: 'value', provisional: false, note: null } as const
  return { ...told, period: { kind, start, end }, numerator: null, denominator: null, lower: null, upper: null }
}
