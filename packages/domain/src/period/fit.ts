import { isDay } from '../day.ts'
import type { Scale } from '../indicator.ts'
import { type IsoDate, type Period, periodOf, spanInSteps } from '../period.ts'
import { Problem } from '../problem.ts'

/**
 * The period of an indicator's kind with these first and last days. Refuses days that do not exist or do not make one:
 * a financial year starts on 1 April and ends on 31 March; rolling, pooled and year-to-date periods end where a step
 * ends, and start where one starts. `field` names the request's field in the refusal.
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
  if (!isWhole || !isSingle) throw refusal
  return period
}
