import type { ChooseAreas, EditChosenAreas } from '@ttc/contracts/comparator'
import { area, neighbour, neighbourModel } from '@ttc/db/area'
import { areaChoice } from '@ttc/db/comparator'
import type { Database } from '@ttc/db/connect'
import { breakdown, series } from '@ttc/db/indicator'
import { measurement } from '@ttc/db/measurement'
import { partnership } from '@ttc/db/partnership'
import type { Scope } from '@ttc/domain/access'
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, max, ne, sql } from 'drizzle-orm'

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

/** The loaded models that know an area, newest first, each with the neighbours it gives that area, nearest first. */
export async function listModels(db: Database, _scope: Scope, areaCode: string) {
  const rows = await db
    .select({ model: neighbourModel, code: area.code, name: area.name })
    .from(neighbour)
    .innerJoin(neighbourModel, eq(neighbourModel.id, neighbour.modelId))
    .innerJoin(area, eq(area.code, neighbour.neighbourCode))
    .where(eq(neighbour.areaCode, areaCode))
    .orderBy(desc(neighbourModel.publishedOn), asc(neighbourModel.id), asc(neighbour.rank))
    .limit(1000)
  const models = new Map(rows.map(({ model }) => [model.id, model]))
  return [...models.values()].map((model) => ({
    ...model,
    neighbours: rows.filter((row) => row.model.id === model.id).map(({ code, name }) => ({ code, name })),
  }))
}

/** Every published area by name, abolished ones too; at most 2,000. */
export function listAreas(db: Database, _scope: Scope) {
  return db.select().from(area).orderBy(asc(area.name), asc(area.code)).limit(2000)
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

/** The names of chosen areas that are in use, other than one. */
export async function listNamesInUse(db: Database, scope: Scope, exceptId: string): Promise<string[]> {
  const rows = await db
    .select({ name: areaChoice.name })
    .from(areaChoice)
    .where(
      and(eq(areaChoice.partnershipId, scope.partnershipId), isNull(areaChoice.retiredAt), ne(areaChoice.id, exceptId)),
    )
    .limit(200)
  return rows.map(({ name }) => name)
}

/** How many values of an indicator are stored for all children of each area, and the last day of the latest. */
export function listAreasWithValues(db: Database, scope: Scope, indicatorId: string) {
  return db
    .select({
      code: series.areaCode,
      values: sql<number>`${count()}::int`,
      lastEnd: sql<string>`${max(measurement.periodEnd)}::text`,
    })
    .from(series)
    .innerJoin(breakdown, and(eq(breakdown.partnershipId, series.partnershipId), eq(breakdown.id, series.breakdownId)))
    .innerJoin(
      measurement,
      and(
        eq(measurement.partnershipId, series.partnershipId),
        eq(measurement.seriesId, series.id),
        isNull(measurement.supersededAt),
        isNotNull(measurement.value),
      ),
    )
    .where(
      and(eq(series.partnershipId, scope.partnershipId), eq(series.indicatorId, indicatorId), eq(breakdown.key, '')),
    )
    .groupBy(series.areaCode)
    .orderBy(asc(series.areaCode))
    .limit(2000)
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
