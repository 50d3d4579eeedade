import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, moment, partnershipId, within } from './column.ts'
import { member } from './member.ts'
import { outcome } from './outcome.ts'
import { plan } from './plan.ts'

export const priority = pgTable(
  'priority',
  {
    partnershipId: partnershipId(),
    id: id(),
    planId: uuid('plan_id').notNull(),
    name: text('name').notNull(),
    aim: text('aim').notNull().default(''),
    leadMemberId: uuid('lead_member_id'),
    position: integer('position').notNull(),
    retiredAt: moment('retired_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    within('priority_plan', t.partnershipId, t.planId, () => plan),
    within('priority_lead', t.partnershipId, t.leadMemberId, () => member),
  ],
)

/** A priority serves one or more outcomes; on the plan page it stands under the first. */
export const priorityOutcome = pgTable(
  'priority_outcome',
  {
    partnershipId: partnershipId(),
    priorityId: uuid('priority_id').notNull(),
    outcomeId: uuid('outcome_id').notNull(),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.priorityId, t.outcomeId] }),
    within('priority_outcome_priority', t.partnershipId, t.priorityId, () => priority),
    within('priority_outcome_outcome', t.partnershipId, t.outcomeId, () => outcome),
  ],
)
