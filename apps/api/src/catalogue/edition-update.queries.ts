import { adoption, catalogueIndicator, catalogueSeries, collection, edition, editionTaken } from '@ttc/db/catalogue'
import type { Database } from '@ttc/db/connect'
import { breakdown, indicator, series } from '@ttc/db/indicator'
import { measurement } from '@ttc/db/measurement'
import type { Scope } from '@ttc/domain/access'
import { YEARS_TAKEN } from '@ttc/domain/catalogue/adoption'
import type { takenParts } from '@ttc/domain/catalogue/edition-change'
import { and, asc, count, eq, exists, gt, inArray, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { areasOf, findSurroundings } from '../assessment/ground.queries.ts'

const newest = alias(edition, 'newest')
const newIndicator = alias(catalogueIndicator, 'new_indicator')

type Wanted = Readonly<{ ids: readonly string[] | null; after: string | null; limit: number }>

/**
 * Adopted indicators whose collection has a newer edition than theirs, or figures of an area that the partnership
 * compares itself with by now and has none of, with what both editions say: in the order of their ids. The new edition
 * may not have the indicator any more.
 */
export async function listOutdated(db: Database, scope: Scope, { ids, after, limit }: Wanted) {
  const latest = sql`${newest.id} = (select e.id from ${edition} e where e.collection_id = ${adoption.collectionId}
    order by e.loaded_at desc, e.id desc limit 1)`
  const codes = areasOf(await findSurroundings(db, scope))
  const rows = await db
    .select({
      indicator,
      collection,
      fromEdition: edition,
      fromIndicator: catalogueIndicator,
      toEdition: newest,
      toIndicator: newIndicator,
    })
    .from(adoption)
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, adoption.partnershipId), eq(indicator.id, adoption.indicatorId)),
    )
    .innerJoin(collection, eq(collection.id, adoption.collectionId))
    .innerJoin(edition, eq(edition.id, adoption.editionId))
    .innerJoin(
      catalogueIndicator,
      and(eq(catalogueIndicator.editionId, adoption.editionId), eq(catalogueIndicator.code, adoption.code)),
    )
    .innerJoin(newest, latest)
    .leftJoin(newIndicator, and(eq(newIndicator.editionId, newest.id), eq(newIndicator.code, adoption.code)))
    .where(
      and(
        eq(adoption.partnershipId, scope.partnershipId),
        or(ne(newest.id, adoption.editionId), hasUnknownArea(db, codes)),
        ids === null ? undefined : inArray(adoption.indicatorId, [...ids]),
        after === null ? undefined : gt(adoption.indicatorId, after),
      ),
    )
    .orderBy(asc(adoption.indicatorId))
    .limit(limit)
  return rows.map(({ indicator: row, collection: of, fromEdition, fromIndicator, toEdition, toIndicator }) => ({
    indicator: row,
    collection: of,
    from: { edition: fromEdition, indicator: fromIndicator },
    to: { edition: toEdition, indicator: toIndicator },
  }))
}

/** Whether one of the areas has figures in the newest edition, of the years that are taken, and none is stored here. */
function hasUnknownArea(db: Database, codes: readonly string[]) {
  const stored = db
    .select({ id: series.id })
    .from(series)
    .innerJoin(breakdown, and(eq(breakdown.partnershipId, series.partnershipId), eq(breakdown.id, series.breakdownId)))
    .innerJoin(
      measurement,
      and(
        eq(measurement.partnershipId, series.partnershipId),
        eq(measurement.seriesId, series.id),
        isNull(measurement.supersededAt),
      ),
    )
    .where(
      and(
        eq(series.partnershipId, adoption.partnershipId),
        eq(series.indicatorId, adoption.indicatorId),
        eq(series.areaCode, catalogueSeries.areaCode),
        eq(breakdown.key, ''),
      ),
    )
  const end = sql`(${catalogueSeries.cells} -> -1 ->> 1)::date`
  const isRecent = sql`${end} > ${newIndicator.lastEnd} - make_interval(years => ${YEARS_TAKEN})`
  return exists(
    db
      .select({ code: catalogueSeries.code })
      .from(catalogueSeries)
      .where(
        and(
          eq(catalogueSeries.editionId, newest.id),
          eq(catalogueSeries.code, adoption.code),
          inArray(catalogueSeries.areaCode, [...codes]),
          isRecent,
          notExists(stored),
        ),
      ),
  )
}

export type OutdatedRow = Awaited<ReturnType<typeof listOutdated>>[number]

export async function countAdoptions(db: Database, scope: Scope): Promise<number> {
  const [found] = await db
    .select({ total: count() })
    .from(adoption)
    .where(eq(adoption.partnershipId, scope.partnershipId))
  return found?.total ?? 0
}

/** Says by which import an indicator came to an edition, and what of its definition changed with it. */
export async function saveEditionTaken(
  tx: Database,
  scope: Scope,
  row: Omit<typeof editionTaken.$inferSelect, 'partnershipId'>,
): Promise<void> {
  await tx.insert(editionTaken).values({ partnershipId: scope.partnershipId, ...row })
}

/** Says that an adopted indicator is of another edition now. */
export async function saveAdoptionEdition(
  tx: Database,
  scope: Scope,
  indicatorId: string,
  editionId: string,
): Promise<void> {
  await tx
    .update(adoption)
    .set({ editionId })
    .where(and(eq(adoption.partnershipId, scope.partnershipId), eq(adoption.indicatorId, indicatorId)))
}

/** Saves the parts of a definition that a new edition changes, as an edit like any other. */
export async function saveTakenDefinition(
  tx: Database,
  scope: Scope,
  indicatorId: string,
  taken: ReturnType<typeof takenParts>,
): Promise<void> {
  if (Object.keys(taken).length === 0) return
  await tx
    .update(indicator)
    .set({ ...taken, version: sql`${indicator.version} + 1` })
    .where(and(eq(indicator.partnershipId, scope.partnershipId), eq(indicator.id, indicatorId)))
}
