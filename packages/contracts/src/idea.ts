import { costs, strengths } from '@ttc/domain/idea'
import { z } from 'zod'
import { ActionStateView } from './action.ts'
import { Day, Id, mayBeSaid, said } from './id.ts'
import { PlanRowView } from './plan.ts'

export const Idea = z
  .object({
    kind: z.literal('idea'),
    text: said('the idea'),
    cost: z.enum(costs, { error: 'Choose what it costs.' }).nullable().default(null),
    offTheWall: z.boolean().default(false),
    stops: z.boolean().default(false),
    strength: z.enum(strengths, { error: 'Choose how well it is known to work.' }).nullable().default(null),
    evidence: mayBeSaid('the evidence', 2000).default(''),
    elsewhere: mayBeSaid('what others did', 2000).default(''),
    source: mayBeSaid('the source', 500).default(''),
  })
  .meta({ id: 'Idea' })

/** Which ideas the bank shows: with some words in them, of one plan, of a cost, tried or not. */
export const IdeaFilter = z
  .object({
    words: z.string().trim().max(200, { error: 'Search for 200 characters or fewer.' }).optional(),
    plan: Id.optional(),
    cost: z.enum(costs, { error: 'Choose what it costs.' }).optional(),
    strength: z.enum(strengths, { error: 'Choose how well it is known to work.' }).optional(),
    tried: z.enum(['yes', 'no'], { error: 'Choose tried or not.' }).optional(),
    skip: z.coerce.number().int().min(0).max(10_000).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  })
  .meta({ id: 'IdeaFilter' })
export type IdeaFilter = z.infer<typeof IdeaFilter>

export const IdeaRowView = z
  .object({
    id: Id,
    walkId: Id,
    plan: z.object({ id: Id, name: z.string() }),
    priority: z.object({ id: Id, name: z.string() }),
    content: Idea,
    answers: z.string().nullable().meta({ description: 'The factor that it answers' }),
    saidAt: z.iso.datetime(),
    actions: z
      .array(z.object({ id: Id, text: z.string(), startsOn: Day.nullable(), state: ActionStateView }))
      .meta({ description: 'What was done of it' }),
    after: z
      .object({
        since: Day.meta({ description: 'When the first of its actions began' }),
        row: PlanRowView.meta({ description: 'The curve that it was to turn' }),
      })
      .nullable()
      .meta({ description: 'What the curve did; it says nothing of why. Null where no action has begun' }),
  })
  .meta({ id: 'IdeaRow' })
export type IdeaRowView = z.infer<typeof IdeaRowView>

export const IdeaListView = z
  .object({
    ideas: z.array(IdeaRowView).meta({ description: 'Newest first' }),
    total: z.int(),
    plans: z.array(z.object({ id: Id, name: z.string() })).meta({ description: 'Whose ideas you may see' }),
  })
  .meta({ id: 'IdeaList' })
export type IdeaListView = z.infer<typeof IdeaListView>
