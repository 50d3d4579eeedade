import { describeGap, describeNumber } from './figure/value.ts'
import type { HowSure } from './how-sure.ts'
import { type Scale, signOf } from './indicator.ts'
import type { NoVerdict, Verdict, VerdictRule } from './verdict.ts'

const NAMES = {
  turned: 'Turned',
  slowing: 'Slowing',
  'on-the-baseline': 'On the baseline',
  'worse-than-the-baseline': 'Worse than the baseline',
  'too-soon-to-tell': 'Too soon to tell',
} as const

const WHY_NOT: Readonly<Record<NoVerdict, string>> = {
  'no-direction': 'no direction is better',
  'no-baseline': 'no baseline frozen yet',
  break: 'break in series',
  'too-few-points': 'needs five values',
  'has-not-varied': 'has not varied',
  'nothing-after-the-freeze': 'no result since the freeze',
}

const RULES: Readonly<Record<VerdictRule, string>> = {
  'one-beyond-95': 'The latest result since the baseline was frozen lies beyond its 95% range.',
  'two-beyond-95': 'The last two results since the baseline was frozen lie beyond its 95% range.',
  'two-beyond-80': 'The last two results since the baseline was frozen lie beyond its 80% range.',
  'three-beyond-80': 'The last three results since the baseline was frozen lie beyond its 80% range.',
  'three-beyond-50': 'The last three results since the baseline was frozen lie beyond its 50% range.',
  'no-rule-met': 'The results since the baseline was frozen lie too close to its forecast to call.',
}

const WHY_NOT_LONG: Readonly<Record<NoVerdict, string>> = {
  'no-direction': 'Neither higher nor lower is better for this indicator, so it is shown and never judged.',
  'no-baseline': 'No baseline has been frozen. Freeze one to see whether the curve turns.',
  break: 'The series was broken: values before and after do not compare, so nothing is held against this baseline.',
  'too-few-points': 'A baseline needs at least five values before the freeze.',
  'has-not-varied': 'The values before the freeze did not vary, so there is nothing to tell a change from.',
  'nothing-after-the-freeze': 'No value has come in since the baseline was frozen.',
}

/** The verdict in its own words, with its strength: "Turned (strong)". "Not judged" where no direction is better. */
export function describeVerdict({ verdict, strength }: Pick<Verdict, 'verdict' | 'strength'>): string {
  if (verdict === null) return 'Not judged'
  return strength === null || verdict === 'slowing' ? NAMES[verdict] : `${NAMES[verdict]} (${strength})`
}

/** The few words under a verdict: the mean gap with its sense, or why there is no verdict. */
export function describeVerdictNote(verdict: Verdict, scale: Scale): string {
  if (isNoVerdict(verdict.reason)) return WHY_NOT[verdict.reason]
  return describeMeanGap(verdict, scale) ?? ''
}

/** "10.8 points better"; "level with the forecast" where it rounds to nothing; null where there is no gap. */
export function describeMeanGap(verdict: Verdict, scale: Scale): string | null {
  const sign = signOf(scale.polarity)
  if (verdict.meanGap === null) return null
  const fine = atForecastDecimals(scale)
  const size = describeGap(verdict.meanGap, fine)
  if (Number(Math.abs(verdict.meanGap).toFixed(fine.decimals)) === 0) return 'level with the forecast'
  if (sign === null) return `${size} ${verdict.meanGap > 0 ? 'higher' : 'lower'}`
  return `${size} ${verdict.meanGap * sign > 0 ? 'better' : 'worse'}`
}

/** The verdict told in sentences: the rule that was met, the mean gap (in children where known), the value itself. */
export function describeVerdictStory(verdict: Verdict, scale: Scale): readonly string[] {
  if (isNoVerdict(verdict.reason)) return [WHY_NOT_LONG[verdict.reason]]
  const gap = describeMeanGap(verdict, scale)
  const children = verdict.meanGapInChildren === null ? null : Math.round(Math.abs(verdict.meanGapInChildren))
  const inChildren =
    children === null || children === 0 ? '' : `: about ${describeNumber(children, 0)} children each time`
  return [
    RULES[verdict.reason],
    gap === null ? '' : meanSentence(gap, verdict.z.length, inChildren),
    slowingSentence(verdict),
    sinceSentence(verdict),
    isProgress(verdict) ? 'Better than the baseline is not the same as on target.' : '',
  ].filter((part) => part !== '')
}

/** The error rates of METHOD in words, with the odds that matter for this verdict first. */
export function describeHowSure(sure: HowSure, verdict: Pick<Verdict, 'strength'>): readonly string[] {
  const after = sure.results === 1 ? 'after one result' : `after ${sure.results === 2 ? 'two' : 'three'} results`
  const strong = verdict.strength === 'strong' ? `, and “turned, strong” ${inHundred(sure.strongWithNothingDone)}` : ''
  const worst = sure.afterWorstPoint
  const bounce =
    worst === null
      ? 'The last value before the freeze was not the worst yet, so a simple bounce back is an unlikely explanation.'
      : `The last value before the freeze was the worst yet, and things tend to come back by themselves: such series were called turned ${inHundred(worst.called)}, strong ${inHundred(worst.strong)}.`
  const found = sure.found.map(({ shift, share }) => `${shift} times the usual movement ${inHundred(share)}`)
  return [
    `With nothing done, real series of English councils were called turned ${inHundred(sure.calledWithNothingDone)} ${after}${strong}.`,
    bounce,
    sure.slowing === null
      ? ''
      : `Real declines in which nothing was done were called slowing ${inHundred(sure.slowing.calledOnRealDeclines)}.`,
    `A real shift is found after three results: of ${found.join(', of ')}. Smaller ones cannot be proven so soon.`,
    `This is how sure “turned now” is. Looked at every quarter for three years, noise is called turned at some time ${inHundred(sure.everCalled)}.`,
  ].filter((part) => part !== '')
}

function inHundred(share: number): string {
  const times = Math.round(share * 1000) / 10
  return times === 0 ? 'not once in 100 times' : `${times} in 100 times`
}

function meanSentence(gap: string, results: number, inChildren: string): string {
  const subject = results === 1 ? 'It is' : 'On average they are'
  if (gap === 'level with the forecast') return `${subject} ${gap}.`
  return `${subject} ${gap} than the forecast${inChildren}.`
}

function isProgress({ verdict }: Verdict): boolean {
  return verdict === 'turned' || verdict === 'slowing'
}

function slowingSentence({ slowingHow }: Verdict): string {
  if (slowingHow === null) return ''
  return slowingHow === 'still-worsening'
    ? 'It is still getting worse, more slowly than before: slowing a decline counts.'
    : 'It is no longer getting worse.'
}

function sinceSentence({ valueSinceFreeze }: Verdict): string {
  if (valueSinceFreeze === null) return ''
  if (valueSinceFreeze === 'same') return 'The value itself is the same as at the freeze.'
  return `The value itself is ${valueSinceFreeze} than at the freeze.`
}

function isNoVerdict(reason: Verdict['reason']): reason is NoVerdict {
  return reason in WHY_NOT
}

function atForecastDecimals(scale: Scale): Scale {
  return { ...scale, decimals: Math.max(1, scale.decimals) }
}
