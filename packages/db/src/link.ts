import { cannotGiveReasons, linkAnswerStates, linkKinds } from '@ttc/domain/link'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { challengeMeeting } from './challenge-meeting.ts'
import { day, id, moment, partnershipId, recordedAt, within } from './column.ts'
import { storedSeries } from './indicator.ts'
import { member } from './member.ts'
import { pack } from './pack.ts'
import { placement } from './placement.ts'
import { plan } from './plan.ts'

/**
 * A request to one person, answered without an account by whoever holds its key; only the key's hash is kept. What a
 * kind does not ask about stays null, and a check holds that each kind names all that it does.
 */
export const link = pgTable(
  'link',
  {
    partnershipId: partnershipId(),
    id: id(),
    kind: text('kind', { enum: linkKinds }).notNull(),
    planId: uuid('plan_id').notNull(),
    /** Where it was asked; an indicator that moves within the plan takes its links along. */
    placementId: uuid('placement_id'),
    seriesId: uuid('series_id'),
    periodStart: day('period_start'),
    periodEnd: day('period_end'),
    /** The meeting that questions are put to. */
    meetingId: uuid('meeting_id'),
    /** It is the panel’s: it shows their papers, and their questions are answered before the meeting. */
    forPanel: boolean('for_panel').notNull().default(false),
    /** The frozen pack that is read. */
    packId: uuid('pack_id'),
    forName: text('for_name').notNull(),
    agency: text('agency').notNull(),
    forEmail: text('for_email'),
    keySha256: text('key_sha256').notNull(),
    /** The last day on which it works. */
    expiresOn: day('expires_on').notNull(),
    recordedAt: recordedAt(),
    createdBy: uuid('created_by').notNull(),
    /** The mail that carries it; mails are removed after a while, so nothing may refer to one. */
    mailId: uuid('mail_id'),
    sentAt: moment('sent_at'),
    openedAt: moment('opened_at'),
    /** How often a pack was opened under the present key, and when last. */
    openings: integer('openings').notNull().default(0),
    lastOpenedAt: moment('last_opened_at'),
    answeredAt: moment('answered_at'),
    withdrawnAt: moment('withdrawn_at'),
    withdrawnBy: uuid('withdrawn_by'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('link_key').on(t.keySha256),
    index('link_by_plan').on(t.partnershipId, t.planId, t.recordedAt),
    check(
      'link_asks',
      sql`(kind <> 'value' or (placement_id is not null and series_id is not null and period_start is not null and period_end is not null))
        and (kind <> 'question' or meeting_id is not null) and (kind <> 'pack' or pack_id is not null)`,
    ),
    within('link_plan', t.partnershipId, t.planId, () => plan),
    within('link_placement', t.partnershipId, t.placementId, () => placement),
    index('link_by_meeting').on(t.partnershipId, t.meetingId),
    within('link_meeting', t.partnershipId, t.meetingId, () => challengeMeeting),
    index('link_by_pack').on(t.partnershipId, t.packId),
    within('link_pack', t.partnershipId, t.packId, () => pack),
    within('link_series', t.partnershipId, t.seriesId, () => storedSeries),
    within('link_created_by', t.partnershipId, t.createdBy, () => member),
    within('link_withdrawn_by', t.partnershipId, t.withdrawnBy, () => member),
  ],
)

/** What was brought through a link, numbered as it came: a number, or why there is none. A correction is another row. */
export const linkAnswer = pgTable(
  'link_answer',
  {
    partnershipId: partnershipId(),
    id: id(),
    linkId: uuid('link_id').notNull(),
    number: integer('number').notNull(),
    value: doublePrecision('value'),
    numerator: doublePrecision('numerator'),
    denominator: doublePrecision('denominator'),
    reason: text('reason', { enum: cannotGiveReasons }),
    note: text('note'),
    /** The codes of what looked wrong and the giver said is right. */
    confirmed: jsonb('confirmed').$type<readonly string[]>().notNull().default([]),
    recordedAt: recordedAt(),
    state: text('state', { enum: linkAnswerStates }).notNull(),
    decidedAt: moment('decided_at'),
    decidedBy: uuid('decided_by'),
    refusal: text('refusal'),
    /** The revision of the measurement that it became. */
    revision: integer('revision'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    unique('link_answer_number').on(t.partnershipId, t.linkId, t.number),
    uniqueIndex('link_answer_waiting').on(t.partnershipId, t.linkId).where(sql`state = 'waiting'`),
    within('link_answer_link', t.partnershipId, t.linkId, () => link),
    within('link_answer_decided_by', t.partnershipId, t.decidedBy, () => member),
  ],
)
