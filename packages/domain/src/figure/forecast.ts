import type { IsoDate } from '../day.ts'
import { roundHalfAway } from '../decimal.ts'
import type { Scale } from '../indicator.ts'
import type { Period } from '../period.ts'
import type { CurveBaseline, FanPeriod } from './curve-input.ts'
import type { CurvePoint, PlacedValue } from './point.ts'
import { isBroken, type SeriesBreak } from './segment.ts'
import { positionOf, type StepAxis } from './step.ts'
import { describeGap, describeShortValue, estimateScale } from './value.ts'

export type ForecastPoint = FanPeriod & Readonly<{ at: number; label: string; text: string }>

/**
 * The frozen forecast on the axis. `from` is the last history point, where line and ranges begin; null when there is
 * none, or a break lies between it and the first forecast period. `at` is where the freeze is marked.
 */
export type Forecast = Readonly<{
  frozenOn: IsoDate
  at: number
  from: CurvePoint | null
  points: readonly ForecastPoint[]
  adjusted: readonly PlacedValue[] | null
}>

/** How far the latest result stands from the forecast for the same period, with the words beside the bracket. */
export type ForecastGap = Readonly<{
  at: number
  forecast: number
  actual: number
  gap: number
  sense: 'better' | 'worse' | 'higher' | 'lower' | 'same'
  text: string
}>

/** The baseline placed on the axis; periods beyond it are left out. */
export function forecastOf(
  baseline: CurveBaseline,
  points: readonly CurvePoint[],
  breaks: readonly SeriesBreak[],
  axis: StepAxis,
  scale: Scale,
): Forecast | null {
  const at = positionOf(baseline.through, axis)
  if (at === null) return null
  const history = points.filter((point) => point.role === 'history')
  const last = history[history.length - 1] ?? null
  const first = baseline.fan[0]?.period ?? null
  const joined = last !== null && first !== null && !isBroken(last.period, first, breaks)
  const place = (period: Period) => placeOf(period, axis)
  return {
    frozenOn: baseline.frozenOn,
    at: last?.at ?? at,
    from: joined ? last : null,
    points: baseline.fan.flatMap((fan) =>
      place(fan.period).map((spot) => ({ ...fan, ...spot, text: describeForecast(fan.centre, scale) })),
    ),
    adjusted:
      baseline.adjusted?.flatMap(({ period, value }) =>
        place(period).map((spot) => ({ ...spot, period, value, text: describeShortValue(value, scale) })),
      ) ?? null,
  }
}

/** A forecast as it is printed; see `estimateScale`. */
export function describeForecast(value: number, scale: Scale): string {
  return describeShortValue(value, estimateScale(value, scale))
}

/**
 * The latest result against the forecast for its period; null unless it is a result and was forecast. The gap is
 * rounded once, at the indicator's decimals, and its sense is read from the rounded gap. `sign` is +1 or −1 where one
 * direction is better; without it the sense is higher or lower.
 */
export function gapOf(latest: CurvePoint, forecast: Forecast, scale: Scale, sign: 1 | -1 | null): ForecastGap | null {
  const expected = forecast.points.find((point) => point.at === latest.at)
  if (latest.role !== 'result' || expected === undefined) return null
  const gap = latest.value - expected.centre
  const sense = senseOf(gap, scale, sign)
  const text = sense === 'same' ? 'as forecast' : `${describeGap(gap, scale, 'short')} ${sense}`
  return { at: latest.at, forecast: expected.centre, actual: latest.value, gap, sense, text }
}

/** Which way a difference points, in the words the polarity allows; 'same' when it rounds to nothing. */
export function senseOf(gap: number, scale: Pick<Scale, 'decimals'>, sign: 1 | -1 | null): ForecastGap['sense'] {
  if (roundHalfAway(gap, scale.decimals) === 0) return 'same'
  if (sign === null) return gap > 0 ? 'higher' : 'lower'
  return gap * sign > 0 ? 'better' : 'worse'
}

function placeOf(period: Period, axis: StepAxis): readonly Readonly<{ at: number; label: string }>[] {
  const at = positionOf(period, axis)
  return at === null ? [] : [{ at, label: axis.steps[at]?.label ?? '' }]
}
