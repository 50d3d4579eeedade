import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, moment, partnershipId, within } from './column.ts'
import { plan } from './plan.ts'

export const outcome = pgTable(
  'outcome',
  {
    partnershipId: partnershipId(),
    id: id(),
    planId: uuid('plan_id').notNull(),
    statement: text('statement').notNull(),
    explanation: text('explanation').notNull().default(''),
    position: integer('position').notNull(),
    retiredAt: moment('retired_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    within('outcome_plan', t.partnershipId, t.planId, () => plan),
  ],
)
