import { createHash } from 'node:crypto'
import { newId } from '@ttc/contracts/new-id'
import { account, credential, session, twoFactor, usedCode, verification } from '@ttc/db/account'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import { type AccountChange, changeLetter } from '../mail/letter.ts'
import { queueMail } from '../mail/mail.queries.ts'
import type { Post } from '../mail/post.command.ts'
import { hashOf } from './server-secret.queries.ts'
import { removeEndedLimits } from './throttle.queries.ts'

const PASSWORD = 'credential'

/** Whether the account signs in with a password of ours. */
export async function hasPassword(db: Database, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ id: credential.id })
    .from(credential)
    .where(and(eq(credential.ownerId, accountId), eq(credential.provider, PASSWORD)))
  return rows.length > 0
}

export async function isExampleAccount(db: Database, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.id, accountId), eq(account.example, true)))
  return rows.length > 0
}

export async function findAccountByEmail(
  db: Database,
  email: string,
): Promise<Readonly<{ id: string; name: string; email: string }> | null> {
  const [found] = await db
    .select({ id: account.id, name: account.name, email: account.email })
    .from(account)
    .where(eq(account.email, email))
  return found ?? null
}

/** A new account with a password that is hashed already; null where the address has one. */
export async function saveAccount(
  tx: Database,
  { email, name, passwordHash }: Readonly<{ email: string; name: string; passwordHash: string }>,
): Promise<string | null> {
  const id = newId()
  const made = await tx
    .insert(account)
    .values({ id, email, name, emailVerified: true })
    .onConflictDoNothing()
    .returning({ id: account.id })
  if (made.length === 0) return null
  await tx
    .insert(credential)
    .values({ id: newId(), ownerId: id, provider: PASSWORD, subject: id, password: passwordHash })
  return id
}

/**
 * The partnership whose administrator may hand on a mail to this account: its only one. A mail to somebody of several
 * partnerships is no administrator's to read, or the one could take the account over and reach the others.
 */
export async function findPartnershipToTell(db: Database, accountId: string): Promise<string | null> {
  const rows = await db
    .select({ partnershipId: member.partnershipId })
    .from(member)
    .where(and(eq(member.accountId, accountId), isNull(member.leftOn)))
    .limit(2)
  return rows.length === 1 ? (rows[0]?.partnershipId ?? null) : null
}

/** The names of the partnerships an account serves now, for telling a password made of one; at most 50. */
export async function listPartnershipNames(db: Database, accountId: string): Promise<string[]> {
  const rows = await db
    .select({ name: partnership.name })
    .from(member)
    .innerJoin(partnership, eq(partnership.id, member.partnershipId))
    .where(and(eq(member.accountId, accountId), isNull(member.leftOn)))
    .limit(50)
  return rows.map(({ name }) => name)
}

/** Tells the owner of a change that a thief would make. */
export async function tellOfChange(
  db: Database,
  post: Post,
  publicUrl: string,
  to: Readonly<{ accountId: string; email: string }>,
  change: AccountChange,
): Promise<void> {
  const letter = changeLetter(to.email, change, `${publicUrl}/reset-password`)
  await queueMail(db, post.delivery, await findPartnershipToTell(db, to.accountId), letter)
  await post.sendDue()
}

/** Ends every other link and half-done sign-in of an account: after a reset none of them may still work. */
export async function removeProofs(db: Database, accountId: string): Promise<void> {
  await db.delete(verification).where(eq(verification.value, accountId))
}

/** False where this code was used already: it stays valid for up to 90 seconds, and works once (RFC 6238, 5.2). */
export async function useCodeOnce(db: Database, accountId: string, code: string, now: Date): Promise<boolean> {
  const rows = await db
    .insert(usedCode)
    .values({ accountId, codeSha256: hashOf(code), expiresAt: new Date(now.getTime() + 120_000) })
    .onConflictDoNothing()
    .returning({ accountId: usedCode.accountId })
  return rows.length > 0
}

/** For how long ten wrong codes close an account to codes, and by how much clocks of nodes may differ. */
const LONGEST_LOCK_MS = 900_000 + 300_000

/** A lock that would end later than one begun now was begun by a clock that has been put back: it is over. */
export async function openPutBackLocks(db: Database, now: Date): Promise<void> {
  const latest = new Date(now.getTime() + LONGEST_LOCK_MS)
  await db
    .update(twoFactor)
    .set({ lockedUntil: null, failedVerificationCount: 0 })
    .where(gt(twoFactor.lockedUntil, latest))
}

/** Takes out what time has ended. */
export async function sweepAccounts(db: Database, now: Date): Promise<void> {
  await db.delete(session).where(lte(session.expiresAt, now))
  await db.delete(verification).where(lte(verification.expiresAt, now))
  await db.delete(usedCode).where(lte(usedCode.expiresAt, now))
  await removeEndedLimits(db, now)
}

/** Whose a reset link is, while it holds. The library keeps a link under the hash of its name and key. */
export async function findAccountByReset(
  db: Database,
  token: string,
): Promise<Readonly<{ id: string; name: string; email: string }> | null> {
  const identifier = createHash('sha256').update(`reset-password:${token}`).digest('base64url')
  const [found] = await db
    .select({ id: account.id, name: account.name, email: account.email })
    .from(verification)
    .innerJoin(account, eq(sql`${account.id}::text`, verification.value))
    .where(and(eq(verification.identifier, identifier), gt(verification.expiresAt, new Date())))
  return found ?? null
}
