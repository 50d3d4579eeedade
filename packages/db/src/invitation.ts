import { sql } from 'drizzle-orm'
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, moment, partnershipId, within } from './column.ts'
import { member } from './member.ts'

/** A link that lets the owner of an address become a member's account: once, for a while. Only its hash is kept. */
export const invitation = pgTable(
  'invitation',
  {
    partnershipId: partnershipId(),
    id: id(),
    email: text('email').notNull(),
    memberId: uuid('member_id').notNull(),
    tokenSha256: text('token_sha256').notNull(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
    withdrawnAt: moment('withdrawn_at'),
    invitedBy: uuid('invited_by').notNull(),
    createdAt: moment('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('invitation_token').on(t.tokenSha256),
    index('invitation_member').on(t.partnershipId, t.memberId),
    within('invitation_of_member', t.partnershipId, t.memberId, () => member),
    within('invitation_invited_by', t.partnershipId, t.invitedBy, () => member),
  ],
)
