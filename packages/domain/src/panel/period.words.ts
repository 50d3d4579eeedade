import { type DayParts, dayParts } from '../day.ts'
import type { Scale } from '../indicator.ts'
import { describePeriod, MONTH_NAMES } from '../period/label.ts'
import type { Period } from '../period.ts'

/** Quarters by the names of their months, which are taught earlier than “Q2”; other periods as everywhere. */
export function describePlainPeriod(period: Period, { accumulation }: Pick<Scale, 'accumulation'>): string {
  if (!period.kind.endsWith('-quarter') || accumulation === 'rolling') return describePeriod(period, accumulation)
  const [first, last] = [dayParts(period.start), dayParts(period.end)]
  const name = ({ month, year }: DayParts, hasYear = true) => `${MONTH_NAMES[month - 1]}${hasYear ? ` ${year}` : ''}`
  return `${name(first, first.year !== last.year)} to ${name(last)}`
}
