import type { Scale } from '../indicator.ts'
import type { Measurement } from '../measurement.ts'
import { describePeriod } from '../period/label.ts'
import { describeKind } from '../period/reading.ts'
import { hasEnded, type IsoDate, sortKey } from '../period.ts'
import type { AskedOfRefusals, TwiceGiven } from './file-answer.ts'
import type { Observation, Refusal, RefusalCode } from './observation.ts'

/** What stands stored for a series and period now. */
export type OpenMeasurement = Pick<Measurement, 'value' | 'status' | 'numerator' | 'denominator' | 'provisional'> &
  Readonly<{ lower?: number | null; upper?: number | null; final?: boolean }>

/** An observation tied to its series, with what is stored for that period; null where nothing is. */
export type ResolvedObservation = Readonly<{
  seriesId: string
  scale: Scale
  observation: Observation
  open: OpenMeasurement | null
}>

export type Change = 'added' | 'changed' | 'unchanged'

export type PlannedChange = ResolvedObservation & Readonly<{ change: 'added' | 'changed' }>

/**
 * How many observations ended how; the six add up to those given. A repeated one is a second, identical row; an
 * overruled one gives way to another row of the same period, as was answered.
 */
export type PlanCounts = Readonly<Record<Change | 'repeated' | 'overruled' | 'refused', number>>

/** What an import would do: nothing is stored by it. Changes and refusals stand in the order of the file. */
export type PlanOfChanges = Readonly<{
  changes: readonly PlannedChange[]
  refusals: readonly Refusal[]
  counts: PlanCounts
}>

type Group = Readonly<{ item: ResolvedObservation; repeats: ResolvedObservation[]; others: ResolvedObservation[] }>

/**
 * Sets the observations of a file against what is stored. Refused are those that cannot be true (a period not over,
 * another kind of period than the series', out of range, a denominator of 0) and every row of a series and period that
 * the file gives two different values for, unless it was answered which of them counts; a second row with the same
 * value is stored once and counted as repeated.
 */
export function planOfChanges(
  items: Iterable<ResolvedObservation>,
  today: IsoDate,
  twice: TwiceGiven = null,
): PlanOfChanges {
  const groups = new Map<string, Group>()
  const refusals: Refusal[] = []
  for (const item of items) {
    const refusal = refusalOf(item, today)
    if (refusal === null) group(groups, item)
    else refusals.push(refusal)
  }
  const changes: PlannedChange[] = []
  const counts = { added: 0, changed: 0, unchanged: 0, repeated: 0, overruled: 0, refused: 0 }
  for (const { item, repeats, others } of groups.values()) {
    const all = [item, ...repeats, ...others]
    if (others.length > 0 && twice === null) {
      refusals.push(...refusedDuplicates(all))
      continue
    }
    const kept = twice === 'last' ? lastOf(all, item) : item
    const change = changeOf(kept.observation, kept.open)
    if (change !== 'unchanged') changes.push({ ...kept, change })
    counts[change] += 1
    const same = all.filter((one) => isSameValue(one.observation, kept.observation)).length
    counts.repeated += same - 1
    counts.overruled += all.length - same
  }
  refusals.sort((a, b) => a.row - b.row)
  return { changes, refusals, counts: { ...counts, refused: refusals.length } }
}

/**
 * Whether an observation is new, differs from what is stored in anything the file says, or repeats it. Counts, limits
 * and a final mark that the file does not give are no difference: what is known of an unchanged value is not lost.
 */
export function changeOf(observation: Observation, open: OpenMeasurement | null): Change {
  if (open === null) return 'added'
  return isSaid(observation, open) ? 'unchanged' : 'changed'
}

/** Why a single observation cannot be true of its indicator on a day; null where nothing speaks against it. */
export function refusalOf(
  { observation, scale }: Pick<ResolvedObservation, 'observation' | 'scale'>,
  today: IsoDate,
): Refusal | null {
  const { period, accumulation, value, denominator, numerator } = observation
  if (period.kind !== scale.periodKind || accumulation !== scale.accumulation) {
    const name = describePeriod(period, accumulation)
    return refused(observation, 'wrong-period', `${name} does not fit: the series holds ${describeSteps(scale)}.`)
  }
  if (!hasEnded(period, today))
    return refused(observation, 'not-ended', `${describePeriod(period, accumulation)} is not over yet.`)
  if (denominator === 0) return refused(observation, 'denominator', 'The denominator is 0.')
  if ((denominator ?? 0) < 0 || (numerator ?? 0) < 0)
    return refused(observation, 'denominator', 'A count cannot be below 0.')
  if (scale.multiplier === 100 && (numerator ?? 0) > (denominator ?? Number.POSITIVE_INFINITY)) {
    const reason = 'The numerator is larger than the denominator, which would be more than 100%.'
    return refused(observation, 'denominator', reason)
  }
  const range = value === null ? null : outOfRange(value, scale)
  return range === null ? null : refused(observation, 'out-of-range', range, 'out-of-range')
}

/** A percentage of a whole has no maximum stored only by omission: 100 stands unless the indicator says more. */
function outOfRange(value: number, { minimum, maximum, unit, multiplier }: Scale): string | null {
  const most = maximum ?? (unit === '%' && multiplier === 100 ? 100 : null)
  if (minimum !== null && value < minimum) return `${value} is below the least the indicator can be, ${minimum}.`
  if (most !== null && value > most) return `${value} is above the most the indicator can be, ${most}.`
  return null
}

function group(groups: Map<string, Group>, item: ResolvedObservation): void {
  const key = `${item.seriesId} ${sortKey(item.observation.period)}`
  const known = groups.get(key)
  if (known === undefined) groups.set(key, { item, repeats: [], others: [] })
  else if (isSameValue(item.observation, known.item.observation)) known.repeats.push(item)
  else known.others.push(item)
}

function lastOf(all: readonly ResolvedObservation[], first: ResolvedObservation): ResolvedObservation {
  return all.reduce((last, one) => (one.observation.row > last.observation.row ? one : last), first)
}

function refusedDuplicates(items: readonly ResolvedObservation[]): readonly Refusal[] {
  const all = items.map(({ observation }) => observation).toSorted((a, b) => a.row - b.row)
  const told = all.map(({ row, text }) => `row ${row} (${text.trim()})`).join(' and ')
  const reason = `The file gives this twice, with different values: ${told}.`
  return all.map((one) => refused(one, 'duplicate', reason, 'twice'))
}

function refused(
  { row, column, text }: Observation,
  code: RefusalCode,
  reason: string,
  asks?: AskedOfRefusals,
): Refusal {
  return { row, column, value: text.trim(), code, reason, ...(asks === undefined ? {} : { asks }) }
}

const PARTS = ['numerator', 'denominator', 'lower', 'upper'] as const

function isSameValue(a: Observation, b: Observation): boolean {
  return isSaid(a, b) && PARTS.every((part) => a[part] === b[part]) && a.final === b.final
}

function isSaid(said: Observation, open: OpenMeasurement): boolean {
  return (
    said.value === open.value &&
    said.status === open.status &&
    said.provisional === open.provisional &&
    (!said.final || open.final === true) &&
    PARTS.every((part) => said[part] === null || said[part] === (open[part] ?? null))
  )
}

function describeSteps({ periodKind, accumulation }: Scale): string {
  const steps = `${describeKind(periodKind)}s`
  if (accumulation === 'single') return `single ${steps}`
  if (accumulation === 'pooled') return `${steps} pooled`
  return accumulation === 'rolling' ? `twelve months to the end of ${steps}` : `${steps} as the year to date`
}
