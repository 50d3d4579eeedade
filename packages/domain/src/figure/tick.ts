/** The vertical axis: its ends are its first and last tick. `broken` says that it does not begin at zero. */
export type ValueAxis = Readonly<{ low: number; high: number; step: number; ticks: readonly number[]; broken: boolean }>

/** How the axis may be laid: the smallest step that can be printed, and what can be true of a value. */
export type AxisLimits = Readonly<{ decimals: number; minimum: number | null; maximum: number | null }>

/** Six steps wanted gives at most nine gridlines: the grid stays behind the curve (ten is the most allowed). */
const WANTED_STEPS = 6
/** Values that reach down to this share of their highest are shown from zero: it costs little room and misleads none. */
const ZERO_SHARE = 0.4
const LEAST_SPAN = 0.05
const AIR = 0.06
const NICE = [1, 2, 5, 10]

/**
 * The axis that holds all the values given: steps of 1, 2 or 5 times a power of ten, never finer than the indicator's
 * decimals (so no tick claims a precision the numbers lack), and none beyond what can be true. Values outside the limits
 * must be clamped by the caller. It begins at zero where the values come near it, and is `broken` where zero is outside. Values that do not vary, or none
 * at all, still get an axis of some height. Infinite or missing values must be left out by the caller.
 */
export function axisOf(values: readonly number[], limits: AxisLimits): ValueAxis {
  const [least, most] = roomFor(values, limits)
  const finest = 10 ** -limits.decimals
  const step = stepFor(least, most, finest)
  const low = Math.floor(least / step + 1e-9)
  const high = Math.max(low + 1, Math.ceil(most / step - 1e-9))
  const bottom = atLeast(tidy(low * step, step), limits.minimum)
  const top = atMost(tidy(high * step, step), limits.maximum)
  const all = Array.from({ length: high - low + 1 }, (_, i) => tidy((low + i) * step, step))
  const ticks = all.filter((tick) => tick >= bottom && tick <= top)
  return { low: bottom, high: top, step, ticks, broken: bottom > 0 || top < 0 }
}

/** The decimals a tick needs so that neighbouring ticks differ in print. */
export function tickDecimals(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
}

/**
 * From where to where the axis must reach. Never less than ten of the smallest steps the indicator can show, nor than a
 * twentieth of its size, so that a change of nothing does not fill the picture; and with a little air under a curve
 * that does not stand on zero.
 */
function roomFor(values: readonly number[], limits: AxisLimits): readonly [number, number] {
  if (values.length === 0) return [limits.minimum ?? 0, (limits.minimum ?? 0) + 1]
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const fromZero = lowest >= 0 && lowest <= highest * ZERO_SHARE
  const toZero = highest <= 0 && highest >= lowest * ZERO_SHARE
  const span = Math.max(10 * 10 ** -limits.decimals, Math.max(Math.abs(lowest), Math.abs(highest)) * LEAST_SPAN)
  const missing = Math.max(0, span - (highest - lowest)) / 2
  const air = (highest - lowest) * AIR
  const least = fromZero ? 0 : atLeast(lowest - Math.max(missing, air), limits.minimum)
  const most = toZero ? 0 : atMost(highest + missing, limits.maximum)
  return [least, least === most ? least + span : most]
}

function stepFor(least: number, most: number, finest: number): number {
  const rough = Math.max((most - least) / WANTED_STEPS, finest)
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = NICE.find((nice) => nice * power >= rough * 0.999) ?? 10
  return tidy(factor * power, factor * power)
}

/** Floating point makes 0.30000000000000004 of three tenths; a tick is a decimal number. */
function tidy(value: number, step: number): number {
  return Number(value.toFixed(Math.min(20, tickDecimals(step) + 2))) + 0
}

function atLeast(value: number, minimum: number | null): number {
  return minimum === null ? value : Math.max(value, minimum)
}

function atMost(value: number, maximum: number | null): number {
  return maximum === null ? value : Math.min(value, maximum)
}
