import { roundHalfAway } from '../decimal.ts'
import { signOf } from '../indicator.ts'
import { samePeriodLastYear, sortKey } from '../period.ts'
import type { Curve } from './curve.ts'
import { describeWhen } from './description.ts'
import { senseOf } from './forecast.ts'
import type { CurvePoint } from './point.ts'
import { targetAtStep } from './target-path.ts'
import { describeGap, describeUnit, describeValue, estimateScale } from './value.ts'

/**
 * What was found about the curve. `meanGap` is the mean of result minus forecast since the freeze, in the indicator's
 * own unit: above zero is above the forecast, whichever way is better.
 */
export type Finding = Readonly<{
  verdict: 'turned' | 'slowing' | 'on-the-baseline' | 'worse-than-the-baseline' | 'too-soon-to-tell'
  strength: 'likely' | 'strong' | null
  meanGap: number | null
}>

/**
 * The headline that states the finding, true by construction: first the distance to the baseline forecast and whether
 * that is good, then the verdict and whether the target is met. Without a baseline it says the latest value and how it
 * compares with the one before. It takes no view where the indicator has no good direction.
 */
export function sentenceOf(curve: Curve, finding: Finding | null): string {
  const { latest, name } = curve
  if (latest === null) return `${name}: no values yet.`
  const judged = finding !== null && signOf(curve.scale.polarity) !== null
  const against = judged && finding.meanGap !== null ? gapClause(curve, finding.meanGap) : null
  const opening = `${name}: ${against ?? latestClause(curve)}.`
  const verdict = judged ? verdictClause(curve, finding) : null
  const target = targetClause(curve)
  if (verdict === null && target === null) return opening
  if (verdict === null) return `${opening} The target is ${target?.words}.`
  if (target === null) return `${opening} ${verdict.words}.`
  const joint = verdict.good === target.good ? 'and' : 'but'
  return `${opening} ${verdict.words}, ${joint} the target is ${target.words}.`
}

/** The measure, its area, unit and span, as the line under the headline: "…, Marlbridge, %, 2016/17 to 2024/25". */
export function subtitleOf(curve: Curve): string {
  const known = [...curve.points, ...curve.hidden].sort((a, b) => a.at - b.at)
  const first = known[0]?.label
  const last = known[known.length - 1]?.label
  const span = first === last ? (first ?? '') : `${first} to ${last}`
  return [curve.name, curve.areaName, describeUnit(curve.scale.unit), span].filter((part) => part !== '').join(', ')
}

function gapClause(curve: Curve, meanGap: number): string {
  const scale = estimateScale(meanGap, curve.scale)
  const sense = senseOf(meanGap, scale, signOf(curve.scale.polarity))
  const results = curve.points.filter((point) => point.role === 'result').length
  const mean = results > 1 ? 'on average ' : ''
  if (sense === 'same') return `${mean}level with the baseline forecast`
  const side = meanGap > 0 ? 'above' : 'below'
  return `${mean}${describeGap(meanGap, scale)} ${side} the baseline forecast, which is ${sense}`
}

function latestClause(curve: Curve): string {
  const { latest } = curve
  if (latest === null) return ''
  const before = comparedWith(curve, latest)
  const now = `${describeValue(latest.value, curve.scale)} ${describeWhen(latest.label)}`
  if (before === undefined) return now
  const change = roundHalfAway(latest.value, curve.scale.decimals) - roundHalfAway(before.value, curve.scale.decimals)
  const sense = senseOf(change, curve.scale, null)
  if (sense === 'same') return `${now}, the same as ${describeWhen(before.label)}`
  return `${now}, ${describeGap(change, curve.scale)} ${sense} than ${describeWhen(before.label)}`
}

/** The value before; of a year to date, which grows anyway, that of the same step a year before. */
function comparedWith({ points, scale }: Curve, latest: CurvePoint): CurvePoint | undefined {
  if (scale.accumulation !== 'year-to-date') return points.at(-2)
  const yearBefore = sortKey(samePeriodLastYear(latest.period))
  return points.find((point) => sortKey(point.period) === yearBefore)
}

type Clause = Readonly<{ words: string; good: boolean }>

function verdictClause(curve: Curve, { verdict, strength }: Finding): Clause {
  const likely = strength === 'likely' ? 'likely ' : ''
  if (verdict === 'turned') return { words: `The curve has ${likely}turned`, good: true }
  if (verdict === 'slowing') return { words: slowingWords(curve), good: true }
  if (verdict === 'worse-than-the-baseline')
    return { words: `The curve is ${likely}worse than its baseline`, good: false }
  if (verdict === 'on-the-baseline') return { words: 'The curve has not turned', good: false }
  return { words: 'It is too soon to tell whether the curve has turned', good: false }
}

/** Slowing is progress of two kinds, told apart by the latest value against the one at the freeze. */
function slowingWords(curve: Curve): string {
  const sign = signOf(curve.scale.polarity)
  const start = curve.forecast?.from?.value
  if (sign === null || start === undefined || curve.latest === null) return 'It is getting worse more slowly'
  const change = roundHalfAway(curve.latest.value, curve.scale.decimals) - roundHalfAway(start, curve.scale.decimals)
  return change * sign < 0 ? 'It is still getting worse, but more slowly' : 'It is no longer getting worse'
}

/** Compared as printed, so that the words never contradict the two numbers the reader sees. */
function targetClause(curve: Curve): Clause | null {
  const sign = signOf(curve.scale.polarity)
  const target = curve.latest === null ? null : targetAtStep(curve, curve.latest.at)
  if (sign === null || target === null || curve.latest === null) return null
  const decimals = curve.scale.decimals
  const short = sign * (roundHalfAway(target, decimals) - roundHalfAway(curve.latest.value, decimals))
  if (short <= 0) return { words: 'met', good: true }
  return { words: `missed by ${describeGap(short, curve.scale)}`, good: false }
}
