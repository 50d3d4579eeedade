import type { CataloguePage } from '@ttc/contracts/catalogue'
import { area } from '@ttc/db/area'
import { catalogueIndicator, catalogueSeries, collection, edition } from '@ttc/db/catalogue'
import type { Database } from '@ttc/db/connect'
import type { Cell } from '@ttc/domain/catalogue/sheet'
import { and, asc, count, desc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm'
import type { CollectionRow, EditionRow } from './edition.queries.ts'

export type CatalogueIndicatorRow = typeof catalogueIndicator.$inferSelect
export type PublishedEdition = Readonly<{ collection: CollectionRow; edition: EditionRow }>
export type EntryRow = PublishedEdition & Readonly<{ indicator: CatalogueIndicatorRow }>
/** An entry's figures of one area. */
export type AreaCells = Readonly<{ areaCode: string; cells: readonly Cell[] }>

/** The newest edition of a collection, or of the first there is where none is named. */
export async function findNewestEdition(db: Database, collectionId: string | null): Promise<PublishedEdition | null> {
  const [found] = await db
    .select({ collection, edition })
    .from(edition)
    .innerJoin(collection, eq(collection.id, edition.collectionId))
    .where(collectionId === null ? undefined : eq(edition.collectionId, collectionId))
    .orderBy(asc(collection.name), asc(collection.id), desc(edition.loadedAt), desc(edition.id))
    .limit(1)
  return found ?? null
}

type Filter = Pick<CataloguePage, 'words' | 'topic' | 'polarity' | 'adopted'> &
  Readonly<{ adoptedCodes: readonly string[] }>

/** A page of an edition's indicators in the order of their publisher; `after` is the code that the page before ended with. */
export function listEntries(
  db: Database,
  editionId: string,
  filter: Filter,
  page: Readonly<{ after: string | null; limit: number }>,
): Promise<CatalogueIndicatorRow[]> {
  const row = catalogueIndicator
  const last = db
    .select({ position: row.position })
    .from(row)
    .where(and(eq(row.editionId, editionId), eq(row.code, page.after ?? '')))
  const later = page.after === null ? undefined : sql`${row.position} > (${last})`
  return db
    .select()
    .from(row)
    .where(and(matching(editionId, filter), later))
    .orderBy(asc(row.position))
    .limit(page.limit)
}

export async function countEntries(db: Database, editionId: string, filter: Filter): Promise<number> {
  const [found] = await db.select({ total: count() }).from(catalogueIndicator).where(matching(editionId, filter))
  return found?.total ?? 0
}

export function listTopics(db: Database, editionId: string) {
  const { topic } = catalogueIndicator
  return db
    .select({ topic, count: count() })
    .from(catalogueIndicator)
    .where(eq(catalogueIndicator.editionId, editionId))
    .groupBy(topic)
    .orderBy(asc(topic))
    .limit(200)
}

function matching(editionId: string, { words, topic, polarity, adopted, adoptedCodes }: Filter) {
  const row = catalogueIndicator
  const said = sql`${row.name} || ' ' || ${row.code} || ' ' || ${row.topic} || ' ' || ${row.definition}`
  const each = (words ?? '').split(/\s+/).filter((word) => word !== '')
  return and(
    eq(row.editionId, editionId),
    topic === undefined ? undefined : eq(row.topic, topic),
    polarity === undefined ? undefined : eq(row.polarity, polarity),
    ...each.map((word) => sql`${said} ilike ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`}`),
    adopted === 'yes' ? inArray(row.code, [...adoptedCodes]) : undefined,
    adopted === 'no' && adoptedCodes.length > 0 ? notInArray(row.code, [...adoptedCodes]) : undefined,
  )
}

export async function findEntry(db: Database, editionId: string, code: string): Promise<EntryRow | null> {
  const [found] = await db
    .select({ indicator: catalogueIndicator, edition, collection })
    .from(catalogueIndicator)
    .innerJoin(edition, eq(edition.id, catalogueIndicator.editionId))
    .innerJoin(collection, eq(collection.id, edition.collectionId))
    .where(and(eq(catalogueIndicator.editionId, editionId), eq(catalogueIndicator.code, code)))
  return found ?? null
}

/** The figures of several entries of all areas, by the entry's code: for a page of a list at most. */
export async function listCellsOfEntries(
  db: Database,
  editionId: string,
  codes: readonly string[],
): Promise<Map<string, AreaCells[]>> {
  const found = new Map<string, AreaCells[]>(codes.map((code) => [code, []]))
  if (codes.length === 0) return found
  const rows = await db
    .select({
      code: catalogueSeries.code,
      areaCode: catalogueSeries.areaCode,
      cells: sql<readonly Cell[]>`${catalogueSeries.cells}`,
    })
    .from(catalogueSeries)
    .where(and(eq(catalogueSeries.editionId, editionId), inArray(catalogueSeries.code, [...codes])))
    .orderBy(asc(catalogueSeries.code), asc(catalogueSeries.areaCode))
  for (const { code, ...one } of rows) found.get(code)?.push(one)
  return found
}

/** An entry's figures of some areas, or of all of them (null): at most as many rows as the country has areas. */
export function listCells(
  db: Database,
  editionId: string,
  code: string,
  areaCodes: readonly string[] | null,
): Promise<AreaCells[]> {
  return db
    .select({ areaCode: catalogueSeries.areaCode, cells: sql<readonly Cell[]>`${catalogueSeries.cells}` })
    .from(catalogueSeries)
    .where(
      and(
        eq(catalogueSeries.editionId, editionId),
        eq(catalogueSeries.code, code),
        areaCodes === null ? undefined : inArray(catalogueSeries.areaCode, [...areaCodes]),
      ),
    )
    .orderBy(asc(catalogueSeries.areaCode))
}

/** An entry's figures of every authority but one, whose earlier codes are left out with it. */
export function listAuthorityCells(
  db: Database,
  editionId: string,
  code: string,
  exceptCode: string,
): Promise<(AreaCells & Readonly<{ name: string }>)[]> {
  return db
    .select({
      areaCode: catalogueSeries.areaCode,
      name: area.name,
      cells: sql<readonly Cell[]>`${catalogueSeries.cells}`,
    })
    .from(catalogueSeries)
    .innerJoin(area, eq(area.code, catalogueSeries.areaCode))
    .where(
      and(
        eq(catalogueSeries.editionId, editionId),
        eq(catalogueSeries.code, code),
        eq(area.kind, 'authority'),
        ne(sql`coalesce(${area.successorCode}, ${area.code})`, exceptCode),
        ne(area.code, exceptCode),
      ),
    )
    .orderBy(asc(catalogueSeries.areaCode))
}
