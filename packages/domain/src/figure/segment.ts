import type { IsoDate } from '../day.ts'
import type { Period } from '../period.ts'

/** A break in the series as the data owner dates it, with what changed. */
export type SeriesBreak = Readonly<{ from: IsoDate; reason: string }>

/** Anything that stands at a step of the horizontal axis. */
type Placed = Readonly<{ at: number; period: Period }>

/**
 * How neighbours are told: by how many steps apart they may stand, and whether the count starts again each year (year to
 * date), where the first value of a year is never a fall from the last one of the year before.
 */
export type Pace = Readonly<{ reach: number; restarts: boolean }>

/** Points in order, cut into runs that may be joined by a line: a missing step cuts, a break, and a yearly restart. */
export function runsOf<P extends Placed>(
  points: readonly P[],
  breaks: readonly SeriesBreak[],
  pace: Pace,
): readonly (readonly P[])[] {
  const runs: P[][] = []
  for (const point of points) {
    const run = runs[runs.length - 1]
    const last = run?.[run.length - 1]
    if (last !== undefined && isJoined(last, point, breaks, pace)) run?.push(point)
    else runs.push([point])
  }
  return runs
}

function isJoined(last: Placed, next: Placed, breaks: readonly SeriesBreak[], { reach, restarts }: Pace): boolean {
  if (next.at - last.at > reach || isBroken(last.period, next.period, breaks)) return false
  return !restarts || last.period.start === next.period.start
}

/** Whether a break lies between two periods. A break dated inside a period counts before it: part of it is new. */
export function isBroken(before: Period, after: Period, breaks: readonly SeriesBreak[]): boolean {
  return breaks.some(({ from }) => before.end < from && from <= after.end)
}

/** Where a break is drawn: midway between the last point before it and the first after; null with none on a side. */
export function breakPosition(brk: SeriesBreak, points: readonly Placed[]): number | null {
  const after = points.findIndex((point) => point.period.end >= brk.from)
  const first = points[after]
  const last = points[after - 1]
  return first === undefined || last === undefined ? null : (last.at + first.at) / 2
}
