import type { Pair } from '../breakdown.ts'
import { describeGroup, groupInSentence } from '../breakdown.words.ts'
import { breaksOf, type CurveBreak } from '../figure/curve.ts'
import { type CurvePoint, type HiddenMark, hiddenOf, paceOf, pointsOf } from '../figure/point.ts'
import { runsOf, type SeriesBreak } from '../figure/segment.ts'
import { type Step, type StepAxis, stepAxisOf } from '../figure/step.ts'
import { axisOf, type ValueAxis } from '../figure/tick.ts'
import type { Scale } from '../indicator.ts'
import type { Measurement } from '../measurement.ts'

/** The numbers of one group of children, as far as they may be shown. No pairs are all children. */
export type GroupHistory = Readonly<{ id: string; pairs: readonly Pair[]; measurements: readonly Measurement[] }>

/** Everything that groups are drawn from side by side: one indicator and area. */
export type GroupsInput = Readonly<{
  name: string
  areaName: string
  scale: Scale
  breaks: readonly SeriesBreak[]
  groups: readonly GroupHistory[]
}>

/** One group on the common axes; `spoken` is its name within a sentence, `kind` the categories that make it. */
export type GroupLine = Readonly<{
  id: string
  name: string
  spoken: string
  kind: string
  points: readonly CurvePoint[]
  runs: readonly (readonly CurvePoint[])[]
  hidden: readonly HiddenMark[]
  latest: CurvePoint | null
}>

/** All groups on common axes: what the drawing, the table and the sentences read. */
export type GroupLines = Readonly<{
  name: string
  areaName: string
  scale: Scale
  steps: readonly Step[]
  axis: ValueAxis
  lines: readonly GroupLine[]
  breaks: readonly CurveBreak[]
}>

/**
 * Groups laid on one pair of axes, in the order given: every period that any of them has, and heights that hold all of
 * their shown values, so that charts of some of them compare. A hidden value is a mark at its period, which has no
 * height and moves no axis; a missing one is a gap. No line runs across a gap, a break or the restart of a year.
 */
export function groupLinesOf(input: GroupsInput): GroupLines {
  const { scale, groups, breaks } = input
  const periods = groups.flatMap(({ measurements }) => measurements.map(({ period }) => period))
  const axis = stepAxisOf(periods, scale.periodKind, scale.accumulation)
  const lines = groups.map((group) => lineOf(group, input, axis))
  const points = lines.flatMap((line) => line.points)
  return {
    name: input.name,
    areaName: input.areaName,
    scale,
    steps: axis.steps,
    axis: axisOf(
      points.map((point) => point.value),
      scale,
    ),
    lines,
    breaks: breaksOf(
      breaks,
      points.toSorted((a, b) => a.at - b.at),
    ),
  }
}

function lineOf({ id, pairs, measurements }: GroupHistory, { scale, breaks }: GroupsInput, axis: StepAxis): GroupLine {
  const points = pointsOf({ measurements, baseline: null, scale }, axis)
  return {
    id,
    name: describeGroup(pairs),
    spoken: groupInSentence(pairs),
    kind: pairs.map(({ category }) => category).join(' and '),
    points,
    runs: runsOf(points, breaks, paceOf(points, scale)),
    hidden: hiddenOf({ measurements }, axis),
    latest: points[points.length - 1] ?? null,
  }
}
