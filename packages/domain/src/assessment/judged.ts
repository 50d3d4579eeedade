import { isUsable, type UsablePoint } from '../baseline/usable-points.ts'
import type { Scale } from '../indicator.ts'
import type { Measurement } from '../measurement.ts'
import { type Period, samePeriodLastYear, sortKey } from '../period.ts'
import { type Rag, type RagRule, ragOf, ruleInForce } from '../rag.ts'
import { type DatedRange, type DatedTarget, rangeAt, type TargetRange, targetAt } from '../target.ts'

/** What judges a period: targets, ranges and the dated rules. */
export type Yardstick = Readonly<{
  scale: Scale
  targets: readonly DatedTarget[]
  ranges: readonly DatedRange[]
  rules: readonly RagRule[]
}>

/** A period with its target and colour, by the rule in force at its end. */
export type JudgedPeriod = Readonly<{
  period: Period
  value: number | null
  target: number | null
  range: TargetRange | null
  rule: RagRule | null
  rag: Rag
}>

/** The target, range, rule and colour of one period. `history` is searched for the same period a year before. */
export function judgePeriod(
  period: Period,
  value: number | null,
  history: readonly Measurement[],
  by: Yardstick,
): JudgedPeriod {
  const rule = ruleInForce(by.rules, period.end)
  const path = rule?.path ?? 'straight'
  const target = targetAt(by.targets, period, path, by.scale.accumulation)
  const range = rangeAt(by.ranges, period, path, by.scale.accumulation)
  const lastYear = lastYearOf(period, history)?.value ?? null
  const rag = ragOf({ value, target, rule, scale: by.scale, range, samePeriodLastYear: lastYear })
  return { period, value, target, range, rule, rag }
}

/** The value of the same period a year before; null where none that can be used stands for it. */
export function lastYearOf(period: Period, history: readonly Measurement[]): { period: Period; value: number } | null {
  const before = sortKey(samePeriodLastYear(period))
  const found = history.filter(isUsable).find((one) => sortKey(one.period) === before)
  return found === undefined ? null : { period: found.period, value: found.value }
}

/** Every value of a series judged, oldest first; suppressed and missing ones are not values. */
export function judgeHistory(history: readonly Measurement[], by: Yardstick): readonly JudgedPeriod[] {
  return history.filter(isUsable).map((one: UsablePoint) => judgePeriod(one.period, one.value, history, by))
}

/** Since which period the latest status has stood, and for how many values; null without a value. */
export function sinceOf(judged: readonly JudgedPeriod[]): { period: Period; periods: number } | null {
  const latest = judged.at(-1)
  if (latest === undefined) return null
  const other = judged.findLastIndex((one) => one.rag.status !== latest.rag.status)
  const first = judged[other + 1] ?? latest
  return { period: first.period, periods: judged.length - other - 1 }
}
