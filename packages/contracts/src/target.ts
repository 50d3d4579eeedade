import { z } from 'zod'
import { ScaleView } from './figure.ts'
import { Day, Id, line, quantity, Version } from './id.ts'
import { PeriodDays, PeriodView } from './period.ts'

export const TargetView = z
  .object({
    id: Id,
    period: PeriodView,
    value: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    reason: z.string(),
    correction: z.boolean(),
    recordedAt: z.iso.datetime(),
    recordedBy: z.string().nullable(),
  })
  .meta({ id: 'Target' })
export type TargetView = z.infer<typeof TargetView>

export const ToleranceView = z.object({
  kind: z.enum(['points', 'percent', 'floor'], { error: 'Choose points, percent of the target, or a floor value.' }),
  amount: quantity('the tolerance'),
})

const ruleFields = {
  appliesFrom: Day,
  tolerance: ToleranceView.refine(({ kind, amount }) => kind === 'floor' || amount >= 0, {
    path: ['amount'],
    error: 'The tolerance cannot be below 0.',
  }),
  path: z.enum(['straight', 'stepped'], { error: 'Choose a straight line between targets, or steps.' }),
  amberIfImproved: z.boolean(),
}

export const RagRuleView = z
  .object({
    id: Id,
    ...ruleFields,
    reason: z.string(),
    correction: z.boolean(),
    recordedAt: z.iso.datetime(),
    recordedBy: z.string().nullable(),
  })
  .meta({ id: 'RagRule' })
export type RagRuleView = z.infer<typeof RagRuleView>

const TargetEntry = z
  .object({
    period: PeriodDays,
    value: quantity('the target').nullable().default(null),
    lower: quantity('the bottom of the range').nullable().default(null),
    upper: quantity('the top of the range').nullable().default(null),
  })
  .refine((entry) => entry.value !== null || (entry.lower !== null && entry.upper !== null), {
    path: ['value'],
    error: 'Enter the target.',
  })
  .refine((entry) => entry.lower === null || entry.upper === null || entry.upper >= entry.lower, {
    path: ['upper'],
    error: 'The top of the range must not be below its bottom.',
  })

/** Sets the dated targets of a placement as a whole: those left out end, those changed get a new row. */
export const SetTargets = z
  .object({
    version: Version,
    targets: z.array(TargetEntry).max(40, { error: 'Set at most 40 dated targets.' }),
    reason: line('the reason', 500),
  })
  .meta({ id: 'SetTargets' })
export type SetTargets = z.infer<typeof SetTargets>

export const SetRagRule = z
  .object({ id: Id, version: Version, ...ruleFields, reason: line('the reason', 500) })
  .meta({ id: 'SetRagRule' })
export type SetRagRule = z.infer<typeof SetRagRule>

/** Asks what targets and a rule would have said in the past, before they are saved. Absent parts are as stored. */
export const PreviewRag = z
  .object({
    targets: z.array(TargetEntry).max(40).nullable().default(null),
    rule: z.object(ruleFields).nullable().default(null),
  })
  .meta({ id: 'PreviewRag' })
export type PreviewRag = z.infer<typeof PreviewRag>

const Judged = z.enum(['red', 'amber', 'green', 'no-target', 'contextual', 'no-value'])

export const RagPreviewView = z
  .object({
    periods: z.array(
      z.object({
        period: PeriodView,
        value: z.number().nullable(),
        target: z.number().nullable(),
        now: Judged,
        would: Judged,
      }),
    ),
    correction: z.boolean().meta({ description: 'Some of these periods have already been judged' }),
  })
  .meta({ id: 'RagPreview' })
export type RagPreviewView = z.infer<typeof RagPreviewView>

/** Which rule changes the register shows. */
export const RuleChangeFilter = z
  .object({
    plan: Id.optional(),
    skip: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .meta({ id: 'RuleChangeFilter' })
export type RuleChangeFilter = z.infer<typeof RuleChangeFilter>

const RuleOfPlacement = z.object(ruleFields)

export const RuleChangeView = z
  .object({
    ...RagRuleView.shape,
    placementId: Id,
    plan: z.object({ id: Id, name: z.string() }),
    indicator: z.object({ name: z.string(), scale: ScaleView }),
    before: RuleOfPlacement.nullable().meta({ description: 'The rule that was in force from that day until then' }),
    replaced: z.boolean().meta({ description: 'A later rule took its place from the same day' }),
  })
  .meta({ id: 'RuleChange' })
export type RuleChangeView = z.infer<typeof RuleChangeView>

export const RuleChangeListView = z
  .object({ changes: z.array(RuleChangeView).meta({ description: 'Newest first' }), total: z.int() })
  .meta({ id: 'RuleChangeList' })
export type RuleChangeListView = z.infer<typeof RuleChangeListView>
