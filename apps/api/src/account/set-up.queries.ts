import { serverSecret } from '@ttc/db/account'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { memberRole } from '@ttc/db/role'
import { Problem } from '@ttc/domain/problem'
import { and, asc, eq, exists, gt, isNotNull, isNull, not } from 'drizzle-orm'
import { hashOf, newLinkToken } from './server-secret.queries.ts'

const NAME = 'set-up'
const LINK_HOURS = 24

/** Administrators who can sign in. `of` narrows to one row of an outer query. */
const administrators = (db: Database) =>
  db
    .select({ id: memberRole.id })
    .from(memberRole)
    .innerJoin(member, and(eq(member.partnershipId, memberRole.partnershipId), eq(member.id, memberRole.memberId)))
    .where(
      and(
        eq(memberRole.partnershipId, partnership.id),
        eq(memberRole.role, 'administrator'),
        isNull(memberRole.endedAt),
        isNull(member.leftOn),
        isNotNull(member.accountId),
      ),
    )

/** Whether somebody can already look after a partnership here; the example's administrator counts where it may be used. */
export async function hasAdministrator(db: Database, countExample: boolean): Promise<boolean> {
  const rows = await db
    .select({ id: partnership.id })
    .from(partnership)
    .where(and(countExample ? undefined : eq(partnership.example, false), exists(administrators(db))))
    .limit(1)
  return rows.length > 0
}

/** Makes the one set-up link there is; an earlier one stops working. Answers its key, which is kept as a hash alone. */
export async function makeSetUpLink(db: Database, now = new Date()): Promise<string> {
  const { token, sha256 } = newLinkToken()
  const made = { value: sha256, expiresAt: new Date(now.getTime() + LINK_HOURS * 3_600_000), createdAt: now }
  await db
    .insert(serverSecret)
    .values({ name: NAME, ...made })
    .onConflictDoUpdate({ target: serverSecret.name, set: made })
  return token
}

/** Takes back a link that was printed at an earlier start and never opened: there is an administrator now. */
export async function removeSetUpLink(db: Database): Promise<void> {
  await db.delete(serverSecret).where(eq(serverSecret.name, NAME))
}

const isLink = (token: string, now: Date) =>
  and(eq(serverSecret.name, NAME), eq(serverSecret.value, hashOf(token)), gt(serverSecret.expiresAt, now))

/** Spends the link; false where it is not the one there is. */
export async function spendSetUpLink(tx: Database, token: string): Promise<boolean> {
  const spent = await tx.delete(serverSecret).where(isLink(token, new Date())).returning({ name: serverSecret.name })
  return spent.length > 0
}

/** The refusal of a link that no longer leads anywhere. */
export const setUpOver = () =>
  new Problem('invalid', 'This link has been used or is too old. Start the server again: it prints a new one.')

/** When the link ends, and the partnerships that wait for an administrator. */
export async function findSetUp(db: Database, token: string, now = new Date()) {
  const [found] = await db.select({ expiresAt: serverSecret.expiresAt }).from(serverSecret).where(isLink(token, now))
  if (found?.expiresAt == null) throw setUpOver()
  return { expiresAt: found.expiresAt, partnerships: await listWithoutAdministrator(db) }
}

export function listWithoutAdministrator(db: Database) {
  return db
    .select({ id: partnership.id, name: partnership.name })
    .from(partnership)
    .where(and(eq(partnership.example, false), not(exists(administrators(db)))))
    .orderBy(asc(partnership.name))
    .limit(500)
}
