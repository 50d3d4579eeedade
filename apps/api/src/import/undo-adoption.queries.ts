import { assessment } from '@ttc/db/assessment'
import { adoption, edition, editionTaken } from '@ttc/db/catalogue'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { placement } from '@ttc/db/placement'
import type { Scope } from '@ttc/domain/access'
import type { SaidParts } from '@ttc/domain/catalogue/restored-definition'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'

/** What an undo did to adopted indicators besides their values. */
export type UndoneAdoptions = Readonly<{
  retired: { indicatorId: string; name: string }[]
  keptIndicators: { indicatorId: string; name: string; reason: string }[]
}>

const USED = 'It has values, a target, a rule or a baseline of its own. Take it out of the plan if it is not wanted.'

/**
 * After the values of a batch from the catalogue were taken back: an indicator that an earlier batch has filled is of
 * that batch's edition again; one that this batch had made is taken out of the plan and retired, unless something else
 * hangs on it. Neither is an adopted one any more then.
 */
export async function undoAdoptions(
  tx: Database,
  scope: Scope,
  indicatorIds: readonly string[],
): Promise<UndoneAdoptions> {
  const adopted = await listAdoptedAmong(tx, scope, indicatorIds)
  const retired: UndoneAdoptions['retired'] = []
  const keptIndicators: UndoneAdoptions['keptIndicators'] = []
  for (const { indicatorId, name, editionId, used } of adopted) {
    const at = and(eq(adoption.partnershipId, scope.partnershipId), eq(adoption.indicatorId, indicatorId))
    if (editionId !== null) {
      await tx.update(adoption).set({ editionId }).where(at)
      continue
    }
    await tx.delete(adoption).where(at)
    if (used) keptIndicators.push({ indicatorId, name, reason: USED })
    else {
      await retire(tx, scope, indicatorId)
      retired.push({ indicatorId, name })
    }
  }
  return { retired, keptIndicators }
}

/** What a batch took over of the definitions of adopted indicators, with what they say now. */
export function listTakenDefinitions(tx: Database, scope: Scope, batchId: string) {
  return tx
    .select({ before: editionTaken.before, taken: editionTaken.taken, indicator })
    .from(editionTaken)
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, editionTaken.partnershipId), eq(indicator.id, editionTaken.indicatorId)),
    )
    .where(and(eq(editionTaken.partnershipId, scope.partnershipId), eq(editionTaken.batchId, batchId)))
    .orderBy(indicator.name, indicator.id)
}

/** Puts parts of a definition back, as an edit like any other. */
export async function saveRestored(tx: Database, scope: Scope, indicatorId: string, parts: SaidParts): Promise<void> {
  await tx
    .update(indicator)
    .set({ ...(parts as Partial<typeof indicator.$inferInsert>), version: sql`${indicator.version} + 1` })
    .where(and(eq(indicator.partnershipId, scope.partnershipId), eq(indicator.id, indicatorId)))
}

/** Adopted ones, with the edition of the newest batch that still stands (null: none) and whether anything else is there. */
async function listAdoptedAmong(tx: Database, scope: Scope, indicatorIds: readonly string[]) {
  if (indicatorIds.length === 0) return []
  const own = sql`${scope.partnershipId}::uuid`
  const series = sql`select s.id from series s where s.partnership_id = ${own} and s.indicator_id = ${indicator.id}`
  const places = sql`select p.id from placement p where p.partnership_id = ${own} and p.indicator_id = ${indicator.id}`
  return tx
    .select({
      indicatorId: indicator.id,
      name: indicator.name,
      editionId: sql<string | null>`coalesce((select t.edition_id::text from ${editionTaken} t
        join batch b on b.partnership_id = t.partnership_id and b.id = t.batch_id and b.undone_at is null
        where t.partnership_id = ${own} and t.indicator_id = ${indicator.id}
        order by b.recorded_at desc, b.id desc limit 1), (select e.id::text from measurement m
        join batch b on b.partnership_id = m.partnership_id and b.id = m.batch_id and b.undone_at is null
        join ${edition} e on e.collection_id = ${adoption.collectionId} and e.sha256 = b.sha256
        where m.partnership_id = ${own} and m.series_id in (${series})
        order by b.recorded_at desc, b.id desc limit 1))`,
      used: sql<boolean>`(
        exists (select 1 from measurement m where m.partnership_id = ${own} and m.series_id in (${series})
          and m.superseded_at is null)
        or exists (select 1 from baseline b where b.partnership_id = ${own} and b.series_id in (${series}))
        or exists (select 1 from target t where t.partnership_id = ${own} and t.placement_id in (${places}))
        or exists (select 1 from rag_rule r where r.partnership_id = ${own} and r.placement_id in (${places})))`,
    })
    .from(adoption)
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, adoption.partnershipId), eq(indicator.id, adoption.indicatorId)),
    )
    .where(and(eq(adoption.partnershipId, scope.partnershipId), inArray(adoption.indicatorId, [...indicatorIds])))
    .orderBy(indicator.name, indicator.id)
}

async function retire(tx: Database, scope: Scope, indicatorId: string): Promise<void> {
  const places = tx
    .select({ id: placement.id })
    .from(placement)
    .where(and(eq(placement.partnershipId, scope.partnershipId), eq(placement.indicatorId, indicatorId)))
  await tx
    .delete(assessment)
    .where(and(eq(assessment.partnershipId, scope.partnershipId), inArray(assessment.placementId, places)))
  await touchExceptions(tx, scope, { indicators: [indicatorId] })
  await tx
    .update(placement)
    .set({ toOn: sql`greatest(${placement.fromOn}, current_date)`, version: sql`${placement.version} + 1` })
    .where(
      and(
        eq(placement.partnershipId, scope.partnershipId),
        eq(placement.indicatorId, indicatorId),
        isNull(placement.toOn),
      ),
    )
  await tx
    .update(indicator)
    .set({ retiredAt: sql`now()`, version: sql`${indicator.version} + 1` })
    .where(and(eq(indicator.partnershipId, scope.partnershipId), eq(indicator.id, indicatorId)))
}
