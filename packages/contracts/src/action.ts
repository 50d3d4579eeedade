import { actionStates, updateStatuses } from '@ttc/domain/action'
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

/** Which actions a list holds: of one plan or priority, the reader's own, those that stand in one way. */
export const ActionFilter = z
  .object({
    plan: Id.optional(),
    priority: Id.optional(),
    whose: z.enum(['all', 'mine']).default('all'),
    state: z.enum([...actionStates, 'all'], { error: 'Choose open, overdue, no-effect, over or all.' }).default('open'),
    skip: z.coerce.number().int().min(0).max(10_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .meta({ id: 'ActionFilter' })
export type ActionFilter = z.infer<typeof ActionFilter>

export const ActionRowView = z
  .object({
    id: Id,
    walkId: Id,
    plan: z.object({ id: Id, name: z.string() }),
    priority: z.object({ id: Id, name: z.string() }),
    text: z.string(),
    effect: z.string(),
    stops: z.string(),
    namesEffect: z.boolean().meta({
      description: 'Whether it says what it is to change: in words, by an idea or a factor, or in an indicator’s walk',
    }),
    takenFrom: z
      .object({ kind: z.enum(['idea', 'factor']), text: z.string() })
      .nullable()
      .meta({ description: 'The idea or the factor that it comes from' }),
    owner: MemberView.nullable(),
    startsOn: Day.nullable(),
    dueOn: Day.nullable(),
    state: ActionStateView,
    mayUpdate: z.boolean().meta({ description: 'Whether you may say how it stands' }),
  })
  .meta({ id: 'ActionRow' })
export type ActionRowView = z.infer<typeof ActionRowView>

export const ActionListView = z
  .object({
    actions: z.array(ActionRowView).meta({ description: 'Overdue longest first, then late, then by due day' }),
    counts: z
      .object({ open: z.int(), overdue: z.int(), over: z.int(), 'no-effect': z.int() })
      .meta({ description: 'Of the same plan, priority and owner, however they stand' }),
    total: z.int().meta({ description: 'As many as the list would hold without its limit' }),
  })
  .meta({ id: 'ActionList' })
export type ActionListView = z.infer<typeof ActionListView>
