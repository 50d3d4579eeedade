import type { SheetView } from '@ttc/contracts/recovery-sheet'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { listSheets, type SheetRow } from './recovery-sheet.queries.ts'
import { sheetView } from './recovery-sheet.view.ts'

/** A sheet as it stands now, for whoever worked on an older version of it. */
export async function presentSheet(
  db: Database,
  scope: Scope,
  row: SheetRow,
  today: string,
): Promise<SheetView | null> {
  const known = await listSheets(db, scope, [row.placementId])
  const found = known.find(({ id }) => id === row.id)
  return found === undefined ? null : sheetView(found, today)
}
