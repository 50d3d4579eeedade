import type { ChooseAreas, EditChosenAreas } from '@ttc/contracts/comparator'
import { area, neighbour, neighbourModel } from '@ttc/db/area'
import { areaChoice } from '@ttc/db/comparator'
import type { Database } from '@ttc/db/connect'
import { partnership } from '@ttc/db/partnership'
import type { Scope } from '@ttc/domain/access'
import { and, asc, count, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'

/** The partnership's own area, its model and the version of that choice. */
export async function findChosenModel(db: Database, scope: Scope) {
  const [found] = await db
    .select({ version: partnership.version, areaCode: partnership.areaCode, model: neighbourModel })
    .from(partnership)
    .leftJoin(neighbourModel, eq(neighbourModel.id, partnership.neighbourModelId))
    .where(eq(partnership.id, scope.partnershipId))
  if (found === undefined) throw new Error('The partnership of a scope is gone')
  return found
}

/** The loaded models that know the own area, newest first. */
export function listModels(db: Database, _scope: Scope, areaCode: string) {
  return db
    .selectDistinct({ id: neighbourModel.id, name: neighbourModel.name, publishedOn: neighbourModel.publishedOn })
    .from(neighbourModel)
    .innerJoin(neighbour, and(eq(neighbour.modelId, neighbourModel.id), eq(neighbour.areaCode, areaCode)))
    .orderBy(desc(neighbourModel.publishedOn), asc(neighbourModel.id))
    .limit(50)
}

export function listNeighbours(db: Database, _scope: Scope, modelId: string, areaCode: string) {
  return db
    .select({ code: area.code, name: area.name })
    .from(neighbour)
    .innerJoin(area, eq(area.code, neighbour.neighbourCode))
    .where(and(eq(neighbour.modelId, modelId), eq(neighbour.areaCode, areaCode)))
    .orderBy(asc(neighbour.rank))
    .limit(50)
}

/** Authorities that are there today, by name; at most 1,000. */
export function listAreas(db: Database, _scope: Scope, ownCode: string) {
  return db
    .select({ code: area.code, name: area.name })
    .from(area)
    .where(and(eq(area.kind, 'authority'), isNull(area.closedOn), ne(area.code, ownCode)))
    .orderBy(asc(area.name), asc(area.code))
    .limit(1000)
}

export function listChoices(db: Database, scope: Scope) {
  return db
    .select()
    .from(areaChoice)
    .where(eq(areaChoice.partnershipId, scope.partnershipId))
    .orderBy(asc(areaChoice.position), asc(areaChoice.id))
    .limit(200)
}

export async function findChoice(db: Database, scope: Scope, id: string) {
  const [found] = await db
    .select()
    .from(areaChoice)
    .where(and(eq(areaChoice.partnershipId, scope.partnershipId), eq(areaChoice.id, id)))
  return found ?? null
}

/** How many of some codes are areas that can be chosen. */
export async function countAreas(db: Database, _scope: Scope, codes: readonly string[]): Promise<number> {
  const [found] = await db
    .select({ known: count() })
    .from(area)
    .where(inArray(area.code, [...codes]))
  return found?.known ?? 0
}

export async function saveChoice(tx: Database, scope: Scope, { id, name, areaCodes }: ChooseAreas): Promise<void> {
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${areaChoice.position}), -1)::int` })
    .from(areaChoice)
    .where(eq(areaChoice.partnershipId, scope.partnershipId))
  await tx.insert(areaChoice).values({
    partnershipId: scope.partnershipId,
    id,
    name,
    areaCodes,
    position: (last?.position ?? -1) + 1,
    recordedBy: scope.memberId,
  })
}

/** Saves an edit based on the stored version; null when another edit came first. */
export async function editChoice(tx: Database, scope: Scope, id: string, edit: EditChosenAreas) {
  const { version, retired, name, areaCodes } = edit
  const retiredAt = retired ? sql`coalesce(${areaChoice.retiredAt}, now())` : null
  const [saved] = await tx
    .update(areaChoice)
    .set({ name, areaCodes, retiredAt, version: version + 1 })
    .where(
      and(eq(areaChoice.partnershipId, scope.partnershipId), eq(areaChoice.id, id), eq(areaChoice.version, version)),
    )
    .returning({ version: areaChoice.version })
  return saved?.version ?? null
}

export async function saveModel(tx: Database, scope: Scope, modelId: string | null, version: number) {
  const [saved] = await tx
    .update(partnership)
    .set({ neighbourModelId: modelId, version: version + 1 })
    .where(and(eq(partnership.id, scope.partnershipId), eq(partnership.version, version)))
    .returning({ version: partnership.version })
  return saved?.version ?? null
}
