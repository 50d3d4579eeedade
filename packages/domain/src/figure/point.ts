import type { Scale } from '../indicator.ts'
import type { ValueStatus } from '../measurement.ts'
import type { Period } from '../period.ts'
import type { CurveInput } from './curve-input.ts'
import { type Pace, runsOf } from './segment.ts'
import { positionOf, type StepAxis } from './step.ts'
import { describeShortValue } from './value.ts'

/** A value of the area on the curve. History ends with the baseline's last period; results come after it. */
export type CurvePoint = Readonly<{
  at: number
  period: Period
  label: string
  value: number
  text: string
  role: 'history' | 'result'
  provisional: boolean
  unreliable: boolean
}>

/** A run of points that a line may join. A run of results begins with the last history point where they adjoin. */
export type Segment = Readonly<{ role: 'history' | 'result'; points: readonly CurvePoint[] }>

/** A period that has a measurement without a number, and why. It is marked on the chart, and never stands at zero. */
export type HiddenMark = Readonly<{ at: number; period: Period; label: string; status: ValueStatus }>

/** A value of a target, a comparator or an adjusted forecast at its step. */
export type PlacedValue = Readonly<{ at: number; period: Period; label: string; value: number; text: string }>

/** The measurements that carry a number, in their order. */
export function pointsOf(
  input: Pick<CurveInput, 'measurements' | 'baseline' | 'scale'>,
  axis: StepAxis,
): readonly CurvePoint[] {
  const through = input.baseline === null ? null : positionOf(input.baseline.through, axis)
  return input.measurements.flatMap(({ period, value, status, provisional }) => {
    const at = positionOf(period, axis)
    if (value === null || at === null || (status !== 'value' && status !== 'unreliable')) return []
    const role = through !== null && at > through ? ('result' as const) : ('history' as const)
    const text = describeShortValue(value, input.scale)
    const label = axis.steps[at]?.label ?? ''
    return [{ at, period, label, value, text, role, provisional, unreliable: status === 'unreliable' }]
  })
}

/** The measurements that carry none. */
export function hiddenOf(input: Pick<CurveInput, 'measurements'>, axis: StepAxis): readonly HiddenMark[] {
  return input.measurements.flatMap(({ period, status }) => {
    const at = positionOf(period, axis)
    if (at === null || status === 'value' || status === 'unreliable') return []
    return [{ at, period, label: axis.steps[at]?.label ?? '', status }]
  })
}

/** The curve cut at gaps and breaks, and at the freeze, where the last history point belongs to both runs. */
export function segmentsOf(points: readonly CurvePoint[], input: CurveInput): readonly Segment[] {
  return runsOf(points, input.breaks, paceOf(points, input.scale)).flatMap((run): Segment[] => {
    const first = run.findIndex((point) => point.role === 'result')
    if (first === -1) return [{ role: 'history', points: run }]
    const result: Segment = { role: 'result', points: run.slice(Math.max(0, first - 1)) }
    return first === 0 ? [result] : [{ role: 'history', points: run.slice(0, first) }, result]
  })
}

/**
 * The pace of a series. Pooled and rolling values are often published only where they do not overlap, three years apart:
 * there the closest two tell how far apart neighbours stand.
 */
export function paceOf(points: readonly Readonly<{ at: number }>[], { accumulation }: Scale): Pace {
  const restarts = accumulation === 'year-to-date'
  if (accumulation === 'single' || restarts) return { reach: 1, restarts }
  const distances = points.slice(1).map((point, i) => point.at - (points[i]?.at ?? point.at))
  return { reach: Math.max(1, Math.min(...distances)), restarts }
}

/** Values put on the axis in order, each with the period of its step; empty ones, and those beyond the axis, are left out. */
export function placedValues(
  values: readonly Readonly<{ period: Period; value: number | null }>[],
  axis: StepAxis,
  scale: Scale,
): readonly PlacedValue[] {
  const found = values.flatMap(({ period, value }) => {
    const at = positionOf(period, axis)
    const step = at === null ? undefined : axis.steps[at]
    if (step === undefined || value === null) return []
    return [{ at: step.at, period: step.period, label: step.label, value, text: describeShortValue(value, scale) }]
  })
  return found.sort((a, b) => a.at - b.at)
}
