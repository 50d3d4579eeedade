import { answerKinds } from '@ttc/domain/turning-the-curve/answer'
import type { Content } from '@ttc/domain/turning-the-curve/content'
import { type Step, steps, templates } from '@ttc/domain/turning-the-curve/step'
import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, moment, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { placement } from './placement.ts'
import { priority } from './priority.ts'

/**
 * A priority group's walk through the questions: about its priority, one indicator (placement) or one service. There is
 * one of each, opened again at every meeting. `sequence` numbers its changes; whoever changes it holds this row.
 */
export const walk = pgTable(
  'walk',
  {
    partnershipId: partnershipId(),
    id: id(),
    priorityId: uuid('priority_id').notNull(),
    placementId: uuid('placement_id'),
    service: text('service'),
    template: text('template', { enum: templates }).notNull().default('twelve'),
    sequence: integer('sequence').notNull().default(0),
    openedAt: recordedAt(),
    openedBy: uuid('opened_by'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('walk_of_priority')
      .on(t.partnershipId, t.priorityId)
      .where(sql`placement_id is null and service is null`),
    uniqueIndex('walk_of_placement').on(t.partnershipId, t.placementId).where(sql`placement_id is not null`),
    uniqueIndex('walk_of_service').on(t.partnershipId, t.priorityId, t.service).where(sql`service is not null`),
    within('walk_priority', t.partnershipId, t.priorityId, () => priority),
    within('walk_placement', t.partnershipId, t.placementId, () => placement),
    within('walk_opened_by', t.partnershipId, t.openedBy, () => member),
  ],
)

/** A meeting of the group over its walk: who records, which step is on the screen, how long each is to take. */
export const groupMeeting = pgTable(
  'group_meeting',
  {
    partnershipId: partnershipId(),
    id: id(),
    walkId: uuid('walk_id').notNull(),
    openedAt: recordedAt(),
    openedBy: uuid('opened_by'),
    closedAt: moment('closed_at'),
    recorderMemberId: uuid('recorder_member_id'),
    step: text('step', { enum: steps }).notNull(),
    minutes: jsonb('minutes').$type<Readonly<Record<Step, number>>>().notNull(),
    /** Time spent on the present step before the clock last began; the clock runs since `runsSince`, null while it stands. */
    spentSeconds: integer('spent_seconds').notNull().default(0),
    runsSince: moment('runs_since'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('group_meeting_by_walk').on(t.partnershipId, t.walkId, t.openedAt),
    uniqueIndex('group_meeting_open').on(t.partnershipId, t.walkId).where(sql`closed_at is null`),
    within('group_meeting_walk', t.partnershipId, t.walkId, () => walk),
    within('group_meeting_opened_by', t.partnershipId, t.openedBy, () => member),
    within('group_meeting_recorder', t.partnershipId, t.recorderMemberId, () => member),
  ],
)

/** An answer as it stands. What it said before is in the walk's changes. */
export const answer = pgTable(
  'answer',
  {
    partnershipId: partnershipId(),
    id: id(),
    walkId: uuid('walk_id').notNull(),
    kind: text('kind', { enum: answerKinds }).notNull(),
    linkId: uuid('link_id'),
    content: jsonb('content').$type<Content>().notNull(),
    /** What an answer says, for searching in it. */
    words: text('words').notNull().default(''),
    position: integer('position').notNull(),
    version: integer('version').notNull().default(1),
    removedAt: moment('removed_at'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().default(sql`now()`),
    createdBy: uuid('created_by'),
    changedAt: timestamp('changed_at', { withTimezone: true, mode: 'date' }).notNull().default(sql`now()`),
    changedBy: uuid('changed_by'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('answer_by_walk').on(t.partnershipId, t.walkId, t.kind, t.position),
    index('answer_by_kind').on(t.partnershipId, t.kind, t.createdAt, t.id).where(sql`removed_at is null`),
    index('answer_by_link').on(t.partnershipId, t.linkId),
    within('answer_walk', t.partnershipId, t.walkId, () => walk),
    within('answer_link', t.partnershipId, t.linkId, () => ({ partnershipId: t.partnershipId, id: t.id })),
    within('answer_created_by', t.partnershipId, t.createdBy, () => member),
    within('answer_changed_by', t.partnershipId, t.changedBy, () => member),
  ],
)

/** Everything that happened in a walk, numbered without a gap. Appended only: both the history and what others are told. */
export const walkChange = pgTable(
  'walk_change',
  {
    partnershipId: partnershipId(),
    walkId: uuid('walk_id').notNull(),
    sequence: integer('sequence').notNull(),
    at: recordedAt(),
    memberId: uuid('member_id'),
    what: text('what', {
      enum: ['answer', 'order', 'dots', 'step', 'advice', 'meeting', 'walk', 'update'],
    }).notNull(),
    answerId: uuid('answer_id'),
    /** The answer as this change left it: content, link, position, version, removed, dots. */
    answerAs: jsonb('answer_as'),
    detail: jsonb('detail').$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.walkId, t.sequence] }),
    index('walk_change_by_answer').on(t.partnershipId, t.answerId, t.sequence),
    within('walk_change_walk', t.partnershipId, t.walkId, () => walk),
    within('walk_change_member', t.partnershipId, t.memberId, () => member),
    within('walk_change_answer', t.partnershipId, t.answerId, () => answer),
  ],
)

/** A step the group has answered for now. `ground` is what the figures said then, so that a new one asks for a second look. */
export const confirmedStep = pgTable(
  'confirmed_step',
  {
    partnershipId: partnershipId(),
    walkId: uuid('walk_id').notNull(),
    step: text('step', { enum: steps }).notNull(),
    confirmedAt: recordedAt(),
    confirmedBy: uuid('confirmed_by'),
    ground: jsonb('ground').$type<Readonly<Record<string, string>>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.walkId, t.step] }),
    within('confirmed_step_walk', t.partnershipId, t.walkId, () => walk),
    within('confirmed_step_by', t.partnershipId, t.confirmedBy, () => member),
  ],
)

/** The dots a member gave to an answer in a meeting of the group. */
export const dot = pgTable(
  'dot',
  {
    partnershipId: partnershipId(),
    meetingId: uuid('meeting_id').notNull(),
    answerId: uuid('answer_id').notNull(),
    memberId: uuid('member_id').notNull(),
    dots: smallint('dots').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.meetingId, t.answerId, t.memberId] }),
    within('dot_meeting', t.partnershipId, t.meetingId, () => groupMeeting),
    within('dot_answer', t.partnershipId, t.answerId, () => answer),
    within('dot_member', t.partnershipId, t.memberId, () => member),
  ],
)

/** Advice that the group keeps as it is, and why. */
export const adviceSetAside = pgTable(
  'advice_set_aside',
  {
    partnershipId: partnershipId(),
    id: id(),
    walkId: uuid('walk_id').notNull(),
    code: text('code').notNull(),
    /** The answer or the outcome that it is about; null where it is about the step. */
    about: uuid('about'),
    reason: text('reason').notNull(),
    at: recordedAt(),
    memberId: uuid('member_id'),
    takenBackAt: moment('taken_back_at'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('advice_set_aside_by_walk').on(t.partnershipId, t.walkId),
    within('advice_set_aside_walk', t.partnershipId, t.walkId, () => walk),
    within('advice_set_aside_by', t.partnershipId, t.memberId, () => member),
  ],
)
