import { overrideEndings, overrideStatuses, REASON_LEAST, REASON_MOST } from '@ttc/domain/override'
import { z } from 'zod'
import { RagStatusView } from './assessment.ts'
import { Day, Id, line } from './id.ts'
import { MemberView } from './partnership.ts'
import { AccumulationView, PeriodView } from './period.ts'

const Status = z.enum(overrideStatuses, { error: 'Choose red, amber or green.' })

/** The status shown beside the computed one, in the plan now. */
export const OverrideView = z
  .object({
    id: Id,
    status: Status,
    reason: z.string(),
    by: MemberView.nullable(),
    on: Day.meta({ description: 'The day it was set' }),
    until: Day.meta({ description: 'The last day it stands; it ends sooner when the next value comes' }),
  })
  .meta({ id: 'Override' })
export type OverrideView = z.infer<typeof OverrideView>

/** `replaces` is the override that was on the screen, or null where none was: another one since is answered with 409. */
export const SetOverride = z
  .object({
    id: Id,
    replaces: Id.nullable().default(null),
    status: Status,
    reason: line('the reason', REASON_MOST).refine(({ length }) => length === 0 || length >= REASON_LEAST, {
      error: `Say why in a sentence, of at least ${REASON_LEAST} characters.`,
    }),
    expiresOn: Day,
  })
  .meta({ id: 'SetOverride' })
export type SetOverride = z.infer<typeof SetOverride>

/** Ends an override before its day; why is kept in the audit trail. */
export const WithdrawOverride = z
  .object({ overrideId: Id, reason: line('the reason', REASON_MOST).nullable().default(null) })
  .meta({ id: 'WithdrawOverride' })
export type WithdrawOverride = z.infer<typeof WithdrawOverride>

export const OverrideFilter = z
  .object({
    state: z.enum(['open', 'ended', 'all'], { error: 'Choose open, ended or all.' }).default('all'),
    member: Id.optional().meta({ description: 'Only those that this member set' }),
    placement: Id.optional().meta({ description: 'Only those of this indicator in its plan' }),
    skip: z.coerce.number().int().min(0).max(10_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .meta({ id: 'OverrideFilter' })
export type OverrideFilter = z.infer<typeof OverrideFilter>

export const OverrideRowView = OverrideView.extend({
  computed: RagStatusView.meta({ description: 'What the rule said when it was set' }),
  plan: z.object({ id: Id, name: z.string() }),
  priority: z.object({ id: Id, name: z.string() }),
  placementId: Id,
  isInPlan: z.boolean().meta({ description: 'The indicator still stands there' }),
  indicator: z.object({ id: Id, name: z.string() }),
  period: PeriodView.meta({ description: 'The period whose value it is about' }),
  accumulation: AccumulationView,
  ended: z
    .object({ on: Day, how: z.enum(overrideEndings), by: MemberView.nullable() })
    .nullable()
    .meta({ description: 'Null while it stands' }),
}).meta({ id: 'OverrideRow' })
export type OverrideRowView = z.infer<typeof OverrideRowView>

const often = {
  times: z.int(),
  open: z.int(),
  better: z.int().meta({ description: 'How many showed a better status than the rule gave' }),
}

export const OverrideRegisterView = z
  .object({
    overrides: z.array(OverrideRowView).meta({ description: 'Newest first' }),
    counts: z
      .object({ open: z.int(), ended: z.int() })
      .meta({ description: 'Of the same member and indicator, whatever their state' }),
    total: z.int().meta({ description: 'As many as the list would hold without its limit' }),
    authors: z
      .array(z.object({ member: MemberView.nullable(), hasLeft: z.boolean(), ...often }))
      .meta({ description: 'By whom, most often first, in all plans you may see' }),
    indicators: z
      .array(z.object({ placementId: Id, planId: Id, name: z.string(), priority: z.string(), ...often }))
      .meta({ description: 'Of which indicators, most often first, in all plans you may see' }),
  })
  .meta({ id: 'OverrideRegister' })
export type OverrideRegisterView = z.infer<typeof OverrideRegisterView>
