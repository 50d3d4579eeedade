import { decimalsIn, roundHalfAway, unitsOf, valueOfUnits } from './decimal.ts'
import { type Polarity, type Scale, signOf } from './indicator.ts'
import type { Measurement } from './measurement.ts'
import type { IsoDate } from './period.ts'
import type { TargetPath, TargetRange } from './target.ts'

/** Every status, in the order in which a card counts them out: worst first, then what is not judged. */
export const ragStatuses = ['red', 'amber', 'green', 'no-target', 'contextual', 'no-value'] as const
export type RagStatus = (typeof ragStatuses)[number]

/** How far off target is still amber: so many points, so many per cent of the target, or down to a floor value. */
export type Tolerance = Readonly<{ kind: 'points' | 'percent' | 'floor'; amount: number }>

/** How an indicator is coloured from a day on. A later rule replaces it from its own day, never before. */
export type RagRule = Readonly<{
  id?: string
  appliesFrom: IsoDate
  tolerance: Tolerance
  path: TargetPath
  amberIfImproved: boolean
  recordedAt: string
  reason: string
}>

export type RagInput = Readonly<{
  value: number | null
  target: number | null
  rule: RagRule | null
  scale: Scale
  range: TargetRange | null
  samePeriodLastYear: number | null
}>

/** `gap` is below zero when off target whatever the polarity; `gap` and `tolerance` are in the indicator's unit. */
export type Rag = Readonly<{
  status: RagStatus
  gap: number | null
  tolerance: number | null
  usedImprovement: boolean
}>

type Distance = Readonly<{ gap: number; nearest: number }>

/**
 * The rule a period is judged by: of those that apply from its last day or earlier the latest, and of two from the
 * same day the one recorded later. Null before the first.
 */
export function ruleInForce(rules: readonly RagRule[], periodEnd: IsoDate): RagRule | null {
  const key = (rule: RagRule) => `${rule.appliesFrom} ${rule.recordedAt}`
  const applying = rules.filter((rule) => rule.appliesFrom <= periodEnd)
  return applying.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).at(-1) ?? null
}

/**
 * The colour of a value: green at or better than its target (or inside its range), amber within the tolerance, red
 * beyond; a contextual indicator is never coloured, and without a rule in force there is no target to judge by. Value,
 * target and floor are rounded to the displayed decimals, the tolerance to one more, and compared as whole numbers of
 * that unit: 69.1 against 69.4 with 0.3 is amber. Amber-if-improved turns red to amber when the value is better (for a
 * range: nearer) than in the same period last year. A floor means nothing for a range, and gives no amber there.
 * Source: METHOD, "RAG".
 */
export function ragOf({ value, target, rule, scale, range, samePeriodLastYear }: RagInput): Rag {
  if (scale.polarity === 'contextual') return uncoloured('contextual')
  if (value === null) return uncoloured('no-value')
  const aim = scale.polarity === 'range' ? range : target
  if (aim === null || rule === null) return uncoloured('no-target')
  const { gap, nearest } = distanceTo(value, aim, scale)
  const tolerance = toleranceIn(rule.tolerance, nearest, scale)
  const told = { gap: valueOfUnits(gap, scale.decimals + 1), tolerance: valueOfUnits(tolerance, scale.decimals + 1) }
  if (gap >= 0) return { status: 'green', ...told, usedImprovement: false }
  if (gap >= -tolerance) return { status: 'amber', ...told, usedImprovement: false }
  const improved = samePeriodLastYear !== null && isBetter(value, samePeriodLastYear, gap, aim, scale)
  const usedImprovement = rule.amberIfImproved && improved
  return { status: usedImprovement ? 'amber' : 'red', ...told, usedImprovement }
}

/**
 * A gap in the indicator's unit as whole children, rounded half away from zero: 2 points of 250 children are 5. Null
 * where the denominator or the multiplier is not known.
 */
export function gapInChildren(gap: number, measurement: Measurement, scale: Scale): number | null {
  const { denominator } = measurement
  if (denominator === null || scale.multiplier === null) return null
  return roundHalfAway(Number(((gap * denominator) / scale.multiplier).toPrecision(12)), 0)
}

function uncoloured(status: RagStatus): Rag {
  return { status, gap: null, tolerance: null, usedImprovement: false }
}

/** In units of one decimal more than displayed; `nearest` is the target, or the limit of the range that is nearest. */
function distanceTo(value: number, aim: number | TargetRange, scale: Scale): Distance {
  const v = shownUnits(value, scale)
  if (typeof aim === 'number') return { gap: signFor(scale.polarity) * (v - shownUnits(aim, scale)), nearest: aim }
  const lower = shownUnits(aim.lower, scale)
  const upper = shownUnits(aim.upper, scale)
  if (v < lower) return { gap: v - lower, nearest: aim.lower }
  return { gap: Math.min(0, upper - v), nearest: aim.upper }
}

function toleranceIn({ kind, amount }: Tolerance, target: number, scale: Scale): number {
  if (kind === 'points') return unitsOf(amount, scale.decimals + 1)
  if (kind === 'percent') return percentOf(target, amount, scale)
  if (scale.polarity === 'range') return 0
  return Math.max(0, signFor(scale.polarity) * (shownUnits(target, scale) - shownUnits(amount, scale)))
}

// One division of two whole numbers: its decimal text is that of the exact share wherever the share has one.
function percentOf(target: number, amount: number, scale: Scale): number {
  const decimals = decimalsIn(amount)
  const product = Math.abs(unitsOf(target, scale.decimals)) * unitsOf(amount, decimals)
  return unitsOf(product / 10 ** (scale.decimals + decimals + 2), scale.decimals + 1)
}

function isBetter(value: number, before: number, gap: number, aim: number | TargetRange, scale: Scale): boolean {
  if (typeof aim !== 'number') return gap > distanceTo(before, aim, scale).gap
  return signFor(scale.polarity) * (shownUnits(value, scale) - shownUnits(before, scale)) > 0
}

function shownUnits(value: number, scale: Scale): number {
  return unitsOf(value, scale.decimals) * 10
}

function signFor(polarity: Polarity): 1 | -1 {
  return signOf(polarity) ?? 1
}
