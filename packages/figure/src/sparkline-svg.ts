import type { Curve } from '@ttc/domain/figure/curve'
import { targetAtStep } from '@ttc/domain/figure/target-path'
import { scaleLinear } from 'd3-scale'
import { bandsSvg, forecastSpots, linePath } from './curve-lines.ts'
import type { Size } from './frame.ts'
import { FORECAST, HISTORY, INK, RESULT } from './palette.ts'
import { escapeXml, px } from './svg-text.ts'

/** `label` is what a screen reader says; null where the numbers stand beside it and the picture only repeats them. */
export type SparklineDrawing = Size & Readonly<{ prefix: string; label: string | null }>

const EDGE = 7
/** The margin of the target's bar, so that it never covers the last point. */
const TARGET_MARGIN = 28
/** Of the full chart's axis: small movements fill the cell no more than they would fill the chart. */
const LEAST_SHARE = 0.4

/**
 * The curve in a table cell: history, both ranges and the forecast, results, breaks as dotted uprights, and the target
 * now as a short bar in a margin of its own. It ends with the latest measurement; before the first result the forecast
 * is shown whole. No axis: the numbers stand in the row.
 */
export function sparklineSvg(curve: Curve, { width, height, prefix, label }: SparklineDrawing): string {
  const names = label === null ? 'aria-hidden="true" focusable="false"' : `role="img" aria-label="${escapeXml(label)}"`
  const size = `width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}"`
  const shown = untilNow(curve)
  const clip = `${prefix.replace(/[^\w-]/g, '')}-spark`
  const body = shown.points.length === 0 ? '' : bodySvg(shown, { width, height }, clip)
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${names}>${body}</svg>`
}

/** The curve without forecast periods later than the latest result. */
function untilNow(curve: Curve): Curve {
  const { forecast, latest } = curve
  if (forecast === null || latest?.role !== 'result') return curve
  return { ...curve, forecast: { ...forecast, points: forecast.points.filter((point) => point.at <= latest.at) } }
}

function bodySvg(curve: Curve, { width, height }: Size, clip: string): string {
  const ats = [...curve.points, ...curve.hidden, ...(curve.forecast?.points ?? [])].map((one) => one.at)
  const right = width - TARGET_MARGIN
  const [first, last] = [Math.min(...ats), Math.max(...ats)]
  const x = scaleLinear(first === last ? [first - 1, last] : [first, last], [EDGE, right])
  const target =
    curve.latest === null ? null : (targetAtStep(curve, curve.latest.at) ?? curve.targets[0]?.value ?? null)
  const y = scaleLinear(heightsOf(curve, target), [height - EDGE - 3, EDGE + 3])
  const frame = { x, y }
  const forecast = curve.forecast
  const clipPath = `<clipPath id="${clip}"><path d="M0 ${EDGE}H${px(right)}V${px(height - EDGE)}H0z"/></clipPath>`
  const dashed = forecast === null ? '' : linePath(forecastSpots(forecast), frame)
  return [
    forecast === null ? '' : clipPath + bandsSvg(forecast, frame, clip),
    dashed === ''
      ? ''
      : `<path d="${dashed}" fill="none" stroke="${FORECAST}" stroke-width="1.5" stroke-dasharray="3 3"/>`,
    target === null ? '' : targetBar(width, y(target)),
    ...curve.breaks.map(({ at }) => breakLine(x(at), height)),
    ...curve.segments.map((segment) => runSvg(segment, frame)),
    ...curve.points
      .filter((point) => isDotted(point, curve))
      .map((point) => dotSvg(point, point === curve.latest, frame)),
  ].join('')
}

function heightsOf(curve: Curve, target: number | null): readonly [number, number] {
  const values = [
    ...curve.points.map((point) => point.value),
    ...(curve.forecast?.points.map((point) => point.centre) ?? []),
    ...(target === null ? [] : [target]),
  ]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const missing = Math.max(0, (curve.axis.high - curve.axis.low) * LEAST_SHARE - (high - low)) / 2
  return [low - missing, high + missing]
}

function targetBar(width: number, y: number): string {
  return `<path d="M${px(width - 20)} ${px(y)}H${px(width - 1)}M${px(width - 1)} ${px(y - 4)}v8" stroke="${INK}" stroke-width="2" fill="none"/>`
}

function breakLine(x: number, height: number): string {
  return `<path d="M${px(x)} 5V${px(height - 5)}" stroke="${FORECAST}" stroke-width="1.5" stroke-dasharray="2 3"/>`
}

type Pixels = Parameters<typeof linePath>[1]

function runSvg({ role, points }: Curve['segments'][number], frame: Pixels): string {
  if (points.length < 2) return ''
  const [ink, width] = role === 'history' ? [HISTORY, 2.2] : [RESULT, 3]
  return `<path d="${linePath(points, frame)}" fill="none" stroke="${ink}" stroke-width="${width}" stroke-linejoin="round"/>`
}

/** Every result has its dot, and the latest value a larger one; of history only what no line reaches. */
function isDotted(point: Curve['points'][number], curve: Curve): boolean {
  const alone = () => curve.segments.some(({ points }) => points.length === 1 && points[0] === point)
  return point.role === 'result' || point === curve.latest || alone()
}

function dotSvg(point: Curve['points'][number], latest: boolean, { x, y }: Pixels): string {
  const radius = latest ? 3.8 : 2.4
  const ink = point.role === 'history' ? HISTORY : RESULT
  const paint = latest && point.provisional ? `fill="#fff" stroke="${ink}" stroke-width="2"` : `fill="${ink}"`
  return `<circle cx="${px(x(point.at))}" cy="${px(y(point.value))}" r="${radius}" ${paint}/>`
}
