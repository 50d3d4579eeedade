import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import type { Scope } from '@ttc/domain/access'
import { and, eq, inArray } from 'drizzle-orm'

/**
 * Holds some indicators for the rest of the transaction: those who change what is judged of one take turns, each
 * reading what the one before has stored. Taken in order of the ids, so that two never wait for each other; and not
 * `for update`, which the foreign key of every new measurement would wait for.
 */
export async function holdIndicators(tx: Database, scope: Scope, indicatorIds: readonly string[]): Promise<void> {
  await tx
    .select({ id: indicator.id })
    .from(indicator)
    .where(and(eq(indicator.partnershipId, scope.partnershipId), inArray(indicator.id, [...indicatorIds])))
    .orderBy(indicator.id)
    .for('no key update')
}
