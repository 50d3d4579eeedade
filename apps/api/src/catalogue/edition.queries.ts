import { catalogueIndicator, collection, edition } from '@ttc/db/catalogue'
import type { Database } from '@ttc/db/connect'
import type { DictionaryEntry } from '@ttc/domain/catalogue/dictionary'
import type { Sheet } from '@ttc/domain/catalogue/sheet'
import { and, desc, eq, sql } from 'drizzle-orm'

export type CollectionRow = typeof collection.$inferSelect
export type EditionRow = typeof edition.$inferSelect
export type Counts = Readonly<Record<string, number>>

export async function saveCollection(tx: Database, row: CollectionRow): Promise<void> {
  const { id: _, ...fields } = row
  await tx.insert(collection).values(row).onConflictDoUpdate({ target: collection.id, set: fields })
}

/** The edition that was made of these very files, if it is there. */
export async function findEditionOf(db: Database, collectionId: string, sha256: string): Promise<EditionRow | null> {
  const [found] = await db
    .select()
    .from(edition)
    .where(and(eq(edition.collectionId, collectionId), eq(edition.sha256, sha256)))
  return found ?? null
}

export type NewEdition = Readonly<Pick<EditionRow, 'id' | 'collectionId' | 'name' | 'publishedOn' | 'sha256'>>

export async function saveNewEdition(tx: Database, row: NewEdition): Promise<void> {
  await tx.insert(edition).values({ ...row, counts: {} })
}

export async function saveEditionCounts(tx: Database, id: string, counts: Counts): Promise<void> {
  await tx.update(edition).set({ counts }).where(eq(edition.id, id))
}

/** One indicator of an edition with all its figures; the series go in one statement. */
export async function saveSheet(
  tx: Database,
  editionId: string,
  position: number,
  entry: DictionaryEntry,
  { series, ...sheet }: Sheet,
): Promise<void> {
  const { periods: _, decimals: __, ...fields } = entry
  await tx.insert(catalogueIndicator).values({ editionId, position, ...fields, ...sheet, areas: series.length })
  await tx.execute(sql`
    insert into catalogue_series (edition_id, code, area_code, cells)
    select ${editionId}::uuid, ${entry.code}, r."areaCode", r.cells
    from jsonb_to_recordset(${JSON.stringify(series)}::jsonb) as r("areaCode" text, cells jsonb)`)
}

/** Every edition of every collection: collections by name, the newest edition of each first. */
export function listEditions(db: Database) {
  return db
    .select({ collection, edition })
    .from(edition)
    .innerJoin(collection, eq(collection.id, edition.collectionId))
    .orderBy(collection.name, collection.id, desc(edition.loadedAt), desc(edition.id))
    .limit(200)
}
