import type { IndicatorView } from '@ttc/contracts/indicator'
import type { RagRuleView } from '@ttc/contracts/target'
import { numberOf, typedNumber } from '../problem/typed-number.ts'

export type RuleValues = {
  appliesFrom: string
  kind: 'points' | 'percent' | 'floor'
  amount: string
  path: 'straight' | 'stepped'
  amberIfImproved: boolean
  reason: string
}

/** The rule recorded last, which a new one most often differs from in one point. */
function latestRule({ placement }: IndicatorView): RagRuleView | null {
  return placement.rules.toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))[0] ?? null
}

export function ruleValues(indicator: IndicatorView): RuleValues {
  const rule = latestRule(indicator)
  return {
    appliesFrom: indicator.asOf,
    kind: rule?.tolerance.kind ?? 'points',
    amount: typedNumber(rule?.tolerance.amount ?? null),
    path: rule?.path ?? 'straight',
    amberIfImproved: rule?.amberIfImproved ?? false,
    reason: '',
  }
}

export function ruleFields({ kind, amount, appliesFrom, path, amberIfImproved }: RuleValues) {
  return { appliesFrom, tolerance: { kind, amount: numberOf(amount) }, path, amberIfImproved }
}
