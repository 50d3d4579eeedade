import { Disclosure } from '@ttc/contracts/disclosure'
import { Day, line, prose } from '@ttc/contracts/id'
import { MarkingView } from '@ttc/contracts/plan'
import { usualDisclosure } from '@ttc/domain/disclosure'
import { yearStartsOf } from '@ttc/domain/period/year-to-date'
import { yearStartProblem } from '@ttc/domain/year-to-date/start'
import { z } from 'zod'
import { FileBoard, FileMember, Key } from './plan-file-people.ts'

const Days = z.object({ start: Day, end: Day })
const Pairs = z.array(z.object({ category: z.string().min(1), value: z.string().min(1) }))

const Value = Days.extend({
  value: z.number().nullable(),
  status: z
    .enum(['value', 'unreliable', 'rounds-to-zero', 'suppressed', 'missing', 'not-applicable', 'not-available'])
    .default('value'),
  numerator: z.number().nullable().default(null),
  denominator: z.number().nullable().default(null),
  provisional: z.boolean().default(false),
  note: z.string().nullable().default(null),
})

const Series = z.object({ area: Key, breakdown: Pairs.default([]), values: z.array(Value) })

const Baseline = z.object({
  breakdown: Pairs.default([]),
  throughEnd: Day.meta({ description: 'Last day of the last period of its history' }),
  frozenOn: Day,
  reason: z.string().min(1),
  adjusted: z
    .object({ points: z.array(Days.extend({ value: z.number() })), reason: z.string().min(1) })
    .nullable()
    .default(null),
})

const Indicator = z
  .object({
    code: Key,
    name: line('the name of the indicator'),
    definition: prose('the definition').default(''),
    level: z.enum(['population', 'performance']),
    measureKind: z.enum(['how much', 'how well', 'better off']).nullable().default(null),
    unit: line('the unit', 60),
    decimals: z.int().min(0).max(4),
    polarity: z.enum(['higher', 'lower', 'range', 'contextual']),
    minimum: z.number().nullable().default(null),
    maximum: z.number().nullable().default(null),
    multiplier: z.number().positive().nullable().default(null),
    periodKind: z.enum([
      'calendar-year',
      'financial-year',
      'academic-year',
      'tax-year',
      'calendar-quarter',
      'financial-quarter',
      'academic-term',
      'month',
      'snapshot',
    ]),
    accumulation: z.enum(['single', 'year-to-date', 'rolling', 'pooled']).default('single'),
    yearStartsIn: z.int().nullable().default(null).meta({
      description: 'Of a year to date: the month it starts in, 4 or 9; the usual one of its steps when absent',
    }),
    source: z.string().default(''),
    licence: z.string().default(''),
    nextPublicationOn: Day.nullable().default(null),
    dueDays: z.int().min(0).default(90),
    disclosure: Disclosure.default(usualDisclosure).meta({ description: 'Which small numbers are hidden' }),
    proxy: Key.nullable()
      .default(null)
      .meta({ description: 'Code of the quarterly proxy, which stands in the file too' }),
    placed: z
      .object({ priority: Key, owner: Key.nullable(), headline: z.boolean().default(false) })
      .nullable()
      .meta({ description: 'Null for an indicator that stands in no plan, such as a proxy' }),
    breaks: z.array(z.object({ fromOn: Day, reason: z.string().min(1) })).default([]),
    series: z.array(Series).default([]),
    targets: z
      .array(
        Days.extend({
          value: z.number().nullable().default(null),
          lower: z.number().nullable().default(null),
          upper: z.number().nullable().default(null),
        }),
      )
      .default([]),
    targetReason: z.string().default(''),
    rules: z
      .array(
        z.object({
          appliesFrom: Day,
          toleranceKind: z.enum(['points', 'percent', 'floor']),
          toleranceAmount: z.number(),
          path: z.enum(['straight', 'stepped']).default('straight'),
          amberIfImproved: z.boolean().default(false),
          reason: z.string().default(''),
        }),
      )
      .default([]),
    baselines: z.array(Baseline).default([]),
  })
  .superRefine((one, context) => {
    const usual = one.yearStartsIn === null && yearStartsOf(one.periodKind).length > 0
    const problem = usual && one.accumulation === 'year-to-date' ? null : yearStartProblem(one)
    if (problem !== null) context.addIssue({ code: 'custom', path: [problem.field], message: problem.message })
  })

/**
 * A whole plan with its people, indicators and figures in one file: how the worked example and plans on published
 * figures come in. Parts refer to one another by keys and codes that people know, never by ids.
 */
export const PlanFile = z.object({
  partnership: z.object({
    name: line('the name of the partnership'),
    area: Key,
    neighbourModel: Key.nullable().default(null),
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i)
      .nullable()
      .default(null),
    example: z.boolean().default(false),
    notice: z.string().nullable().default(null),
  }),
  areas: z
    .array(
      z.object({
        code: Key,
        name: z.string().min(1),
        kind: z.enum(['country', 'region', 'authority']),
        oldCode: z.string().nullable().default(null),
        region: Key.nullable()
          .default(null)
          .meta({ description: 'The region of an authority; the country of a region' }),
      }),
    )
    .default([]),
  neighbourModels: z
    .array(
      z.object({
        id: Key,
        name: z.string().min(1),
        publishedOn: Day,
        source: z.string(),
        neighbours: z.array(z.object({ area: Key, neighbours: z.array(Key).max(20) })),
      }),
    )
    .default([]),
  members: z.array(FileMember),
  boards: z.array(FileBoard).default([]),
  plan: z.object({
    name: line('the name of the plan'),
    startsOn: Day,
    endsOn: Day,
    marking: MarkingView.default('none'),
  }),
  outcomes: z.array(
    z.object({ key: Key, statement: line('the outcome', 300), explanation: prose('the explanation').default('') }),
  ),
  priorities: z.array(
    z.object({
      key: Key,
      name: line('the name of the priority'),
      aim: prose('the aim').default(''),
      lead: Key.nullable(),
      outcomes: z.array(Key).min(1),
    }),
  ),
  indicators: z.array(Indicator),
})
export type PlanFile = z.infer<typeof PlanFile>
export type PlanFileInput = z.input<typeof PlanFile>
