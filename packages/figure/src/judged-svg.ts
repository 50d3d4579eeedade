import { textWidth } from '@ttc/domain/figure/text-width'
import { axisOf, type ValueAxis } from '@ttc/domain/figure/tick'
import {
  describeJudgedValue,
  type JudgedPoint,
  judgedCurve,
  judgedDecimals,
  type WorkingBaseline,
} from '@ttc/domain/turning-the-curve/working-baseline'
import { scaleLinear } from 'd3-scale'
import type { Size } from './frame.ts'
import { AXIS, FORECAST, FORECAST_TEXT, GRID_PRINT, INK, PAPER, TICK_INK } from './palette.ts'
import { escapeXml, px, svgText } from './svg-text.ts'

/** `label` is what a screen reader says; null where the sentence stands beside it and the picture only repeats it. */
export type JudgedDrawing = Size & Readonly<{ label: string | null }>

const FONT = 14
const VALUE_FONT = 15
const TOP = 30

const NAME = 'Judged by the group, not measured'

/** Over the plot, or from the edge where a narrow drawing in a wide font would cut it off. */
const nameAt = (left: number, width: number) => (left + textWidth(NAME, FONT) * 1.3 > width ? 0 : left)

type Placed = Readonly<{ point: JudgedPoint; x: number; y: number }>

/**
 * A curve that a group judged and nobody measured: dashed throughout, with open marks, and it says so in the drawing
 * itself, so that it stays a judgement wherever the picture is copied to.
 */
export function judgedSvg(judged: WorkingBaseline, { width, height, label }: JudgedDrawing): string {
  const points = judgedCurve(judged)
  const axis = axisOf(
    points.map(({ value }) => value),
    { decimals: judgedDecimals(judged), minimum: points.every(({ value }) => value >= 0) ? 0 : null, maximum: null },
  )
  const tickText = (tick: number) =>
    describeJudgedValue(tick, { ...judged, unit: judged.unit === '%' ? '%' : '' }).trim()
  const ticks = axis.ticks.length > 5 ? axis.ticks.filter((_, i) => i % 2 === 0) : axis.ticks
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(tickText(tick), FONT)))) + 14
  const bottom = height - 28
  const ends = [points[0].year, points[2].year]
  const x = scaleLinear(ends, [left + 30, width - 44])
  const y = scaleLinear([axis.low, axis.high], [bottom, TOP])
  const placed = points.map((point) => ({ point, x: x(point.year), y: y(point.value) }))
  const names = label === null ? 'aria-hidden="true" focusable="false"' : `role="img" aria-label="${escapeXml(label)}"`
  const size = `width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}"`
  const body = [
    svgText(nameAt(left, width), 14, [NAME], { size: FONT, fill: FORECAST_TEXT, bold: true }),
    ...ticks.map((tick) => gridLine(tick, axis, { left, right: width - 8, y: y(tick), text: tickText(tick) })),
    lines(placed),
    ...placed.map((one) => mark(one, judged, bottom)),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${names} font-family="Arial, Arimo, Liberation Sans, Helvetica, sans-serif">${body.join('')}</svg>`
}

type Line = Readonly<{ left: number; right: number; y: number; text: string }>

function gridLine(tick: number, axis: ValueAxis, { left, right, y, text }: Line): string {
  const ink = tick === axis.low ? AXIS : GRID_PRINT
  const label = svgText(left - 8, y + FONT * 0.35, [text], { size: FONT, fill: TICK_INK, anchor: 'end' })
  return `<path d="M${px(left)} ${px(y)}H${px(right)}" stroke="${ink}"/>${label}`
}

/** The past in longer dashes than what comes if nothing changes; a sketched past in dots. */
function lines([before, now, future]: readonly Placed[]): string {
  if (before === undefined || now === undefined || future === undefined) return ''
  const line = (from: Placed, to: Placed, dash: string, more = '') =>
    `<path d="M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}" fill="none" stroke="${FORECAST}" stroke-width="2.4" stroke-dasharray="${dash}"${more}/>`
  return line(before, now, before.point.said ? '10 4' : '1 6', ' stroke-linecap="round"') + line(now, future, '6 5')
}

function mark({ point, x, y }: Placed, judged: WorkingBaseline, bottom: number): string {
  const year = svgText(x, bottom + 20, [String(point.year)], { size: FONT, fill: TICK_INK, anchor: 'middle' })
  if (!point.said) return year
  const circle = `<circle cx="${px(x)}" cy="${px(y)}" r="4.5" fill="${PAPER}" stroke="${FORECAST}" stroke-width="2"/>`
  const text = describeJudgedValue(point.value, { ...judged, unit: judged.unit === '%' ? '%' : '' }).trim()
  // Above the point, or under it where the heading stands.
  const at = y - 12 < TOP + 4 ? y + 22 : y - 11
  return (
    circle + svgText(x, at, [text], { size: VALUE_FONT, fill: INK, bold: true, anchor: 'middle', halo: true }) + year
  )
}
