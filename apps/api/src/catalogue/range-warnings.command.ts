import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { findSurroundings } from '../assessment/ground.queries.ts'
import { listKnownAreas } from '../import/import.queries.ts'
import { type CatalogueIndicatorRow, listCellsOfEntries } from './catalogue.queries.ts'
import { entryWarnings } from './entry-warnings.ts'

/**
 * What looks wrong in an edition's figures of some entries, by code: England and the own region, held against all their
 * areas and not only those that are kept here.
 */
export async function rangeWarnings(
  db: Database,
  scope: Scope,
  editionId: string,
  rows: readonly CatalogueIndicatorRow[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const codes = rows.map(({ code }) => code)
  const cells = await listCellsOfEntries(db, editionId, codes)
  const areas = await listKnownAreas(db)
  const surroundings = await findSurroundings(db, scope)
  return new Map(
    rows.map((row) => [row.code, entryWarnings({ row, cells: cells.get(row.code) ?? [], areas, surroundings })]),
  )
}
