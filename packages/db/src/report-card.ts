import type { CardWords } from '@ttc/domain/report-card'
import { cardStates, cardTurns } from '@ttc/domain/report-card'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, day, id, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { priority } from './priority.ts'
import { round } from './round.ts'

/**
 * What a lead adds to the report card of a priority, one for each round; where none is under way, one for the quarter.
 * All else on a card is made from what is stored elsewhere, until it is signed.
 */
export const reportCard = pgTable(
  'report_card',
  {
    partnershipId: partnershipId(),
    id: id(),
    priorityId: uuid('priority_id').notNull(),
    roundId: uuid('round_id'),
    /** The first day of the quarter in which it was begun. */
    quarterStart: day('quarter_start').notNull(),
    words: jsonb('words').$type<CardWords>().notNull(),
    state: text('state', { enum: cardStates }).notNull().default('draft'),
    begunAt: recordedAt(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('report_card_of_round').on(t.partnershipId, t.priorityId, t.roundId).where(sql`round_id is not null`),
    uniqueIndex('report_card_of_quarter')
      .on(t.partnershipId, t.priorityId, t.quarterStart)
      .where(sql`round_id is null`),
    index('report_card_by_priority').on(t.partnershipId, t.priorityId, sql`recorded_at desc`),
    within('report_card_priority', t.partnershipId, t.priorityId, () => priority),
    within('report_card_round', t.partnershipId, t.roundId, () => round),
  ],
)

/** What was done to a card, who did it and when. Appended only. */
export const reportCardTurn = pgTable(
  'report_card_turn',
  {
    partnershipId: partnershipId(),
    cardId: uuid('card_id').notNull(),
    sequence: integer('sequence').notNull(),
    what: text('what', { enum: cardTurns }).notNull(),
    reason: text('reason').notNull().default(''),
    at: recordedAt(),
    memberId: uuid('member_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.cardId, t.sequence] }),
    within('report_card_turn_card', t.partnershipId, t.cardId, () => reportCard),
    within('report_card_turn_member', t.partnershipId, t.memberId, () => member),
  ],
)

/**
 * A signed card as it was: the copy that is read and the file that is printed. Kept for ever, also when the card is
 * opened again, and nothing in it refers to another table: the ids say only what it is of.
 */
export const signedCard = pgTable(
  'signed_card',
  {
    partnershipId: partnershipId(),
    id: id(),
    priorityId: uuid('priority_id').notNull(),
    cardId: uuid('card_id').notNull(),
    /** The round, or the quarter. */
    name: text('name').notNull(),
    signedOn: day('signed_on').notNull(),
    signedBy: text('signed_by').notNull(),
    /** Holds its own number of schema. */
    copy: jsonb('copy').$type<unknown>().notNull(),
    pdf: bytes('pdf').notNull(),
    sha256: text('sha256').notNull(),
    signedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('signed_card_by_priority').on(t.partnershipId, t.priorityId, sql`recorded_at desc`),
  ],
)
