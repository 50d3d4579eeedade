import { roles } from '@ttc/domain/access'
import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, moment, partnershipId, within } from './column.ts'
import { member } from './member.ts'
import { plan } from './plan.ts'
import { priority } from './priority.ts'

/** A role that a member holds for the partnership (neither plan nor priority), for one plan or for one priority. */
export const memberRole = pgTable(
  'member_role',
  {
    partnershipId: partnershipId(),
    id: id(),
    memberId: uuid('member_id').notNull(),
    role: text('role', { enum: roles }).notNull(),
    planId: uuid('plan_id'),
    priorityId: uuid('priority_id'),
    grantedAt: moment('granted_at').notNull().default(sql`now()`),
    grantedBy: uuid('granted_by'),
    /** Given by the sign-in provider's claim, which takes it away again when it says so no longer. */
    claimed: boolean('claimed').notNull().default(false),
    endedAt: moment('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('member_role_open')
      .on(t.partnershipId, t.memberId, t.role, sql`coalesce(plan_id, priority_id, partnership_id)`)
      .where(sql`ended_at is null`),
    index('member_role_by_role').on(t.partnershipId, t.role).where(sql`ended_at is null`),
    check('member_role_one_scope', sql`plan_id is null or priority_id is null`),
    within('member_role_member', t.partnershipId, t.memberId, () => member),
    within('member_role_granted_by', t.partnershipId, t.grantedBy, () => member),
    within('member_role_plan', t.partnershipId, t.planId, () => plan),
    within('member_role_priority', t.partnershipId, t.priorityId, () => priority),
  ],
)
