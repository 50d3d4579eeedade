import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { calendarLink } from '@ttc/db/round'
import type { Scope } from '@ttc/domain/access'
import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'

const USED_EVERY_MS = 3_600_000

const ownOpen = (scope: Scope) =>
  and(
    eq(calendarLink.partnershipId, scope.partnershipId),
    eq(calendarLink.memberId, scope.memberId),
    isNull(calendarLink.withdrawnAt),
  )

/** One's own link, or null. */
export async function findOwnLink(db: Database, scope: Scope) {
  const [found] = await db
    .select({ id: calendarLink.id, madeAt: calendarLink.madeAt, lastUsedAt: calendarLink.lastUsedAt })
    .from(calendarLink)
    .where(ownOpen(scope))
  return found ?? null
}

/** Makes one's link; the one before, if there is one, is worth nothing from then on. */
export async function saveLink(tx: Database, scope: Scope, id: string, tokenSha256: string): Promise<void> {
  const { partnershipId, memberId } = scope
  // Two at the same moment take turns: the second withdraws what the first has made.
  await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.partnershipId, partnershipId), eq(member.id, memberId)))
    .for('no key update')
  await tx.update(calendarLink).set({ withdrawnAt: sql`now()` }).where(ownOpen(scope))
  await tx.insert(calendarLink).values({ partnershipId, id, memberId, tokenSha256 })
}

/** Makes one's link worth nothing; false where there is no such open one. */
export async function withdrawLink(tx: Database, scope: Scope, id: string): Promise<boolean> {
  const gone = await tx
    .update(calendarLink)
    .set({ withdrawnAt: sql`now()` })
    .where(and(ownOpen(scope), eq(calendarLink.id, id)))
    .returning({ id: calendarLink.id })
  return gone.length > 0
}

/** Whose link it is, by the hash of its secret: somebody who is still a member and has an account; else null. */
export async function findLinkOwner(db: Database, tokenSha256: string) {
  const [found] = await db
    .select({
      partnershipId: calendarLink.partnershipId,
      memberId: calendarLink.memberId,
      partnership: partnership.name,
    })
    .from(calendarLink)
    .innerJoin(member, and(eq(member.partnershipId, calendarLink.partnershipId), eq(member.id, calendarLink.memberId)))
    .innerJoin(partnership, eq(partnership.id, calendarLink.partnershipId))
    .where(
      and(
        eq(calendarLink.tokenSha256, tokenSha256),
        isNull(calendarLink.withdrawnAt),
        isNull(member.leftOn),
        isNull(member.removedAt),
        isNotNull(member.accountId),
      ),
    )
  return found ?? null
}

/** Writes down that it was read, at most once an hour. */
export async function markUsed(db: Database, tokenSha256: string, now: Date): Promise<void> {
  const due = new Date(now.getTime() - USED_EVERY_MS)
  await db
    .update(calendarLink)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(calendarLink.tokenSha256, tokenSha256),
        or(isNull(calendarLink.lastUsedAt), lt(calendarLink.lastUsedAt, due)),
      ),
    )
}
