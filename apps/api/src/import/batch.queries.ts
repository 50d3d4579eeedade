import type { BatchView } from '@ttc/contracts/import'
import type { Database } from '@ttc/db/connect'
import { batch } from '@ttc/db/measurement'
import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import { and, desc, eq, sql } from 'drizzle-orm'

export type NewBatch = Readonly<{ id: string; fileName: string; sha256: string; source: string }>
export type Counts = Readonly<Record<string, number>>

export async function saveNewBatch(tx: Database, scope: Scope, row: NewBatch): Promise<void> {
  const { partnershipId, memberId } = scope
  await tx.insert(batch).values({ partnershipId, ...row, shape: '', counts: {}, storedBy: memberId })
}

/** What the batch came to, known once its file has been read. */
export async function saveBatchCounts(
  tx: Database,
  scope: Scope,
  id: string,
  came: Readonly<{ shape: string; counts: Counts; decided?: BatchView['decided'] }>,
): Promise<void> {
  await tx.update(batch).set(came).where(of(scope, id))
}

export async function saveBatchUndone(tx: Database, scope: Scope, id: string): Promise<void> {
  await tx.update(batch).set({ undoneAt: sql`now()`, undoneBy: scope.memberId }).where(of(scope, id))
}

/** A batch, held for the rest of the transaction, so that it is undone once. */
export async function findHeldBatch(tx: Database, scope: Scope, id: string) {
  const [found] = await tx.select().from(batch).where(of(scope, id)).for('update')
  return found ?? null
}

/** Batches, the newest first; `before` is the id of the last one of the page before. Ids sort by their making. */
export async function listBatches(
  db: Database,
  scope: Scope,
  page: Readonly<{ before: string | null; limit: number }>,
): Promise<BatchView[]> {
  const earlier =
    page.before === null
      ? undefined
      : sql`(${batch.storedAt}, ${batch.id}) < (select b.recorded_at, b.id from ${batch} b
          where b.partnership_id = ${scope.partnershipId} and b.id = ${page.before})`
  const rows = await db
    .select({
      id: batch.id,
      fileName: batch.fileName,
      shape: batch.shape,
      source: batch.source,
      counts: batch.counts,
      decided: batch.decided,
      storedAt: batch.storedAt,
      storedBy: member.name,
      undoneAt: batch.undoneAt,
    })
    .from(batch)
    .leftJoin(member, and(eq(member.partnershipId, batch.partnershipId), eq(member.id, batch.storedBy)))
    .where(and(eq(batch.partnershipId, scope.partnershipId), earlier))
    .orderBy(desc(batch.storedAt), desc(batch.id))
    .limit(page.limit)
  return rows.map(({ storedAt, undoneAt, counts, ...row }) => ({
    ...row,
    counts: { ...counts },
    storedAt: storedAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  }))
}

function of(scope: Scope, id: string) {
  return and(eq(batch.partnershipId, scope.partnershipId), eq(batch.id, id))
}
