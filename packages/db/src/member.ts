import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { account } from './account.ts'
import { day, id, moment, partnershipId, within } from './column.ts'
import { partnership } from './partnership.ts'

/** A person in a partnership: what owners, leads, authors and "by whom" point to. `name` is a role title. */
export const member = pgTable(
  'member',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    id: id(),
    /** Null until an invitation is accepted, and again when the person's account has been deleted. */
    accountId: uuid('account_id').references(() => account.id),
    name: text('name').notNull(),
    email: text('email'),
    /** The present agency; the earlier ones stand in `member_agency`. */
    agency: text('agency').notNull(),
    absentFrom: day('absent_from'),
    absentTo: day('absent_to'),
    deputyMemberId: uuid('deputy_member_id'),
    leftOn: day('left_on'),
    /** Set when the person was deleted: the name is a pseudonym from then on. */
    removedAt: moment('removed_at'),
    /** Whether they want the weekly mail of what has changed, where they are among those it goes to. */
    weeklyMail: boolean('weekly_mail').notNull().default(true),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    unique('member_account').on(t.accountId, t.partnershipId),
    within('member_deputy', t.partnershipId, t.deputyMemberId, () => ({ partnershipId: t.partnershipId, id: t.id })),
    check('member_own_deputy', sql`deputy_member_id is distinct from id`),
  ],
)

/** Which agency a member was of, and when: a change of agency ends one row and opens another. */
export const memberAgency = pgTable(
  'member_agency',
  {
    partnershipId: partnershipId(),
    id: id(),
    memberId: uuid('member_id').notNull(),
    agency: text('agency').notNull(),
    /** Null where nobody knows any more since when. */
    fromOn: day('from_on'),
    toOn: day('to_on'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('member_agency_open').on(t.partnershipId, t.memberId).where(sql`to_on is null`),
    within('member_agency_member', t.partnershipId, t.memberId, () => member),
  ],
)
