import { z } from 'zod'
import { Day } from './id.ts'

export const PeriodKindView = z.enum([
  'calendar-year',
  'financial-year',
  'academic-year',
  'tax-year',
  'calendar-quarter',
  'financial-quarter',
  'academic-term',
  'month',
  'snapshot',
])
export const AccumulationView = z.enum(['single', 'year-to-date', 'rolling', 'pooled'])

/** A period is its kind, first and last day. */
export const PeriodView = z.object({ kind: PeriodKindView, start: Day, end: Day })
export type PeriodView = z.infer<typeof PeriodView>

/** A period as a request names it: the kind is the indicator's. */
export const PeriodDays = z.object({ start: Day, end: Day })
export type PeriodDays = z.infer<typeof PeriodDays>
