import { packAudiences } from '@ttc/domain/pack'
import { index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { challengeMeeting } from './challenge-meeting.ts'
import { bytes, id, moment, partnershipId, within } from './column.ts'
import { member } from './member.ts'
import { plan } from './plan.ts'

/**
 * The papers of a meeting as they were frozen, a row a version; never changed. Nothing in `content` refers to another
 * row: it reads the same whatever becomes of the plan. PDF and slides are kept as they were made, since another font or
 * program would make others.
 */
export const pack = pgTable(
  'pack',
  {
    partnershipId: partnershipId(),
    id: id(),
    meetingId: uuid('meeting_id').notNull(),
    planId: uuid('plan_id').notNull(),
    audience: text('audience', { enum: packAudiences }).notNull(),
    number: integer('number').notNull(),
    frozenAt: moment('frozen_at').notNull(),
    frozenBy: uuid('frozen_by'),
    marking: text('marking').notNull(),
    reason: text('reason').notNull(),
    /** How many things read otherwise than in the version before; null for the first. */
    changes: integer('changes'),
    cards: integer('cards').notNull(),
    /** The form of `content`, whose reader is kept for ever. */
    form: smallint('form').notNull(),
    content: jsonb('content').notNull(),
    pdf: bytes('pdf').notNull(),
    pdfSize: integer('pdf_size').notNull(),
    pdfSha256: text('pdf_sha256').notNull(),
    slides: bytes('slides').notNull(),
    slidesSize: integer('slides_size').notNull(),
    slidesSha256: text('slides_sha256').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    unique('pack_number').on(t.partnershipId, t.meetingId, t.audience, t.number),
    index('pack_by_plan').on(t.partnershipId, t.planId),
    within('pack_meeting', t.partnershipId, t.meetingId, () => challengeMeeting),
    within('pack_plan', t.partnershipId, t.planId, () => plan),
    within('pack_frozen_by', t.partnershipId, t.frozenBy, () => member),
  ],
)
