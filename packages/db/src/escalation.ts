import { boardDecisions, escalationSteps } from '@ttc/domain/escalation'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, moment, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { partnership } from './partnership.ts'
import { placement } from './placement.ts'

/**
 * How an indicator stood when a round closed: as it was shown, as it was computed, whether a value had come in that
 * round, and whether its recovery sheet was unanswered. Written once and never again, whatever the data do later.
 */
export const roundStatus = pgTable(
  'round_status',
  {
    partnershipId: partnershipId(),
    placementId: uuid('placement_id').notNull(),
    roundStart: day('round_start').notNull(),
    roundEnd: day('round_end').notNull(),
    status: text('status', { enum: ['red', 'amber', 'green', 'no-target', 'contextual', 'no-value'] }).notNull(),
    computed: text('computed', {
      enum: ['red', 'amber', 'green', 'no-target', 'contextual', 'no-value'],
    }).notNull(),
    hasNewValue: boolean('has_new_value').notNull(),
    sheetUnanswered: boolean('sheet_unanswered').notNull(),
    closedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.placementId, t.roundEnd] }),
    index('round_status_by_round').on(t.partnershipId, t.roundEnd),
    within('round_status_placement', t.partnershipId, t.placementId, () => placement),
  ],
)

/** A step that was reached because an indicator stayed red or a day back passed, and what was decided of it. */
export const escalation = pgTable(
  'escalation',
  {
    partnershipId: partnershipId(),
    id: id(),
    placementId: uuid('placement_id').notNull(),
    step: text('step', { enum: escalationSteps }).notNull(),
    /** The round by whose end it was reached; of a missed day, that day. */
    reachedOn: day('reached_on').notNull(),
    raisedAt: recordedAt(),
    decision: text('decision', { enum: boardDecisions }),
    reason: text('reason').notNull().default(''),
    decidedAt: moment('decided_at'),
    decidedBy: uuid('decided_by'),
    /** It ended without a decision: green again, or out of the plan. */
    lapsedAt: moment('lapsed_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('escalation_open')
      .on(t.partnershipId, t.placementId, t.step)
      .where(sql`decided_at is null and lapsed_at is null`),
    index('escalation_newest').on(t.partnershipId, t.reachedOn),
    within('escalation_placement', t.partnershipId, t.placementId, () => placement),
    within('escalation_decided_by', t.partnershipId, t.decidedBy, () => member),
  ],
)

/** When recovery sheets are owed and when what is red goes further, as a partnership has set it; else as usual. */
export const escalationRule = pgTable('escalation_rule', {
  partnershipId: partnershipId()
    .primaryKey()
    .references(() => partnership.id),
  rule: jsonb('rule').notNull(),
  version: integer('version').notNull().default(1),
})
