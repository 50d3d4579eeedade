import { type LimitsOf, publishedLimitsOf } from '../baseline/usable-points.ts'
import type { FrozenBaseline } from '../baseline.ts'
import type { Scale } from '../indicator.ts'
import { valueInterval } from '../interval.ts'
import type { Measurement } from '../measurement.ts'
import type { IsoDate } from '../period.ts'
import type { RagRule } from '../rag.ts'
import type { DatedRange, DatedTarget } from '../target.ts'

/** Whom a series is compared with: one area (England, the region), or the mean of several (neighbours, chosen areas). */
export type Compared = Readonly<{
  kind: 'england' | 'region' | 'neighbours' | 'area'
  name: string
  areas: readonly (readonly Measurement[])[]
}>

/** When values come: the publisher's announced day, else so many days after the period's end. */
export type Due = Readonly<{ nextPublicationOn: IsoDate | null; dueDays: number }>

/** Everything an assessment is computed from; nothing else is read, not even the clock. */
export type Ground = Readonly<{
  scale: Scale
  history: readonly Measurement[]
  breaks: readonly IsoDate[]
  targets: readonly DatedTarget[]
  ranges: readonly DatedRange[]
  rules: readonly RagRule[]
  baseline: FrozenBaseline | null
  compared: readonly Compared[]
  due: Due
}>

/** The 95 % limits a value was published with, else those that follow from its counts, else none. */
export function limitsFor(scale: Scale): LimitsOf {
  return (measurement) => publishedLimitsOf(measurement) ?? limitsFromCounts(measurement, scale)
}

function limitsFromCounts({ numerator, denominator }: Measurement, { multiplier }: Scale) {
  if (numerator === null || denominator === null || multiplier === null) return null
  return valueInterval(numerator, denominator, multiplier, 0.95)
}
