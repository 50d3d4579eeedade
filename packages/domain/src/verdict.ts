import { growthOf, obstacleOf } from './baseline/theta.ts'
import { isUsable, placeOf, pointsAfter, type UsablePoint } from './baseline/usable-points.ts'
import { baselineAt, type FanStep, type FrozenBaseline } from './baseline.ts'
import { unitsOf } from './decimal.ts'
import { type Scale, signOf } from './indicator.ts'
import type { Measurement } from './measurement.ts'
import { type IsoDate, sortKey } from './period.ts'
import { widthFactor, withoutSeason } from './season.ts'

export type VerdictName = 'turned' | 'slowing' | 'on-the-baseline' | 'worse-than-the-baseline' | 'too-soon-to-tell'

/** Which rule gave the verdict: how many results running, beyond which range of the forecast. */
export type VerdictRule =
  | 'one-beyond-95'
  | 'two-beyond-95'
  | 'two-beyond-80'
  | 'three-beyond-80'
  | 'three-beyond-50'
  | 'no-rule-met'

/** Why there is no judgement. */
export type NoVerdict =
  | 'no-direction'
  | 'no-baseline'
  | 'break'
  | 'too-few-points'
  | 'has-not-varied'
  | 'nothing-after-the-freeze'

/**
 * What came after a freeze, held against the frozen baseline. `z` is how far each result is better than the old
 * trend, `zWorse` how far (below zero) it is worse, `zSlowing` how far it is better than the old decline simply going
 * on (null where nothing was declining), all in units of uncertainty, oldest first and empty where nothing is judged.
 * `meanGap` is the mean of value minus forecast, in the indicator's unit, not turned by polarity.
 */
export type Verdict = Readonly<{
  verdict: VerdictName | null
  strength: 'likely' | 'strong' | null
  reason: VerdictRule | NoVerdict
  z: readonly number[]
  zWorse: readonly number[]
  zSlowing: readonly number[] | null
  meanGap: number | null
  meanGapInChildren: number | null
  valueSinceFreeze: 'better' | 'worse' | 'same' | null
  slowingHow: 'still-worsening' | 'no-longer-worsening' | null
  worstPointBeforeFreeze: boolean
}>

type Judged = Pick<Verdict, 'verdict' | 'strength' | 'reason' | 'z' | 'zWorse' | 'zSlowing'>
type Result = Readonly<{ point: UsablePoint; expected: FanStep; gap: number }>
type Sign = 1 | -1

/**
 * Whether the curve has turned: results after the freeze against the frozen baseline. `results` may be those results
 * or the whole series as it stands; what lies up to the freeze is read only to difference a year to date. Results
 * beyond a break cannot be held against the baseline: from then on nothing is judged, nor is anything against a
 * baseline that a break found later runs through. Without a better direction the verdict is null. Under a season, "better or worse than at the freeze" and "the worst point before it" compare
 * seasonally adjusted values; both compare at the displayed decimals, and a tie with the worst counts as worst. A
 * floor under the forecast's unit stands under the slowing unit too, which can only make slowing rarer. An adjusted
 * baseline is judged against its drawn centre, with the widths and the old trend of the history. Source: METHOD,
 * "Has the curve turned?".
 */
export function verdictOf(
  frozen: FrozenBaseline | null,
  results: readonly Measurement[],
  scale: Scale,
  breaks: readonly IsoDate[] = [],
): Verdict {
  const sign = signOf(scale.polarity)
  if (frozen === null) return { ...NOTHING, ...refusal(sign === null ? 'no-direction' : 'no-baseline') }
  const series = joined(frozen, results)
  if (isBroken(frozen, series, breaks)) return { ...NOTHING, ...refusal(sign === null ? 'no-direction' : 'break') }
  const judgedAgainst = pointsAfter(series, scale, breaks, frozen.through).map((point): Result => {
    const expected = baselineAt(frozen, point.period)
    return { point, expected, gap: point.value - expected.centre }
  })
  const gaps = { meanGap: meanOf(judgedAgainst.map(({ gap }) => gap)), ...childrenOf(judgedAgainst, scale) }
  if (sign === null) return { ...NOTHING, ...refusal('no-direction'), ...gaps }
  const judged = judge(frozen, judgedAgainst, sign)
  const valueSinceFreeze = changeSince(frozen, judgedAgainst, scale, sign)
  return {
    ...judged,
    ...gaps,
    valueSinceFreeze,
    slowingHow: slowingHow(judged.verdict, valueSinceFreeze),
    worstPointBeforeFreeze: isWorstLast(frozen, scale, sign),
  }
}

const NOTHING: Verdict = {
  verdict: null,
  strength: null,
  reason: 'no-direction',
  z: [],
  zWorse: [],
  zSlowing: null,
  meanGap: null,
  meanGapInChildren: null,
  valueSinceFreeze: null,
  slowingHow: null,
  worstPointBeforeFreeze: false,
}

function refusal(reason: NoVerdict): Judged {
  const verdict = reason === 'no-direction' ? null : 'too-soon-to-tell'
  return { verdict, strength: null, reason, z: [], zWorse: [], zSlowing: null }
}

function judge(frozen: FrozenBaseline, results: readonly Result[], sign: Sign): Judged {
  const obstacle = obstacleOf(frozen.fit)
  if (obstacle !== null) return refusal(obstacle)
  if (results.length === 0) return refusal('nothing-after-the-freeze')
  const z = results.map(({ gap, expected }) => distance(sign * gap - Math.max(0, sign * expected.slopeBonus), expected))
  const zWorse = results.map(({ gap, expected }) =>
    distance(sign * gap - Math.min(0, sign * expected.slopeBonus), expected),
  )
  const zSlowing = slowingDistances(frozen, results, sign)
  return { ...ruled(z, zWorse, zSlowing), z, zWorse, zSlowing }
}

function ruled(z: readonly number[], zWorse: readonly number[], zSlowing: readonly number[] | null) {
  const turned = ruleMet(z)
  if (turned !== null) return { verdict: 'turned', ...turned } as const
  const worse = ruleMet(zWorse.map((one) => -one))
  if (worse !== null) return { verdict: 'worse-than-the-baseline', ...worse } as const
  const slowing = zSlowing === null ? null : likelyRule(zSlowing)
  if (slowing !== null) return { verdict: 'slowing', strength: 'likely', reason: slowing } as const
  return { verdict: 'on-the-baseline', strength: null, reason: 'no-rule-met' } as const
}

function ruleMet(z: readonly number[]): { strength: 'likely' | 'strong'; reason: VerdictRule } | null {
  if (areLastBeyond(z, 3, 2.1)) return { strength: 'strong', reason: 'three-beyond-80' }
  if (areLastBeyond(z, 2, 4)) return { strength: 'strong', reason: 'two-beyond-95' }
  const reason = likelyRule(z)
  return reason === null ? null : { strength: 'likely', reason }
}

function likelyRule(z: readonly number[]): VerdictRule | null {
  if (areLastBeyond(z, 1, 4)) return 'one-beyond-95'
  if (areLastBeyond(z, 2, 2.1)) return 'two-beyond-80'
  return areLastBeyond(z, 3, 0.95) ? 'three-beyond-50' : null
}

function areLastBeyond(z: readonly number[], count: number, limit: number): boolean {
  return z.length >= count && z.slice(-count).every((one) => one > limit)
}

function slowingDistances(frozen: FrozenBaseline, results: readonly Result[], sign: Sign): number[] | null {
  const { fit, rhythm } = frozen
  const spread = fit.meanChangeSpread
  if (spread === null || spread === 0 || sign * fit.b >= 0) return null
  return results.map(({ point, expected, gap }) => {
    const width = spread * Math.sqrt(1 + (expected.steps - 1) * growthOf(fit) ** 2)
    const unit = Math.max(width * widthFactor(fit.season, placeOf(point.period, rhythm)), fit.floorOfUnit ?? 0)
    return (sign * (gap - expected.slopeBonus)) / unit
  })
}

function distance(better: number, expected: FanStep): number {
  return better / (expected.unit ?? Number.NaN)
}

/** The series as it stands, with what was frozen where it no longer holds a period. */
function joined(frozen: FrozenBaseline, results: readonly Measurement[]): readonly Measurement[] {
  const given = new Set(results.map(({ period }) => sortKey(period)))
  return [...frozen.points.filter(({ period }) => !given.has(sortKey(period))), ...results]
}

function isBroken(frozen: FrozenBaseline, series: readonly Measurement[], breaks: readonly IsoDate[]): boolean {
  const first = frozen.used[0]?.period.start ?? frozen.through.start
  const since = breaks.filter((one) => one > first)
  return series.some((one) => isUsable(one) && since.some((day) => one.period.end >= day))
}

function childrenOf(results: readonly Result[], scale: Scale): { meanGapInChildren: number | null } {
  const children = results.map(({ point, gap }) => (gap * (point.denominator ?? 0)) / (scale.multiplier ?? 1))
  const known = scale.multiplier !== null && results.every(({ point }) => (point.denominator ?? 0) > 0)
  return { meanGapInChildren: known ? meanOf(children) : null }
}

function changeSince(frozen: FrozenBaseline, results: readonly Result[], scale: Scale, sign: Sign) {
  const atFreeze = frozen.used.at(-1)
  const latest = results.at(-1)?.point
  if (atFreeze === undefined || latest === undefined) return null
  const change = sign * (shownUnits(frozen, latest, scale) - shownUnits(frozen, atFreeze, scale))
  if (change === 0) return 'same'
  return change > 0 ? 'better' : 'worse'
}

function slowingHow(verdict: VerdictName | null, since: Verdict['valueSinceFreeze']): Verdict['slowingHow'] {
  if (verdict !== 'slowing') return null
  return since === 'worse' ? 'still-worsening' : 'no-longer-worsening'
}

function isWorstLast(frozen: FrozenBaseline, scale: Scale, sign: Sign): boolean {
  const goodness = frozen.used.map((point) => sign * shownUnits(frozen, point, scale))
  const last = goodness.at(-1) ?? 0
  return goodness.every((one) => one >= last) && goodness.some((one) => one > last)
}

function shownUnits(frozen: FrozenBaseline, point: UsablePoint, scale: Scale): number {
  const adjusted = withoutSeason(point.value, frozen.fit.season, placeOf(point.period, frozen.rhythm))
  return unitsOf(adjusted, scale.decimals)
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length
}
