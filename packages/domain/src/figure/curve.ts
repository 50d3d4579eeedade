import type { IsoDate } from '../day.ts'
import { type Scale, signOf } from '../indicator.ts'
import type { Period } from '../period.ts'
import type { Annotation, ComparatorKind, CurveInput } from './curve-input.ts'
import { type Forecast, type ForecastGap, forecastOf, gapOf } from './forecast.ts'
import { lengtheningOf, type PlacedPath, pathBackOf } from './path-back.ts'
import {
  type CurvePoint,
  type HiddenMark,
  hiddenOf,
  type PlacedValue,
  paceOf,
  placedValues,
  pointsOf,
  type Segment,
  segmentsOf,
} from './point.ts'
import { breakPosition, runsOf } from './segment.ts'
import { dayPositionOf, type Step, type StepAxis, stepAxisOf } from './step.ts'
import { axisOf, type ValueAxis } from './tick.ts'

/** A comparator's runs, thin beside the curve. */
export type Comparator = Readonly<{ name: string; kind: ComparatorKind; runs: readonly (readonly PlacedValue[])[] }>

export type CurveBreak = Readonly<{ at: number; from: IsoDate; reason: string }>

/** An annotation with the number that stands in its circle on the chart and in the list under it. */
export type NumberedAnnotation = Annotation & Readonly<{ number: number; at: number }>

/** Plain data of one curve: what the drawing, the interactive chart, the table and the sentence all read. */
export type Curve = Readonly<{
  name: string
  areaName: string
  scale: Scale
  steps: readonly Step[]
  axis: ValueAxis
  points: readonly CurvePoint[]
  segments: readonly Segment[]
  hidden: readonly HiddenMark[]
  forecast: Forecast | null
  targets: readonly PlacedValue[]
  targetPath: 'straight' | 'stepped'
  comparators: readonly Comparator[]
  breaks: readonly CurveBreak[]
  annotations: readonly NumberedAnnotation[]
  gap: ForecastGap | null
  latest: CurvePoint | null
  pathBack: PlacedPath | null
}>

/**
 * The neighbours, England and one more: the first areas that somebody chose, before the region. With the area itself
 * that is four series, the most a chart can carry; one of a kind, since each kind has one style of line.
 */
const MOST_COMPARATORS = 3

/**
 * One curve, ready to draw. The horizontal axis holds every period from the first to the last of the measurements, the
 * forecast and the targets, whether or not it has a value; comparators are cut to it. Only 'value' and 'unreliable'
 * measurements become points; the rest become marks, and missing ones gaps. Lines never run across a gap or a break.
 */
export function curveOf(input: CurveInput): Curve {
  const axis = stepAxisOf(periodsOf(input), input.scale.periodKind, input.scale.accumulation)
  const points = pointsOf(input, axis)
  const forecast = input.baseline === null ? null : forecastOf(input.baseline, points, input.breaks, axis, input.scale)
  const targets = placedValues(input.targets, axis, input.scale)
  const comparators = comparatorsOf(input, axis)
  const latest = points[points.length - 1] ?? null
  const pathBack = pathBackOf(input.pathBack ?? null, axis, input.scale)
  return {
    name: input.name,
    areaName: input.areaName,
    scale: input.scale,
    steps: axis.steps,
    axis: axisOf(heightsOf(points, forecast, [...targets, ...(pathBack?.marks ?? [])], comparators), input.scale),
    points,
    segments: segmentsOf(points, input),
    hidden: hiddenOf(input, axis),
    forecast,
    targets,
    targetPath: input.targetPath,
    comparators,
    breaks: breaksOf(input.breaks, points),
    annotations: annotationsOf(input.annotations, axis),
    gap: !forecast?.from || latest === null ? null : gapOf(latest, forecast, input.scale, signOf(input.scale.polarity)),
    latest,
    pathBack,
  }
}

function periodsOf(input: CurveInput): readonly Period[] {
  return [
    ...input.measurements.map((measurement) => measurement.period),
    ...(input.baseline === null ? [] : [input.baseline.through, ...input.baseline.fan.map((fan) => fan.period)]),
    ...input.targets.map((target) => target.period),
    ...lengtheningOf(input.pathBack ?? null, input.scale.periodKind),
  ]
}

function comparatorsOf(input: CurveInput, axis: StepAxis): readonly Comparator[] {
  const ranked = input.comparators
    .filter(({ kind }, place, all) => all.findIndex((one) => one.kind === kind) === place)
    .toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind))
    .slice(0, MOST_COMPARATORS)
  return ranked.map(({ name, kind, points }) => {
    const values = placedValues(points, axis, input.scale)
    return { name, kind, runs: runsOf(values, input.breaks, paceOf(values, input.scale)) }
  })
}

function rankOf(kind: ComparatorKind): number {
  return ['neighbours', 'england', 'area', 'region'].indexOf(kind)
}

/** Breaks between points, in their order, without the full stop a reason may end in. */
export function breaksOf(
  breaks: CurveInput['breaks'],
  points: readonly Pick<CurvePoint, 'at' | 'period'>[],
): readonly CurveBreak[] {
  return breaks.flatMap((brk) => {
    const at = breakPosition(brk, points)
    return at === null ? [] : [{ at, from: brk.from, reason: brk.reason.replace(/\.$/, '') }]
  })
}

function annotationsOf(annotations: readonly Annotation[], axis: StepAxis): readonly NumberedAnnotation[] {
  const dated = [...annotations].sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
  const visible = dated.flatMap((annotation) => {
    const at = dayPositionOf(annotation.on, axis)
    return at === null ? [] : [{ ...annotation, at }]
  })
  return visible.map((annotation, i) => ({ ...annotation, number: i + 1 }))
}

/** Ranges may widen the picture, at most by the height of all else on each side: beyond that they are cut, not the curve. */
function heightsOf(
  points: readonly CurvePoint[],
  forecast: Forecast | null,
  targets: readonly Readonly<{ value: number }>[],
  comparators: readonly Comparator[],
): readonly number[] {
  const lines = [
    ...points.map((point) => point.value),
    ...(forecast?.points.map((point) => point.centre) ?? []),
    ...(forecast?.adjusted?.map((point) => point.value) ?? []),
    ...targets.map((target) => target.value),
    ...comparators.flatMap(({ runs }) => runs.flat().map((point) => point.value)),
  ].filter(Number.isFinite)
  const ranges =
    forecast?.points.flatMap(({ lower80, upper80 }) => [lower80 ?? Number.NaN, upper80 ?? Number.NaN]) ?? []
  const known = ranges.filter(Number.isFinite)
  if (lines.length === 0 || known.length === 0) return lines
  const [least, most] = [Math.min(...lines), Math.max(...lines)]
  const reach = Math.max(most - least, Math.abs(most) * 0.05)
  return [...lines, Math.max(Math.min(...known), least - reach), Math.min(Math.max(...known), most + reach)]
}
