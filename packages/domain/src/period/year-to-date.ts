import { type Period, type PeriodKind, periodOf, shiftPeriod, spanInSteps, stepsPerYear } from '../period.ts'

/** The month in which a year to date starts afresh: April, or September with the school year. */
export type YearStart = 4 | 9

const STARTS: Readonly<Partial<Record<PeriodKind, readonly YearStart[]>>> = {
  month: [4, 9],
  'financial-quarter': [4],
  'calendar-quarter': [4],
  'academic-term': [9],
}

/** In which months a year to date of steps of this kind can start; none where a step is a whole year or a day. */
export function yearStartsOf(kind: PeriodKind): readonly YearStart[] {
  return STARTS[kind] ?? []
}

/** The year so far, up to and with a step: from 1 April or 1 September. */
export function yearToDateUpTo(step: Period, start: YearStart): Period {
  return { ...step, start: periodOf(start === 4 ? 'financial-year' : 'academic-year', step.start).start }
}

/** Whether a period is the year so far of a year that starts in that month, up to the end of a step. */
export function isYearToDate(period: Period, start: YearStart): boolean {
  const last = periodOf(period.kind, period.end)
  return last.end === period.end && yearToDateUpTo(last, start).start === period.start
}

/** The 0-based place of a year to date in its year: April to June is 0 of quarters and 2 of months. */
export function placeInYear(period: Period): number {
  return spanInSteps(period) - 1
}

/** The years to date of one year, one for each of its steps, from any of them. */
export function stepsOfYear(period: Period): readonly Period[] {
  const first = periodOf(period.kind, period.start)
  return Array.from({ length: stepsPerYear(period.kind) }, (_, place) => ({
    ...period,
    end: shiftPeriod(first, place).end,
  }))
}
