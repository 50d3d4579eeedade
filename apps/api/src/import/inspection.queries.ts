import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { importMapping } from '@ttc/db/import'
import { indicator } from '@ttc/db/indicator'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, sql } from 'drizzle-orm'

/** Every indicator of the partnership, retired ones too, to be found again by code or name; at most 5,000. */
export function listMatchable(db: Database, scope: Scope) {
  return db
    .select({ id: indicator.id, code: indicator.code, name: indicator.name, retiredAt: indicator.retiredAt })
    .from(indicator)
    .where(eq(indicator.partnershipId, scope.partnershipId))
    .orderBy(asc(indicator.name), asc(indicator.id))
    .limit(5_000)
}

/** How a file with such a header was imported last; null where none was. */
export async function findMapping(db: Database, scope: Scope, fingerprint: string) {
  const [found] = await db
    .select({ options: importMapping.options, recordedAt: importMapping.recordedAt })
    .from(importMapping)
    .where(and(eq(importMapping.partnershipId, scope.partnershipId), eq(importMapping.fingerprint, fingerprint)))
  return found ?? null
}

/** Remembers how a file with such a header was imported, in place of the time before. */
export async function saveMapping(tx: Database, scope: Scope, fingerprint: string, options: unknown): Promise<void> {
  const { partnershipId, memberId } = scope
  await tx
    .insert(importMapping)
    .values({ partnershipId, id: newId(), fingerprint, options, recordedBy: memberId })
    .onConflictDoUpdate({
      target: [importMapping.partnershipId, importMapping.fingerprint],
      set: { options, recordedBy: memberId, recordedAt: sql`now()` },
    })
}
