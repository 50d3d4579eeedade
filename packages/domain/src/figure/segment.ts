import type { IsoDate } from '../day.ts'
import type { Period } from '../period.ts'

/** A break in the series as the data owner dates it, with what changed. */
export type SeriesBreak = Readonly<{ from: IsoDate; reason: string }>

/** Anything that stands at a step of the horizontal axis. */
type Placed = Readonly<{ at: number; period: Period }>

/**
 * Points in order, cut into runs that may be joined by a line: a missing step cuts, and so does a break between two
 * points. `reach` is how many steps apart neighbours may stand.
 */
export function runsOf<P extends Placed>(
  points: readonly P[],
  breaks: readonly SeriesBreak[],
  reach: number,
): readonly (readonly P[])[] {
  const runs: P[][] = []
  for (const point of points) {
    const run = runs[runs.length - 1]
    const last = run?.[run.length - 1]
    const joined = last !== undefined && point.at - last.at <= reach && !isBroken(last.period, point.period, breaks)
    if (joined) run?.push(point)
    else runs.push([point])
  }
  return runs
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
