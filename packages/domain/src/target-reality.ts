import { isUsable, type UsablePoint } from './baseline/usable-points.ts'
import { unitsOf, valueOfUnits } from './decimal.ts'
import { type Scale, signOf } from './indicator.ts'
import type { Measurement } from './measurement.ts'
import {
  comparePeriods,
  type IsoDate,
  isOverlapping,
  ordinalOf,
  type Period,
  type SnapshotsPerYear,
  seasonOf,
  snapshotsPerYearOf,
  spanInSteps,
  stepsPerYear,
} from './period.ts'
import type { DatedTarget } from './target.ts'

/** What one authority's values of the indicator are, for all children; neither a country, a region nor our own area. */
export type AuthorityHistory = Readonly<{ code: string; name: string; history: readonly Measurement[] }>

/** A value as it is displayed, with its period. */
type Displayed = Readonly<{ period: Period; value: number }>

/** What a target asks for: `change` is target minus `from`, as displayed; `steps` of which `stepsPerYear` make a year. */
export type NeededChange = Readonly<{
  from: Displayed
  to: Displayed
  change: number
  steps: number
  stepsPerYear: number
}>

/** How close a start has to be to ours: half the standard deviation of so many authorities' values of one period. */
export type NearStart = Readonly<{ within: number; period: Period; authorities: number }>

/** An authority that did it, with the best of the times it did. */
export type AuthorityThatDid = Readonly<{ code: string; name: string; from: Displayed; to: Displayed }>

/** Why nothing can be counted. */
export type NotCounted = 'no-direction' | 'no-target' | 'no-value' | 'break' | 'overlap' | 'not-ahead'

/**
 * What others' past says of a target. `authorities` are those that had a start near ours with a value so much later,
 * `did` those of them that improved by what is needed, the most improved first; `loaded` have any value at all.
 * `first` and `last` are the periods that these starts and ends lie between.
 */
export type TargetReality =
  | Readonly<{ answer: 'not-counted'; reason: NotCounted }>
  | Readonly<{ answer: 'met'; needed: NeededChange }>
  | Readonly<{ answer: 'too-few'; needed: NeededChange; near: NearStart | null; authorities: number; loaded: number }>
  | Readonly<{
      answer: 'counted'
      needed: NeededChange
      near: NearStart
      authorities: number
      loaded: number
      did: readonly AuthorityThatDid[]
      first: Period
      last: Period
    }>

export type RealityGround = Readonly<{
  scale: Scale
  /** Our own values, as they may be shown. */
  history: readonly Measurement[]
  breaks: readonly IsoDate[]
  aim: DatedTarget | null
  others: readonly AuthorityHistory[]
}>

/** Of fewer authorities a share says nothing, and a standard deviation neither. */
export const LEAST_AUTHORITIES = 5

/**
 * How many authorities, starting within half a standard deviation of our value, improved by the needed amount in the
 * needed time. Every authority counts once, over all windows of that length in its values: it is asked where one of
 * them starts near our latest value, and did it where one of those improved at least so much. A window is two values
 * of the same kind, length and season of period, so far apart; what lies between them need not be known. None holds a
 * break, and of rolling and pooled series none overlaps itself. A year to date starts from our latest value of the
 * target's own step, for the year so far grows by itself. The standard deviation is that of all authorities in our
 * latest period, or the last one before it in which five have a value. Values, their differences and the half standard
 * deviation are compared as whole units of the displayed decimals. Missing and suppressed values start and end
 * nothing. Source: METHOD, "Target reality check"; the windows, the season and the least of five are our own choice.
 */
export function targetReality(ground: RealityGround): TargetReality {
  const { scale, aim, history, breaks, others } = ground
  const sign = signOf(scale.polarity)
  if (sign === null) return { answer: 'not-counted', reason: 'no-direction' }
  if (aim === null) return { answer: 'not-counted', reason: 'no-target' }
  const own = startOf(history, aim, scale)
  if (own === null) return { answer: 'not-counted', reason: 'no-value' }
  const rhythm = snapshotsPerYearOf([history, ...others.map((one) => one.history)].flat().map(({ period }) => period))
  const needed = neededChange(own, aim, scale, rhythm)
  const reason = refusalOf(needed, sign, breaks)
  if (reason === 'met') return { answer: 'met', needed }
  if (reason !== null) return { answer: 'not-counted', reason }
  const valued = others.map((one) => ({ ...one, history: one.history.filter(isUsable) }))
  const around = { needed, breaks, scale, rhythm }
  const near = nearStart(valued, around)
  const loaded = valued.filter((one) => one.history.length > 0).length
  const asked = near === null ? [] : valued.flatMap((one) => windowsOf(one, near, around))
  const authorities = new Set(asked.map(({ code }) => code)).size
  if (near === null || authorities < LEAST_AUTHORITIES) return { answer: 'too-few', needed, near, authorities, loaded }
  const least = sign * unitsOf(needed.change, scale.decimals)
  const did = bestOf(asked, sign, scale).filter((one) => sign * changeIn(one, scale) >= least)
  const periods = asked.flatMap(({ from, to }) => [from.period, to.period]).toSorted(comparePeriods)
  const [first = needed.from.period, last = needed.to.period] = [periods.at(0), periods.at(-1)]
  return { answer: 'counted', needed, near, authorities, loaded, did, first, last }
}

function startOf(history: readonly Measurement[], aim: DatedTarget, { accumulation }: Scale): UsablePoint | null {
  const usable = history.filter(isUsable).toSorted((a, b) => comparePeriods(a.period, b.period))
  const isOfStep = ({ period }: UsablePoint) =>
    isOfLength(period, aim.period) && (accumulation !== 'year-to-date' || isOfSeason(period, aim.period, 1))
  return usable.findLast(isOfStep) ?? null
}

function neededChange(own: UsablePoint, aim: DatedTarget, scale: Scale, rhythm: SnapshotsPerYear): NeededChange {
  const from = displayed(own.period, own.value, scale)
  const to = displayed(aim.period, aim.value, scale)
  return {
    from,
    to,
    change: valueOfUnits(unitsOf(aim.value, scale.decimals) - unitsOf(own.value, scale.decimals), scale.decimals),
    steps: ordinalOf(to.period, rhythm) - ordinalOf(from.period, rhythm),
    stepsPerYear: own.period.kind === 'snapshot' ? rhythm : stepsPerYear(own.period.kind),
  }
}

function refusalOf({ from, to, change, steps }: NeededChange, sign: 1 | -1, breaks: readonly IsoDate[]) {
  const [earlier, later] = [from.period, to.period].toSorted(comparePeriods)
  if (earlier !== undefined && later !== undefined && isCut(earlier, later, breaks)) return 'break'
  if (sign * change <= 0) return 'met'
  if (steps <= 0) return 'not-ahead'
  return isOverlapping(from.period, to.period) ? 'overlap' : null
}

type Around = Readonly<{
  needed: NeededChange
  breaks: readonly IsoDate[]
  scale: Scale
  rhythm: SnapshotsPerYear
}>

type Valued = Omit<AuthorityHistory, 'history'> & Readonly<{ history: readonly UsablePoint[] }>

/** Half the spread of the authorities in our own period, or in the last one before it that five have a value of. */
function nearStart(others: readonly Valued[], { needed: { from }, breaks, scale, rhythm }: Around): NearStart | null {
  const known = others
    .flatMap((one) => one.history)
    .filter(({ period }) => isLike(period, from.period, rhythm) && period.end <= from.period.end)
    .filter(({ period }) => !isCut(period, from.period, breaks))
  const ends = [...new Set(known.map(({ period }) => period.end))].toSorted()
  const valuesAt = (end: IsoDate) => known.filter(({ period }) => period.end === end)
  const latest = ends.findLast((end) => valuesAt(end).length >= LEAST_AUTHORITIES)
  const points = latest === undefined ? [] : valuesAt(latest)
  const [one] = points
  if (one === undefined) return null
  const half = standardDeviation(points.map(({ value }) => value)) / 2
  const within = displayed(one.period, half, scale).value
  return { within, period: one.period, authorities: points.length }
}

/** Of a sample (n − 1): the authorities loaded need not be all there are. */
function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}

/** Every window of an authority that is as long as ours and starts near our value. */
function windowsOf({ code, name, history }: Valued, near: NearStart, { needed, breaks, scale, rhythm }: Around) {
  const units = (value: number) => unitsOf(value, scale.decimals)
  const { from, to, steps } = needed
  const isNear = ({ value }: UsablePoint) => Math.abs(units(value) - units(from.value)) <= units(near.within)
  const ends = new Map(
    history
      .filter(({ period }) => isOfLength(period, to.period))
      .map((point) => [ordinalOf(point.period, rhythm), point]),
  )
  const starts = history.filter((point) => isLike(point.period, from.period, rhythm) && isNear(point))
  return starts.flatMap((start): AuthorityThatDid[] => {
    const end = ends.get(ordinalOf(start.period, rhythm) + steps)
    if (end === undefined || isCut(start.period, end.period, breaks)) return []
    const shown = ({ period, value }: UsablePoint) => displayed(period, value, scale)
    return [{ code, name, from: shown(start), to: shown(end) }]
  })
}

/** The window of each authority that improved most, the latest of equals; the most improved authority first. */
function bestOf(windows: readonly AuthorityThatDid[], sign: 1 | -1, scale: Scale): readonly AuthorityThatDid[] {
  const best = new Map<string, AuthorityThatDid>()
  const ordered = windows.toSorted(
    (a, b) =>
      sign * (changeIn(b, scale) - changeIn(a, scale)) ||
      comparePeriods(b.from.period, a.from.period) ||
      (a.name < b.name ? -1 : 1),
  )
  for (const one of ordered) if (!best.has(one.code)) best.set(one.code, one)
  return [...best.values()]
}

const changeIn = ({ from, to }: AuthorityThatDid, { decimals }: Scale) =>
  unitsOf(to.value, decimals) - unitsOf(from.value, decimals)

const displayed = (period: Period, value: number, { decimals }: Scale): Displayed => ({
  period,
  value: valueOfUnits(unitsOf(value, decimals), decimals),
})

/** A period that straddles a break lies on neither side of it. */
const isCut = (from: Period, to: Period, breaks: readonly IsoDate[]) =>
  breaks.some((one) => one > from.start && one <= to.end)

const isOfLength = (a: Period, b: Period) => a.kind === b.kind && spanInSteps(a) === spanInSteps(b)

const isOfSeason = (a: Period, b: Period, rhythm: SnapshotsPerYear) => seasonOf(a, rhythm) === seasonOf(b, rhythm)

/** Two periods whose values can be held against one another: of one kind, length and season. */
const isLike = (a: Period, b: Period, rhythm: SnapshotsPerYear) => isOfLength(a, b) && isOfSeason(a, b, rhythm)
