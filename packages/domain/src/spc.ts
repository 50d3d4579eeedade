import { type Polarity, signOf } from './indicator.ts'
import { Problem } from './problem.ts'

/** Two-thirds of the way from the mean to a limit: 2.66 · 2/3. */
const LIMIT = 2.66
const NEAR_LIMIT = (LIMIT * 2) / 3
const SCREEN = 3.267
const LEAST_FOR_LIMITS = 5
const LEAST_FOR_ICONS = 13
const LEAST_TO_FIX = 12

/** Why a point is not mere variation; 'none' where it is. */
export type SpecialCause =
  | 'none'
  | 'above the limit'
  | 'below the limit'
  | 'trend up'
  | 'trend down'
  | 'two of three high'
  | 'two of three low'
  | 'shift up'
  | 'shift down'

/** What a special cause means by the measure's polarity; high and low where neither is good. */
export type Variation = 'common cause' | 'improvement' | 'concern' | 'high' | 'low'

/** Whether the process will meet its target as it runs now. */
export type Assurance = 'pass' | 'fail' | 'hit and miss'

/** How far limits can be relied on: none under 5 points, trial ones under 13, whole from 13 on. */
export type LimitStanding = 'none' | 'trial' | 'whole'

/** Values in order, without the missing ones, and how they are to be judged. */
export type SpcOptions = Readonly<{
  polarity: Polarity
  target: number | null
  /** 0-based places of the first points of new segments. */
  rebaseAt: readonly number[]
  /** Fix each segment's limits after its first n ≥ 12 points; null to use all of them. */
  fixAfter: number | null
  /** Leave extreme moving ranges out of the mean moving range; on unless compared with a tool that does not. */
  screen: boolean
  shiftLength: 6 | 7
  trendLength: 6 | 7
}>

export type SpcSegment = Readonly<{
  from: number
  count: number
  mean: number
  meanMovingRange: number | null
  dropped: number
  lower: number | null
  upper: number | null
  nearLower: number | null
  nearUpper: number | null
  standing: LimitStanding
}>

export type SpcPoint = Readonly<{ value: number; segment: number; cause: SpecialCause; variation: Variation }>

/**
 * `variation` and `assurance` are the icons: null until the last segment has 13 points, and where there is no target,
 * no direction or not enough variation.
 */
export type SpcChart = Readonly<{
  segments: readonly SpcSegment[]
  points: readonly SpcPoint[]
  hasVariation: boolean
  variation: Variation | null
  assurance: Assurance | null
}>

/** One rule's finding for every point (1 high or up, −1 low or down, 0 none) and what it is called. */
type Rule = readonly [readonly number[], SpecialCause, SpecialCause]

/** What a chart is drawn with unless somebody chooses otherwise. */
export const USUAL_SPC: SpcOptions = {
  polarity: 'contextual',
  target: null,
  rebaseAt: [],
  fixAfter: null,
  screen: true,
  shiftLength: 7,
  trendLength: 7,
}

/**
 * An XmR chart: per segment the mean, limits at 2.66 mean moving ranges (those of 3.267 means and more left out once)
 * and, point by point, the first special cause that holds: outside a limit, a trend, two of three near a limit, a
 * shift. A constant segment or a single point has no limits and no causes, never NaN.
 * Source: the NHS "making data count" rules as NHSRplotthedots 0.2.2 computes them.
 */
export function spcChart(values: readonly number[], options: SpcOptions): SpcChart {
  checkOptions(values, options)
  const starts = [0, ...new Set(options.rebaseAt.filter((at) => at > 0))].toSorted((a, b) => a - b)
  const segments = starts.map((from, n) => segmentOf(values.slice(from, starts[n + 1]), from, options))
  const points = segments.flatMap((segment, n) => pointsOf(values, segment, n, options))
  const last = segments.at(-1)
  const hasVariation = last !== undefined && last.lower !== null
  const hasIcons = hasVariation && last.standing === 'whole'
  return {
    segments: values.length === 0 ? [] : segments,
    points,
    hasVariation,
    variation: hasIcons ? (points.at(-1)?.variation ?? null) : null,
    assurance: hasIcons ? assuranceOf(last, options) : null,
  }
}

/** Whether the target lies beyond the limits: on the good side "fail", on the other "pass". Null without either. */
function assuranceOf(segment: SpcSegment, { target, polarity }: SpcOptions): Assurance | null {
  const sign = signOf(polarity)
  if (target === null || sign === null || segment.lower === null || segment.upper === null) return null
  if (target > segment.upper) return sign === 1 ? 'fail' : 'pass'
  if (target < segment.lower) return sign === 1 ? 'pass' : 'fail'
  return 'hit and miss'
}

/** What a special cause means: an improvement or a concern by polarity, else only high or low. */
export function variationOf(cause: SpecialCause, polarity: Polarity): Variation {
  if (cause === 'none') return 'common cause'
  const isHigh = cause.startsWith('above') || cause.endsWith('up') || cause.endsWith('high')
  const sign = signOf(polarity)
  if (sign === null) return isHigh ? 'high' : 'low'
  return isHigh === (sign === 1) ? 'improvement' : 'concern'
}

function checkOptions(values: readonly number[], { rebaseAt, fixAfter }: SpcOptions): void {
  if (fixAfter !== null && fixAfter < LEAST_TO_FIX) {
    throw new Problem('invalid', `Limits can be fixed after at least ${LEAST_TO_FIX} points.`)
  }
  if (rebaseAt.some((at) => !Number.isInteger(at) || at < 0 || at >= values.length)) {
    throw new Problem('invalid', 'A new segment must start at one of the points.')
  }
}

function segmentOf(values: readonly number[], from: number, options: SpcOptions): SpcSegment {
  const used = values.slice(0, options.fixAfter ?? values.length)
  const mean = meanOf(used)
  const ranges = used.slice(1).map((value, n) => Math.abs(value - (used[n] ?? value)))
  const bound = SCREEN * meanOf(ranges)
  const kept = options.screen ? ranges.filter((range) => range < bound) : ranges
  const meanMovingRange = kept.length > 0 ? meanOf(kept) : null
  const reach = meanMovingRange === null || meanMovingRange === 0 ? null : meanMovingRange
  return {
    from,
    count: values.length,
    mean,
    meanMovingRange,
    dropped: ranges.length - kept.length,
    lower: reach === null ? null : mean - LIMIT * reach,
    upper: reach === null ? null : mean + LIMIT * reach,
    nearLower: reach === null ? null : mean - NEAR_LIMIT * reach,
    nearUpper: reach === null ? null : mean + NEAR_LIMIT * reach,
    standing: standingOf(values.length),
  }
}

function standingOf(count: number): LimitStanding {
  if (count < LEAST_FOR_LIMITS) return 'none'
  return count < LEAST_FOR_ICONS ? 'trial' : 'whole'
}

function pointsOf(
  all: readonly number[],
  segment: SpcSegment,
  place: number,
  options: SpcOptions,
): readonly SpcPoint[] {
  const values = all.slice(segment.from, segment.from + segment.count)
  const causes = causesOf(values, segment, options)
  return values.map((value, n) => {
    const cause = causes[n] ?? 'none'
    return { value, segment: place, cause, variation: variationOf(cause, options.polarity) }
  })
}

function causesOf(values: readonly number[], segment: SpcSegment, options: SpcOptions): readonly SpecialCause[] {
  const { lower, upper, nearLower, nearUpper, mean } = segment
  if (lower === null || upper === null || nearLower === null || nearUpper === null) return values.map(() => 'none')
  const sides = values.map((value) => Math.sign(value - mean))
  const near = values.map((v) => v >= lower && v <= upper && (v > nearUpper || v < nearLower))
  const steps = values.map((value, n) => (n === 0 ? 0 : Math.sign(value - (values[n - 1] ?? value))))
  const rules: readonly Rule[] = [
    [values.map((v) => (v > upper ? 1 : v < lower ? -1 : 0)), 'above the limit', 'below the limit'],
    [runsOf(steps, options.trendLength - 1, 1), 'trend up', 'trend down'],
    [twoOfThree(near, sides), 'two of three high', 'two of three low'],
    [runsOf(sides, options.shiftLength, 0), 'shift up', 'shift down'],
  ]
  return values.map((_, n) => firstCause(rules, n))
}

function firstCause(rules: readonly Rule[], place: number): SpecialCause {
  const [signs, high, low] = rules.find(([found]) => found[place] !== 0) ?? []
  if (signs === undefined || high === undefined || low === undefined) return 'none'
  return signs[place] === 1 ? high : low
}

/**
 * The sign of the run each point is part of, 0 outside runs. A run is `length` equal signs other than 0 in a row; it
 * takes in `lead` points before its first sign (a step belongs to the point it leaves as well).
 */
function runsOf(signs: readonly number[], length: number, lead: number): readonly number[] {
  const found = signs.map(() => 0)
  for (let end = length - 1; end < signs.length; end += 1) {
    const run = signs.slice(end - length + 1, end + 1)
    const sign = run[0] ?? 0
    if (sign !== 0 && run.every((one) => one === sign)) found.fill(sign, Math.max(0, end - length + 1 - lead), end + 1)
  }
  return found
}

/** The side of those near a limit where two of three neighbours are, all three on one side of the mean. */
function twoOfThree(near: readonly boolean[], sides: readonly number[]): readonly number[] {
  const found = near.map(() => 0)
  for (let end = 2; end < near.length; end += 1) {
    const places = [end - 2, end - 1, end]
    const side = sides[end] ?? 0
    const isOneSide = side !== 0 && places.every((n) => sides[n] === side)
    const close = places.filter((n) => near[n])
    if (isOneSide && close.length >= 2) for (const n of close) found[n] = side
  }
  return found
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
