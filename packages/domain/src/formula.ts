import { isUsable, type UsablePoint } from './baseline/usable-points.ts'
import type { Scale } from './indicator.ts'
import type { Measurement, ValueStatus } from './measurement.ts'
import { Problem } from './problem.ts'

/** A line that a formula reads: an indicator, of an area and a group of children, each that of the result where null. */
export type Part = Readonly<{ indicatorId: string; areaCode: string | null; breakdownId: string | null }>

/** A part with what it counts for in a mean: another part, or its own denominator where null. */
export type WeightedPart = Readonly<{ value: Part; weight: Part | null }>

/**
 * How a derived indicator is computed, period by period. `rate`: numerator over denominator, times the multiplier.
 * `difference`: `of` minus `minus`.
 */
export type Formula =
  | Readonly<{ schema: 1; kind: 'rate'; numerator: Part; denominator: Part; multiplier: number }>
  | Readonly<{ schema: 1; kind: 'sum'; parts: readonly Part[] }>
  | Readonly<{ schema: 1; kind: 'weighted-mean'; parts: readonly WeightedPart[] }>
  | Readonly<{ schema: 1; kind: 'difference'; of: Part; minus: Part }>

/**
 * Why a part gives no number: what stands in its place, nothing recorded at all, several years pooled, no counts to
 * weigh by, nobody counted (zero), more than all, a result that cannot be true, or units that no longer agree.
 */
export type Lack =
  | Exclude<ValueStatus, 'value' | 'unreliable'>
  | 'not-recorded'
  | 'pooled'
  | 'no-denominator'
  | 'zero'
  | 'more-than-all'
  | 'impossible'
  | 'disagreement'

/** A part, by its place among `partsOf`, and why it gives no number; null for the result as a whole. */
export type Lacking = Readonly<{ part: number | null; why: Lack }>

/** What a formula gives for one period: a value with its counts where they are known, or what is lacking. */
export type Derived = Readonly<{
  value: number | null
  status: 'value' | 'unreliable' | 'not-available'
  numerator: number | null
  denominator: number | null
  provisional: boolean
  lacking: readonly Lacking[]
}>

type Result = Readonly<{ value: number; numerator: number | null; denominator: number | null }>
type Known = readonly UsablePoint[]

/** Beyond it a value could not be shown exactly. */
const LARGEST = 1e10
/** Noise of binary arithmetic (0.1 + 0.2) lies beyond the twelfth digit. */
const DIGITS = 12

/**
 * Reads a formula back as it is stored. A stored one is never rewritten, so the reader of every schema number stays
 * for ever; an unknown number is refused instead of being guessed at.
 */
export function readFormula(stored: unknown): Formula {
  if (typeof stored === 'object' && stored !== null && 'schema' in stored && stored.schema === 1)
    return stored as Formula
  throw new Problem('unexpected', 'This formula was made by a newer version of the product, and cannot be read here.')
}

/** Everything a formula reads, in the order in which its values are given to `evaluate`. */
export function partsOf(formula: Formula): readonly Part[] {
  if (formula.kind === 'rate') return [formula.numerator, formula.denominator]
  if (formula.kind === 'difference') return [formula.of, formula.minus]
  if (formula.kind === 'sum') return formula.parts
  return formula.parts.flatMap(({ value, weight }) => (weight === null ? [value] : [value, weight]))
}

/** The distinct indicators a formula reads. */
export function indicatorsOf(formula: Formula): readonly string[] {
  return [...new Set(partsOf(formula).map((part) => part.indicatorId))]
}

/**
 * The value of one period from what stands for each part in it (null where nothing was recorded), in the order of
 * `partsOf`. One part without a number makes the result "not available", and every such part is named: a suppressed,
 * missing or rounded part is never guessed at, nor are pooled years added up. Unreliable and provisional parts make
 * the result so. Source: HOUSE, "Derived indicators".
 */
export function evaluate(formula: Formula, values: readonly (Measurement | null)[], scale: Scale): Derived {
  const provisional = values.some((one) => one?.provisional === true)
  const without = (lacking: readonly Lacking[]): Derived => ({ ...NOTHING, provisional, lacking })
  const lacking = partsOf(formula).flatMap((_, part) => lackOf(values[part] ?? null, part, formula, scale))
  if (lacking.length > 0) return without(lacking)
  const known = values.filter((one) => one !== null && isUsable(one)) as Known
  const result = resultOf(formula, known, scale)
  if ('why' in result) return without([result])
  if (!isPossible(result.value, scale)) return without([{ part: null, why: 'impossible' }])
  const status = known.some((one) => one.status === 'unreliable') ? 'unreliable' : 'value'
  return { ...result, status, provisional, lacking: [] }
}

const NOTHING = { value: null, status: 'not-available', numerator: null, denominator: null } as const

function lackOf(one: Measurement | null, part: number, formula: Formula, { accumulation }: Scale): readonly Lacking[] {
  if (one === null) return [{ part, why: 'not-recorded' }]
  if (!isUsable(one))
    return [{ part, why: one.status === 'value' || one.status === 'unreliable' ? 'missing' : one.status }]
  if (formula.kind === 'sum' && accumulation === 'pooled') return [{ part, why: 'pooled' }]
  const isWeighedByItself = formula.kind === 'weighted-mean' && ownWeights(formula).has(part)
  return isWeighedByItself && one.denominator === null ? [{ part, why: 'no-denominator' }] : []
}

/** The places among `partsOf` of the parts that are weighed by their own denominators. */
function ownWeights({ parts }: Extract<Formula, { kind: 'weighted-mean' }>): ReadonlySet<number> {
  const places = parts.map((_, i) => parts.slice(0, i).reduce((sum, one) => sum + (one.weight === null ? 1 : 2), 0))
  return new Set(places.filter((_, i) => parts[i]?.weight === null))
}

function resultOf(formula: Formula, known: Known, scale: Scale): Result | Lacking {
  const value = (i: number) => known[i]?.value ?? 0
  if (formula.kind === 'rate') return rateOf(value(0), value(1), formula.multiplier)
  if (formula.kind === 'weighted-mean') return meanOf(formula, known, scale)
  const plain = formula.kind === 'sum' ? known.reduce((sum, one) => sum + one.value, 0) : value(0) - value(1)
  return { value: tidy(plain), numerator: null, denominator: null }
}

function rateOf(numerator: number, denominator: number, multiplier: number): Result | Lacking {
  if (denominator <= 0) return { part: 1, why: 'zero' }
  if (multiplier === 100 && numerator > denominator) return { part: 0, why: 'more-than-all' }
  return { value: tidy((numerator / denominator) * multiplier), numerator, denominator }
}

/** Of rates whose counts are all known, the rate of the counts together, which no rounding of the parts has touched. */
function meanOf(
  { parts }: Extract<Formula, { kind: 'weighted-mean' }>,
  known: Known,
  { multiplier }: Scale,
): Result | Lacking {
  const read = [...known]
  const pairs = parts.map(({ weight }) => {
    const value = read.shift()
    return { value, weight: (weight === null ? value?.denominator : read.shift()?.value) ?? 0 }
  })
  const whole = pairs.reduce((sum, one) => sum + one.weight, 0)
  if (whole <= 0) return { part: null, why: 'zero' }
  const byCounts = multiplier !== null && parts.every(({ weight }) => weight === null) && known.every(hasNumerator)
  if (byCounts) {
    const numerator = tidy(known.reduce((sum, one) => sum + (one.numerator ?? 0), 0))
    return { value: tidy((numerator / whole) * multiplier), numerator, denominator: tidy(whole) }
  }
  const sum = pairs.reduce((so, { value, weight }) => so + (value?.value ?? 0) * weight, 0)
  return { value: tidy(sum / whole), numerator: null, denominator: null }
}

const hasNumerator = ({ numerator }: Measurement) => numerator !== null

function isPossible(value: number, { minimum, maximum }: Scale): boolean {
  return Math.abs(value) <= LARGEST && (minimum === null || value >= minimum) && (maximum === null || value <= maximum)
}

const tidy = (value: number) => Number(value.toPrecision(DIGITS))
