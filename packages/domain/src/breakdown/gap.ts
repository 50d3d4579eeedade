import { isUsable, usablePoints } from '../baseline/usable-points.ts'
import { type FrozenBaseline, freezeBaseline } from '../baseline.ts'
import { latestCommonPeriod } from '../benchmark.ts'
import { unitsOf, valueOfUnits } from '../decimal.ts'
import { type Direction, directionOf } from '../direction.ts'
import { type Scale, signOf } from '../indicator.ts'
import type { Measurement } from '../measurement.ts'
import { type IsoDate, type Period, sortKey } from '../period.ts'
import { type Verdict, verdictOf } from '../verdict.ts'

/** How a gap moves: by its own frozen baseline, else by its last five values; nothing is said on less. */
export type GapMovement =
  | 'narrower-than-expected'
  | 'wider-than-expected'
  | 'widening-more-slowly'
  | 'as-expected'
  | 'narrowing'
  | 'widening'
  | 'no-clear-trend'
  | 'too-soon-to-tell'

/**
 * Two groups held against each other. `difference` is own minus other in the latest period both have, at the displayed
 * decimals; `ratio` own over other, null where the other is not above zero; `side` whether that is good for the own
 * group. `sizes` is the size of the gap by period, oldest first, of the periods that may be computed with together.
 */
export type Gap = Readonly<{
  period: Period
  own: number
  other: number
  difference: number
  ratio: number | null
  side: 'better' | 'worse' | 'same' | null
  sizes: readonly Measurement[]
  direction: Direction
  verdict: Verdict
  movement: GapMovement
}>

type Between = Readonly<{
  scale: Scale
  breaks: readonly IsoDate[]
  /** The last period of the history that a baseline was frozen from; null where none was. */
  through: Period | null
  frozenOn: IsoDate | null
}>

/**
 * The gap between two groups, and whether it narrows: its size is a series like any other, lower is better, with a
 * baseline frozen where the indicator's was. A period in which either number is hidden, missing or not comparable has
 * no gap. Null where the two have no period in common. Source: METHOD, baseline, verdict and direction.
 */
export function gapBetween(own: readonly Measurement[], other: readonly Measurement[], by: Between): Gap | null {
  const { scale, breaks } = by
  const [ours, theirs] = [own.filter(isUsable), other.filter(isUsable)]
  const periodsOf = (points: readonly Measurement[]) => points.map((one) => one.period)
  const period = latestCommonPeriod(periodsOf(ours), periodsOf(theirs))
  const at = (points: readonly (Measurement & { value: number })[]) =>
    points.find((one) => period !== null && sortKey(one.period) === sortKey(period))?.value
  const [mine, another] = [at(ours), at(theirs)]
  if (period === null || mine === undefined || another === undefined) return null
  const difference = differenceOf(mine, another, scale)
  const sign = signOf(scale.polarity)
  const sizes = sizesOf(own, other, by)
  const reading = scaleOfGap(scale)
  const verdict = verdictOf(baselineOf(sizes, reading, by), sizes, reading, breaks)
  const direction = directionOf(sizes, reading, breaks)
  return {
    period,
    own: mine,
    other: another,
    difference,
    ratio: another > 0 ? mine / another : null,
    side: sign === null ? null : sideOf(sign * difference),
    sizes,
    direction,
    verdict,
    movement: movementOf(verdict, direction),
  }
}

/** How the size of a gap is read: in the indicator's decimals, smaller is better, never below zero. */
export function scaleOfGap(scale: Scale): Scale {
  const unit = scale.unit === '%' ? 'points' : scale.unit
  const accumulation = scale.accumulation === 'year-to-date' ? 'single' : scale.accumulation
  return { ...scale, unit, accumulation, polarity: 'lower', minimum: 0, maximum: null, multiplier: null }
}

function differenceOf(own: number, other: number, { decimals }: Scale): number {
  return valueOfUnits(unitsOf(own, decimals) - unitsOf(other, decimals), decimals)
}

function sideOf(better: number): 'better' | 'worse' | 'same' {
  if (better === 0) return 'same'
  return better > 0 ? 'better' : 'worse'
}

/** A year to date is compared step by step, as everything that is computed with; its running totals are not a trend. */
function sizesOf(own: readonly Measurement[], other: readonly Measurement[], { scale, breaks }: Between) {
  const theirs = new Map(usablePoints(other, scale, breaks).map((one) => [sortKey(one.period), one.value]))
  return usablePoints(own, scale, breaks).flatMap((one): Measurement[] => {
    const another = theirs.get(sortKey(one.period))
    if (another === undefined) return []
    const bare = { numerator: null, denominator: null, lower: null, upper: null, note: null }
    return [{ ...one, ...bare, value: Math.abs(differenceOf(one.value, another, scale)), status: 'value' }]
  })
}

function baselineOf(sizes: readonly Measurement[], scale: Scale, { through, frozenOn, breaks }: Between) {
  const history = sizes.filter((one) => through !== null && one.period.end <= through.end)
  if (history.length === 0 || frozenOn === null) return null
  const frozen: FrozenBaseline = freezeBaseline(history, scale, { frozenOn, breaks })
  return frozen
}

function movementOf({ verdict }: Verdict, { direction }: Direction): GapMovement {
  if (verdict === 'turned') return 'narrower-than-expected'
  if (verdict === 'slowing') return 'widening-more-slowly'
  if (verdict === 'worse-than-the-baseline') return 'wider-than-expected'
  if (direction === 'falling') return 'narrowing'
  if (direction === 'rising') return 'widening'
  if (verdict === 'on-the-baseline') return 'as-expected'
  return direction
}
