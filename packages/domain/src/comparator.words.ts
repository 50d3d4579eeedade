import { describeGap, describeNumber, describeValue } from './figure/value.ts'
import type { Scale } from './indicator.ts'
import type { Interval } from './interval.ts'

/** A value held against a comparator's for the latest period both have; `gap` is own minus theirs. */
export type Compared = Readonly<{
  name: string
  value: number
  gap: number
  /** Null for a comparator that is out of range: it is shown, and named neither better nor worse. */
  judged: 'better' | 'worse' | 'similar' | 'higher' | 'lower' | 'same' | null
  significant: boolean
  outOfRange: boolean
  n: number
  of: number
}>

/** For a row: "2.7 better"; "similar"; "not used" for a comparator outside the areas' own range. */
export function describeComparisonShort(compared: Compared, scale: Scale): string {
  if (compared.outOfRange || compared.judged === null) return 'not used'
  if (compared.judged === 'similar' || compared.judged === 'same')
    return compared.judged === 'same' ? 'the same' : 'similar'
  const decimals = Math.max(compared.of > 1 ? 1 : 0, scale.decimals)
  return `${describeNumber(Math.abs(compared.gap), decimals)} ${compared.judged}`
}

/** In full: "Better than Neighbours (43.6%)", with "significantly" where the confidence interval says so. */
export function describeComparison(compared: Compared, scale: Scale): string {
  const theirs = describeValue(compared.value, {
    ...scale,
    decimals: Math.max(compared.of > 1 ? 1 : 0, scale.decimals),
  })
  const { name, judged, outOfRange } = compared
  if (outOfRange || judged === null) return `${name} (${theirs}) is outside every area’s own range and is not used`
  if (judged === 'same') return `The same as ${name} (${theirs})`
  if (judged === 'similar') return `Similar to ${name} (${theirs})`
  const sure = compared.significant ? 'significantly ' : ''
  const words = `${sure}${judged} than ${name} (${theirs})`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** How far the own value lies from theirs, at the displayed decimals: "3.8 points below"; empty where they are equal. */
export function describeGapTo({ gap }: Pick<Compared, 'gap'>, scale: Scale): string {
  if (gap === 0) return ''
  return `${describeGap(gap, scale)} ${gap > 0 ? 'above' : 'below'}`
}

/** The own value's interval, by which a difference is called significant: "95% interval 16.9% to 19.4%". */
export function describeInterval({ lower, upper }: Interval, scale: Scale): string {
  const shown = (value: number) => describeValue(value, { ...scale, decimals: Math.max(1, scale.decimals) })
  return `95% interval ${shown(lower)} to ${shown(upper)}`
}
