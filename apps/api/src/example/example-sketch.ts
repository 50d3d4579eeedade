import type { PlanFileInput } from '../plan/plan-file.ts'

export type FileIndicator = PlanFileInput['indicators'][number]
type FileRule = NonNullable<FileIndicator['rules']>[number]

/**
 * Values in a row as text, oldest first, ending with the last period that is over and published. A value is a number
 * ('7.4') or its counts ('412/2310'), with p behind a provisional and u behind an unreliable one; without a value: s
 * suppressed, - not available.
 */
export type ValueLine = string

/** Values of England, the region and each of the ten neighbours in their order; `lag` is by how many periods they end earlier. */
export type Compared = Readonly<{
  england?: ValueLine
  region?: ValueLine
  neighbours?: readonly ValueLine[]
  lag?: number
}>

/** A target so many periods after the last published one (below zero: before it). */
export type Aim = readonly [offset: number, value: number] | readonly [offset: number, lower: number, upper: number]

export type SketchedRule = Omit<FileRule, 'appliesFrom'> & Readonly<{ from: number }>

/**
 * An indicator of the example without a date in it: every period is counted from the last one that is over and
 * published (0), so that the example looks current on whatever day it is loaded.
 */
export type Sketch = Pick<
  FileIndicator,
  | 'code'
  | 'name'
  | 'definition'
  | 'level'
  | 'measureKind'
  | 'unit'
  | 'decimals'
  | 'polarity'
  | 'minimum'
  | 'maximum'
  | 'multiplier'
  | 'periodKind'
  | 'accumulation'
  | 'proxy'
  | 'targetReason'
  | 'disclosure'
> &
  Readonly<{
    /** Where a real plan would take the values from. */
    takenFrom: string
    dueDays: number
    /** How many values have not come that are due by now. */
    missed?: number
    placed: Readonly<{ priority: string; owner: string; headline?: boolean }> | null
    values: ValueLine
    /** The note of the latest value. */
    note?: string
    groups?: readonly Readonly<{ category: string; value: string; values: ValueLine; england?: ValueLine }>[]
    breaks?: readonly Readonly<{ from: number; reason: string }>[]
    aims?: readonly Aim[]
    /** What is to be counted in each whole year, from the one before to the one after the last: for years to date. */
    yearAims?: readonly number[]
    rules?: readonly SketchedRule[]
    freeze?: Readonly<{
      /** How many of the periods of `values` came after the freeze. */
      results: number
      reason: string
      adjusted?: Readonly<{ aims: readonly (readonly [number, number])[]; reason: string }>
    }>
  }>
