import { account, session } from '@ttc/db/account'
import type { Database } from '@ttc/db/connect'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import { hashOf } from './server-secret.queries.ts'
import { readSessionToken } from './session-cookie.ts'
import { isSessionAlive, type SessionTimes, seenEverySeconds } from './session-life.ts'

export type FoundSession = Readonly<{
  accountId: string
  sessionId: string
  email: string
  name: string
  example: boolean
  twoFactor: boolean
  times: SessionTimes
}>

const prepared = new WeakMap<Database, ReturnType<typeof prepareFind>>()

const prepareFind = (db: Database) =>
  db
    .select({
      accountId: account.id,
      sessionId: session.id,
      email: account.email,
      name: account.name,
      example: account.example,
      twoFactor: account.twoFactorEnabled,
      startedAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      endsAt: session.expiresAt,
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .where(eq(session.token, sql.placeholder('tokenSha256')))
    .limit(1)
    .prepare('session_by_token')

/**
 * Whose session the Cookie header names: one indexed query. Null where there is none, it was revoked, or its idle or
 * absolute time is over. The session counts as used (written once a minute at most) unless `use` is false.
 */
export async function findSession(
  db: Database,
  cookieHeader: string | undefined,
  { secure = false, use = true, now = new Date() } = {},
): Promise<FoundSession | null> {
  const token = readSessionToken(cookieHeader, secure)
  if (token === null) return null
  const query = prepared.get(db) ?? prepareFind(db)
  prepared.set(db, query)
  const [found] = await query.execute({ tokenSha256: hashOf(token) })
  if (found === undefined) return null
  const { startedAt, lastSeenAt, endsAt, ...who } = found
  const times = { startedAt, lastSeenAt, endsAt }
  if (!isSessionAlive(times, now)) return null
  if (use) await markSeen(db, found.sessionId, lastSeenAt, now)
  return { ...who, times: use ? { ...times, lastSeenAt: now } : times }
}

async function markSeen(db: Database, sessionId: string, lastSeenAt: Date, now: Date): Promise<void> {
  const due = new Date(now.getTime() - seenEverySeconds * 1000)
  if (lastSeenAt >= due) return
  await db
    .update(session)
    .set({ lastSeenAt: now })
    .where(and(eq(session.id, sessionId), lt(session.lastSeenAt, due)))
}

export type OwnSession = Readonly<{ id: string; userAgent: string | null; times: SessionTimes }>

/** The live sessions of an account, the last used first; at most 100. */
export async function listSessions(db: Database, accountId: string, now = new Date()): Promise<OwnSession[]> {
  const rows = await db
    .select({
      id: session.id,
      userAgent: session.userAgent,
      startedAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      endsAt: session.expiresAt,
    })
    .from(session)
    .where(and(eq(session.accountId, accountId), gt(session.expiresAt, now)))
    .orderBy(sql`${session.lastSeenAt} desc`)
    .limit(100)
  return rows
    .map(({ id, userAgent, ...times }) => ({ id, userAgent, times }))
    .filter(({ times }) => isSessionAlive(times, now))
}

/** Ends one session of an account at once; false where the account has none with this id. */
export async function removeSession(db: Database, accountId: string, sessionId: string): Promise<boolean> {
  const gone = await db
    .delete(session)
    .where(and(eq(session.id, sessionId), eq(session.accountId, accountId)))
    .returning({ id: session.id })
  return gone.length > 0
}

/** Ends every session of an account but the one named (null: all). Answers how many. */
export async function removeSessions(db: Database, accountId: string, except: string | null): Promise<number> {
  const gone = await db
    .delete(session)
    .where(and(eq(session.accountId, accountId), except === null ? undefined : sql`${session.id} <> ${except}::uuid`))
    .returning({ id: session.id })
  return gone.length
}
