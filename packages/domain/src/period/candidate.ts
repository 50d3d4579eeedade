import { dayOf, dayParts, type IsoDate, isDay } from '../day.ts'
import {
  type Accumulation,
  monthPeriod,
  type Period,
  type PeriodKind,
  periodOf,
  pooledPeriod,
  quarterPeriod,
  rollingPeriod,
  snapshotPeriod,
  type Term,
  termPeriod,
  type YearKind,
  yearPeriod,
  yearToDatePeriod,
} from '../period.ts'

/** The calendar a file's years belong to, as its sender would name it. */
export type YearType = 'calendar' | 'financial' | 'academic' | 'tax'

/**
 * What is known of a file's periods beside the label. `singleYear` says which year one number names when years run
 * across two: 'starts' reads 2025 as 2025/26, 'ends' as 2024/25. `timeIdentifier` is the column of that name in
 * Explore Education Statistics files.
 */
export type PeriodHint = Readonly<{
  yearType?: YearType
  singleYear?: 'starts' | 'ends'
  kind?: PeriodKind
  accumulation?: Accumulation
  timeIdentifier?: string
}>

/** One way to read a label. */
export type PeriodCandidate = Readonly<{ period: Period; accumulation: Accumulation }>

/** A year as written: the year it starts in, and whether it was written across two ("2023/24"). */
export type WrittenYear = Readonly<{ start: number; split: boolean }>

const SPLIT_KINDS: readonly YearKind[] = ['financial-year', 'academic-year', 'tax-year']

/** The year kind that a hint settles, if it does. */
export function hintedYear(hint: PeriodHint): YearKind | null {
  if (hint.yearType !== undefined) return `${hint.yearType}-year`
  if (hint.kind === 'financial-quarter') return 'financial-year'
  if (hint.kind === 'calendar-quarter') return 'calendar-year'
  const years: readonly YearKind[] = ['calendar-year', ...SPLIT_KINDS]
  return years.find((kind) => kind === hint.kind) ?? null
}

/** One number as a year: a calendar year unless the hint says that years run across two. */
export function loneYear(year: number, hint: PeriodHint): readonly PeriodCandidate[] {
  const kind = hintedYear(hint) ?? 'calendar-year'
  return startsOf(year, kind, hint).map((start) => single(yearPeriod(kind, start)))
}

/**
 * A reporting year names the year it ends in (children in need: "2025" is April 2024 to March 2025); which calendar it
 * follows is not in the file.
 */
export function reportingYear(year: number, hint: PeriodHint): readonly PeriodCandidate[] {
  const kind = hintedYear(hint)
  if (kind !== null)
    return loneYear(year, { ...hint, yearType: undefined, kind, singleYear: hint.singleYear ?? 'ends' })
  return [single(yearPeriod('calendar-year', year)), ...SPLIT_KINDS.map((k) => single(yearPeriod(k, year - 1)))]
}

/** A year written across two: one candidate for each calendar it may follow, and two calendar years if those are kept. */
export function splitYear(start: number, hint: PeriodHint): readonly PeriodCandidate[] {
  const kind = hintedYear(hint)
  const years = kindsAcross(kind).map((k) => single(yearPeriod(k, start)))
  return kind === 'calendar-year' ? [...years, pooled('calendar-year', start, start + 1)] : years
}

/** "2014-16": three calendar years pooled, or years across two of which only the first and the last number are given. */
export function pooledLone(first: number, last: number, hint: PeriodHint): readonly PeriodCandidate[] {
  const kind = hintedYear(hint)
  if (last - first > 4 || last <= first) return []
  if (kind === 'calendar-year') return [pooled(kind, first, last)]
  const across = kindsAcross(kind).map((k) => pooled(k, first, last - 1))
  if (kind === null) return [pooled('calendar-year', first, last), ...across]
  if (hint.singleYear === 'starts') return [pooled(kind, first, last)]
  if (hint.singleYear === 'ends') return [pooled(kind, first - 1, last - 1)]
  return [pooled(kind, first - 1, last - 1), ...across, pooled(kind, first, last)]
}

/** "2013/14-15/16": two to five years across two, pooled. */
export function pooledSplit(first: number, last: number, hint: PeriodHint): readonly PeriodCandidate[] {
  if (last - first > 4 || last <= first) return []
  return kindsAcross(hintedYear(hint)).map((kind) => pooled(kind, first, last))
}

/**
 * A quarter of a written year: across two it is a financial quarter, one number a calendar quarter unless hinted.
 * Quarters of academic and tax years have no kind, so nothing.
 */
export function quarterIn(year: WrittenYear, quarter: number, hint: PeriodHint): readonly PeriodCandidate[] {
  const kind = hintedYear(hint)
  if (kind === 'academic-year' || kind === 'tax-year') return []
  if (year.split) return [single(quarterPeriod('financial-quarter', year.start, quarter))]
  if (kind !== 'financial-year') return [single(quarterPeriod('calendar-quarter', year.start, quarter))]
  return startsOf(year.start, 'financial-year', hint).map((start) =>
    single(quarterPeriod('financial-quarter', start, quarter)),
  )
}

/** A year so far, up to a quarter: "2025/26 to Q2". */
export function toQuarter(year: WrittenYear, quarter: number, hint: PeriodHint): readonly PeriodCandidate[] {
  return quarterIn(year, quarter, hint).map(({ period }) => ({
    period: yearToDatePeriod(period, period.kind === 'financial-quarter' ? 'financial-year' : 'calendar-year'),
    accumulation: 'year-to-date',
  }))
}

/** A year so far, up to a month: "2025/26 to September" of the financial or of the academic year. */
export function toMonth(year: WrittenYear, month: number, hint: PeriodHint): readonly PeriodCandidate[] {
  const kinds = year.split ? kindsAcross(hintedYear(hint)) : ['calendar-year' as const]
  return kinds
    .filter((kind) => kind !== 'tax-year')
    .map((kind) => {
      const { start } = yearPeriod(kind, year.start)
      const later = month >= dayParts(start).month
      const last = monthPeriod(later ? year.start : year.start + 1, month)
      return { period: { ...last, start }, accumulation: 'year-to-date' }
    })
}

/** A term of a written year; beside one number it is the term that lies in that calendar year. */
export function termIn(year: WrittenYear, term: Term): PeriodCandidate {
  return single(termPeriod(year.split || term === 'autumn' ? year.start : year.start - 1, term))
}

/** The academic year so far, up to a term. */
export function toTerm(year: WrittenYear, term: Term): PeriodCandidate {
  return { period: yearToDatePeriod(termIn(year, term).period, 'academic-year'), accumulation: 'year-to-date' }
}

/** One month, or nothing where the number is not a month. */
export function monthIn(year: number, month: number): readonly PeriodCandidate[] {
  return month >= 1 && month <= 12 ? [single(monthPeriod(year, month))] : []
}

/** The twelve months to the end of a month; a whole year of the hinted kind where they coincide. */
export function twelveMonthsTo(year: number, month: number, hint: PeriodHint): readonly PeriodCandidate[] {
  const last = monthPeriod(year, month)
  const kind = hint.kind ?? 'month'
  const step = periodOf(kind, last.end)
  if (kind === 'snapshot' || step.end !== last.end) return []
  if (hintedYear(hint) === kind) return [single(step)]
  return [{ period: rollingPeriod(step), accumulation: 'rolling' }]
}

/** A day: a snapshot; or, where a kind is hinted, the step that begins or ends on it (as spreadsheets store "Mar-23"). */
export function dayIn(year: number, month: number, date: number, hint: PeriodHint): readonly PeriodCandidate[] {
  const day: IsoDate = dayOf(year, month, date)
  if (!isDay(day)) return []
  if (hint.kind === undefined) return [single(snapshotPeriod(day))]
  const step = periodOf(hint.kind, day)
  return step.end === day || step.start === day ? [single(step)] : []
}

function single(period: Period): PeriodCandidate {
  return { period, accumulation: 'single' }
}

function pooled(kind: YearKind, first: number, last: number): PeriodCandidate {
  return first === last
    ? single(yearPeriod(kind, first))
    : { period: pooledPeriod(kind, first, last), accumulation: 'pooled' }
}

function kindsAcross(kind: YearKind | null): readonly YearKind[] {
  return kind === null || kind === 'calendar-year' ? SPLIT_KINDS : [kind]
}

function startsOf(year: number, kind: YearKind, hint: PeriodHint): readonly number[] {
  if (kind === 'calendar-year' || hint.singleYear === 'starts') return [year]
  return hint.singleYear === 'ends' ? [year - 1] : [year - 1, year]
}
