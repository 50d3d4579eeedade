import { adoption, catalogueIndicator, collection, edition } from '@ttc/db/catalogue'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { placement } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { isAllowed, isAllowedAt, type Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { listIndicatorPlaces } from '../access/place.queries.ts'
import type { EntryRow } from './catalogue.queries.ts'

export type AdoptionRow = typeof adoption.$inferSelect
export type Adopted = Readonly<{
  indicatorId: string
  name: string
  placement: Readonly<{ id: string; planId: string }> | null
}>

/** What was made of a collection's indicators, by code: those that the reader may see, each with a place they may see. */
export async function listAdopted(db: Database, scope: Scope, collectionId: string): Promise<Map<string, Adopted>> {
  const rows = await db
    .select({
      code: adoption.code,
      indicatorId: indicator.id,
      name: indicator.name,
      placementId: placement.id,
      priorityId: placement.priorityId,
      planId: planVersion.planId,
    })
    .from(adoption)
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, adoption.partnershipId), eq(indicator.id, adoption.indicatorId)),
    )
    .leftJoin(
      placement,
      and(
        eq(placement.partnershipId, adoption.partnershipId),
        eq(placement.indicatorId, adoption.indicatorId),
        isNull(placement.toOn),
      ),
    )
    .leftJoin(
      planVersion,
      and(
        eq(planVersion.partnershipId, placement.partnershipId),
        eq(planVersion.id, placement.planVersionId),
        ne(planVersion.state, 'superseded'),
      ),
    )
    .where(and(eq(adoption.partnershipId, scope.partnershipId), eq(adoption.collectionId, collectionId)))
    .orderBy(asc(adoption.code), asc(placement.id))
  const places = await listIndicatorPlaces(db, scope.partnershipId)
  const found = new Map<string, Adopted>()
  for (const { code, indicatorId, name, placementId, planId, priorityId } of rows) {
    if (!isAllowedAt(scope.grants, 'indicator.read', places.get(indicatorId) ?? [])) continue
    const isSeen = planId !== null && isAllowed(scope.grants, 'indicator.read', { planId, priorityId })
    const at = placementId !== null && planId !== null && isSeen ? { id: placementId, planId } : null
    found.set(code, { indicatorId, name, placement: found.get(code)?.placement ?? at })
  }
  return found
}

export async function findAdoption(
  db: Database,
  scope: Scope,
  collectionId: string,
  code: string,
): Promise<AdoptionRow | null> {
  const [found] = await db
    .select()
    .from(adoption)
    .where(
      and(
        eq(adoption.partnershipId, scope.partnershipId),
        eq(adoption.collectionId, collectionId),
        eq(adoption.code, code),
      ),
    )
  return found ?? null
}

/** What the edition says that an indicator's figures are of; null for one that was not adopted. */
export async function findAdoptedEntry(db: Database, scope: Scope, indicatorId: string): Promise<EntryRow | null> {
  const [found] = await db
    .select({ indicator: catalogueIndicator, edition, collection })
    .from(adoption)
    .innerJoin(
      catalogueIndicator,
      and(eq(catalogueIndicator.editionId, adoption.editionId), eq(catalogueIndicator.code, adoption.code)),
    )
    .innerJoin(edition, eq(edition.id, adoption.editionId))
    .innerJoin(collection, eq(collection.id, adoption.collectionId))
    .where(and(eq(adoption.partnershipId, scope.partnershipId), eq(adoption.indicatorId, indicatorId)))
  return found ?? null
}

export type NewAdoption = Readonly<Pick<AdoptionRow, 'indicatorId' | 'collectionId' | 'code' | 'editionId'>>

export async function saveNewAdoption(tx: Database, scope: Scope, row: NewAdoption): Promise<void> {
  await tx.insert(adoption).values({ partnershipId: scope.partnershipId, adoptedBy: scope.memberId, ...row })
}

const MOST_CODES = 100

/**
 * The code for a new indicator: the collection's own, or that with a number behind it where a retired indicator still
 * holds it. One that is in use is refused, since two indicators of one measure would be counted twice.
 */
export async function freeCode(tx: Database, scope: Scope, code: string): Promise<string> {
  const candidates = [code, ...Array.from({ length: MOST_CODES }, (_, at) => `${code}-${at + 2}`)]
  const held = await tx
    .select({ code: indicator.code, name: indicator.name, retiredAt: indicator.retiredAt })
    .from(indicator)
    .where(and(eq(indicator.partnershipId, scope.partnershipId), inArray(indicator.code, candidates)))
  const inUse = held.find((one) => one.code === code && one.retiredAt === null)
  const free = candidates.find((one) => !held.some((other) => other.code === one))
  if (inUse === undefined && free !== undefined) return free
  const name = inUse?.name ?? code
  throw new Problem(
    'conflict',
    `Your partnership has an indicator with the code ${code} already, “${name}”. Go on with that one, or give it another code first.`,
  )
}

/** Every priority of every plan, where something may be put: filtered by what the reader may do there. */
export async function listPlaces(db: Database, scope: Scope) {
  const rows = await db
    .select({
      planId: plan.id,
      planName: plan.name,
      priorityId: priority.id,
      priorityName: priority.name,
    })
    .from(priority)
    .innerJoin(plan, and(eq(plan.partnershipId, priority.partnershipId), eq(plan.id, priority.planId)))
    .where(and(eq(priority.partnershipId, scope.partnershipId), isNull(priority.retiredAt)))
    .orderBy(asc(plan.position), asc(plan.name), asc(priority.position), asc(priority.name))
    .limit(500)
  return rows.filter(({ planId, priorityId }) => isAllowed(scope.grants, 'placement.edit', { planId, priorityId }))
}
