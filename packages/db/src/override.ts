import { sql } from 'drizzle-orm'
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, moment, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { placement } from './placement.ts'

/**
 * A status that is shown beside the computed one for the value of one period, with its reason, until a day. Appended
 * only: it ends (by itself or by hand), and the row stays for the register.
 */
export const override = pgTable(
  'override',
  {
    partnershipId: partnershipId(),
    id: id(),
    placementId: uuid('placement_id').notNull(),
    status: text('status', { enum: ['red', 'amber', 'green'] }).notNull(),
    /** What the rule said when it was made. */
    computed: text('computed', { enum: ['red', 'amber', 'green', 'no-target', 'no-value'] }).notNull(),
    /** The period whose value it is about. */
    periodStart: day('period_start').notNull(),
    periodEnd: day('period_end').notNull(),
    reason: text('reason').notNull(),
    /** The last day it can stand; never later than the day the next value is due. */
    expiresOn: day('expires_on').notNull(),
    recordedAt: recordedAt(),
    recordedBy: uuid('recorded_by'),
    endedAt: moment('ended_at'),
    endedBy: uuid('ended_by'),
    ending: text('ending', { enum: ['expired', 'next-value', 'withdrawn', 'replaced', 'left-the-plan'] }),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('override_open').on(t.partnershipId, t.placementId).where(sql`ended_at is null`),
    index('override_newest').on(t.partnershipId, t.recordedAt),
    index('override_expiring').on(t.expiresOn).where(sql`ended_at is null`),
    within('override_placement', t.partnershipId, t.placementId, () => placement),
    within('override_recorded_by', t.partnershipId, t.recordedBy, () => member),
    within('override_ended_by', t.partnershipId, t.endedBy, () => member),
  ],
)
