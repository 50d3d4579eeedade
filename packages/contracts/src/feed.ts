import { z } from 'zod'
import { Day, Id } from './id.ts'
import { ValueStatusView } from './measurement.ts'
import { PeriodKindView } from './period.ts'

const told = <Schema extends z.ZodType>(schema: Schema, description: string) => schema.meta({ description })
const number = (description: string) => told(z.number().nullable(), description)
const text = (description: string) => told(z.string(), description)

/**
 * One observation: the value that stands for one indicator, area, group of children and period, with what a reader
 * needs beside it. The columns of the table are these, in this order, in every form it is sent in.
 */
export const ObservationView = z
  .object({
    indicator_id: told(Id, 'The indicator; it never changes, also when code or name do'),
    indicator_code: text('The code people know the indicator by'),
    indicator_name: text('Its name'),
    outcome: told(
      z.string().nullable(),
      'The outcome it stands under in the plan: the first that its priority serves. Empty where it stands in no plan',
    ),
    level: told(
      z.enum(['population', 'performance']),
      'population: an indicator of a whole population; performance: a measure of a service',
    ),
    unit: text('What the numbers are in, such as %'),
    polarity: told(
      z.enum(['higher', 'lower', 'range', 'contextual']),
      'Which way is better: higher, lower, in a range, or contextual (no good direction)',
    ),
    period_kind: told(PeriodKindView, 'The calendar that the periods follow'),
    period_label: text('The period as people write it. Two kinds can share a label: join on the days'),
    period_start: told(Day, 'Its first day'),
    period_end: told(Day, 'Its last day'),
    geographic_level: told(z.enum(['National', 'Regional', 'Local authority']), 'The level of the area'),
    area_code: text('The code of the area (GSS)'),
    area_name: text('Its name'),
    is_comparator: told(z.boolean(), 'true for every area but the partnership’s own'),
    breakdown: text('The group of children, such as "Sex: Girls"; "All children" for the whole'),
    value: number('The value, exact as stored and not rounded. Empty where there is none, which is never zero'),
    numerator: number('How many it is true of, where known'),
    denominator: number('Out of how many, where known'),
    lower_limit: number('The lower confidence limit, where the publisher gives one'),
    upper_limit: number('The upper confidence limit, where the publisher gives one'),
    value_status: told(ValueStatusView, 'value, or why there is none: suppressed is neither missing nor zero'),
    notes: text('What was noted with the value; begins with "Provisional" where it may still be revised'),
    target: number('The target of this period in the plan. Set for the own area and all children alone'),
    rag: told(
      z.enum(['red', 'amber', 'green', 'no-target', 'contextual', 'no-value']).nullable(),
      'The RAG status of this period, by the rule in force at its end',
    ),
    verdict: told(
      z.string().nullable(),
      'Against the frozen baseline: turned, slowing, on-the-baseline, worse-than-the-baseline or too-soon-to-tell. In the row of the latest value alone',
    ),
    source: text('Where the value comes from'),
    updated_at: told(
      z.string(),
      'When the value was recorded or, if that is later, assessed: UTC, to the microsecond. Text that sorts as time does',
    ),
    version: told(z.int(), 'The revision of the value: 1 for the first'),
  })
  .meta({ id: 'Observation' })
export type ObservationView = z.infer<typeof ObservationView>

/** The names of the columns, in their order. */
export const observationColumns = Object.keys(ObservationView.shape) as readonly (keyof ObservationView)[]

/** What a column means, for whoever reads the table without the API's document. */
export const meaningOf = (column: keyof ObservationView): string =>
  ObservationView.shape[column].meta()?.description ?? ''

export const FeedView = z
  .object({
    observations: z.array(ObservationView),
    next: z.string().nullable().meta({ description: 'Send it as `after` for the rows after these; null at the end' }),
    total: z.int().meta({ description: 'How many rows the filters leave, on all pages together' }),
    updated_until: z
      .string()
      .meta({ description: 'Send it as `updated_since` the next time: nothing stored until then is missing here' }),
  })
  .meta({ id: 'Feed' })
export type FeedView = z.infer<typeof FeedView>

/** One or several: the same parameter repeated. */
const several = <Schema extends z.ZodType<string>>(schema: Schema, description: string) =>
  z
    .union([schema, z.array(schema).max(500, { error: 'Ask for at most 500 at once.' })])
    .optional()
    .meta({ description })

const named = (what: string) =>
  z
    .string()
    .trim()
    .min(1, { error: `Name ${what}.` })
    .max(200, { error: `Name ${what}.` })

export const feedFormats = ['json', 'csv', 'ndjson', 'xlsx'] as const
export type FeedFormat = (typeof feedFormats)[number]

/** At most so many rows on a page of JSON; other forms are sent whole where no `limit` is asked for. */
export const FEED_PAGE = { usual: 1000, most: 10_000 } as const

export const FeedQuery = z.object({
  format: z
    .enum(feedFormats, { error: 'Choose json, csv, ndjson or xlsx.' })
    .optional()
    .meta({ description: 'Where absent, the Accept header decides, and JSON is answered where it names none' }),
  plan: Id.optional().meta({ description: 'Only what stands in this plan, with its targets and status' }),
  priority: Id.optional().meta({ description: 'Only what stands under this priority' }),
  indicator: several(named('an indicator by its id or code'), 'Id or code; repeat it for several'),
  area: several(named('an area by its code'), 'Code of an area; repeat it for several'),
  breakdown: several(named('a group as the column breakdown writes it'), 'As the column breakdown writes it'),
  from: Day.optional().meta({ description: 'Only periods that end on this day or later' }),
  to: Day.optional().meta({ description: 'Only periods that end on this day or earlier' }),
  comparators: z
    .enum(['yes', 'no'], { error: 'Choose yes or no.' })
    .optional()
    .meta({ description: 'no: the own area alone; where absent, every area' }),
  updated_since: z.iso
    .datetime({ offset: true, error: 'Send a moment with its zone, such as 2026-11-01T06:00:00Z.' })
    .optional()
    .meta({ description: 'Only rows whose value was recorded or assessed after this moment' }),
  after: z.string().max(400).optional().meta({ description: 'From `next` of the page before' }),
  limit: z.coerce
    .number()
    .int({ error: 'Ask for a whole number of rows.' })
    .min(1, { error: 'Ask for at least one row.' })
    .max(FEED_PAGE.most, { error: 'Ask for at most 10,000 rows at once.' })
    .optional()
    .meta({ description: 'Rows on a page. JSON has 1,000 where absent; the other forms are then sent whole' }),
})
export type FeedQuery = z.infer<typeof FeedQuery>
