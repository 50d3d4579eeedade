import { dayParts, type IsoDate } from '../day.ts'
import { type Accumulation, type Period, type PeriodKind, periodOf, seasonOf } from '../period.ts'

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const TERM_NAMES = ['Autumn term', 'Spring term', 'Summer term'] as const

/**
 * A period as people of the field write it: "2024", "2024/25", "2025/26 Q2", "Autumn term 2023/24", "March 2024",
 * "31 March 2024"; year to date "2025/26 to Q2"; rolling "12 months to June 2024"; pooled "2022/23 to 2024/25". Two
 * kinds can share a label, so it never identifies a period.
 */
export function describePeriod(period: Period, accumulation: Accumulation): string {
  const first = periodOf(period.kind, period.start)
  const last = periodOf(period.kind, period.end)
  if (accumulation === 'rolling') return `${monthsOf(period)} months to ${monthAndYear(period.end)}`
  if (accumulation === 'year-to-date' && !isYearKind(period.kind)) {
    return `${yearLabel(period.start)} to ${placeLabel(last)}`
  }
  if (first.start === last.start) return stepLabel(last)
  return `${stepLabel(first)} to ${stepLabel(last)}`
}

/** A day as people write it: "31 March 2024". */
export function describeDay(day: IsoDate): string {
  return `${dayParts(day).day} ${monthAndYear(day)}`
}

function stepLabel(step: Period): string {
  if (step.kind === 'snapshot') return describeDay(step.end)
  if (step.kind === 'month') return monthAndYear(step.end)
  if (step.kind === 'academic-term') return `${placeLabel(step)} ${yearLabel(yearStartOf(step))}`
  return isYearKind(step.kind) ? yearLabel(step.start) : `${yearLabel(yearStartOf(step))} ${placeLabel(step)}`
}

function placeLabel(step: Period): string {
  if (step.kind === 'academic-term') return TERM_NAMES[seasonOf(step)] ?? ''
  if (step.kind === 'month') return monthName(step.end)
  return step.kind === 'snapshot' ? describeDay(step.end) : `Q${seasonOf(step) + 1}`
}

function yearStartOf(step: Period): IsoDate {
  if (step.kind === 'academic-term') return periodOf('academic-year', step.start).start
  return periodOf(step.kind === 'financial-quarter' ? 'financial-year' : 'calendar-year', step.start).start
}

/** A year by its first day: one number when it starts in January, else "2024/25". */
function yearLabel(start: IsoDate): string {
  const { year, month } = dayParts(start)
  return month === 1 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}

function monthAndYear(day: IsoDate): string {
  return `${monthName(day)} ${dayParts(day).year}`
}

function monthName(day: IsoDate): string {
  return MONTH_NAMES[dayParts(day).month - 1] ?? ''
}

function monthsOf(period: Period): number {
  const from = dayParts(period.start)
  const to = dayParts(period.end)
  return (to.year - from.year) * 12 + to.month - from.month + 1
}

function isYearKind(kind: PeriodKind): boolean {
  return kind.endsWith('-year')
}
