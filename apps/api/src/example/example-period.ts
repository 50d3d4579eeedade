import { addDays } from '@ttc/domain/day'
import {
  type IsoDate,
  type Period,
  periodOf,
  rollingPeriod,
  shiftPeriod,
  snapshotPeriod,
  yearToDatePeriod,
} from '@ttc/domain/period'
import type { Sketch } from './example-sketch.ts'

type Calendar = Pick<Sketch, 'periodKind' | 'accumulation' | 'dueDays'>
type Days = Readonly<{ start: IsoDate; end: IsoDate }>

/** Pooled figures of the example are of three years. */
const POOLED_YEARS = 3

/** The step so many after the last one that is over and published on a day; snapshots are of 31 March. */
export function stepAt({ periodKind, dueDays }: Calendar, today: IsoDate, offset: number): Period {
  const kind = periodKind === 'snapshot' ? 'financial-year' : periodKind
  const step = shiftPeriod(periodOf(kind, addDays(today, 1 - dueDays)), offset - 1)
  return periodKind === 'snapshot' ? snapshotPeriod(step.end) : step
}

/** The first and last day of a period of a sketch, with the steps that are rolled up or pooled into it. */
export function daysAt(calendar: Calendar, today: IsoDate, offset: number): Days {
  const { start, end } = wholePeriod(calendar, stepAt(calendar, today, offset))
  return { start, end }
}

function wholePeriod({ accumulation }: Calendar, step: Period): Period {
  if (accumulation === 'rolling') return rollingPeriod(step)
  if (accumulation === 'year-to-date') return yearToDatePeriod(step, 'financial-year')
  if (accumulation === 'pooled') return { ...step, start: shiftPeriod(step, 1 - POOLED_YEARS).start }
  return step
}
