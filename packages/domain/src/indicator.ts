import { isDay } from './day.ts'
import { isYearToDate, type YearStart, yearStartsOf } from './period/year-to-date.ts'
import { type Accumulation, type IsoDate, type Period, type PeriodKind, periodOf, spanInSteps } from './period.ts'
import { Problem } from './problem.ts'

/** Which way is better. 'contextual' has no good direction and is never judged. */
export type Polarity = 'higher' | 'lower' | 'range' | 'contextual'

/**
 * What every number of an indicator is read with. `multiplier` turns numerator over denominator into the value (100
 * for a percentage, 10 000 for a rate per 10 000); null where the value is a plain number. `minimum` and `maximum`
 * bound what can be true, and what is displayed of a forecast.
 */
export type Scale = Readonly<{
  unit: string
  decimals: number
  polarity: Polarity
  minimum: number | null
  maximum: number | null
  multiplier: number | null
  periodKind: PeriodKind
  accumulation: Accumulation
  /** Of a year to date: the month in which it starts afresh; what has been stored without one starts as is usual. */
  yearStartsIn?: number | null
}>

/** The month in which a year to date starts: as the indicator says, else in April, or with the autumn term. */
export function yearStartOf({ periodKind, yearStartsIn }: Pick<Scale, 'periodKind' | 'yearStartsIn'>): YearStart {
  if (yearStartsIn === 4 || yearStartsIn === 9) return yearStartsIn
  return yearStartsOf(periodKind)[0] ?? 4
}

/** +1 higher is better, −1 lower is better, null where neither direction is (in a range, contextual). */
export function signOf(polarity: Polarity): 1 | -1 | null {
  if (polarity === 'higher') return 1
  return polarity === 'lower' ? -1 : null
}

/**
 * The period of an indicator's kind with these first and last days. Refuses days that do not exist or do not make one:
 * a financial year starts on 1 April and ends on 31 March; rolling and pooled periods end where a step ends, and start
 * where one starts; a year to date starts where its year does. `field` names the request's field in the refusal.
 */
export function checkPeriod(days: Readonly<{ start: IsoDate; end: IsoDate }>, scale: Scale, field = 'period'): Period {
  const period: Period = { kind: scale.periodKind, start: days.start, end: days.end }
  const message = 'Choose a period of this indicator: its first and last day do not make one.'
  const refusal = new Problem('invalid', message, { fields: [{ field, message }] })
  if (!isDay(days.start) || !isDay(days.end) || days.start > days.end) throw refusal
  if (scale.periodKind === 'snapshot') {
    if (days.start !== days.end) throw refusal
    return period
  }
  const first = periodOf(scale.periodKind, days.start)
  const last = periodOf(scale.periodKind, days.end)
  const isWhole = first.start === days.start && last.end === days.end
  const isSingle = scale.accumulation !== 'single' || spanInSteps(period) === 1
  const isFromStart = scale.accumulation !== 'year-to-date' || isYearToDate(period, yearStartOf(scale))
  if (!isWhole || !isSingle || !isFromStart) throw refusal
  return period
}
