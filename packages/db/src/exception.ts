import { exceptionKinds } from '@ttc/domain/exception'
import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { day, partnershipId, within } from './column.ts'
import { partnership } from './partnership.ts'
import { placement } from './placement.ts'

/**
 * What a director is shown of one indicator in one plan: a projection, written in the transaction that changed what it
 * tells of and rebuilt by a command. Columns are what the list filters, counts and sorts by; `row` is the answer's own
 * text, so that a list is one indexed query and nothing is read or written again on the way. Whatever the calendar
 * changes (late, overdue) is a day here, held against today by whoever reads.
 */
export const exception = pgTable(
  'exception',
  {
    partnershipId: partnershipId(),
    placementId: uuid('placement_id').notNull(),
    planId: uuid('plan_id').notNull(),
    priorityId: uuid('priority_id').notNull(),
    kind: text('kind', { enum: exceptionKinds }).notNull(),
    /** Worst and longest first, as one number (see `rankOf`). */
    rank: integer('rank').notNull(),
    name: text('name').notNull(),
    outcome: text('outcome').notNull(),
    level: text('level', { enum: ['population', 'performance'] }).notNull(),
    ownerMemberId: uuid('owner_member_id'),
    agency: text('agency').notNull(),
    predicted: boolean('predicted').notNull(),
    hasBreak: boolean('has_break').notNull(),
    nextDueOn: day('next_due_on'),
    gapInChildren: integer('gap_in_children'),
    /** The chance of meeting the last target, in thousandths. */
    chance: smallint('chance'),
    /** The day on which the words about it were last changed; null where there are none. */
    wordsOn: day('words_on'),
    /** They are nearly what they were before the latest value came. */
    sameWords: boolean('same_words').notNull().default(false),
    /** An open action names nothing that it is to change. */
    noEffect: boolean('no_effect').notNull().default(false),
    /** A target, or the rule of its colours, stands without a reason. */
    noReason: boolean('no_reason').notNull().default(false),
    sheetState: text('sheet_state', { enum: ['owed', 'submitted', 'accepted', 'returned'] }),
    sheetDueOn: day('sheet_due_on'),
    backOn: day('back_on'),
    slips: integer('slips').notNull(),
    hasAsk: boolean('has_ask').notNull(),
    /** The last day of the override that is in force; once it has passed the row is written afresh before it is read. */
    overrideUntil: day('override_until'),
    /** The highest step it has been carried up to that waits for a decision. */
    escalation: text('escalation', { enum: ['director', 'board'] }),
    /** The earliest day an open action is due. */
    actionDueOn: day('action_due_on'),
    row: text('row').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.placementId] }),
    index('exception_worst_first').on(t.partnershipId, sql`rank desc`, t.placementId),
    within('exception_placement', t.partnershipId, t.placementId, () => placement),
  ],
)

/** Changes with every change of a partnership's exceptions: one indexed read tells that a list is as it was. */
export const exceptionVersion = pgTable('exception_version', {
  partnershipId: partnershipId()
    .primaryKey()
    .references(() => partnership.id),
  version: bigint('version', { mode: 'number' }).notNull(),
  /** The form of the stored rows: those of an earlier one are written afresh at the next start. */
  form: smallint('form').notNull(),
})
