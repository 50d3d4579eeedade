import { yearStartProblem } from '@ttc/domain/year-to-date/start'
import { z } from 'zod'
import { AssessmentView } from './assessment.ts'
import { BaselineView } from './baseline.ts'
import { Disclosure } from './disclosure.ts'
import { CurveView, ScaleView } from './figure.ts'
import { Day, Id, line, prose, quantity, Version } from './id.ts'
import { OverrideView } from './override.ts'
import { AllowedView, MemberView } from './partnership.ts'
import { AccumulationView, PeriodKindView, PeriodView } from './period.ts'
import { RagRuleView, TargetView } from './target.ts'
import { TrackRecordView } from './track-record.ts'

const definitionFields = {
  code: line('the code', 60),
  name: line('the name of the indicator'),
  definition: prose('the definition'),
  level: z.enum(['population', 'performance']),
  measureKind: z.enum(['how much', 'how well', 'better off']).nullable(),
  unit: line('the unit', 60),
  decimals: z
    .int({ error: 'Enter a whole number of decimals from 0 to 4.' })
    .min(0)
    .max(4, { error: 'Enter 0 to 4 decimals.' }),
  polarity: z.enum(['higher', 'lower', 'range', 'contextual'], {
    error: 'Choose whether higher or lower is better, best in a range, or no good direction.',
  }),
  minimum: quantity('the smallest possible value').nullable(),
  maximum: quantity('the largest possible value').nullable(),
  multiplier: quantity('the multiplier').positive({ error: 'The multiplier must be above 0.' }).nullable(),
  source: prose('the source', 300),
  licence: prose('the licence', 300),
  nextPublicationOn: Day.nullable(),
  dueDays: z.int().min(0).max(1500, { error: 'Enter at most 1,500 days.' }),
  proxyId: Id.nullable(),
}

type Defined = z.infer<z.ZodObject<typeof definitionFields>>

/** What the fields must be together. */
function checkDefinition({ minimum, maximum, level, measureKind }: Defined, context: z.RefinementCtx): void {
  const wrong = (field: keyof Defined, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  if (minimum !== null && maximum !== null && maximum <= minimum)
    wrong('maximum', 'The largest possible value must be above the smallest.')
  if (level === 'performance' && measureKind === null)
    wrong('measureKind', 'Choose what the performance measure tells: how much, how well or better off.')
  if (level === 'population' && measureKind !== null)
    wrong('measureKind', 'Leave the kind out: only performance measures are of one.')
}

const YearStart = z
  .int({ error: 'Choose April or September.' })
  .nullable()
  .optional()
  .meta({ description: 'For a year to date: the month in which it starts afresh, 4 or 9' })

type Calendar = Parameters<typeof yearStartProblem>[0]

function checkYearStart(calendar: Calendar, context: z.RefinementCtx): void {
  const problem = yearStartProblem(calendar)
  if (problem !== null) context.addIssue({ code: 'custom', path: [problem.field], message: problem.message })
}

export const CreateIndicator = z
  .object({
    id: Id,
    ...definitionFields,
    periodKind: PeriodKindView,
    accumulation: AccumulationView,
    yearStartsIn: YearStart,
  })
  .superRefine(checkDefinition)
  .superRefine(checkYearStart)
  .meta({ id: 'CreateIndicator' })
export type CreateIndicator = z.infer<typeof CreateIndicator>

export const EditIndicator = z
  .object({
    version: Version,
    ...definitionFields,
    disclosure: Disclosure.optional().meta({ description: 'Which small numbers are hidden; as it is when absent' }),
    yearStartsIn: YearStart.meta({
      description: 'Of a year to date: 4 or 9; as it is when absent. Refused where what is recorded does not fit',
    }),
    retired: z.boolean().default(false),
  })
  .superRefine(checkDefinition)
  .meta({ id: 'EditIndicator' })
export type EditIndicator = z.infer<typeof EditIndicator>

/** Puts an indicator into the plan's present version, under a priority. */
export const PlaceIndicator = z
  .object({
    id: Id,
    priorityId: Id,
    indicatorId: Id,
    ownerMemberId: Id.nullable(),
    headline: z.boolean().default(false),
  })
  .meta({ id: 'PlaceIndicator' })
export type PlaceIndicator = z.infer<typeof PlaceIndicator>

export const EditPlacement = z
  .object({ version: Version, ownerMemberId: Id.nullable(), headline: z.boolean(), ended: z.boolean().default(false) })
  .meta({ id: 'EditPlacement' })
export type EditPlacement = z.infer<typeof EditPlacement>

/** From a day on, values no longer compare with earlier ones. */
export const MarkBreak = z.object({ id: Id, fromOn: Day, reason: line('the reason', 300) }).meta({ id: 'MarkBreak' })
export type MarkBreak = z.infer<typeof MarkBreak>

export const SeriesView = z
  .object({
    id: Id,
    breakdown: z.object({
      id: Id,
      label: z.string().meta({ description: 'The group with its categories, such as "Sex: girls"' }),
      pairs: z.array(z.object({ category: z.string(), value: z.string() })).meta({ description: 'None: all children' }),
      all: z.boolean(),
    }),
    assessment: AssessmentView,
    curve: CurveView,
    baselines: z.array(BaselineView).meta({ description: 'Newest first; the one in force has no supersededAt' }),
    trackRecord: TrackRecordView,
    lateDays: z.int().nullable(),
  })
  .meta({ id: 'Series' })
export type SeriesView = z.infer<typeof SeriesView>

export const PlacementView = z
  .object({
    id: Id,
    version: z.int(),
    plan: z.object({ id: Id, name: z.string(), endsOn: Day }),
    priority: z.object({ id: Id, name: z.string() }),
    outcome: z.object({ id: Id, statement: z.string() }).nullable(),
    headline: z.boolean(),
    owner: MemberView.nullable(),
    allowed: AllowedView.meta({ description: 'What you may change about it in this plan' }),
    targets: z.array(TargetView),
    rules: z.array(RagRuleView),
    override: OverrideView.nullable().meta({ description: 'The status shown beside the computed one' }),
  })
  .meta({ id: 'Placement' })
export type PlacementView = z.infer<typeof PlacementView>

export const IndicatorView = z
  .object({
    id: Id,
    version: z.int(),
    code: z.string(),
    name: z.string(),
    definition: z.string(),
    level: z.enum(['population', 'performance']),
    measureKind: z.enum(['how much', 'how well', 'better off']).nullable(),
    scale: ScaleView,
    disclosure: Disclosure,
    source: z.string(),
    licence: z.string(),
    nextPublicationOn: Day.nullable(),
    dueDays: z.int(),
    derived: z.boolean().meta({ description: 'Its values are computed from other indicators' }),
    allowed: AllowedView.meta({ description: 'What you may change about the indicator itself; nothing in the past' }),
    placement: PlacementView,
    elsewhere: z
      .array(z.object({ placementId: Id, planName: z.string(), priorityName: z.string() }))
      .meta({ description: 'Other placements of the same indicator' }),
    series: z.array(SeriesView).meta({ description: 'All children first, then the groups' }),
    proxy: z
      .object({
        id: Id,
        name: z.string(),
        latestPeriod: PeriodView.nullable(),
        latestValue: z.number().nullable(),
        curve: CurveView,
      })
      .nullable()
      .meta({ description: 'A quarterly proxy beside a yearly indicator, never in its place' }),
    neighbourModel: z
      .string()
      .nullable()
      .meta({ description: 'The published edition that says who the neighbours are' }),
    neighbourModelOn: Day.nullable().meta({ description: 'The day that edition was published: its version' }),
    breaks: z.array(z.object({ id: Id, fromOn: Day, reason: z.string() })),
    nextPeriods: z.array(PeriodView).meta({ description: 'Periods a value can be recorded for, newest first' }),
    asOf: Day,
    knownOn: Day.nullable().meta({ description: 'The past day this was known on; null for the present' }),
  })
  .meta({ id: 'Indicator' })
export type IndicatorView = z.infer<typeof IndicatorView>

export const IndicatorListView = z
  .object({
    indicators: z.array(
      z.object({ id: Id, code: z.string(), name: z.string(), unit: z.string(), periodKind: PeriodKindView }),
    ),
  })
  .meta({ id: 'IndicatorList' })
export type IndicatorListView = z.infer<typeof IndicatorListView>
