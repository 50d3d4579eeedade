import { describeGap, describeNumber, describeValue } from './figure/value.ts'
import type { Scale } from './indicator.ts'
import { type PeriodKind, stepsPerYear } from './period.ts'
import type { RagStatus, Tolerance } from './rag.ts'

const NAMES: Readonly<Record<RagStatus, string>> = {
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  'no-target': 'No target',
  contextual: 'Contextual',
  'no-value': 'No value',
}

/** The status in a word. */
export function describeRag(status: RagStatus): string {
  return NAMES[status]
}

/** How far off target is still amber: "2 points", "5% of the target", "down to 60%". */
export function describeTolerance({ kind, amount }: Tolerance, scale: Scale): string {
  if (kind === 'percent') return `${amount}% of the target`
  if (kind === 'points')
    return describeGap(amount, { ...scale, decimals: Math.max(scale.decimals, decimalsOf(amount)) })
  return `${scale.polarity === 'lower' ? 'up' : 'down'} to ${describeValue(amount, scale)}`
}

/** The distance to the target, in children where known: "3 points off target: 8 children"; "on target". */
export function describeTargetGap(gap: number | null, children: number | null, scale: Scale): string {
  if (gap === null) return ''
  const size = describeGap(gap, scale)
  const inChildren = children === null || children === 0 ? '' : `: ${describeNumber(Math.abs(children), 0)} children`
  if (gap >= 0) return gap === 0 ? 'on target' : `${size} better than target`
  return `${size} off target${inChildren}`
}

/** How long a status has stood, in the indicator's own periods: "for 6 quarters", "new this quarter". */
export function describeSince(periods: number, kind: PeriodKind): string {
  const unit = unitOf(kind)
  return periods <= 1 ? `new this ${unit}` : `for ${periods} ${unit}s`
}

/** What one period of a kind is called: "year", "quarter", "term", "month", "value". */
function unitOf(kind: PeriodKind): string {
  if (kind === 'snapshot') return 'value'
  return { 1: 'year', 3: 'term', 4: 'quarter', 12: 'month' }[stepsPerYear(kind)] ?? 'value'
}

function decimalsOf(amount: number): number {
  return String(amount).split('.')[1]?.length ?? 0
}
