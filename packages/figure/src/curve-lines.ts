import type { Curve } from '@ttc/domain/figure/curve'
import type { Forecast } from '@ttc/domain/figure/forecast'
import type { Stroke } from '@ttc/domain/figure/label-placement'
import type { CurvePoint } from '@ttc/domain/figure/point'
import { isStepped, targetRunsOf } from '@ttc/domain/figure/target-path'
import { area, line } from 'd3-shape'
import type { Frame } from './frame.ts'
import { BAND_50, BAND_80, COMPARATOR, FORECAST, HISTORY, INK, PAPER, RESULT } from './palette.ts'
import { px } from './svg-text.ts'

type Spot = Readonly<{ at: number; value: number }>

/** A line through spots, in the frame's pixels. */
export function linePath(spots: readonly Spot[], frame: Pick<Frame, 'x' | 'y'>): string {
  const path = line<Spot>(
    (spot) => frame.x(spot.at),
    (spot) => frame.y(spot.value),
  ).digits(1)
  return path([...spots]) ?? ''
}

/** The 80 % range behind, the 50 % range before it; both begin in the last point of history, where nothing is open. */
export function bandsSvg(forecast: Forecast, frame: Pick<Frame, 'x' | 'y'>, clip: string): string {
  const outer = bandPath(forecast, frame, 'lower80', 'upper80')
  const inner = bandPath(forecast, frame, 'lower50', 'upper50')
  const band = (path: string, fill: string) => (path === '' ? '' : `<path d="${path}" fill="${fill}"/>`)
  const both = band(outer, BAND_80) + band(inner, BAND_50)
  return both === '' ? '' : `<g${clip === '' ? '' : ` clip-path="url(#${clip})"`}>${both}</g>`
}

function bandPath(
  forecast: Forecast,
  frame: Pick<Frame, 'x' | 'y'>,
  lower: 'lower50' | 'lower80',
  upper: 'upper50' | 'upper80',
): string {
  const open = forecast.points.flatMap((point) => {
    const [low, high] = [point[lower], point[upper]]
    return low === null || high === null ? [] : [{ at: point.at, low, high }]
  })
  const { from } = forecast
  const start = from === null || open.length === 0 ? [] : [{ at: from.at, low: from.value, high: from.value }]
  const path = area<(typeof open)[number]>()
    .x((edge) => frame.x(edge.at))
    .y0((edge) => frame.y(edge.low))
    .y1((edge) => frame.y(edge.high))
    .digits(1)
  return path([...start, ...open]) ?? ''
}

/** The forecast's own line, from the last point of history on. */
export function forecastSpots(forecast: Forecast): readonly Spot[] {
  const own = forecast.points.map((point) => ({ at: point.at, value: point.centre }))
  return forecast.from === null ? own : [forecast.from, ...own]
}

/** Everything drawn as a line, in the order it is drawn: comparators, target, forecast, history, results. */
export function linesSvg(curve: Curve, frame: Frame): string {
  const path = (d: string, style: string) => (d === '' ? '' : `<path d="${d}" fill="none" ${style}/>`)
  const others = curve.comparators.flatMap(({ kind, runs }) => {
    const { line: ink, dash } = COMPARATOR[kind]
    const style = `stroke="${ink}" stroke-width="1.8"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}`
    return runs.map((run) => (run.length > 1 ? path(linePath(run, frame), style) : loneDot(run[0], ink, frame)))
  })
  const adjusted = curve.forecast?.adjusted ?? []
  const own = curve.segments.map(({ role, points }) => {
    const [ink, width] = role === 'history' ? [HISTORY, 2.6] : [RESULT, 3.6]
    return points.length > 1
      ? path(linePath(points, frame), `stroke="${ink}" stroke-width="${width}" stroke-linejoin="round"`)
      : ''
  })
  return [
    ...others,
    ...targetRuns(curve).map((run) =>
      path(
        run.length < 2 ? '' : linePath(run, frame),
        `stroke="${INK}" stroke-width="1.6" stroke-dasharray="1 4" stroke-linecap="round"`,
      ),
    ),
    curve.forecast === null
      ? ''
      : path(
          linePath(forecastSpots(curve.forecast), frame),
          `stroke="${FORECAST}" stroke-width="2" stroke-dasharray="6 5"`,
        ),
    adjusted.length === 0
      ? ''
      : path(linePath(adjusted, frame), `stroke="${INK}" stroke-width="1.6" stroke-dasharray="12 3 2 3"`),
    ...own,
  ].join('')
}

/** The way from target to target: straight, or level until the day the next one applies. */
function targetRuns(curve: Curve): readonly (readonly Spot[])[] {
  return targetRunsOf(curve).map((run) =>
    !isStepped(curve)
      ? run
      : run.flatMap((target, i) => {
          const before = run[i - 1]
          return before === undefined ? [target] : [{ at: target.at, value: before.value }, target]
        }),
  )
}

function loneDot(spot: Spot | undefined, ink: string, frame: Frame): string {
  return spot === undefined
    ? ''
    : `<circle cx="${px(frame.x(spot.at))}" cy="${px(frame.y(spot.value))}" r="2.2" fill="${ink}"/>`
}

/** Targets as hollow diamonds, history as discs, results as larger diamonds; what is provisional is hollow. */
export function marksSvg(curve: Curve, frame: Frame): string {
  const radius = frame.stride < 16 ? 3 : 4
  const targets = curve.targets.map(
    (target) =>
      `<path d="${diamond(frame.x(target.at), frame.y(target.value), 6)}" fill="${PAPER}" stroke="${INK}" stroke-width="2"/>`,
  )
  const marks = curve.points.map((point) => markSvg(point, frame, radius))
  return targets.join('') + marks.join('')
}

function markSvg(point: CurvePoint, frame: Frame, radius: number): string {
  const [x, y] = [frame.x(point.at), frame.y(point.value)]
  if (point.role === 'history') {
    const paint = point.provisional ? `fill="${PAPER}" stroke="${HISTORY}" stroke-width="2.2"` : `fill="${HISTORY}"`
    return `<circle cx="${px(x)}" cy="${px(y)}" r="${radius}" ${paint}/>`
  }
  const paint = point.provisional
    ? `fill="${PAPER}" stroke="${RESULT}" stroke-width="2.6"`
    : `fill="${RESULT}" stroke="${PAPER}" stroke-width="1.5"`
  return `<path d="${diamond(x, y, radius + (point.provisional ? 2 : 3))}" ${paint}/>`
}

function diamond(x: number, y: number, r: number): string {
  return `M${px(x)} ${px(y - r)}l${r} ${r} -${r} ${r} -${r} -${r}z`
}

/** The lines as strokes, so that labels keep off them: the area's own, the forecast, targets and comparators. */
export function strokesOf(curve: Curve, frame: Frame): readonly Stroke[] {
  const runs: readonly (readonly Spot[])[] = [
    ...curve.segments.map((segment) => segment.points),
    ...curve.comparators.flatMap((comparator) => comparator.runs),
    ...targetRuns(curve),
    curve.forecast?.adjusted ?? [],
    curve.forecast === null ? [] : forecastSpots(curve.forecast),
  ]
  return runs.flatMap((run) =>
    run.slice(1).map((spot, i) => {
      const before = run[i] ?? spot
      return { x1: frame.x(before.at), y1: frame.y(before.value), x2: frame.x(spot.at), y2: frame.y(spot.value) }
    }),
  )
}
