import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment } from './column.ts'

const made = (name: string) => moment(name).notNull().default(sql`now()`)
/** The library that keeps accounts rounds nothing: milliseconds are all that a JavaScript date holds. */
const exact = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })

/** A person who can sign in. Global: one police officer may serve three partnerships. `email` is in lower case. */
export const account = pgTable(
  'account',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull().default(false),
    name: text('name').notNull(),
    image: text('image'),
    twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
    /** One of the worked example's accounts, which have no password and are taken out with it. */
    example: boolean('example').notNull().default(false),
    createdAt: made('created_at'),
    updatedAt: made('updated_at'),
  },
  (t) => [uniqueIndex('account_email').on(t.email), index('account_example').on(t.id).where(sql`example`)],
)

const accountId = () =>
  uuid('account_id')
    .notNull()
    .references(() => account.id, { onDelete: 'cascade' })

/** One way in: a password (provider "credential", subject = account), or a subject at an external provider. */
export const credential = pgTable(
  'credential',
  {
    id: uuid('id').primaryKey(),
    /** The library has a field accountId of another meaning (our subject); two of the name confuse its joins. */
    ownerId: accountId(),
    provider: text('provider').notNull(),
    subject: text('subject').notNull(),
    password: text('password'),
    /** The library's columns; the product keeps no token of a provider, so these stay empty. */
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: exact('access_token_expires_at'),
    refreshTokenExpiresAt: exact('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: made('created_at'),
    updatedAt: made('updated_at'),
  },
  (t) => [
    uniqueIndex('credential_subject').on(t.provider, t.subject),
    uniqueIndex('credential_account').on(t.ownerId, t.provider),
  ],
)

/** `expires_at` is the absolute end; the idle end is counted from `last_seen_at`. */
export const session = pgTable(
  'session',
  {
    id: uuid('id').primaryKey(),
    accountId: accountId(),
    /** SHA-256 of what the cookie holds, in hex: whoever reads this table can use no session. */
    token: text('token').notNull(),
    expiresAt: exact('expires_at').notNull(),
    lastSeenAt: exact('last_seen_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: made('created_at'),
    updatedAt: made('updated_at'),
  },
  (t) => [
    uniqueIndex('session_token').on(t.token),
    index('session_account').on(t.accountId),
    index('session_expires').on(t.expiresAt),
  ],
)

/** Short-lived proofs: reset links, codes under way, states of a sign-in elsewhere. Identifiers are stored hashed. */
export const verification = pgTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: exact('expires_at').notNull(),
    createdAt: made('created_at'),
    updatedAt: made('updated_at'),
  },
  (t) => [index('verification_identifier').on(t.identifier), index('verification_expires').on(t.expiresAt)],
)

/** The secret of one-time codes and the recovery codes, both encrypted with the server's secret. */
export const twoFactor = pgTable(
  'two_factor',
  {
    id: uuid('id').primaryKey(),
    accountId: accountId(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: boolean('verified').notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: exact('locked_until'),
  },
  (t) => [index('two_factor_account').on(t.accountId)],
)

/** A one-time code that has been used, so that it is not taken twice while it is still valid. */
export const usedCode = pgTable(
  'used_code',
  { accountId: accountId(), codeSha256: text('code_sha256').notNull(), expiresAt: exact('expires_at').notNull() },
  (t) => [primaryKey({ columns: [t.accountId, t.codeSha256] })],
)

/** Counted attempts per account and per address. The key is a hash: an address that was tried is not kept. */
export const rateLimit = pgTable(
  'rate_limit',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    endsAt: exact('ends_at').notNull(),
  },
  (t) => [index('rate_limit_ends').on(t.endsAt)],
)

/** What the server makes once and keeps where no setting gives it: the session secret, the hash of the set-up link. */
export const serverSecret = pgTable('server_secret', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
  expiresAt: exact('expires_at'),
  createdAt: made('created_at'),
})
