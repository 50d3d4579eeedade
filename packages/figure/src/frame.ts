import type { Curve } from '@ttc/domain/figure/curve'
import { textWidth } from '@ttc/domain/figure/text-width'
import { tickDecimals } from '@ttc/domain/figure/tick'
import { describeCompactValue, describeShortValue, estimateScale } from '@ttc/domain/figure/value'
import { scaleLinear } from 'd3-scale'
import { lineHeight } from './svg-text.ts'

export type Size = Readonly<{ width: number; height: number }>

/** The drawing's geometry at the width it is shown at. `x` takes steps, `y` the indicator's values. */
export type Frame = Readonly<{
  width: number
  height: number
  wide: boolean
  left: number
  right: number
  top: number
  bottom: number
  /** Font sizes: of ticks and names, and of values on the curve. */
  font: number
  valueFont: number
  x: (at: number) => number
  y: (value: number) => number
  /** Pixels from one step to the next. */
  stride: number
  /** Lines beside the right end, wrapped for the margin: the forecast's name and the last target's. */
  forecastName: readonly string[]
  targetName: readonly string[]
  /** The gridlines there is height for, from the bottom up. */
  ticks: readonly number[]
  tickText: (tick: number) => string
}>

/** From this width on there is room for names in a margin of their own beside the plot. */
const WIDE_FROM = 560
/** Below this even the narrow letters are too large. */
const SMALL_BELOW = 300

type Framed = Pick<Curve, 'axis' | 'scale' | 'steps' | 'forecast' | 'targets'>

/** Lays the plot out: margins as wide as their texts, and no wider. `endRoom` keeps that much free at the right end. */
export function frameOf(curve: Framed, { width, height }: Size, endRoom = 0): Frame {
  const wide = width >= WIDE_FROM
  const font = wide ? 15 : width < SMALL_BELOW ? 13 : 14
  const valueFont = wide ? 16 : font + 1
  const topRoom = curve.forecast === null ? font : lineHeight(font) + font
  const [top, bottom] = [topRoom, height - lineHeight(font) - 16]
  const ticks = ticksWithin(curve.axis.ticks, bottom - top)
  const tickText = tickTextOf(curve, ticks)
  const left = Math.ceil(Math.max(16, ...ticks.map((tick) => textWidth(tickText(tick), font)))) + 14
  const forecastName = forecastNameOf(curve, wide)
  const targetName = targetNameOf(curve, wide)
  const atEnd = wide ? [...forecastName, ...targetName].map((line) => textWidth(line, font, true)) : []
  const right = width - Math.ceil(Math.max(endRoom, wide ? 26 : 12, ...atEnd.map((line) => line + 12)))
  const last = Math.max(0, curve.steps.length - 1)
  const inset = wide ? 14 : 10
  const x = scaleLinear(
    [0, last === 0 ? 1 : last],
    last === 0 ? [(left + right) / 2, right] : [left + inset, right - 6],
  )
  const y = scaleLinear([curve.axis.low, curve.axis.high], [bottom, top])
  const stride = last === 0 ? right - left : x(1) - x(0)
  return {
    width,
    height,
    wide,
    left,
    right,
    top,
    bottom,
    font,
    valueFont,
    x,
    y,
    stride,
    forecastName,
    targetName,
    ticks,
    tickText,
  }
}

/** Between two gridlines, in pixels, before every second one goes. */
const LEAST_TICK_GAP = 24

function ticksWithin(ticks: readonly number[], height: number): readonly number[] {
  const gap = height / Math.max(1, ticks.length - 1)
  return gap >= LEAST_TICK_GAP ? ticks : ticks.filter((_, i) => i % 2 === 0)
}

/** Ticks in one form: millions as such, £ before each, % on the topmost only. */
function tickTextOf({ axis, scale }: Framed, ticks: readonly number[]): (tick: number) => string {
  const highest = ticks[ticks.length - 1]
  const large = axis.step >= 100_000 && axis.high >= 1_000_000
  const size = large ? 1_000_000 : 1
  const decimals = tickDecimals(axis.step / size)
  return (tick) => {
    const unit = scale.unit === '£' || (scale.unit === '%' && tick === highest) ? scale.unit : ''
    return `${describeShortValue(tick / size, { unit, decimals })}${large && tick !== 0 ? 'm' : ''}`
  }
}

function forecastNameOf(curve: Framed, wide: boolean): readonly string[] {
  const last = curve.forecast?.points[curve.forecast.points.length - 1]
  if (last === undefined) return []
  const text = describeCompactValue(last.centre, estimateScale(last.centre, curve.scale))
  return wide ? ['Baseline forecast', `${text} if nothing`, 'changes'] : [`Forecast ${text}`]
}

function targetNameOf(curve: Framed, wide: boolean): readonly string[] {
  const last = curve.targets[curve.targets.length - 1]
  if (last === undefined) return []
  const text = describeCompactValue(last.value, curve.scale)
  // A name as long as “12 months to March 2027” would take the room of the curve.
  return wide ? [`Target ${text}`, ...`by ${last.label}`.split(/(?<= months) (?=to )/)] : [`Target ${text}`]
}
