import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { partnership } from './partnership.ts'
import { placement } from './placement.ts'

const statuses = ['red', 'amber', 'green', 'no-target', 'contextual', 'no-value'] as const

/** How an indicator in a plan stood when a round closed: written once, never again, whatever becomes of its data. */
export const roundStatus = pgTable(
  'round_status',
  {
    partnershipId: partnershipId(),
    placementId: uuid('placement_id').notNull(),
    /** The last day of the round, which names it. */
    roundEnd: day('round_end').notNull(),
    /** As it was shown: an override's where one was in force. */
    shown: text('shown', { enum: statuses }).notNull(),
    /** As the rule said. */
    computed: text('computed', { enum: statuses }).notNull(),
    /** The last day of the period of the latest value then. */
    latestEnd: day('latest_end'),
    hasNewValue: boolean('has_new_value').notNull(),
    /** A recovery sheet was owed, or sent back, and no answer had come. */
    sheetUnanswered: boolean('sheet_unanswered').notNull(),
    closedOn: day('closed_on').notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.placementId, t.roundEnd] }),
    within('round_status_placement', t.partnershipId, t.placementId, () => placement),
  ],
)

/** A step that a red indicator was carried up, why, and what came of it. It ends once, and stays for the register. */
export const escalation = pgTable(
  'escalation',
  {
    partnershipId: partnershipId(),
    id: id(),
    placementId: uuid('placement_id').notNull(),
    step: text('step', { enum: ['sheet', 'director', 'board'] }).notNull(),
    /** Why: so many red rounds up to the close of this one, or a back-to-green day that was missed. */
    redRounds: smallint('red_rounds').notNull(),
    roundEnd: day('round_end'),
    missedOn: day('missed_on'),
    reachedOn: day('reached_on').notNull(),
    state: text('state', { enum: ['open', 'decided', 'answered', 'lapsed'] }).notNull(),
    decision: text('decision', { enum: ['change-plan', 'change-target', 'accept'] }),
    reason: text('reason').notNull().default(''),
    decidedBy: uuid('decided_by'),
    /** The day it was decided, answered by a sheet, or lapsed. */
    endedOn: day('ended_on'),
    version: integer('version').notNull().default(1),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('escalation_open').on(t.partnershipId, t.placementId, t.step).where(sql`state = 'open'`),
    index('escalation_newest').on(t.partnershipId, t.reachedOn),
    index('escalation_by_placement').on(t.partnershipId, t.placementId),
    within('escalation_placement', t.partnershipId, t.placementId, () => placement),
    within('escalation_decided_by', t.partnershipId, t.decidedBy, () => member),
  ],
)

/** A dated version of when recovery sheets are owed and what is carried further up. Appended only; none is the default. */
export const escalationRule = pgTable(
  'escalation_rule',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    version: integer('version').notNull(),
    appliesFrom: day('applies_from').notNull(),
    redRoundsToSheet: smallint('red_rounds_to_sheet').notNull(),
    missedDayToDirector: boolean('missed_day_to_director').notNull(),
    daysOfGrace: smallint('days_of_grace').notNull(),
    redRoundsToBoard: smallint('red_rounds_to_board').notNull(),
    forForecast: boolean('for_forecast').notNull(),
    stayedQuarters: smallint('stayed_quarters').notNull(),
    daysToAnswer: smallint('days_to_answer').notNull(),
    reason: text('reason').notNull(),
    recordedAt: recordedAt(),
    recordedBy: uuid('recorded_by'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.version] }),
    within('escalation_rule_recorded_by', t.partnershipId, t.recordedBy, () => member),
  ],
)
