import { costs, strengths } from '@ttc/domain/idea'
import { z } from 'zod'
import { mayBeSaid, said } from './id.ts'

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
