import { baseline } from '@ttc/db/baseline'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import type { FrozenBaseline } from '@ttc/domain/baseline'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { type KnownOn, recordedBy } from '../assessment/known-on.queries.ts'

const columns = {
  id: baseline.id,
  seriesId: baseline.seriesId,
  frozenOn: baseline.frozenOn,
  copy: baseline.copy,
  reason: baseline.reason,
  recordedAt: baseline.recordedAt,
  recordedBy: member.name,
  supersededAt: baseline.supersededAt,
}

/** All baselines of some series that were recorded by now, or by a day, newest first; at most 200. */
export function listBaselines(db: Database, scope: Scope, seriesIds: readonly string[], knownOn: KnownOn = null) {
  return db
    .select(columns)
    .from(baseline)
    .leftJoin(member, and(eq(member.partnershipId, baseline.partnershipId), eq(member.id, baseline.recordedBy)))
    .where(
      and(
        eq(baseline.partnershipId, scope.partnershipId),
        inArray(baseline.seriesId, [...seriesIds]),
        recordedBy(baseline.recordedAt, knownOn),
      ),
    )
    .orderBy(desc(baseline.recordedAt), desc(baseline.id))
    .limit(200)
}

export async function findOpenBaseline(db: Database, scope: Scope, seriesId: string) {
  const [found] = await db
    .select({ id: baseline.id, copy: baseline.copy })
    .from(baseline)
    .where(
      and(
        eq(baseline.partnershipId, scope.partnershipId),
        eq(baseline.seriesId, seriesId),
        isNull(baseline.supersededAt),
      ),
    )
  return found ?? null
}

/** A new baseline takes the place of the one in force, which stays readable. */
export async function saveNewBaseline(
  tx: Database,
  scope: Scope,
  row: Readonly<{ id: string; seriesId: string; copy: FrozenBaseline; reason: string }>,
): Promise<void> {
  await tx
    .update(baseline)
    .set({ supersededAt: sql`now()` })
    .where(
      and(
        eq(baseline.partnershipId, scope.partnershipId),
        eq(baseline.seriesId, row.seriesId),
        isNull(baseline.supersededAt),
      ),
    )
  await tx
    .insert(baseline)
    .values({ partnershipId: scope.partnershipId, frozenOn: row.copy.frozenOn, recordedBy: scope.memberId, ...row })
}
