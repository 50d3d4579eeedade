import { updateStatuses } from '@ttc/domain/action'
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, day, id, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { priority } from './priority.ts'
import { answer, walk } from './turning-the-curve.ts'

/**
 * What can be asked of actions across walks: who owns them, when they are due, how they stand. One row for each answer
 * of that kind, written in the same transaction; the answer and its updates are the truth.
 */
export const action = pgTable(
  'action',
  {
    partnershipId: partnershipId(),
    id: id(),
    priorityId: uuid('priority_id').notNull(),
    ownerMemberId: uuid('owner_member_id'),
    startsOn: day('starts_on'),
    dueOn: day('due_on'),
    status: text('status', { enum: ['planned', ...updateStatuses] })
      .notNull()
      .default('planned'),
    statusOn: day('status_on'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('action_by_owner').on(t.partnershipId, t.ownerMemberId, t.dueOn),
    index('action_by_priority').on(t.partnershipId, t.priorityId, t.dueOn),
    within('action_answer', t.partnershipId, t.id, () => answer),
    within('action_priority', t.partnershipId, t.priorityId, () => priority),
    within('action_owner', t.partnershipId, t.ownerMemberId, () => member),
  ],
)

/** What became of an action by a day. Appended only: the status is what the latest says. */
export const actionUpdate = pgTable(
  'action_update',
  {
    partnershipId: partnershipId(),
    id: id(),
    actionId: uuid('action_id').notNull(),
    on: day('on').notNull(),
    status: text('status', { enum: updateStatuses }).notNull(),
    note: text('note').notNull(),
    recordedAt: recordedAt(),
    recordedBy: uuid('recorded_by'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('action_update_by_action').on(t.partnershipId, t.actionId, t.on, t.recordedAt),
    within('action_update_action', t.partnershipId, t.actionId, () => answer),
    within('action_update_recorded_by', t.partnershipId, t.recordedBy, () => member),
  ],
)

/** A file that stands as evidence for an answer of a walk. Kept as it came, served for download alone. */
export const evidenceFile = pgTable(
  'evidence_file',
  {
    partnershipId: partnershipId(),
    id: id(),
    walkId: uuid('walk_id').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    content: bytes('content').notNull(),
    recordedAt: recordedAt(),
    recordedBy: uuid('recorded_by'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('evidence_file_by_walk').on(t.partnershipId, t.walkId, sql`recorded_at desc`),
    within('evidence_file_walk', t.partnershipId, t.walkId, () => walk),
    within('evidence_file_recorded_by', t.partnershipId, t.recordedBy, () => member),
  ],
)
