import type { Database } from '@ttc/db/connect'
import { roundNotice } from '@ttc/db/round'
import type { Scope } from '@ttc/domain/access'
import type { Sent } from '@ttc/domain/round/notice'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'

export type NoticeRow = typeof roundNotice.$inferSelect

/** What was sent about a round and who looked, by member; at most 2,000. */
export async function listNotices(
  db: Database,
  scope: Scope,
  roundId: string,
): Promise<ReadonlyMap<string, NoticeRow>> {
  const rows = await db
    .select()
    .from(roundNotice)
    .where(and(eq(roundNotice.partnershipId, scope.partnershipId), eq(roundNotice.roundId, roundId)))
    .limit(2000)
  return new Map(rows.map((row) => [row.memberId, row]))
}

/** One's own, by round. */
export async function listOwnNotices(
  db: Database,
  scope: Scope,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, NoticeRow>> {
  if (roundIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(roundNotice)
    .where(
      and(
        eq(roundNotice.partnershipId, scope.partnershipId),
        inArray(roundNotice.roundId, [...roundIds]),
        eq(roundNotice.memberId, scope.memberId),
      ),
    )
    .limit(200)
  return new Map(rows.map((row) => [row.roundId, row]))
}

const key = (partnershipId: string, roundId: string, memberId: string) =>
  and(
    eq(roundNotice.partnershipId, partnershipId),
    eq(roundNotice.roundId, roundId),
    eq(roundNotice.memberId, memberId),
  )

/** Writes down that somebody has looked at what they owe, the first time; a later look changes nothing. */
export async function saveOpened(db: Database, scope: Scope, roundIds: readonly string[]): Promise<void> {
  const { partnershipId, memberId } = scope
  if (roundIds.length === 0) return
  await db
    .insert(roundNotice)
    .values(roundIds.map((roundId) => ({ partnershipId, roundId, memberId, openedAt: sql`now()` })))
    .onConflictDoUpdate({
      target: [roundNotice.partnershipId, roundNotice.roundId, roundNotice.memberId],
      set: { openedAt: sql`now()`, version: sql`${roundNotice.version} + 1` },
      setWhere: isNull(roundNotice.openedAt),
    })
}

/** Holds what a member was sent about a round: another node that is about to mail them waits, and reads what was sent. */
export async function holdSent(
  tx: Database,
  scope: Scope,
  roundId: string,
  memberId: string,
): Promise<readonly Sent[]> {
  const { partnershipId } = scope
  await tx.insert(roundNotice).values({ partnershipId, roundId, memberId }).onConflictDoNothing()
  const [held] = await tx
    .select({ sent: roundNotice.sent })
    .from(roundNotice)
    .where(key(partnershipId, roundId, memberId))
    .for('update')
  return held?.sent ?? []
}

/** Only after `holdSent`. */
export async function saveSent(
  tx: Database,
  scope: Scope,
  { roundId, memberId, sent }: Readonly<{ roundId: string; memberId: string; sent: readonly Sent[] }>,
): Promise<void> {
  await tx
    .update(roundNotice)
    .set({ sent: [...sent], version: sql`${roundNotice.version} + 1` })
    .where(key(scope.partnershipId, roundId, memberId))
}
