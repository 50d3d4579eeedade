import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { id, partnershipId, within } from './column.ts'
import { member } from './member.ts'
import { partnership } from './partnership.ts'

/**
 * Who did what to which object, when, before and after. A trigger refuses update and delete, except
 * inside a transaction that removes a partnership or puts a pseudonym in the place of a deleted person.
 */
export const auditEntry = pgTable(
  'audit_entry',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    id: id(),
    /** To the millisecond, which is all that a cursor of a page can carry. */
    at: timestamp('at', { withTimezone: true, precision: 3, mode: 'date' }).notNull().default(sql`now()`),
    memberId: uuid('member_id'),
    action: text('action').notNull(),
    objectKind: text('object_kind').notNull(),
    objectId: uuid('object_id').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('audit_entry_by_time').on(t.partnershipId, t.at, t.id),
    index('audit_entry_by_object').on(t.partnershipId, t.objectId, t.at, t.id),
    index('audit_entry_by_action').on(t.partnershipId, t.action, t.at, t.id),
    index('audit_entry_by_member').on(t.partnershipId, t.memberId, t.at, t.id),
    within('audit_entry_member', t.partnershipId, t.memberId, () => member),
  ],
)
