import { updateStatuses } from '@ttc/domain/action'
import { ratings } from '@ttc/domain/turning-the-curve/content'
import { z } from 'zod'
import { Day, Id, mayBeSaid, said } from './id.ts'
import { MemberView } from './partnership.ts'

const Score = z
  .object({
    score: z.enum(ratings, { error: 'Choose high, medium or low.' }).nullable(),
    reason: mayBeSaid('the reason', 500),
  })
  .default({ score: null, reason: '' })

export const Action = z
  .object({
    kind: z.literal('action'),
    text: said('the action'),
    ownerMemberId: Id.nullable().default(null),
    startsOn: Day.nullable().default(null),
    dueOn: Day.nullable().default(null),
    stops: mayBeSaid('what is stopped', 1000).default(''),
    effect: mayBeSaid('the effect', 1000).default(''),
    leverage: Score,
    feasibility: Score,
    specificity: Score,
    values: Score,
  })
  .refine(({ startsOn, dueOn }) => startsOn === null || dueOn === null || dueOn >= startsOn, {
    path: ['dueOn'],
    error: 'The action cannot be due before it begins.',
  })
  .meta({ id: 'ActionContent' })

/** A status changes only through one of these: dated, by somebody, with a note. */
export const UpdateAction = z
  .object({
    id: Id,
    on: Day,
    status: z.enum(updateStatuses, { error: 'Choose done, on track, late or stopped.' }),
    note: said('what happened', 2000),
  })
  .meta({ id: 'UpdateAction' })
export type UpdateAction = z.infer<typeof UpdateAction>

export const ActionUpdateView = z
  .object({
    id: Id,
    on: Day,
    status: z.enum(updateStatuses),
    note: z.string(),
    recordedAt: z.iso.datetime(),
    recordedBy: MemberView.nullable(),
  })
  .meta({ id: 'ActionUpdate' })
export type ActionUpdateView = z.infer<typeof ActionUpdateView>

/** How an action stands today. */
export const ActionStateView = z
  .object({
    status: z.enum(['planned', ...updateStatuses]),
    overdueDays: z.int().nullable(),
    last: ActionUpdateView.nullable(),
  })
  .meta({ id: 'ActionState' })
export type ActionStateView = z.infer<typeof ActionStateView>
