import { mailKinds } from '@ttc/domain/mail'
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './column.ts'
import { partnership } from './partnership.ts'

/**
 * Mails to be sent, and what became of them. Without an SMTP server they are `kept` for an administrator of their
 * partnership to hand on. The words of a sent mail are emptied: a link in it is a key.
 */
export const mail = pgTable(
  'mail',
  {
    id: uuid('id').primaryKey(),
    /** Null where the mail concerns an account of several partnerships: then no single one may read it. */
    partnershipId: uuid('partnership_id').references(() => partnership.id),
    to: text('to').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html'),
    kind: text('kind', { enum: mailKinds }).notNull(),
    state: text('state', { enum: ['queued', 'sending', 'sent', 'failed', 'kept'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: moment('next_attempt_at').notNull().default(sql`now()`),
    error: text('error'),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    sentAt: moment('sent_at'),
  },
  (t) => [
    index('mail_waiting').on(t.nextAttemptAt).where(sql`state in ('queued', 'sending')`),
    index('mail_by_partnership').on(t.partnershipId, t.id),
  ],
)
