import { dayNumber } from '@ttc/domain/day'
import { textWidth } from '@ttc/domain/figure/text-width'
import { axisOf } from '@ttc/domain/figure/tick'
import { describeCompactValue, symbolOf } from '@ttc/domain/figure/value'
import type { Scale } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import type { Period } from '@ttc/domain/period'
import { describePeriod } from '@ttc/domain/period/label'
import type { Size } from './frame.ts'
import { AXIS, FORECAST_TEXT, GRID_PRINT, HISTORY, PAPER, RESULT, TICK_INK } from './palette.ts'
import { escapeXml, FONT, px, svgText } from './svg-text.ts'

type Last = Pick<Measurement, 'period' | 'value' | 'status'>

/** The last values of a series, the period that somebody is asked about (null: none), and the number typed for it. */
export type AskedDrawing = Size &
  Readonly<{
    last: readonly Last[]
    asked: Period | null
    typed: number | null
    scale: Scale
    label: string
    nameOf?: NameOf | undefined
  }>

/** How a period is named to who reads the drawing; as everywhere where nothing is said. */
type NameOf = (period: Period, scale: Scale) => string

const usualName: NameOf = (period, { accumulation }) => describePeriod(period, accumulation)

const SMALL = 14
const TOP = 16
/** Room for a value over the highest dot. */
const TOP_NAMED = 32
const RIGHT = 22
const BELOW = 28
const MOST_TICKS = 5

/**
 * The last values as a line that breaks where there is none, a dashed ring where a number is wanted, and in its place
 * what was typed; where no number is asked for, the newest one with its dot. Drawn at the width of a phone: few words, all of them 14 px or more.
 */
export function askedSvg({
  last,
  asked,
  typed,
  scale,
  label,
  width,
  height,
  nameOf = usualName,
}: AskedDrawing): string {
  const values = [...last.map(({ value }) => value), typed].filter((value) => value !== null)
  const axis = axisOf(values, { decimals: scale.decimals, minimum: lowest(values, scale), maximum: null })
  const every = Math.ceil(axis.ticks.length / MOST_TICKS)
  const ticks = axis.ticks.filter((_, i) => i % every === 0)
  const tickText = (tick: number) => describeCompactValue(tick, scale)
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(tickText(tick), SMALL)))) + 10
  const bottom = height - BELOW
  const top = asked === null ? TOP_NAMED : TOP
  const wantedDays = asked === null ? [] : [dayNumber(asked.end)]
  const days = [...last.map(({ period }) => dayNumber(period.end)), ...wantedDays]
  const [first, end] = [days[0] ?? 0, days.at(-1) ?? 1]
  const x = (day: number) => left + 8 + ((day - first) / Math.max(1, end - first)) * (width - RIGHT - left - 8)
  const y = (value: number) => bottom - ((value - axis.low) / (axis.high - axis.low)) * (bottom - top)
  const points = last.map((one, i) => ({ ...one, x: x(days[i] ?? first) }))
  const at = last.length === 0 ? (left + width - RIGHT) / 2 : x(end)
  const body = [
    ...ticks.map((tick) =>
      gridLine(y(tick), { left, right: width - 4, text: tickText(tick), isBase: tick === axis.low }),
    ),
    ...linesOf(points, y),
    ...points.map((one) => markOf(one, y, bottom)),
    asked === null ? newestOf(points, y, scale) : wanted(points, { at, typed, y, scale, top, bottom }),
    ...namesOf(points, { asked: asked ?? last.at(-1)?.period ?? null, nameOf, scale, at, left, width, bottom }),
  ]
  const size = `width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}"`
  const names = `role="img" aria-label="${escapeXml(label)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${names} font-family="${FONT}">${body.join('')}</svg>`
}

/** The axis ends at what can be true only while nothing lies below it. */
const lowest = (values: readonly number[], { minimum }: Scale) =>
  minimum !== null && values.every((value) => value >= minimum) ? minimum : null

type Grid = Readonly<{ left: number; right: number; text: string; isBase: boolean }>

function gridLine(y: number, { left, right, text, isBase }: Grid): string {
  const label = svgText(left - 6, y + SMALL * 0.35, [text], { size: SMALL, fill: TICK_INK, anchor: 'end' })
  return `<path d="M${px(left)} ${px(y)}H${px(right)}" stroke="${isBase ? AXIS : GRID_PRINT}"/>${label}`
}

type Point = Last & Readonly<{ x: number }>
type Heights = (value: number) => number

/** A line through neighbours that both have a value. */
function linesOf(points: readonly Point[], y: Heights): string[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i]
    if (from === undefined || from.value === null || to.value === null) return []
    return [
      `<path d="M${px(from.x)} ${px(y(from.value))}L${px(to.x)} ${px(y(to.value))}" fill="none" stroke="${HISTORY}" stroke-width="2.6" stroke-linecap="round"/>`,
    ]
  })
}

/** A value has its dot; why there is none stands as a symbol over the axis, where it cannot be read as a height. */
function markOf({ x, value, status }: Point, y: Heights, bottom: number): string {
  if (value !== null) return `<circle cx="${px(x)}" cy="${px(y(value))}" r="3.6" fill="${HISTORY}"/>`
  const symbol = symbolOf(status)
  if (symbol === null) return ''
  return svgText(x, bottom - 6, [symbol], { size: SMALL, fill: FORECAST_TEXT, anchor: 'middle' })
}

type Wanted = Readonly<{ at: number; typed: number | null; y: Heights; scale: Scale; top: number; bottom: number }>

function wanted(points: readonly Point[], { at, typed, y, scale, top, bottom }: Wanted): string {
  const before = points.findLast(({ value }) => value !== null)
  const from = before === undefined || before.value === null ? null : { x: before.x, y: y(before.value) }
  if (typed === null) {
    const height = from?.y ?? (top + bottom) / 2
    return `<circle cx="${px(at)}" cy="${px(height)}" r="8" fill="${PAPER}" stroke="${RESULT}" stroke-width="2" stroke-dasharray="3 3"/>`
  }
  const height = y(typed)
  const line =
    from === null
      ? ''
      : `<path d="M${px(from.x)} ${px(from.y)}L${px(at)} ${px(height)}" stroke="${RESULT}" stroke-width="2.6" stroke-dasharray="5 4"/>`
  const diamond = `<path d="M${px(at)} ${px(height - 8)}l8 8-8 8-8-8z" fill="${RESULT}"/>`
  const text = describeCompactValue(typed, scale)
  const name = svgText(at - 14, height + 5, [text], { size: 16, fill: RESULT, bold: true, anchor: 'end', halo: true })
  return line + diamond + name
}

/** The newest value, beside its dot. */
function newestOf(points: readonly Point[], y: Heights, scale: Scale): string {
  const newest = points.findLast(({ value }) => value !== null)
  if (newest === undefined || newest.value === null) return ''
  const text = describeCompactValue(newest.value, scale)
  const style = { size: 16, fill: HISTORY, bold: true, anchor: 'end', halo: true } as const
  return svgText(newest.x + 8, y(newest.value) - 10, [text], style)
}

type Names = Readonly<{
  asked: Period | null
  nameOf: NameOf
  scale: Scale
  at: number
  left: number
  width: number
  bottom: number
}>

/** The first period and the one asked about under the axis, and the last value beside its dot's place. */
function namesOf(points: readonly Point[], { asked, nameOf, scale, at, left, width, bottom }: Names): string[] {
  const style = { size: SMALL, fill: TICK_INK }
  const askedText = asked === null ? '' : nameOf(asked, scale)
  const end = svgText(Math.min(width - 2, at + textWidth(askedText, SMALL) / 2), bottom + 20, [askedText], {
    ...style,
    anchor: 'end',
  })
  const [first] = points
  if (first === undefined || first.x === at) return [end]
  const firstText = nameOf(first.period, scale)
  const hasRoom = left + textWidth(firstText, SMALL) * 1.1 + 16 < width - textWidth(askedText, SMALL) * 1.1
  return hasRoom ? [svgText(left - 2, bottom + 20, [firstText], style), end] : [end]
}
