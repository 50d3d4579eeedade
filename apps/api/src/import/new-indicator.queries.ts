import type { CreateIndicator } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { adoption } from '@ttc/db/catalogue'
import type { Database } from '@ttc/db/connect'
import { formula, formulaPart } from '@ttc/db/formula'
import { indicator, storedSeries } from '@ttc/db/indicator'
import { placement } from '@ttc/db/placement'
import { receipt } from '@ttc/db/receipt'
import type { Scope } from '@ttc/domain/access'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { findSurroundings } from '../assessment/ground.queries.ts'
import { saveBreakdown } from '../indicator/indicator.queries.ts'

/** Who has which of some codes already. */
export async function listCodesTaken(db: Database, scope: Scope, codes: readonly string[]) {
  if (codes.length === 0) return []
  return db
    .select({ id: indicator.id, code: indicator.code, name: indicator.name })
    .from(indicator)
    .where(and(eq(indicator.partnershipId, scope.partnershipId), inArray(indicator.code, [...codes])))
}

/** The rows alone: their series are those of the file. */
export async function saveIndicatorsOfFile(
  tx: Database,
  scope: Scope,
  created: readonly CreateIndicator[],
): Promise<void> {
  if (created.length === 0) return
  await tx.insert(indicator).values(created.map((one) => ({ partnershipId: scope.partnershipId, ...one })))
}

/**
 * What every indicator has: a series of the own area and all children, whether the file holds it or not. Figures that
 * their publisher has treated already are not hidden a second time.
 */
export async function finishIndicatorsOfFile(
  tx: Database,
  scope: Scope,
  ids: readonly string[],
  isTreated: boolean,
): Promise<void> {
  const { partnershipId } = scope
  const { ownCode: areaCode } = await findSurroundings(tx, scope)
  const breakdownId = await saveBreakdown(tx, scope, [])
  await tx
    .insert(storedSeries)
    .values(ids.map((indicatorId) => ({ partnershipId, id: newId(), indicatorId, areaCode, breakdownId })))
    .onConflictDoNothing()
  if (!isTreated) return
  await tx
    .update(indicator)
    .set({ disclosure: sql`${indicator.disclosure} || '{"hideUpTo": null}'::jsonb` })
    .where(and(eq(indicator.partnershipId, partnershipId), inArray(indicator.id, [...ids])))
}

/** A retired indicator is taken up again where figures are stored for it. */
export async function restoreIndicators(tx: Database, scope: Scope, ids: readonly string[]): Promise<void> {
  await tx
    .update(indicator)
    .set({ retiredAt: null, version: sql`${indicator.version} + 1` })
    .where(
      and(
        eq(indicator.partnershipId, scope.partnershipId),
        inArray(indicator.id, [...ids]),
        sql`${indicator.retiredAt} is not null`,
      ),
    )
}

/** What the batch answered when it was stored. */
export async function findBatchAnswer(tx: Database, scope: Scope, batchId: string): Promise<unknown> {
  const [found] = await tx
    .select({ answer: receipt.answer })
    .from(receipt)
    .where(and(eq(receipt.partnershipId, scope.partnershipId), eq(receipt.id, batchId)))
  return found?.answer ?? null
}

/** Whether anything hangs on an indicator: a plan, values that still stand, a computation, the catalogue. */
export async function listUses(tx: Database, scope: Scope, ids: readonly string[]) {
  // By its full name: within a select from one table a column alone would be taken for the inner table's.
  const the = sql`indicator.id`
  const own = sql`${scope.partnershipId}::uuid`
  return tx
    .select({
      id: indicator.id,
      name: indicator.name,
      placed: sql<boolean>`exists (select 1 from ${placement} p where p.partnership_id = ${own}
        and p.indicator_id = ${the} and p.to_on is null)`,
      valued: sql<boolean>`exists (select 1 from series s join measurement m on m.partnership_id = s.partnership_id
        and m.series_id = s.id and m.superseded_at is null
        where s.partnership_id = ${own} and s.indicator_id = ${the})`,
      computed: sql<boolean>`exists (select 1 from ${formulaPart} fp join ${formula} f
        on f.partnership_id = fp.partnership_id and f.id = fp.formula_id and f.superseded_at is null
        where fp.partnership_id = ${own} and fp.indicator_id = ${the})`,
      adopted: sql<boolean>`exists (select 1 from ${adoption} a where a.partnership_id = ${own}
        and a.indicator_id = ${the})`,
    })
    .from(indicator)
    .where(
      and(
        eq(indicator.partnershipId, scope.partnershipId),
        inArray(indicator.id, [...ids]),
        sql`${indicator.retiredAt} is null`,
      ),
    )
    .orderBy(indicator.name, indicator.id)
}

export async function retireIndicators(tx: Database, scope: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(indicator)
    .set({ retiredAt: sql`now()`, version: sql`${indicator.version} + 1` })
    .where(and(eq(indicator.partnershipId, scope.partnershipId), inArray(indicator.id, [...ids])))
}
