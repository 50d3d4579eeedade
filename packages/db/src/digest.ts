import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, moment, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'

/** A list of exceptions as somebody looks at it again and again, mailed to them weekly where they want it. */
export const savedView = pgTable(
  'saved_view',
  {
    partnershipId: partnershipId(),
    id: id(),
    memberId: uuid('member_id').notNull(),
    name: text('name').notNull(),
    /** What narrows and sorts it, as its address says it. */
    search: jsonb('search').$type<Readonly<Record<string, string>>>().notNull(),
    weekly: boolean('weekly').notNull(),
    recordedAt: recordedAt(),
    removedAt: moment('removed_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('saved_view_by_member').on(t.partnershipId, t.memberId),
    within('saved_view_member', t.partnershipId, t.memberId, () => member),
  ],
)

/** What somebody was last told of each thing, so that a weekly mail says what has changed and nothing else. */
export const digest = pgTable(
  'digest',
  {
    partnershipId: partnershipId(),
    memberId: uuid('member_id').notNull(),
    /** The state of each thing when the last mail was made, by what it is about. */
    told: jsonb('told').$type<Readonly<Record<string, string>>>().notNull(),
    sentAt: moment('sent_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.memberId] }),
    within('digest_member', t.partnershipId, t.memberId, () => member),
  ],
)
