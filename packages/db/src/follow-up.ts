import { pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { challengeMeeting } from './challenge-meeting.ts'
import { id, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'

/** What was mailed after a meeting to somebody who promised something in it: the note, and a month later the nudge. */
export const followUp = pgTable(
  'follow_up',
  {
    partnershipId: partnershipId(),
    id: id(),
    meetingId: uuid('meeting_id').notNull(),
    kind: text('kind', { enum: ['note', 'nudge'] }).notNull(),
    /** Who it is for, as the domain's `keyOf` says it: one of each kind a person. */
    person: text('person').notNull(),
    memberId: uuid('member_id'),
    /** The address that was typed for somebody without an account; null where a member's own was used. */
    forEmail: text('for_email'),
    /** The mail that carried it; mails are removed after a while, so nothing may refer to one. */
    mailId: uuid('mail_id').notNull(),
    recordedAt: recordedAt(),
    /** Who pressed; null for the nudge, which goes by itself. */
    sentBy: uuid('sent_by'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    unique('follow_up_once').on(t.partnershipId, t.meetingId, t.kind, t.person),
    within('follow_up_meeting', t.partnershipId, t.meetingId, () => challengeMeeting),
    within('follow_up_member', t.partnershipId, t.memberId, () => member),
    within('follow_up_sent_by', t.partnershipId, t.sentBy, () => member),
  ],
)
