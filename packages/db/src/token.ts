import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, moment, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { partnership } from './partnership.ts'
import { plan } from './plan.ts'

/** A read-only key for a program, for the partnership or one plan. Only its hash is kept; the prefix tells keys apart. */
export const token = pgTable(
  'token',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    id: id(),
    name: text('name').notNull(),
    tokenSha256: text('token_sha256').notNull().unique('token_hash'),
    prefix: text('prefix').notNull(),
    planId: uuid('plan_id'),
    /** Who answers for it; a leaver's tokens pass to another member. */
    ownerMemberId: uuid('owner_member_id').notNull(),
    madeAt: recordedAt(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
    /** Written at most once a minute. */
    lastUsedAt: moment('last_used_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('token_by_owner').on(t.partnershipId, t.ownerMemberId),
    within('token_owner', t.partnershipId, t.ownerMemberId, () => member),
    within('token_plan', t.partnershipId, t.planId, () => plan),
  ],
)
