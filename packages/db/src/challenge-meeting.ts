import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, moment, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { placement } from './placement.ts'
import { plan } from './plan.ts'
import { priority } from './priority.ts'

/** A quarter's challenge meeting of a plan: planned, held (begun and still open), closed. */
export const challengeMeeting = pgTable(
  'challenge_meeting',
  {
    partnershipId: partnershipId(),
    id: id(),
    planId: uuid('plan_id').notNull(),
    name: text('name').notNull(),
    meetsOn: day('meets_on').notNull(),
    /** The time of day in London, "14:00"; null where it is not settled. */
    startsAt: text('starts_at'),
    place: text('place').notNull().default(''),
    minutes: integer('minutes').notNull(),
    state: text('state', { enum: ['planned', 'held', 'closed'] })
      .notNull()
      .default('planned'),
    chairMemberId: uuid('chair_member_id'),
    minuteTakerMemberId: uuid('minute_taker_member_id'),
    marking: text('marking').notNull().default('none'),
    begunAt: moment('begun_at'),
    closedAt: moment('closed_at'),
    closedBy: uuid('closed_by'),
    /** Since when the clock of the item that is on runs; null while it stands. */
    runsSince: moment('runs_since'),
    /** The number of the last change, under which the next one is told to whoever follows. */
    sequence: integer('sequence').notNull().default(0),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('challenge_meeting_by_plan').on(t.partnershipId, t.planId, t.meetsOn),
    within('challenge_meeting_plan', t.partnershipId, t.planId, () => plan),
    within('challenge_meeting_chair', t.partnershipId, t.chairMemberId, () => member),
    within('challenge_meeting_minute_taker', t.partnershipId, t.minuteTakerMemberId, () => member),
    within('challenge_meeting_closed_by', t.partnershipId, t.closedBy, () => member),
  ],
)

/** What a meeting talks about, in its order, with the minutes meant for it and the time it has had. */
export const agendaItem = pgTable(
  'agenda_item',
  {
    partnershipId: partnershipId(),
    id: id(),
    meetingId: uuid('meeting_id').notNull(),
    position: integer('position').notNull(),
    kind: text('kind', { enum: ['promises', 'exception', 'card', 'question', 'other'] }).notNull(),
    placementId: uuid('placement_id'),
    priorityId: uuid('priority_id'),
    /** The item under which the questions of the young people’s panel stand. */
    forPanel: boolean('for_panel').notNull().default(false),
    title: text('title').notNull(),
    minutes: integer('minutes').notNull(),
    spentSeconds: integer('spent_seconds').notNull().default(0),
    state: text('state', { enum: ['waiting', 'now', 'done'] })
      .notNull()
      .default('waiting'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('agenda_item_by_meeting').on(t.partnershipId, t.meetingId, t.position),
    uniqueIndex('agenda_item_now').on(t.partnershipId, t.meetingId).where(sql`state = 'now'`),
    within('agenda_item_meeting', t.partnershipId, t.meetingId, () => challengeMeeting),
    within('agenda_item_placement', t.partnershipId, t.placementId, () => placement),
    within('agenda_item_priority', t.partnershipId, t.priorityId, () => priority),
  ],
)

/**
 * Everything that was changed of a meeting, in order: what was typed before somebody typed over it, when it was put
 * off and why, what was corrected after its end. Appended only.
 */
export const meetingChange = pgTable(
  'meeting_change',
  {
    partnershipId: partnershipId(),
    meetingId: uuid('meeting_id').notNull(),
    sequence: integer('sequence').notNull(),
    at: recordedAt(),
    memberId: uuid('member_id'),
    what: text('what', {
      enum: ['planned', 'moved', 'details', 'agenda', 'course', 'closed', 'challenge', 'promise', 'questions'],
    }).notNull(),
    objectId: uuid('object_id').notNull(),
    field: text('field'),
    before: jsonb('before'),
    after: jsonb('after'),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.meetingId, t.sequence] }),
    index('meeting_change_by_object').on(t.partnershipId, t.objectId, t.sequence),
    within('meeting_change_meeting', t.partnershipId, t.meetingId, () => challengeMeeting),
    within('meeting_change_member', t.partnershipId, t.memberId, () => member),
  ],
)
