import { addDays, addMonths, dayOf, dayParts, type IsoDate } from './day.ts'

export type { IsoDate } from './day.ts'

/** The calendar a series steps through. A series has one kind. */
export type PeriodKind =
  | 'calendar-year'
  | 'financial-year'
  | 'academic-year'
  | 'tax-year'
  | 'calendar-quarter'
  | 'financial-quarter'
  | 'academic-term'
  | 'month'
  | 'snapshot'

/** The kinds whose step is a whole year. */
export type YearKind = 'calendar-year' | 'financial-year' | 'academic-year' | 'tax-year'

/** The kinds whose step is a quarter. */
export type QuarterKind = 'calendar-quarter' | 'financial-quarter'

/** The terms of an academic year, in order. */
export type Term = 'autumn' | 'spring' | 'summer'

/**
 * How much a value of a series covers: one step of its kind, the year so far, the twelve months up to the step, or
 * two to five years pooled. A series has one accumulation.
 */
export type Accumulation = 'single' | 'year-to-date' | 'rolling' | 'pooled'

/** A period is its kind, first and last day; never its label. */
export type Period = Readonly<{ kind: PeriodKind; start: IsoDate; end: IsoDate }>

/** How often a series of snapshots is taken. Other kinds step as their kind says. */
export type SnapshotsPerYear = 1 | 2 | 3 | 4 | 12

type Steps = Readonly<{ months: readonly number[]; day: number }>

const EVERY_MONTH = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/**
 * The first months of a kind's steps, in the order of its own year. Terms are by convention 1 September, 1 January
 * and 1 April, because the dates of Easter and of each school differ.
 */
const STEPS: Readonly<Record<PeriodKind, Steps>> = {
  'calendar-year': { months: [1], day: 1 },
  'financial-year': { months: [4], day: 1 },
  'academic-year': { months: [9], day: 1 },
  'tax-year': { months: [4], day: 6 },
  'calendar-quarter': { months: [1, 4, 7, 10], day: 1 },
  'financial-quarter': { months: [4, 7, 10, 1], day: 1 },
  'academic-term': { months: [9, 1, 4], day: 1 },
  month: { months: EVERY_MONTH, day: 1 },
  snapshot: { months: [1], day: 1 },
}

const TERMS: readonly Term[] = ['autumn', 'spring', 'summer']

/** The whole year of a kind that starts in `startYear`: ('financial-year', 2024) is 1 April 2024 to 31 March 2025. */
export function yearPeriod(kind: YearKind, startYear: number): Period {
  return stepAt(kind, startYear)
}

/** A quarter, 1 to 4, of the year of its kind that starts in `startYear`: financial quarter 4 of 2024 ends in March 2025. */
export function quarterPeriod(kind: QuarterKind, startYear: number, quarter: number): Period {
  return stepAt(kind, startYear * 4 + quarter - 1)
}

/** A term of the academic year that starts in `startYear`: the spring term of 2023 is in 2024. */
export function termPeriod(startYear: number, term: Term): Period {
  return stepAt('academic-term', startYear * 3 + TERMS.indexOf(term))
}

/** A month of a calendar year; `month` 1 to 12. */
export function monthPeriod(year: number, month: number): Period {
  return stepAt('month', year * 12 + month - 1)
}

/** A count on one day. */
export function snapshotPeriod(day: IsoDate): Period {
  return { kind: 'snapshot', start: day, end: day }
}

/** The years of one kind pooled, from the one that starts in `firstYear` to the one that starts in `lastYear`. */
export function pooledPeriod(kind: YearKind, firstYear: number, lastYear: number): Period {
  return { kind, start: yearPeriod(kind, firstYear).start, end: yearPeriod(kind, lastYear).end }
}

/** The twelve months that end with a step, kept under the step's kind. */
export function rollingPeriod(last: Period): Period {
  return { ...last, start: addDays(addMonths(last.end, -12), 1) }
}

/** The year so far, up to and with a step; the year is the calendar's, the financial or the academic one. */
export function yearToDatePeriod(last: Period, year: Exclude<YearKind, 'tax-year'>): Period {
  return { ...last, start: periodOf(year, last.start).start }
}

/** The step of a kind that a day lies in. */
export function periodOf(kind: PeriodKind, dateInside: IsoDate): Period {
  return kind === 'snapshot' ? snapshotPeriod(dateInside) : stepAt(kind, stepOf(kind, dateInside))
}

/** How many steps of a kind make a year: 1, 3 (terms), 4 or 12. A snapshot counts as yearly; see `snapshotsPerYearOf`. */
export function stepsPerYear(kind: PeriodKind): number {
  return STEPS[kind].months.length
}

/**
 * The slowest rhythm (yearly, half-yearly, termly, quarterly, monthly) in which no two of a series' snapshots fall
 * into one step. 1 for a series of yearly snapshots, for a single one and for none.
 */
export function snapshotsPerYearOf(periods: readonly Period[]): SnapshotsPerYear {
  const rhythms: readonly SnapshotsPerYear[] = [1, 2, 3, 4]
  const distinct = new Set(periods.map((period) => period.end)).size
  const fits = (rhythm: SnapshotsPerYear) => new Set(periods.map((p) => ordinalOf(p, rhythm))).size === distinct
  return rhythms.find(fits) ?? 12
}

/**
 * The whole count of steps of the period's kind since year 0, at its last step: the next step is always one more,
 * and rolling, pooled and year-to-date periods count by where they end. Comparable within one kind only.
 */
export function ordinalOf(period: Period, snapshotsPerYear: SnapshotsPerYear = 1): number {
  if (period.kind !== 'snapshot') return stepOf(period.kind, period.end)
  const { year, month } = dayParts(period.end)
  return year * snapshotsPerYear + Math.floor(((month - 1) * snapshotsPerYear) / 12)
}

/**
 * The 0-based place of the period's last step in its kind's own year: January is month 0, April to June is financial
 * quarter 0 and calendar quarter 1, autumn is term 0; a year has only place 0.
 */
export function seasonOf(period: Period, snapshotsPerYear: SnapshotsPerYear = 1): number {
  const steps = period.kind === 'snapshot' ? snapshotsPerYear : stepsPerYear(period.kind)
  return ordinalOf(period, snapshotsPerYear) % steps
}

/** How many steps of its kind a period covers: 1 for a single one, 3 for three years pooled, 12 for rolling months. */
export function spanInSteps(period: Period): number {
  return period.kind === 'snapshot' ? 1 : stepOf(period.kind, period.end) - stepOf(period.kind, period.start) + 1
}

/**
 * The period so many steps later, or earlier when negative. It covers as many steps as before, but a year to date
 * grows and restarts at the anniversary of its first day. A snapshot moves by its rhythm, the last day of a month
 * staying the last day.
 */
export function shiftPeriod(
  period: Period,
  steps: number,
  accumulation: Accumulation = 'single',
  snapshotsPerYear: SnapshotsPerYear = 1,
): Period {
  if (period.kind === 'snapshot') return snapshotPeriod(addMonths(period.end, (12 / snapshotsPerYear) * steps))
  const last = stepAt(period.kind, stepOf(period.kind, period.end) + steps)
  if (accumulation === 'year-to-date') return { ...last, start: yearStartBefore(last.start, period.start) }
  return { ...last, start: stepAt(period.kind, stepOf(period.kind, period.start) + steps).start }
}

/** The period one step later; see `shiftPeriod`. */
export function nextPeriod(
  period: Period,
  accumulation: Accumulation = 'single',
  snapshotsPerYear: SnapshotsPerYear = 1,
): Period {
  return shiftPeriod(period, 1, accumulation, snapshotsPerYear)
}

/** The period of the same length and season one year earlier. */
export function samePeriodLastYear(period: Period): Period {
  return shiftPeriod(period, -stepsPerYear(period.kind))
}

/** A text that sorts periods by their last day, then their first, then their kind. */
export function sortKey(period: Period): string {
  return `${period.end} ${period.start} ${period.kind}`
}

/** Negative, 0 or positive as `a` stands before, at or after `b` in the order of `sortKey`. */
export function comparePeriods(a: Period, b: Period): number {
  const left = sortKey(a)
  const right = sortKey(b)
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** Whether a period is over on a day: from the day after its last one. A snapshot can be taken on its own day. */
export function hasEnded(period: Period, today: IsoDate): boolean {
  return period.kind === 'snapshot' ? period.end <= today : period.end < today
}

/** Whether two periods share a day. */
export function isOverlapping(a: Period, b: Period): boolean {
  return a.start <= b.end && b.start <= a.end
}

/** The number of the step of a kind that a day lies in, counted from the kind's year 0. */
function stepOf(kind: PeriodKind, day: IsoDate): number {
  const { months, day: firstDay } = STEPS[kind]
  const { year, month, day: date } = dayParts(day)
  const first = months[0] ?? 1
  const place = (month - first + 12) % 12
  const before = month === first && date < firstDay
  const startYear = month < first || before ? year - 1 : year
  const index = before ? months.length - 1 : months.filter((m) => (m - first + 12) % 12 <= place).length - 1
  return startYear * months.length + index
}

function stepAt(kind: PeriodKind, step: number): Period {
  return { kind, start: startOfStep(kind, step), end: addDays(startOfStep(kind, step + 1), -1) }
}

function startOfStep(kind: PeriodKind, step: number): IsoDate {
  const { months, day } = STEPS[kind]
  const startYear = Math.floor(step / months.length)
  const month = months[step - startYear * months.length] ?? 1
  return dayOf(month < (months[0] ?? 1) ? startYear + 1 : startYear, month, day)
}

function yearStartBefore(day: IsoDate, anniversary: IsoDate): IsoDate {
  const thisYear = day.slice(0, 4) + anniversary.slice(4)
  return thisYear <= day ? thisYear : addMonths(thisYear, -12)
}
