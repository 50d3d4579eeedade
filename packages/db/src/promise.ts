import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { challenge } from './challenge.ts'
import { agendaItem, challengeMeeting } from './challenge-meeting.ts'
import { day, id, moment, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { placement } from './placement.ts'

/** What somebody said in a challenge meeting that they would do, by when, and what became of it. */
export const promise = pgTable(
  'promise',
  {
    partnershipId: partnershipId(),
    id: id(),
    meetingId: uuid('meeting_id').notNull(),
    itemId: uuid('item_id'),
    challengeId: uuid('challenge_id'),
    placementId: uuid('placement_id'),
    position: integer('position').notNull(),
    madeOn: day('made_on').notNull(),
    text: text('text').notNull().default(''),
    /** A member, or somebody without an account by name. */
    ownerMemberId: uuid('owner_member_id'),
    owner: text('owner').notNull().default(''),
    agency: text('agency').notNull().default(''),
    dueOn: day('due_on'),
    state: text('state', { enum: ['open', 'kept', 'late', 'dropped'] })
      .notNull()
      .default('open'),
    note: text('note').notNull().default(''),
    /** The day on which it came to be as its state says; null while it is open. */
    stateOn: day('state_on'),
    versions: jsonb('versions').$type<Readonly<Record<string, number>>>().notNull().default({}),
    removedAt: moment('removed_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('promise_by_meeting').on(t.partnershipId, t.meetingId, t.position),
    index('promise_by_placement').on(t.partnershipId, t.placementId, t.madeOn),
    index('promise_by_owner').on(t.partnershipId, t.ownerMemberId, t.dueOn),
    index('promise_newest').on(t.partnershipId, sql`made_on desc`, sql`id desc`),
    within('promise_meeting', t.partnershipId, t.meetingId, () => challengeMeeting),
    within('promise_item', t.partnershipId, t.itemId, () => agendaItem),
    within('promise_challenge', t.partnershipId, t.challengeId, () => challenge),
    within('promise_placement', t.partnershipId, t.placementId, () => placement),
    within('promise_owner', t.partnershipId, t.ownerMemberId, () => member),
  ],
)

/** What happened to a promise after it was made: how it stood, on which day, said by whom and in which meeting. */
export const promiseEvent = pgTable(
  'promise_event',
  {
    partnershipId: partnershipId(),
    promiseId: uuid('promise_id').notNull(),
    sequence: integer('sequence').notNull(),
    what: text('what', { enum: ['made', 'state', 'passed-on', 'corrected'] }).notNull(),
    state: text('state', { enum: ['open', 'kept', 'late', 'dropped'] }).notNull(),
    on: day('on').notNull(),
    note: text('note').notNull().default(''),
    at: recordedAt(),
    memberId: uuid('member_id'),
    /** The meeting in which it was said; null where that was between meetings. */
    meetingId: uuid('meeting_id'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.promiseId, t.sequence] }),
    within('promise_event_promise', t.partnershipId, t.promiseId, () => promise),
    within('promise_event_member', t.partnershipId, t.memberId, () => member),
    within('promise_event_meeting', t.partnershipId, t.meetingId, () => challengeMeeting),
  ],
)
