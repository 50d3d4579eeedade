import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { challengeMeeting } from './challenge-meeting.ts'
import { partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { placement } from './placement.ts'
import { priority } from './priority.ts'

/** That the young people's panel has papers for a meeting, and how often they were changed. */
export const panelPaper = pgTable(
  'panel_paper',
  {
    partnershipId: partnershipId(),
    meetingId: uuid('meeting_id').notNull(),
    recordedAt: recordedAt(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.meetingId] }),
    within('panel_paper_meeting', t.partnershipId, t.meetingId, () => challengeMeeting),
  ],
)

/**
 * A priority that the panel asked for: what it is about in plain words, its curves, and who answers questions about it.
 * Numbers are not copied: what may be shown of them is read when the page is.
 */
export const panelPriority = pgTable(
  'panel_priority',
  {
    partnershipId: partnershipId(),
    meetingId: uuid('meeting_id').notNull(),
    priorityId: uuid('priority_id').notNull(),
    position: integer('position').notNull(),
    plain: text('plain').notNull(),
    /** Null: the lead of the priority. */
    answererMemberId: uuid('answerer_member_id'),
    firstPlacementId: uuid('first_placement_id'),
    secondPlacementId: uuid('second_placement_id'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.meetingId, t.priorityId] }),
    index('panel_priority_by_answerer').on(t.partnershipId, t.answererMemberId),
    within('panel_priority_paper', t.partnershipId, t.meetingId, () => ({
      partnershipId: panelPaper.partnershipId,
      id: panelPaper.meetingId,
    })),
    within('panel_priority_priority', t.partnershipId, t.priorityId, () => priority),
    within('panel_priority_answerer', t.partnershipId, t.answererMemberId, () => member),
    within('panel_priority_first', t.partnershipId, t.firstPlacementId, () => placement),
    within('panel_priority_second', t.partnershipId, t.secondPlacementId, () => placement),
  ],
)
