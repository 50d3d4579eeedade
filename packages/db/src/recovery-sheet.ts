import type { SheetContent } from '@ttc/domain/recovery-sheet'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { placement } from './placement.ts'

/**
 * What an indicator's owner owes when it is red or amber: four answers by a day. A new one is owed when it turns again;
 * the earlier ones stay, so that a date that slipped can be counted.
 */
export const recoverySheet = pgTable(
  'recovery_sheet',
  {
    partnershipId: partnershipId(),
    id: id(),
    placementId: uuid('placement_id').notNull(),
    /** Why it is owed: it turned, is forecast to turn, has stayed so, a date was missed, or a director asked. */
    because: text('because', { enum: ['red', 'amber', 'forecast', 'stayed', 'date-missed', 'asked'] }).notNull(),
    /** The period whose value made it owed. */
    periodStart: day('period_start').notNull(),
    periodEnd: day('period_end').notNull(),
    owedOn: day('owed_on').notNull(),
    dueOn: day('due_on').notNull(),
    /** `lapsed`: the indicator is green again, or has left the plan, before an answer came. */
    state: text('state', { enum: ['owed', 'submitted', 'accepted', 'returned', 'lapsed'] }).notNull(),
    /** The answers as they stand; what was sent each time stands with its event. Null before anything was written. */
    content: jsonb('content').$type<SheetContent>(),
    backToAmberOn: day('back_to_amber_on'),
    backToGreenOn: day('back_to_green_on'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('recovery_sheet_by_placement').on(t.partnershipId, t.placementId, t.owedOn),
    uniqueIndex('recovery_sheet_open')
      .on(t.partnershipId, t.placementId)
      .where(sql`state in ('owed', 'submitted', 'returned')`),
    within('recovery_sheet_placement', t.partnershipId, t.placementId, () => placement),
  ],
)

/** What happened to a sheet, who did it and when. Appended only; `content` is the sheet as it was sent. */
export const recoverySheetEvent = pgTable(
  'recovery_sheet_event',
  {
    partnershipId: partnershipId(),
    sheetId: uuid('sheet_id').notNull(),
    sequence: integer('sequence').notNull(),
    what: text('what', { enum: ['owed', 'submitted', 'accepted', 'returned', 'lapsed', 'value-revised'] }).notNull(),
    /** The question with which it was sent back; what was accepted with it; which value was revised. */
    note: text('note').notNull().default(''),
    content: jsonb('content').$type<SheetContent>(),
    at: recordedAt(),
    memberId: uuid('member_id'),
    /** Until when an answer is owed again, where it was sent back. */
    dueOn: day('due_on'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.sheetId, t.sequence] }),
    within('recovery_sheet_event_sheet', t.partnershipId, t.sheetId, () => recoverySheet),
    within('recovery_sheet_event_member', t.partnershipId, t.memberId, () => member),
  ],
)
