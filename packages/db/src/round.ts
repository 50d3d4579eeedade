import { roundStates } from '@ttc/domain/round'
import type { Sent } from '@ttc/domain/round/notice'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, moment, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { plan } from './plan.ts'

/** A quarter's collection of numbers and cards for one plan, by its days. Who owes what in it is derived, never stored. */
export const round = pgTable(
  'round',
  {
    partnershipId: partnershipId(),
    id: id(),
    planId: uuid('plan_id').notNull(),
    name: text('name').notNull(),
    opensOn: day('opens_on').notNull(),
    numbersDueOn: day('numbers_due_on').notNull(),
    cardsDueOn: day('cards_due_on').notNull(),
    freezeOn: day('freeze_on').notNull(),
    meetsOn: day('meets_on').notNull(),
    noteOn: day('note_on').notNull(),
    nudgeOn: day('nudge_on').notNull(),
    /** When people are reminded, in days from the day something is due; negative before it. */
    reminders: jsonb('reminders').$type<readonly number[]>().notNull(),
    /** Opens on its day without the coordinator's press. */
    opensByItself: boolean('opens_by_itself').notNull(),
    state: text('state', { enum: roundStates }).notNull().default('planned'),
    /** What came after it is an answer of the round. */
    openedAt: moment('opened_at'),
    closedAt: moment('closed_at'),
    changedAt: moment('changed_at').notNull().default(sql`now()`),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('round_running').on(t.partnershipId, t.planId).where(sql`state in ('open', 'frozen')`),
    index('round_by_plan').on(t.partnershipId, t.planId, t.meetsOn),
    index('round_opening').on(t.opensOn).where(sql`state = 'planned' and opens_by_itself`),
    within('round_plan', t.partnershipId, t.planId, () => plan),
  ],
)

/** The mails somebody was sent about a round, and when they first looked at what they owe in it. */
export const roundNotice = pgTable(
  'round_notice',
  {
    partnershipId: partnershipId(),
    roundId: uuid('round_id').notNull(),
    memberId: uuid('member_id').notNull(),
    sent: jsonb('sent').$type<readonly Sent[]>().notNull().default([]),
    openedAt: moment('opened_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.roundId, t.memberId] }),
    within('round_notice_round', t.partnershipId, t.roundId, () => round),
    within('round_notice_member', t.partnershipId, t.memberId, () => member),
  ],
)

/** The address of somebody's calendar feed, of which only the hash is kept. A new one takes the place of the last. */
export const calendarLink = pgTable(
  'calendar_link',
  {
    partnershipId: partnershipId(),
    id: id(),
    memberId: uuid('member_id').notNull(),
    tokenSha256: text('token_sha256').notNull().unique('calendar_link_hash'),
    madeAt: recordedAt(),
    withdrawnAt: moment('withdrawn_at'),
    /** Written at most once an hour. */
    lastUsedAt: moment('last_used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('calendar_link_open').on(t.partnershipId, t.memberId).where(sql`withdrawn_at is null`),
    within('calendar_link_member', t.partnershipId, t.memberId, () => member),
  ],
)
