import { area, neighbour, neighbourModel } from '@ttc/db/area'
import type { Database } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import type { PublishedArea } from './hierarchy.ts'

/** Areas by code; a code that is known is brought up to date. */
export async function saveAreas(tx: Database, areas: readonly PublishedArea[]): Promise<void> {
  await tx
    .insert(area)
    .values([...areas])
    .onConflictDoUpdate({
      target: area.code,
      set: {
        name: sql`excluded.name`,
        kind: sql`excluded.kind`,
        oldCode: sql`excluded.old_code`,
        regionCode: sql`excluded.region_code`,
        successorCode: sql`excluded.successor_code`,
        closedOn: sql`excluded.closed_on`,
      },
    })
}

/** The code that carries each old DfE code today. */
export async function listCodesByOldCode(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .select({ code: area.code, oldCode: area.oldCode, successorCode: area.successorCode })
    .from(area)
    .where(sql`${area.oldCode} is not null`)
  return new Map(rows.map((row) => [row.oldCode ?? '', row.successorCode ?? row.code]))
}

export type NeighbourModel = Readonly<{ id: string; name: string; publishedOn: string; source: string }>
export type NeighbourRow = Readonly<{ areaCode: string; rank: number; neighbourCode: string; closeness: string | null }>

/** A model with its neighbours, put in the place of an earlier one with the same id. */
export async function saveNeighbourModel(
  tx: Database,
  model: NeighbourModel,
  rows: readonly NeighbourRow[],
): Promise<void> {
  await tx
    .insert(neighbourModel)
    .values(model)
    .onConflictDoUpdate({ target: neighbourModel.id, set: { ...model } })
  await tx.delete(neighbour).where(sql`${neighbour.modelId} = ${model.id}`)
  if (rows.length > 0) await tx.insert(neighbour).values(rows.map((row) => ({ modelId: model.id, ...row })))
}
