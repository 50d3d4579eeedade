import { isUsable } from '../baseline/usable-points.ts'
import { benchmarkOutcome, latestCommonPeriod } from '../benchmark.ts'
import { meanOfAreas, rangeWarning, type Standing, standingOf } from '../comparator.ts'
import { unitsOf, valueOfUnits } from '../decimal.ts'
import { type Scale, signOf } from '../indicator.ts'
import type { Measurement } from '../measurement.ts'
import { type Period, sortKey } from '../period.ts'
import { type Compared, limitsFor } from './ground.ts'

/**
 * The own value beside another area's, or the mean of several, in the latest period both have. `gap` is own minus
 * theirs at the displayed decimals. `n` of `of` areas had a value. `significant` tells a judgement by the own value's
 * interval from a plain difference; `judged` is null for a comparator that is out of range. `standing` is the own rank
 * among several areas, itself among them, where no counts or limits are known that would say more.
 */
export type Comparison = Readonly<{
  kind: Compared['kind']
  name: string
  period: Period
  value: number
  own: number
  gap: number
  judged: 'better' | 'worse' | 'similar' | 'higher' | 'lower' | 'same' | null
  significant: boolean
  n: number
  of: number
  lags: boolean
  outOfRange: boolean
  standing: Standing | null
}>

type Theirs = Readonly<{ period: Period; value: number; n: number; of: number }>

/** A compared group's values: of one area its own, of several the plain mean of those not missing, by period. */
export function valuesOf({ areas }: Compared): readonly Theirs[] {
  const periods = new Map(areas.flat().map((one) => [sortKey(one.period), one.period]))
  const known = areas.map((area) => new Map(area.filter(isUsable).map((one) => [sortKey(one.period), one.value])))
  return [...periods]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, period]) => {
      const found = meanOfAreas(known.map((area) => area.get(key) ?? null))
      return found === null ? [] : [{ period, value: found.mean, n: found.counted, of: found.asked }]
    })
}

/**
 * The own series against each compared group. A comparator is out of range when it lies further outside the values of
 * all areas known here than those values are apart (England's 1,258 where areas run from 63 to 318): it is told, and
 * never judged by; a nearer miss is expected, since not every area is stored.
 */
export function comparisonsOf(
  history: readonly Measurement[],
  compared: readonly Compared[],
  scale: Scale,
): readonly Comparison[] {
  const own = history.filter(isUsable)
  const latest = own.at(-1)
  return compared.flatMap((group) => {
    const theirs = valuesOf(group)
    const period = latestCommonPeriod(
      own.map((one) => one.period),
      theirs.map((one) => one.period),
    )
    const mine = own.find((one) => period !== null && sortKey(one.period) === sortKey(period))
    const other = theirs.find((one) => period !== null && sortKey(one.period) === sortKey(period))
    if (mine === undefined || other === undefined) return []
    const lags = latest !== undefined && sortKey(latest.period) !== sortKey(mine.period)
    const outOfRange = isFarOutside(group, other, compared, own)
    return [comparisonOf(group, mine, other, lags, outOfRange, scale)]
  })
}

function comparisonOf(
  group: Compared,
  mine: Measurement & { value: number },
  { period, value, n, of }: Theirs,
  lags: boolean,
  outOfRange: boolean,
  scale: Scale,
): Comparison {
  const { kind, name } = group
  const gap = valueOfUnits(unitsOf(mine.value, scale.decimals) - unitsOf(value, scale.decimals), scale.decimals)
  const limits = limitsFor(scale)(mine)
  const byInterval = outOfRange ? null : benchmarkOutcome(limits, value, scale.polarity)
  return {
    kind,
    name,
    period,
    value,
    own: mine.value,
    gap,
    judged: outOfRange ? null : (byInterval ?? plainly(gap, scale)),
    significant: byInterval !== null,
    n,
    of,
    lags,
    outOfRange,
    standing: limits === null ? standingAmong(group, mine, scale) : null,
  }
}

/** Fewer areas than this have no order worth telling. */
const LEAST_RANKED = 4

function standingAmong({ areas }: Compared, mine: Measurement & { value: number }, scale: Scale): Standing | null {
  const shown = (value: number) => unitsOf(value, scale.decimals)
  const others = areas.map((area) => {
    const found = area.find((one) => isUsable(one) && sortKey(one.period) === sortKey(mine.period))?.value ?? null
    return found === null ? null : shown(found)
  })
  const all = [shown(mine.value), ...others]
  if (all.filter((one) => one !== null).length < LEAST_RANKED) return null
  return standingOf(shown(mine.value), all, scale.polarity)
}

function plainly(gap: number, { polarity }: Scale): Comparison['judged'] {
  const sign = signOf(polarity)
  if (gap === 0) return 'same'
  if (sign === null) return gap > 0 ? 'higher' : 'lower'
  return sign * gap > 0 ? 'better' : 'worse'
}

function isFarOutside(
  group: Compared,
  other: Theirs,
  compared: readonly Compared[],
  own: readonly Measurement[],
): boolean {
  if (group.kind === 'neighbours' || group.kind === 'area') return false
  const areas = [own, ...compared.filter((one) => one.kind === 'neighbours').flatMap((one) => one.areas)]
  const values = areas.map((area) => area.find((one) => sortKey(one.period) === sortKey(other.period))?.value ?? null)
  const warning = rangeWarning(other.value, values)
  if (warning === null) return false
  const miss = Math.max(warning.lowest - other.value, other.value - warning.highest)
  return miss > warning.highest - warning.lowest
}
