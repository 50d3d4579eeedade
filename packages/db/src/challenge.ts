import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { agendaItem, challengeMeeting } from './challenge-meeting.ts'
import { day, id, moment, partnershipId, recordedAt, within } from './column.ts'
import { link } from './link.ts'
import { member } from './member.ts'
import { placement } from './placement.ts'
import { priority } from './priority.ts'

/** A question of a challenge meeting, asked in the room or written before the day, with what was answered and decided. */
export const challenge = pgTable(
  'challenge',
  {
    partnershipId: partnershipId(),
    id: id(),
    meetingId: uuid('meeting_id').notNull(),
    /** Null for a question from before the day that nobody has put under an item. */
    itemId: uuid('item_id'),
    placementId: uuid('placement_id'),
    priorityId: uuid('priority_id'),
    source: text('source', { enum: ['room', 'before'] }).notNull(),
    /** The link through which it was written, by somebody without an account. */
    linkId: uuid('link_id'),
    position: integer('position').notNull(),
    /** The day it was asked in the meeting; before that, the day it was written. */
    askedOn: day('asked_on').notNull(),
    question: text('question').notNull().default(''),
    /** The name as typed; empty where it was a member, whose name may change. */
    askedBy: text('asked_by').notNull().default(''),
    askedByMemberId: uuid('asked_by_member_id'),
    agency: text('agency').notNull().default(''),
    answer: text('answer').notNull().default(''),
    answeredBy: text('answered_by').notNull().default(''),
    answeredByMemberId: uuid('answered_by_member_id'),
    answerAgency: text('answer_agency').notNull().default(''),
    decision: text('decision', { enum: ['accept', 'come-back', 'escalate'] }),
    /** Whether one agency asked and another answered; null while that is not known. */
    crosses: boolean('crosses'),
    /** How often each field has been changed: two who write different fields never collide. */
    versions: jsonb('versions').$type<Readonly<Record<string, number>>>().notNull().default({}),
    createdAt: recordedAt(),
    removedAt: moment('removed_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('challenge_by_meeting').on(t.partnershipId, t.meetingId, t.position),
    index('challenge_by_placement').on(t.partnershipId, t.placementId, t.askedOn),
    index('challenge_newest').on(t.partnershipId, sql`asked_on desc`, sql`id desc`),
    within('challenge_meeting_of', t.partnershipId, t.meetingId, () => challengeMeeting),
    within('challenge_item', t.partnershipId, t.itemId, () => agendaItem),
    within('challenge_placement', t.partnershipId, t.placementId, () => placement),
    within('challenge_priority', t.partnershipId, t.priorityId, () => priority),
    within('challenge_link', t.partnershipId, t.linkId, () => link),
    within('challenge_asked_by', t.partnershipId, t.askedByMemberId, () => member),
    within('challenge_answered_by', t.partnershipId, t.answeredByMemberId, () => member),
  ],
)
